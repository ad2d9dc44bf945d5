"""Tags renamed, merged and deleted, and each of it taken back."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import acts, search, vocabulary
from articles.models import Article, FormerTag, Tag, TagAlias, Tagging
from articles.revision import Via
from articles.tagging import Proposal, TagFinder, propose
from tests.factories import ArticleFactory, PageFactory, TagFactory, TaggingFactory

pytestmark = pytest.mark.django_db
BY_HAND = {"by": None, "via": Via.ADMIN}


def picture() -> list[object]:
    """All that these verbs may touch, as it stands."""
    return [
        list(model.objects.order_by("pk").values()) for model in (Tag, TagAlias, Tagging, FormerTag)
    ]


@pytest.fixture
def kept() -> Tag:
    return TaggingFactory(tag=TagFactory(name="技能竞赛")).tag


@pytest.fixture
def gone() -> Tag:
    tag = TagFactory(name="技能比赛")
    TagAlias.objects.create(tag=tag, name="比武")
    for _ in range(2):
        TaggingFactory(tag=tag)
    search.refresh(Article.objects.values_list("pk", flat=True))
    return tag


def test_a_renamed_tag_is_found_under_both_names(gone) -> None:
    before = picture()
    act = vocabulary.rename(gone, name="岗位练兵", kind="topic", **BY_HAND)
    gone.refresh_from_db()
    assert (gone.name, gone.slug, gone.spellings.split()[-1]) == ("岗位练兵", "岗位练兵", "gwlb")
    assert {alias.name for alias in gone.aliases.all()} == {"技能比赛", "比武"}
    assert TagFinder()("topic", "技能比赛") == gone
    assert search.find("岗位练兵", Article.objects.all()).count() == 2
    assert list(FormerTag.objects.values_list("kind", "slug", "was", "tag")) == [
        ("topic", "技能比赛", gone.pk, gone.pk)
    ]
    acts.undo(act, **BY_HAND)
    assert picture() == before


def test_a_name_that_was_a_slip_need_not_stay(gone) -> None:
    vocabulary.rename(gone, name="比武", kind="topic", keep_name=False, **BY_HAND)
    assert not gone.aliases.exists()


def test_a_tag_may_change_its_kind_and_change_back(gone) -> None:
    vocabulary.rename(gone, name="技能比赛", kind="organisation", **BY_HAND)
    assert FormerTag.objects.get().kind == "topic"
    vocabulary.rename(gone, name="技能比赛", kind="topic", **BY_HAND)
    assert FormerTag.objects.get().kind == "organisation"
    assert Tag.objects.get(pk=gone.pk).slug == "技能比赛"


def test_a_name_that_is_taken_is_refused(gone, kept) -> None:
    before = picture()
    with pytest.raises(ValidationError):
        vocabulary.rename(gone, name=kept.name, kind="topic", **BY_HAND)
    assert picture() == before
    assert vocabulary.rename(gone, name=gone.name, kind="topic", **BY_HAND).pk is None


def test_nobody_gets_an_address_that_leads_elsewhere(gone) -> None:
    vocabulary.rename(gone, name="岗位练兵", kind="topic", keep_name=False, **BY_HAND)
    by_hand = Tag.objects.create(kind="topic", name="技能比赛")
    assert by_hand.slug == "技能比赛-2"
    by_hand.delete()
    (made,) = propose([(ArticleFactory(), [Proposal("topic", "技能比赛", 0.9)])], TagFinder())
    assert made.tag.slug == "技能比赛-2"
    assert made.tag.spellings


def test_taggings_names_and_addresses_go_over(kept, gone) -> None:
    before, articles = picture(), list(Article.objects.filter(taggings__tag=gone))
    act = vocabulary.merge(gone, kept, **BY_HAND)
    assert not Tag.objects.filter(pk=gone.pk).exists()
    assert {alias.name for alias in kept.aliases.all()} == {"技能比赛", "比武"}
    assert TagFinder()("topic", "比武") == kept
    assert list(FormerTag.objects.values_list("slug", "was", "tag")) == [
        ("技能比赛", gone.pk, kept.pk)
    ]
    assert set(articles) <= set(search.find("技能竞赛", Article.objects.all()))
    assert [Article.objects.get(pk=a.pk).version for a in articles] == [2, 2]
    acts.undo(act, **BY_HAND)
    assert picture() == before
    assert set(search.find("技能比赛", Article.objects.all())) == set(articles)


ON, OFF = {"source": "editor"}, {"source": "automatic", "removed": True, "confidence": 0.5}
SURE, UNSURE = ({"source": "automatic", "confidence": c} for c in (0.9, 0.4))


@pytest.mark.parametrize(
    ("of_gone", "of_kept", "left"),
    [
        (ON, UNSURE, ON), (UNSURE, ON, ON), (ON, OFF, ON), (OFF, ON, ON),
        (OFF, SURE, OFF), (SURE, OFF, OFF), (SURE, UNSURE, SURE), (UNSURE, SURE, SURE),
    ],
)  # fmt: skip
def test_an_editor_counts_before_the_machine(kept, gone, of_gone, of_kept, left) -> None:
    article = ArticleFactory()
    TaggingFactory(article=article, tag=gone, **of_gone)
    TaggingFactory(article=article, tag=kept, **of_kept)
    before = picture()
    act = vocabulary.merge(gone, kept, **BY_HAND)
    standing = Tagging.objects.get(article=article)
    assert standing.tag == kept
    assert {name: getattr(standing, name) for name in left} == left
    acts.undo(act, **BY_HAND)
    assert picture() == before


def test_addresses_lead_on_through_every_merge(kept, gone) -> None:
    last = TagFactory(name="竞赛")
    vocabulary.merge(gone, kept, **BY_HAND)
    vocabulary.merge(kept, last, **BY_HAND)
    assert set(FormerTag.objects.values_list("slug", "tag")) == {
        ("技能比赛", last.pk), ("技能竞赛", last.pk),
    }  # fmt: skip


def test_no_tag_is_merged_with_itself_or_with_one_that_is_gone(kept, gone) -> None:
    with pytest.raises(ValueError, match=kept.name):
        vocabulary.merge(kept, kept, **BY_HAND)
    vocabulary.merge(gone, kept, **BY_HAND)
    with pytest.raises(ValueError, match=gone.name):
        vocabulary.merge(gone, kept, **BY_HAND)


def test_statements_do_not_grow_with_the_articles(kept) -> None:
    def statements(name: str, number: int) -> int:
        tag, page = TagFactory(name=name), PageFactory()
        for _ in range(number):
            TaggingFactory(tag=tag, article__page=page)
        with CaptureQueriesContext(connection) as captured:
            vocabulary.merge(tag, kept, **BY_HAND)
        return len(captured)

    few = statements("甲", 2)
    assert statements("乙", 30) <= few


def test_deleted_tags_come_back_with_all_that_was_theirs(kept, gone) -> None:
    before, article = picture(), kept.taggings.get().article
    act = vocabulary.delete(Tag.objects.all(), **BY_HAND)
    assert not Tag.objects.exists()
    assert not search.find("技能比赛", Article.objects.all()).exists()
    assert Article.objects.get(pk=article.pk).version == article.version + 1
    acts.undo(act, **BY_HAND)
    assert picture() == before


def test_what_is_unused_and_what_may_go(kept, gone) -> None:
    nowhere, off = TagFactory(name="无处"), TagFactory(name="撤下")
    TaggingFactory(tag=off, removed=True)
    assert set(Tag.objects.unused()) == {nowhere, off}
    assert set(Tag.objects.unheard_of()) == {nowhere}
    uses = dict(Tag.objects.with_uses().values_list("name", "uses"))
    assert uses == {"技能竞赛": 1, "技能比赛": 2, "无处": 0, "撤下": 0}
