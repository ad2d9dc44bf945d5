"""What a manifest says of pages that are there already."""

import datetime

import pytest

from articles.editing import date_issue
from articles.models import Issue, Page
from articles.revision import Via
from seeds.loader import Loaded, Loader
from seeds.manifest import Placing
from seeds.placing import PageRefused
from tests.readings import OPERA, RAINY, SCHOOLS, art, page

pytestmark = pytest.mark.django_db
DAY = datetime.date(2023, 8, 15)
RAIN_PAGE, OPERA_PAGE = page(RAINY, SCHOOLS), page(art(1, "新戏首演", OPERA), name="二.txt")


def load(parsed, placing: Placing = Placing()) -> Loaded:  # noqa: B008 - it is frozen
    return Loader("样报").load(parsed, parsed.text.encode(), placing)


def test_pages_are_gathered_in_their_issue_when_the_manifest_comes_later() -> None:
    load(RAIN_PAGE)
    load(OPERA_PAGE)
    assert Issue.objects.count() == 2
    states = [
        load(parsed, Placing("劳动报", DAY, 1234, "", number, "综合")).state
        for number, parsed in ((1, RAIN_PAGE), (2, OPERA_PAGE))
    ]
    assert states == ["updated", "updated"]
    issue = Issue.objects.get()
    assert (issue.publication.name, issue.date, issue.number) == ("劳动报", DAY, 1234)
    assert [(p.number, p.section.name) for p in issue.pages.in_order()] == [
        (1, "综合"),
        (2, "综合"),
    ]
    again = load(RAIN_PAGE, Placing("劳动报", DAY, 1234, "", 1, "综合"))
    assert again.state == "unchanged"


def test_what_an_editor_has_dated_stays() -> None:
    load(RAIN_PAGE)
    date_issue(Issue.objects.get(), date=datetime.date(2023, 8, 16), by=None, via=Via.ADMIN)
    Page.objects.update(number=3)
    assert load(RAIN_PAGE, Placing(date=DAY, page_number=4)).state == "unchanged"
    assert Page.objects.get().number == 3
    assert Issue.objects.get().date == datetime.date(2023, 8, 16)


def test_two_pages_of_one_number_are_refused() -> None:
    load(RAIN_PAGE, Placing(date=DAY, page_number=1))
    load(OPERA_PAGE)
    with pytest.raises(PageRefused):
        load(OPERA_PAGE, Placing(date=DAY, page_number=1))
    assert Page.objects.filter(number=None).count() == 1
