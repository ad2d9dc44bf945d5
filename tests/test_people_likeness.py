"""Who may be one person: names alike, and what speaks for it."""

import datetime
import random
import time
from itertools import combinations

import pytest
from django.core.management import call_command

from articles.revision import Via
from people import merging
from people.evidence import renew
from people.likeness import Names, a_letter_apart, alike
from people.models import Person, PersonAlias, Resemblance
from seeds.repair.alike import differing, look_alike, sounds
from tests.factories import (
    ArticleFactory,
    CreditFactory,
    IssueFactory,
    PageFactory,
    PersonFactory,
    SectionFactory,
)

BY_HAND = {"by": None, "via": Via.ADMIN}


def likeness(one: str, other: str) -> str | None:
    return alike(Names([(1, one), (2, other)])).get((1, 2))


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("张 晶", "张晶", "form"),
        ("张\u3000晶", "张晶", "form"),
        ("ＪＯＨＮ", "John", "form"),
        ("张晶", "张睛", None),
        ("王晴", "王睛", "shape"),
        ("杨帆远", "扬帆远", "shape"),
        ("潘建新", "潘健新", "shape"),
        ("陈志明", "陈智明", "sound"),
        ("张伟", "张薇", None),
        ("章建新", "张建新", None),
        ("李国强", "李国平", None),
        ("欧阳清", "阳清", None),
        ("甲", "乙", None),
    ],
)
def test_names_that_are_taken_for_each_other(one, other, kind) -> None:
    assert likeness(one, other) == kind


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [("李国强", "李国平", "letter"), ("王小明", "小明", "missing"), ("李强", "李平", None)],
)
def test_a_letter_apart_is_a_sign_among_colleagues_alone(one, other, kind) -> None:
    names = Names([(1, one), (2, other), (3, "张晶")])
    assert a_letter_apart(names, {}) == {}
    assert a_letter_apart(names, {1: {3}, 2: {4}}) == {}
    assert a_letter_apart(names, {1: {3}, 2: {3}}).get((1, 2)) == kind


GIVEN = "伟薇建健新欣心晴清青睛国果强平萍明铭名华花桦志智"


def made_up(number: int) -> list[tuple[int, str]]:
    chance = random.Random(7)  # noqa: S311 - no secret
    surnames = "张章王玉李杨扬刘陈林"
    return [
        (n, chance.choice(surnames) + "".join(chance.choices(GIVEN, k=chance.choice([1, 2]))))
        for n in range(number)
    ]


def are_alike(one: str, other: str) -> bool:
    """By comparing the two."""
    pair = differing(one, other)
    if pair is None or look_alike(*pair):
        return pair is not None
    given = one[0] == other[0] and len(one) > 2
    return given and not sounds(pair[0]).isdisjoint(sounds(pair[1]))


def test_the_index_finds_what_comparing_all_with_all_finds() -> None:
    people = made_up(300)
    expected = set()
    for (one, name), (other, second) in combinations(people, 2):
        if name == second or are_alike(name, second):
            expected.add((one, other))
    assert set(alike(Names(people))) == expected


def test_twice_the_names_take_about_twice_the_time() -> None:
    """Comparing all with all would take four times as long."""
    signs = [chr(code) for code in range(0x4E00, 0x5E00)]

    def seconds(number: int) -> float:
        chance = random.Random(3)  # noqa: S311 - no secret
        people = [(n, "".join(chance.choices(signs, k=3))) for n in range(number)]
        start = time.process_time()
        alike(Names(people))
        return time.process_time() - start

    seconds(1000)  # the tables are read once
    assert min(seconds(8000) for _ in range(3)) < 3 * min(seconds(4000) for _ in range(3))


def credited(name: str, *, year: int = 2021, section: str = "工会", times: int = 1) -> Person:
    page = PageFactory(
        issue=IssueFactory(date=datetime.date(year, 1, 1) + datetime.timedelta(days=len(name))),
        section=SectionFactory(name=section),
    )
    person = PersonFactory(name=name)
    for _ in range(times):
        CreditFactory(person=person, article=ArticleFactory(page=page))
    return person


@pytest.fixture
def pair(db) -> tuple[Person, Person]:
    page = PageFactory(issue=IssueFactory(date=datetime.date(2021, 5, 1)))
    one, other, third = (PersonFactory(name=name) for name in ("何志明", "何智明", "张晶"))
    for person, times in ((one, 4), (other, 1)):
        for _ in range(times):
            article = ArticleFactory(page=page)
            CreditFactory(article=article, person=person)
            CreditFactory(article=article, person=third)
    return one, other


def test_evidence_is_told_and_weighed(pair) -> None:
    assert renew() == 1
    row = Resemblance.objects.get()
    assert (row.one, row.other, row.kind) == (*pair, "sound")
    assert row.evidence == {"sections": ["工会"], "years": [2021, 2021], "colleagues": ["张晶"]}
    assert row.weight == 1 + 3


def test_more_evidence_stands_first(pair) -> None:
    one, other = PersonFactory(name="陈志明"), PersonFactory(name="陈智明")
    padded = PersonFactory(name="欧 阳"), PersonFactory(name="欧阳")
    renew()
    assert [(r.one, r.other) for r in Resemblance.objects.all()] == [pair, padded, (one, other)]


def test_people_of_one_article_are_several(pair) -> None:
    one, other = pair
    CreditFactory(article=one.credits.first().article, person=other)
    assert renew() == 0


def test_an_alias_is_a_name_too(db) -> None:
    one, other = PersonFactory(name="欧阳清"), PersonFactory(name="小 清")
    PersonAlias.objects.create(person=one, name="小清")
    renew()
    row = Resemblance.objects.get()
    assert (row.one, row.other, row.kind) == (one, other, "form")


def test_who_is_told_apart_is_not_proposed(pair) -> None:
    PersonFactory(name="白莹"), PersonFactory(name="白莹", qualifier="体育部")
    PersonFactory(name="新华 社", is_agency=True), PersonFactory(name="新华社", is_agency=True)
    merging.tell_apart(*pair, **BY_HAND)
    assert renew() == 0


def test_a_merge_takes_its_pair_from_the_list(pair) -> None:
    renew()
    merging.merge(pair[1], pair[0], **BY_HAND)
    assert not Resemblance.objects.exists()
    assert renew() == 0


def test_the_command_looks_for_pairs_anew(pair, capsys) -> None:
    call_command("find_duplicates")
    assert capsys.readouterr().out == "1 likely pairs\n"
    assert Resemblance.objects.get().one == pair[0]
