"""Issues: their list, a calendar of each year, and one issue as it was printed."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.utils.dates import MONTHS
from django.utils.translation import pgettext_lazy
from django.views.generic import DetailView, ListView, TemplateView

from articles.models import Article, Issue, Kind, Page, Photo, Precision

WEEKDAYS = (
    pgettext_lazy("calendar", "Mo"),
    pgettext_lazy("calendar", "Tu"),
    pgettext_lazy("calendar", "We"),
    pgettext_lazy("calendar", "Th"),
    pgettext_lazy("calendar", "Fr"),
    pgettext_lazy("calendar", "Sa"),
    pgettext_lazy("calendar", "Su"),
)


@dataclass(frozen=True, slots=True)
class Cover:
    """An issue as lists show it: with its first headline and how many articles are published."""

    issue: Issue
    headline: str
    pieces: int


def covers(issues: Iterable[Issue]) -> list[Cover]:
    """The covers of issues that have something published, in one query for all of them.

    Headlines as a subquery of the issues' own query would be looked up for the whole archive.
    """
    titles: dict[int, list[str]] = {issue.pk: [] for issue in issues}
    articles = Article.objects.published().filter(page__issue__in=titles).newest_first()
    for issue, title in articles.values_list("page__issue", "title"):
        titles[issue].append(title)
    # An issue whose last article is withdrawn at this very moment has no cover.
    return [Cover(issue, has[0], len(has)) for issue in issues if (has := titles[issue.pk])]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as it is laid out: its leading story, and the rest in runs of one column each."""

    page: Page
    leading: Article | None
    runs: list[tuple[str, list[Article]]]

    @classmethod
    def of(cls, page: Page, articles: Iterable[Article]) -> "Sheet":
        """Lay out a page's articles; its first leads, unless it is a picture or in a column."""
        rest = list(articles)
        leads = bool(rest) and rest[0].kind == Kind.ARTICLE and not rest[0].column
        leading = rest.pop(0) if leads else None
        runs = [(column, list(run)) for column, run in groupby(rest, key=lambda a: a.column)]
        return cls(page, leading, runs)


def printed_pages(issue: Issue) -> list[Sheet]:
    """The pages of an issue that have something published, in printed order."""
    articles = (
        Article.objects.published()
        .order_by("order")
        .prefetch_related("credits__person", Prefetch("photos", Photo.objects.order_by("order")))
    )
    pages = (
        issue.pages.in_order()
        .select_related("section")
        .prefetch_related(Prefetch("articles", articles, to_attr="printed"))
    )
    return [Sheet.of(page, page.printed) for page in pages if page.printed]


class IssueList(ListView):
    """All issues, the newest first."""

    template_name = "articles/issue_list.html"
    paginate_by = 24

    def get_queryset(self) -> QuerySet[Issue]:
        issues = Issue.objects.holding(Article.objects.published())
        return issues.select_related("publication").newest_first()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(years=years(), **kwargs)
        return context | {"covers": covers(context["object_list"])}


class IssueDetail(DetailView):
    """One issue, page by page."""

    template_name = "articles/issue_detail.html"
    context_object_name = "issue"

    def get_queryset(self) -> QuerySet[Issue]:
        return Issue.objects.holding(Article.objects.published()).select_related("publication")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(sheets=printed_pages(self.object), **kwargs)


class IssueCalendar(TemplateView):
    """The issues of a year, month by month; those known less exactly stand beside the days."""

    template_name = "articles/issue_calendar.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        year, known = kwargs["year"], years()
        if year not in known:
            raise Http404
        public = Issue.objects.holding(Article.objects.published())
        issues = public.filter(date__year=year).select_related("publication").order_by("date", "pk")
        shown = covers(issues)
        return super().get_context_data(
            years=known,
            months=[Month.of(year, month, shown) for month in range(1, 13)],
            weekdays=WEEKDAYS,
            vague=[cover for cover in shown if cover.issue.precision == Precision.YEAR],
            **kwargs,
        )


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the calendar: weeks of (day or 0, its issues), and issues of no certain day."""

    number: int
    weeks: list[list[tuple[int, list[Cover]]]]
    vague: list[Cover]

    @classmethod
    def of(cls, year: int, number: int, shown: Iterable[Cover]) -> "Month":
        """The month with those of the year's issues that belong to it."""
        days: dict[int, list[Cover]] = {}
        vague = []
        for cover in shown:
            date, precision = cover.issue.date, cover.issue.precision
            if date is None or date.month != number:
                continue
            if precision == Precision.DAY:
                days.setdefault(date.day, []).append(cover)
            elif precision == Precision.MONTH:
                vague.append(cover)
        weeks = calendar.Calendar(calendar.MONDAY).monthdayscalendar(year, number)
        return cls(number, [[(day, days.get(day, [])) for day in week] for week in weeks], vague)

    @property
    def name(self) -> str:
        """The month in the reader's language."""
        return str(MONTHS[self.number])

    @property
    def dated(self) -> bool:
        """Whether an issue of it has a certain day."""
        return any(found for week in self.weeks for _day, found in week)

    @property
    def empty(self) -> bool:
        """Whether nothing appeared in it."""
        return not self.vague and not self.dated


def years() -> list[int]:
    """The years that have a dated issue with something published, the newest first."""
    public = Issue.objects.holding(Article.objects.published()).filter(date__isnull=False)
    return [day.year for day in public.order_by().dates("date", "year", order="DESC")]
