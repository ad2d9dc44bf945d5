"""The one verb by which articles change."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from articles.editing import Conflict, revise
from articles.models import Article, Status
from articles.revision import Via, recording
from people.models import Person, Photographer, Reporter
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def test_revise_records_who_why_and_what(admin_user) -> None:
    article = ArticleFactory(title="旧题")
    new = revise(article, by=admin_user, why="更正", via=Via.ADMIN, title="新题")
    row = new.history.latest()
    assert (new.title, new.version) == ("新题", 2)
    assert (row.history_user, row.history_change_reason, row.via) == (admin_user, "更正", "admin")
    assert row.diff_against(row.prev_record, included_fields=["title"]).changes[0].old == "旧题"


def test_revise_without_a_difference_writes_nothing() -> None:
    article = ArticleFactory()
    before = article.history.count()
    same = revise(article, by=None, why="", via=Via.ADMIN, title=article.title)
    assert same.version == 1
    assert article.history.count() == before


def test_revise_refuses_a_version_that_is_gone() -> None:
    article = ArticleFactory(title="旧题")
    revise(article, by=None, why="", via=Via.ADMIN, title="同事所改")
    with pytest.raises(Conflict) as caught:
        revise(article, by=None, why="", via=Via.ADMIN, expected=1, title="我所改")
    assert caught.value.current.title == "同事所改"
    assert Article.objects.get(pk=article.pk).title == "同事所改"


def test_revise_refuses_fields_that_are_not_the_editors() -> None:
    with pytest.raises(TypeError, match="version"):
        revise(ArticleFactory(), by=None, why="", via=Via.ADMIN, version=9)


def test_revise_refuses_a_text_the_database_would_cut() -> None:
    article = ArticleFactory()
    with pytest.raises(ValidationError):
        revise(article, by=None, why="", via=Via.ADMIN, title="长" * 301)
    assert article.history.count() == 1


def test_recording_ends_with_its_block(admin_user) -> None:
    with recording(by=admin_user, why="甲", via=Via.IMPORT):
        first = Person.objects.create(name="甲")
    second = Person.objects.create(name="乙")
    assert first.history.get().via == "import"
    assert (second.history.get().via, second.history.get().history_user) == ("system", None)


@pytest.mark.parametrize("proxy", [Reporter, Photographer])
def test_an_edit_through_a_proxy_leaves_history(proxy) -> None:
    person = proxy.objects.create(name="曾国华")
    person.note = "改"
    person.save()
    person.delete()
    assert Person.history.filter(name="曾国华").count() == 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": ""},
        {"kind": "letter"},
        {"status": "lost"},
        {"status": Status.PUBLISHED, "published_at": None},
        {"version": 0},
    ],
)
def test_the_database_itself_refuses(wrong) -> None:
    article = ArticleFactory(status=Status.DRAFT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(**wrong)
