"""Who of the people of new pages may be somebody who is there: proposed after an import."""

import datetime
import io

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.revision import Via, recording
from people.evidence import made_since, propose, renew
from people.likeness import variants
from people.models import PersonAlias, Resemblance
from seeds.files import SEED_PAGES
from tests.factories import ArticleFactory, CreditFactory, PageFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("new", "standing"),
    [("何智明", "何志明"), ("王睛", "王晴"), ("张 晶", "张晶")],
)
def test_variants_lead_from_a_name_to_those_it_is_taken_for(new, standing) -> None:
    assert standing in variants(new)


def test_only_the_newcomers_pairs_are_proposed_with_what_speaks_for_them() -> None:
    page = PageFactory()
    for name, times in (("何志明", 4), ("王晴", 1), ("王睛", 1), ("何智明", 1)):
        person = PersonFactory(name=name)
        for _ in range(times):
            CreditFactory(person=person, article=ArticleFactory(page=page))
    newcomer = person
    assert propose([newcomer.pk]) == 1
    row = Resemblance.objects.get()
    assert {row.one.name, row.other.name} == {"何志明", "何智明"}
    assert (row.kind, row.evidence["sections"], row.weight) == ("sound", ["工会"], 1 + 2)
    assert propose([newcomer.pk]) == 1  # said twice, kept once
    assert renew() == 2


def test_an_alias_is_a_name_too_and_an_agency_is_nobody() -> None:
    known = PersonFactory(name="欧阳清")
    PersonAlias.objects.create(person=known, name="小青")
    newcomer, agency = PersonFactory(name="小睛"), PersonFactory(name="小清", is_agency=True)
    PersonAlias.objects.create(person=known, name="小晴")
    assert propose([newcomer.pk, agency.pk]) == 1
    assert propose([]) == 0


def test_it_costs_no_more_where_many_others_are() -> None:
    newcomer, _known = PersonFactory(name="何智明"), PersonFactory(name="何志明")

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            propose([newcomer.pk])
        return len(asked)

    few = queries()
    for sign in "甲乙丙丁戊己庚辛":
        CreditFactory(person=PersonFactory(name=f"赵{sign}"))
    assert queries() == few


def test_after_an_import_its_new_people_are_looked_for() -> None:
    page = str(next(SEED_PAGES.glob("003*")))
    with recording(by=None, why="", via=Via.ADMIN):
        mistaken = PersonFactory(name="周美王")  # the page credits 周美玉
        assert made_since(timezone.now() - datetime.timedelta(hours=1)) == []
    call_command("import_seeds", page, stdout=io.StringIO())
    row = Resemblance.objects.get()
    assert mistaken in (row.one, row.other)
    assert "周美玉" in (row.one.name, row.other.name)
