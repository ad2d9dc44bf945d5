"""Tags put on and taken off, by editors and by the machine."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import acts, search
from articles.models import Act, Article, Source, Tag, TagAlias, Tagging, TagKind
from articles.revision import Via
from articles.tagging import Proposal, TagFinder, propose, tag, untag
from tests.factories import ArticleFactory, PageFactory, TagFactory, TaggingFactory

pytestmark = pytest.mark.django_db


def test_tag_is_put_on_once(admin_user) -> None:
    article, topic = ArticleFactory(), TagFactory()
    assert tag([article], topic, by=admin_user, via=Via.BULK) == 1
    assert tag([article], topic, by=admin_user, via=Via.BULK) == 0
    tagging = Tagging.objects.get()
    assert (tagging.source, tagging.confidence) == (Source.EDITOR, 1.0)
    assert tagging.history.get().history_user == admin_user
    assert Article.objects.get().version == 2


def test_the_machine_does_not_put_back_what_an_editor_took_off() -> None:
    article, topic = ArticleFactory(), TagFactory(name="送温暖")
    TaggingFactory(article=article, tag=topic, source=Source.AUTOMATIC, confidence=0.6)
    assert untag([article], topic, by=None, via=Via.ADMIN) == 1
    assert propose([(article, [Proposal("topic", "送温暖", 0.9)])], TagFinder()) == []
    assert Tagging.objects.get().removed


def test_an_editor_may_put_it_back() -> None:
    article, topic = ArticleFactory(), TagFactory()
    TaggingFactory(article=article, tag=topic, source=Source.AUTOMATIC, removed=True)
    assert tag([article], topic, by=None, via=Via.ADMIN) == 1
    assert not Tagging.objects.get().removed


def test_proposals_find_tags_by_alias_and_make_new_ones() -> None:
    known = TagFactory(kind=TagKind.ORGANISATION, name="北京市总工会")
    TagAlias.objects.create(tag=known, name="市总工会")
    article = ArticleFactory()
    proposals = [Proposal("organisation", "市总工会", 0.9), Proposal("place", "城南区", 0.8)]
    made = propose([(article, proposals)], TagFinder())
    assert {tagging.tag.name for tagging in made} == {"北京市总工会", "城南区"}
    assert {tagging.source for tagging in made} == {Source.AUTOMATIC}


def test_slugs_are_readable_and_distinct() -> None:
    slugs = [
        Tag.objects.create(kind="topic", name=name).slug for name in ("C 919", "C-919", "工会")
    ]
    assert slugs == ["c-919", "c-919-2", "工会"]


def test_a_name_of_signs_alone_has_an_address_too() -> None:
    assert Tag.objects.create(kind="topic", name="《》").get_absolute_url()


@pytest.mark.parametrize("verb", [tag, untag])
def test_statements_do_not_grow_with_the_articles(verb) -> None:
    topic = TagFactory()

    def statements(number: int) -> int:
        page = PageFactory()
        articles = [ArticleFactory(page=page) for _ in range(number)]
        for article in articles[::2]:
            TaggingFactory(article=article, tag=topic, source=Source.AUTOMATIC)
        with CaptureQueriesContext(connection) as captured:
            assert verb(articles, topic, by=None, via=Via.BULK) >= number // 2
        return len(captured)

    few = statements(4)
    assert statements(60) <= few


def test_tagging_is_an_act(admin_user) -> None:
    stood = TaggingFactory(source=Source.AUTOMATIC, confidence=0.4)
    new = ArticleFactory()
    tag([stood.article, new], stood.tag, by=admin_user, via=Via.BULK)
    assert list(search.find(stood.tag.name, Article.objects.filter(pk=new.pk))) == [new]
    acts.undo(Act.objects.get(), by=admin_user, via=Via.ADMIN)
    (left,) = Tagging.objects.all()
    assert (left.pk, left.source, left.confidence) == (stood.pk, Source.AUTOMATIC, 0.4)
