"""Dates of issues: how exact, how shown, and how an editor sets one."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from articles.editing import date_issue
from articles.models import Issue
from articles.revision import Via
from tests.factories import IssueFactory, PageFactory, PublicationFactory

pytestmark = pytest.mark.django_db
DAY = datetime.date(2023, 8, 15)


@pytest.mark.parametrize(
    ("date", "precision", "shown"),
    [
        (DAY, "day", "2023年8月15日"),
        (datetime.date(2023, 8, 1), "month", "约2023年8月"),
        (datetime.date(2023, 1, 1), "year", "约2023年"),
        (None, "unknown", "日期不详"),
    ],
)
def test_label_says_no_more_than_is_known(date, precision, shown) -> None:
    assert IssueFactory(date=date, precision=precision).date_label == shown


@pytest.mark.parametrize(("date", "precision"), [(None, "month"), (DAY, "unknown")])
def test_date_and_precision_go_together(date, precision) -> None:
    with pytest.raises(IntegrityError):
        IssueFactory(date=date, precision=precision)


@pytest.mark.parametrize("precision", ["month", "year"])
def test_a_date_may_not_be_more_exact_than_its_precision(precision) -> None:
    issue = Issue(publication=PublicationFactory(), date=DAY, precision=precision)
    with pytest.raises(ValidationError, match="date"):
        issue.full_clean()


def test_one_issue_a_day_and_edition() -> None:
    IssueFactory(date=DAY)
    IssueFactory(date=DAY, edition="号外")
    with pytest.raises(IntegrityError):
        IssueFactory(date=DAY)


def test_setting_a_date(admin_user) -> None:
    issue = IssueFactory(date=datetime.date(2023, 8, 1), precision="month")
    dated = date_issue(issue, date=DAY, by=admin_user, via=Via.ADMIN)
    assert (dated.pk, dated.date, dated.precision) == (issue.pk, DAY, "day")
    assert dated.history.latest().history_user == admin_user


def test_a_date_that_has_an_issue_joins_it() -> None:
    known = PageFactory(issue__date=DAY, number=1).issue
    undated = PageFactory(issue__date=None, issue__precision="unknown", number=2).issue
    gone = undated.pk
    assert date_issue(undated, date=DAY, by=None, via=Via.ADMIN) == known
    assert sorted(known.pages.values_list("number", flat=True)) == [1, 2]
    assert not Issue.objects.filter(pk=gone).exists()
    assert Issue.history.filter(id=gone, history_type="-").exists()


def test_joining_refuses_two_pages_of_one_number() -> None:
    PageFactory(issue__date=DAY, number=1)
    undated = PageFactory(issue__date=None, issue__precision="unknown", number=1).issue
    with pytest.raises(ValueError, match="1"):
        date_issue(undated, date=DAY, by=None, via=Via.ADMIN)
    assert undated.pages.count() == 1
