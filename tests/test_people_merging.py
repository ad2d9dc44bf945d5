"""Who is who: people merged, credits moved, namesakes parted, and each of it taken back."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import acts, editing, search
from articles.crediting import PersonFinder
from articles.models import Act, Article, Credit
from articles.revision import Via
from people import merging
from people.models import Distinct, FormerPerson, Person, PersonAlias, Resemblance
from tests.factories import ArticleFactory, CreditFactory, PageFactory, PersonFactory, PhotoFactory

pytestmark = pytest.mark.django_db
BY_HAND = {"by": None, "via": Via.ADMIN}


@pytest.fixture
def kept() -> Person:
    return CreditFactory(person=PersonFactory(name="张晶")).person


@pytest.fixture
def gone() -> Person:
    """Somebody misread, with an alias and two credits of which the index knows."""
    person = PersonFactory(name="张睛", is_photographer=True, note="见习")
    PersonAlias.objects.create(person=person, name="晶晶")
    for _ in range(2):
        CreditFactory(person=person)
    search.refresh(Article.objects.values_list("pk", flat=True))
    return person


def picture() -> list[object]:
    """All that a merge may touch, as it stands."""
    return [
        list(Person.objects.order_by("pk").values()),
        list(PersonAlias.objects.order_by("pk").values()),
        list(Credit.objects.order_by("pk").values()),
        list(FormerPerson.objects.order_by("pk").values()),
        list(Distinct.objects.order_by("pk").values()),
    ]


def test_credits_names_and_listing_go_over(kept, gone) -> None:
    before = {a.pk: a.version for a in Article.objects.filter(credits__person=gone)}
    merging.merge(gone, kept, **BY_HAND)
    assert not Person.objects.filter(pk=gone.pk).exists()
    kept.refresh_from_db()
    assert Credit.objects.filter(person=kept).count() == 3
    assert {alias.name for alias in kept.aliases.all()} == {"张睛", "晶晶"}
    assert (kept.is_photographer, kept.note) == (True, "见习")
    assert {a.pk: a.version - 1 for a in Article.objects.filter(pk__in=before)} == before


def test_the_importer_finds_the_kept_one_under_every_name(kept, gone) -> None:
    merging.merge(gone, kept, **BY_HAND)
    assert {PersonFinder().known(name) for name in ("张晶", "张睛", "晶晶")} == {kept}


def test_the_search_follows_and_follows_back(kept, gone) -> None:
    articles = set(Article.objects.filter(credits__person=gone))
    act = merging.merge(gone, kept, **BY_HAND)
    assert articles <= set(search.find("张晶", Article.objects.all()))
    assert not search.find("张睛", Article.objects.all()).exists()
    acts.undo(act, **BY_HAND)
    assert set(search.find("张睛", Article.objects.all())) == articles


def test_who_is_credited_twice_for_one_thing_is_credited_once(kept, gone) -> None:
    article = ArticleFactory()
    photo = PhotoFactory(article=article)
    CreditFactory(article=article, person=kept, printed="")
    CreditFactory(article=article, person=gone, printed="（记者 张 睛）")
    CreditFactory(article=article, person=kept, photo=photo, role="photographer")
    CreditFactory(article=article, person=gone, photo=photo, role="photographer")
    CreditFactory(article=article, person=gone, role="photographer")
    before = picture()
    act = merging.merge(gone, kept, **BY_HAND)
    standing = article.credits.order_by("pk").values_list("person", "role", "photo", "printed")
    assert list(standing) == [
        (kept.pk, "reporter", None, "（记者 张 睛）"),
        (kept.pk, "photographer", photo.pk, "（记者 张晶）"),
        (kept.pk, "photographer", None, "（记者 张睛）"),
    ]
    acts.undo(act, **BY_HAND)
    assert picture() == before


def test_a_merge_is_taken_back_as_one(kept, gone, admin_user) -> None:
    third = PersonFactory(name="张静")
    merging.tell_apart(gone, third, **BY_HAND)
    before = picture()
    act = merging.merge(gone, kept, by=admin_user, via=Via.ADMIN, why="版面核对")
    assert Distinct.objects.of(kept, third).exists()
    rows = Credit.history.filter(history_user=admin_user, history_change_reason="版面核对")
    assert rows.count() == 2
    acts.undo(act, by=admin_user, via=Via.ADMIN)
    assert picture() == before


def test_later_work_on_an_article_does_not_keep_a_merge_from_being_taken_back(kept, gone) -> None:
    article = Article.objects.filter(credits__person=gone).first()
    act = merging.merge(gone, kept, **BY_HAND)
    editing.revise(article, why="", title="同事所改", **BY_HAND)
    acts.undo(act, **BY_HAND)
    now = Article.objects.get(pk=article.pk)
    assert (now.title, now.version) == ("同事所改", article.version + 3)
    assert now.credits.get().person == gone


def test_a_merge_is_not_taken_back_over_later_work_on_its_credits(kept, gone) -> None:
    act = merging.merge(gone, kept, **BY_HAND)
    merging.merge(kept, PersonFactory(name="章晶"), **BY_HAND)
    with pytest.raises(acts.Overtaken):
        acts.undo(act, **BY_HAND)


def test_the_address_leads_on_through_every_merge(kept, gone) -> None:
    last = PersonFactory(name="章晶")
    merging.merge(gone, kept, **BY_HAND)
    second = merging.merge(kept, last, **BY_HAND)
    assert set(FormerPerson.objects.values_list("was", "person")) == {
        (gone.pk, last.pk), (kept.pk, last.pk),
    }  # fmt: skip
    acts.undo(second, **BY_HAND)
    assert list(FormerPerson.objects.values_list("was", "person")) == [(gone.pk, kept.pk)]


def test_nobody_is_merged_with_himself_or_with_one_who_is_gone(kept, gone) -> None:
    with pytest.raises(ValueError, match=str(kept)):
        merging.merge(kept, kept, **BY_HAND)
    merging.merge(gone, kept, **BY_HAND)
    with pytest.raises(ValueError, match="张睛"):
        merging.merge(gone, kept, **BY_HAND)
    assert Act.objects.count() == 1


def test_statements_do_not_grow_with_the_credits(kept) -> None:
    def statements(name: str, number: int) -> int:
        person, page = PersonFactory(name=name), PageFactory()
        for _ in range(number):
            CreditFactory(person=person, article__page=page)
        with CaptureQueriesContext(connection) as captured:
            merging.merge(person, kept, **BY_HAND)
        return len(captured)

    few = statements("甲乙", 2)
    assert statements("甲丙", 30) <= few


def test_single_credits_go_to_another_person(kept, gone) -> None:
    one, other = Credit.objects.filter(person=gone)
    before = picture()
    act = merging.move(Credit.objects.filter(pk=one.pk), kept, **BY_HAND)
    assert set(Credit.objects.filter(person=gone)) == {other}
    assert Credit.objects.get(pk=one.pk).person == kept
    acts.undo(act, **BY_HAND)
    assert picture() == before
    assert merging.move(Credit.objects.filter(person=kept), kept, **BY_HAND).pk is None


def test_namesakes_are_parted(kept) -> None:
    chosen = CreditFactory(person=kept)
    before = picture()
    other, act = merging.split(
        kept, Credit.objects.filter(pk=chosen.pk), qualifier="体育部", **BY_HAND
    )
    assert (str(other), other.sort_key) == ("张晶（体育部）", kept.sort_key)
    assert list(other.credits.all()) == [chosen]
    assert Distinct.objects.of(kept, other).exists()
    acts.undo(act, **BY_HAND)
    assert picture() == before


@pytest.mark.parametrize(
    ("qualifier", "choice"), [("", "one"), ("体育部", "none"), ("体育部", "all"), ("既有", "one")]
)
def test_a_parting_that_parts_nothing_is_refused(kept, qualifier, choice) -> None:
    PersonFactory(name="张晶", qualifier="既有")
    some = CreditFactory(person=kept)
    chosen = {
        "one": Credit.objects.filter(pk=some.pk),
        "none": Credit.objects.none(),
        "all": Credit.objects.all(),
    }[choice]
    before = picture()
    with pytest.raises(ValidationError):
        merging.split(kept, chosen, qualifier=qualifier, **BY_HAND)
    assert picture() == before


def test_different_people_are_remembered_once(kept, gone) -> None:
    Resemblance.objects.create(one=kept, other=gone, kind="shape", weight=3)
    act = merging.tell_apart(gone, kept, **BY_HAND)
    assert not Resemblance.objects.exists()
    assert merging.tell_apart(kept, gone, **BY_HAND).pk is None
    acts.undo(act, **BY_HAND)
    assert not Distinct.objects.exists()
