"""双人复核: where it is on, nobody approves the first publication of a text she has written of."""

import pytest

from articles.admin.actions import titles
from articles.editing import create, revise
from articles.models import Article, Status
from articles.revision import Via
from articles.tagging import tag
from articles.workflow import OwnText, move
from tests.desk import desk, form_url, list_url, messages, opened, user
from tests.factories import ArticleFactory, PageFactory, TagFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_persons(settings) -> None:
    settings.TWO_PERSON_REVIEW = True


@pytest.fixture
def author():
    return user("老王", "主编")


@pytest.fixture
def other():
    return user("老赵", "主编")


def imported() -> Article:
    return ArticleFactory(status=Status.DRAFT)


def changed_by(who, article: Article, **changes) -> Article:
    changes = changes or {"body": "改过的正文。"}
    return revise(article, by=who, why="", via=Via.ADMIN, **changes)


def published(article: Article, by) -> bool:
    return move(article, "publish", by=by, via=Via.ADMIN).status == Status.PUBLISHED


def test_an_author_is_refused_and_a_colleague_is_not(author, other) -> None:
    article = changed_by(author, imported())
    with pytest.raises(OwnText):
        published(article, author)
    assert Article.objects.get(pk=article.pk).status == Status.DRAFT
    assert published(article, other)


def test_a_text_by_hand_is_its_authors(author, other) -> None:
    article = Article(page=PageFactory(), order=1, title="手写的")
    create(article, by=author, why="", via=Via.ADMIN)
    with pytest.raises(OwnText):
        published(article, author)
    assert published(article, other)


def test_a_comma_of_a_colleague_makes_no_author_free(author, other) -> None:
    article = changed_by(other, changed_by(author, imported()), body="改过的，正文。")
    for who in (author, other):
        with pytest.raises(OwnText):
            published(article, who)


@pytest.mark.parametrize(
    "changes", [{"order": 77}, {"kind": "photo"}, {"status": Status.IN_REVIEW}, {"continued_on": 4}]
)
def test_what_is_no_text_makes_no_author(author, changes) -> None:
    assert published(changed_by(author, imported(), **changes), author)


def test_neither_do_a_tag_and_an_import(author) -> None:
    article = imported()
    tag([article], TagFactory(), by=author, via=Via.ADMIN)
    revise(article, by=author, why="", via=Via.IMPORT, body="新读的正文。")
    assert published(article, author)


def test_only_the_first_publication_is_approved(author, other) -> None:
    article = changed_by(
        author, move(changed_by(author, imported()), "publish", by=other, via=Via.ADMIN)
    )
    article = move(article, "withdraw", by=author, via=Via.ADMIN)
    assert published(article, author)


def test_without_the_setting_everybody_may(author, settings) -> None:
    settings.TWO_PERSON_REVIEW = False
    assert published(changed_by(author, imported()), author)


def test_the_desk_says_so_and_saves_the_text_all_the_same(author) -> None:
    article = changed_by(author, imported())
    client = desk(author)
    data = opened(client, form_url(article)) | {"title": "新题", "_step": "publish"}
    said = messages(client.post(form_url(article), data, follow=True))
    article.refresh_from_db()
    assert str(OwnText(article)) in said
    assert (article.title, article.status) == ("新题", Status.DRAFT)


def test_many_at_once_names_ones_own(author) -> None:
    own, free = changed_by(author, imported(), title="自己的"), imported()
    data = {"action": "publish", "_selected_action": [own.pk, free.pk]}
    said = messages(desk(author).post(list_url("articles_article"), data, follow=True))
    own.refresh_from_db()
    free.refresh_from_db()
    assert (own.status, free.status) == (Status.DRAFT, Status.PUBLISHED)
    assert any(titles([own]) in text for text in said)
