"""Filters of the desk's lists that Django does not bring."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR
from typing import Any

from django.contrib import admin
from django.db.models import Exists, ForeignKey, Max, Min, OuterRef, Q, QuerySet
from django.forms import Media, ModelChoiceField, Select, Widget
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles import scheduling
from articles.desk import RecordedAdmin
from articles.desk.completing import Completing
from articles.desk.links import LONGEST_KEY
from articles.models import (
    Credit,
    Finding,
    FindingStatus,
    Issue,
    Page,
    Precision,
    Status,
    Tagging,
)
from articles.models.finding import KIND_LABELS


class FieldFilter(admin.SimpleListFilter, ABC):
    """A filter by one of very many: a field instead of a list of links.

    `narrow` says which rows belong to the chosen one.
    """

    template = "admin/desk/autocomplete_filter.html"
    parameter_name: str

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[Any]:
        self._site, self._query = model_admin.admin_site, request.GET
        return []

    def has_output(self) -> bool:
        return True

    def chosen(self) -> int | None:
        """The number that is asked for; None where it can be none."""
        value = self.value() or ""
        return int(value) if value.isdecimal() and len(value) < LONGEST_KEY else None

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if not self.value():
            return queryset
        chosen = self.chosen()
        return queryset.none() if chosen is None else self.narrow(queryset, chosen)

    @abstractmethod
    def narrow(self, queryset: QuerySet, chosen: int) -> QuerySet:
        """The rows that belong to what was chosen."""

    @abstractmethod
    def widget(self) -> Widget:
        """The field in which one chooses."""

    def choices(self, changelist: Any) -> Iterator[Any]:
        """One entry: the field, what else is asked for, and the way back to all."""
        html_id = f"filter-{self.parameter_name}"
        yield {
            "field": self.widget().render(self.parameter_name, self.chosen(), {"id": html_id}),
            "id": html_id,
            "others": [
                (name, value)
                for name, values in self._query.lists()
                for value in values
                if name not in (self.parameter_name, "p")
            ],
            "clear": changelist.get_query_string(remove=[self.parameter_name])
            if self.value()
            else "",
        }


class AutocompleteFilter(FieldFilter):
    """A filter by one of very many objects: a field that completes what is typed.

    `foreign_key` points to what is chosen, which Django's completion asks for.
    """

    foreign_key: ForeignKey

    def widget(self) -> Widget:
        objects = self.foreign_key.related_model._default_manager.all()
        select = Completing(self.foreign_key, self._site)
        return ModelChoiceField(objects, required=False, widget=select).widget


class YearFilter(FieldFilter):
    """The year of the issue: from the first to the last that there is, told by two dates alone.

    (Django's own drill-down by date reads the dates of all articles for each list.)
    """

    title = pgettext_lazy("newspaper", "year")
    parameter_name = "year"

    def chosen(self) -> int | None:
        year = super().chosen()
        return year if year is not None and MINYEAR <= year <= MAXYEAR else None

    def narrow(self, queryset: QuerySet, chosen: int) -> QuerySet:
        return queryset.filter(page__issue__date__year=chosen)

    def widget(self) -> Widget:
        ends = Issue.objects.order_by().aggregate(first=Min("date"), last=Max("date"))
        last, first = (ends[end].year if ends[end] else 0 for end in ("last", "first"))
        years = range(last, first - 1, -1) if first else ()
        return Select(choices=[("", "—"), *((year, year) for year in years)])


class YearOfIssueFilter(YearFilter):
    def narrow(self, queryset: QuerySet, chosen: int) -> QuerySet:
        return queryset.filter(date__year=chosen)


class CompletingLists(RecordedAdmin):
    """For admins whose list has such a filter: the scripts that complete."""

    @property
    def media(self) -> Media:
        return super().media + Completing(Page.issue.field, admin.site).media


class TagFilter(AutocompleteFilter):
    title = _("tag")
    parameter_name = "tag"
    foreign_key = Tagging.tag.field

    def narrow(self, queryset: QuerySet, chosen: int) -> QuerySet:
        standing = Tagging.objects.filter(article=OuterRef("pk"), tag=chosen, removed=False)
        return queryset.filter(Exists(standing))


class PersonFilter(AutocompleteFilter):
    title = _("byline")
    parameter_name = "person"
    foreign_key = Credit.person.field

    def narrow(self, queryset: QuerySet, chosen: int) -> QuerySet:
        return queryset.filter(Exists(Credit.objects.filter(article=OuterRef("pk"), person=chosen)))


class IssueFilter(AutocompleteFilter):
    title = pgettext_lazy("newspaper", "issue")
    parameter_name = "issue"
    foreign_key = Page.issue.field

    def narrow(self, queryset: QuerySet, chosen: int) -> QuerySet:
        return queryset.filter(page__issue=chosen)


class IssueOfPageFilter(IssueFilter):
    def narrow(self, queryset: QuerySet, chosen: int) -> QuerySet:
        return queryset.filter(issue=chosen)


class YesNoFilter(admin.SimpleListFilter, ABC):
    """A question that is answered yes or no; `narrow` gets the answer."""

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[Any]:
        return [("yes", _("Yes")), ("no", _("No"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() not in ("yes", "no"):
            return queryset
        return self.narrow(queryset, self.value() == "yes")

    @abstractmethod
    def narrow(self, queryset: QuerySet, answer: bool) -> QuerySet:
        """The rows of which the answer is true."""


class OpenFindingsFilter(YesNoFilter):
    title = _("open findings")
    parameter_name = "findings"

    def narrow(self, queryset: QuerySet, answer: bool) -> QuerySet:
        doubted = Finding.objects.waiting().filter(article__isnull=False).order_by()
        waiting = Q(pk__in=doubted.values("article"))
        return queryset.filter(waiting if answer else ~waiting)


class DatedFilter(YesNoFilter):
    title = _("exact date")
    parameter_name = "dated"

    def narrow(self, queryset: QuerySet, answer: bool) -> QuerySet:
        if answer:
            return queryset.filter(precision=Precision.DAY)
        return queryset.exclude(precision=Precision.DAY)


class FindingKindFilter(admin.SimpleListFilter):
    """Kinds by their labels; the importer's rules name them, so the rows say which there are.

    Those of the chosen state, and of all rows only to those who ask for all.
    """

    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[Any]:
        state = request.GET.get(QueueFilter.parameter_name, FindingStatus.OPEN)
        rows = Finding.objects.filter(status=state) if state != "all" else Finding.objects.all()
        codes = rows.order_by("kind").values_list("kind", flat=True).distinct()
        return [(code, KIND_LABELS.get(code, code)) for code in codes]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(kind=self.value()) if self.value() else queryset


class StateFilter(admin.SimpleListFilter):
    """The state of articles; the trash is shown to who asks for it."""

    title = _("status")
    parameter_name = "status__exact"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[Any]:
        return list(Status.choices)

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() in Status.values:
            return queryset.filter(status=self.value())
        return queryset.exclude(status=Status.TRASHED)


class ScheduleFilter(admin.SimpleListFilter):
    """Steps that are set for a time: all that wait, or those that should have been done."""

    title = _("schedule")
    parameter_name = "schedule"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[Any]:
        return [("waiting", _("Waiting for its time")), ("late", _("Late: see the log"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "waiting":
            return queryset.filter(pk__in=scheduling.waiting())
        return queryset.filter(pk__in=scheduling.late()) if self.value() == "late" else queryset


class QueueFilter(admin.SimpleListFilter):
    """The state of findings; a queue shows what is open, and all only to those who ask."""

    title = _("status")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[Any]:
        return [*FindingStatus.choices, ("all", _("All"))]

    def value(self) -> str:
        return super().value() or FindingStatus.OPEN

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        match self.value():
            case "all":
                return queryset
            case FindingStatus.OPEN:
                return queryset.waiting()  # type: ignore[attr-defined]
        return queryset.filter(status=self.value())

    def choices(self, changelist: Any) -> Iterator[Any]:
        yield from list(super().choices(changelist))[1:]
