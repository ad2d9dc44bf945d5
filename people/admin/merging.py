"""Merging people at the desk: choose who, compare them, say which one stays."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Max, Min, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.acts import acting
from articles.desk import RecordedAdmin
from articles.desk.links import chosen_ids, form_url, tell
from articles.desk.recorded import editor, reason
from articles.models import Act, Credit
from articles.revision import Via
from people import merging
from people.models import Person

MOST = 20  # people whom one page compares


class AnotherPerson(forms.Form):
    """One more person to compare."""

    also = forms.ModelChoiceField(
        Person.objects.all(),
        label=_("another person"),
        required=False,
        widget=AutocompleteSelect(Credit.person.field, admin.site),
    )


class Merging(RecordedAdmin):
    """The page where people are compared and merged."""

    actions = ("merge",)

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.merge_view)
        return [path("merge/", view, name="people_person_merge"), *super().get_urls()]

    @staticmethod
    def is_allowed(request: HttpRequest) -> bool:
        """Who may merge changes a person, and the credits of articles."""
        needed = ("people.change_person", "articles.change_article", "articles.change_credit")
        return request.user.has_perms(needed)

    def has_merge_permission(self, request: HttpRequest) -> bool:
        return self.is_allowed(request)

    @admin.action(description=_("Merge…"), permissions=["merge"])
    def merge(self, request: HttpRequest, queryset: QuerySet[Person]) -> HttpResponse | None:
        """From the list to the page where the chosen ones are compared."""
        ids = list(queryset.order_by("pk").values_list("pk", flat=True)[: MOST + 1])
        if not 1 < len(ids) <= MOST:
            text = gettext("Choose from two to %d of them.") % MOST
            self.message_user(request, text, messages.WARNING)
            return None
        return HttpResponseRedirect(merge_url(*ids))

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """Compare; a POST merges all into the one that is to stay."""
        if not self.is_allowed(request):
            raise PermissionDenied
        if request.method == "POST":
            return self._merge(request)
        ids = chosen_ids(request.GET, "person", "also")[:MOST]
        people = _compared(ids)
        form = AnotherPerson()
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Merge people"),
            "opts": self.opts,
            "people": people,
            "most": max(people, key=lambda person: person.pieces, default=None),
            "form": form,
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "admin/desk/person_merge.html", context)

    def _merge(self, request: HttpRequest) -> HttpResponse:
        ids = chosen_ids(request.POST, "person")[:MOST]
        people = {person.pk: person for person in Person.objects.filter(pk__in=ids)}
        keep = next(iter(chosen_ids(request.POST, "keep")), None)
        kept = people.pop(keep, None) if keep is not None else None
        if kept is None or not people:
            messages.error(request, gettext("Choose from two to %d of them.") % MOST)
            return HttpResponseRedirect(merge_url(*ids))
        act = merge_all(list(people.values()), kept, request)
        tell(request, act)
        return HttpResponseRedirect(form_url(kept))


def merge_all(gone: Sequence[Person], kept: Person, request: HttpRequest) -> Act:
    """Merge several people into one, as one act."""
    by, why = editor(request), reason(request)
    text = ngettext(
        "“%(gone)s” merged into “%(kept)s”", "%(n)d people merged into “%(kept)s”", len(gone)
    )
    label = text % {"gone": gone[0], "n": len(gone), "kept": kept}
    with acting("merge_people", label, by=by, via=Via.ADMIN, why=why) as act:
        for person in gone:
            merging.merge(person, kept, by=by, via=Via.ADMIN, why=why)
    return act


def merge_url(*ids: int) -> str:
    """The page that compares these people."""
    query = urlencode({"person": ids}, doseq=True)
    return f"{reverse('admin:people_person_merge')}?{query}"


def _compared(ids: list[int]) -> list[Any]:
    """The people with what tells one from another: pieces, years, sections, printed forms."""
    dated = Q(credits__article__page__issue__date__isnull=False)
    date = "credits__article__page__issue__date"
    people = list(
        Person.objects.filter(pk__in=ids)
        .annotate(
            pieces=Count("credits"), first=Min(date, filter=dated), last=Max(date, filter=dated)
        )
        .prefetch_related("aliases")
    )
    by_person = _counted(ids, "article__page__section__name")
    printed = _counted(ids, "printed")
    for person in people:
        person.sections = by_person.get(person.pk, [])  # type: ignore[attr-defined]
        person.printed = printed.get(person.pk, [])  # type: ignore[attr-defined]
    return people


def _counted(ids: list[int], field: str) -> dict[int, list[tuple[str, int]]]:
    """For each of the people the values of a field of their credits, the most frequent first."""
    rows = Credit.objects.filter(person__in=ids).exclude(**{field: ""}).exclude(**{field: None})
    counted = rows.order_by().values_list("person", field).annotate(n=Count("pk"))
    told: dict[int, list[tuple[str, int]]] = {}
    for person, value, number in counted.order_by("-n", field):
        told.setdefault(person, []).append((value, number))
    return told
