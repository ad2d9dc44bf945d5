"""The list of likely duplicates: what speaks for each pair, and one click to settle it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext, ngettext

from articles.desk.links import chosen_ids, tell
from articles.desk.recorded import editor, reason
from articles.models import Credit
from articles.revision import Via
from people import evidence, merging
from people.admin.merging import Merging
from people.models import Likeness, Person, Resemblance

PAGE = 25


class LikelyDuplicates(Merging):
    """The page of pairs that may be one person."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.likely_view)
        return [path("likely/", view, name="people_person_likely"), *super().get_urls()]

    def likely_view(self, request: HttpRequest) -> HttpResponse:
        """List the pairs; a POST settles one, or looks for them anew."""
        if not self.has_merge_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            self._settle(request)
            return HttpResponseRedirect(request.get_full_path())
        kind = request.GET.get("kind", "")
        rows = Resemblance.objects.all()
        if kind in Likeness.values:
            rows = rows.filter(kind=kind)
        paginator = Paginator(_for_list(rows), PAGE)
        page = paginator.get_page(request.GET.get("page"))
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Likely duplicates"),
            "opts": self.opts,
            "kinds": _kinds(),
            "kind": kind,
            "newest": Resemblance.objects.order_by("-found_at").first(),
            "page_obj": page,
            "paginator": paginator,
            "is_paginated": page.has_other_pages(),
        }
        return TemplateResponse(request, "admin/desk/person_likely.html", context)

    def _settle(self, request: HttpRequest) -> None:
        """Do what the button says: `keep` is who stays and who goes, `different` the pair."""
        if "renew" in request.POST:
            number = evidence.renew()
            text = ngettext("%d likely pair was found.", "%d likely pairs were found.", number)
            messages.success(request, text % number)
            return
        pair = _pair(chosen_ids(request.POST, "keep", "different"))
        if pair is None:
            messages.warning(request, gettext("Settled already, or gone."))
        elif "keep" in request.POST:
            tell(request, self.merge_all(pair[1:], pair[0], request))
        else:
            act = merging.tell_apart(*pair, by=editor(request), via=Via.ADMIN, why=reason(request))
            tell(request, act)


def _pair(ids: list[int]) -> list[Person] | None:
    """The two people in the order given, or None where they are not two any more."""
    people = Person.objects.in_bulk(ids)
    standing = [people[pk] for pk in ids if pk in people]
    return standing if len(ids) == len(standing) == 2 else None


def _for_list(rows: QuerySet[Resemblance]) -> QuerySet[Resemblance]:
    """With both people, their aliases and how often each is credited."""
    own = Credit.objects.order_by().values("person").annotate(n=Count("pk")).values("n")
    pieces = {
        f"{half}_pieces": Coalesce(Subquery(own.filter(person=OuterRef(half))), Value(0))
        for half in ("one", "other")
    }
    both = rows.select_related("one", "other").prefetch_related("one__aliases", "other__aliases")
    return both.annotate(**pieces)


def _kinds() -> list[tuple[str, str, int]]:
    """Each kind of likeness with its label and how many pairs have it."""
    rows = Resemblance.objects.order_by().values_list("kind").annotate(n=Count("pk"))
    numbers = dict(rows)
    return [(kind, str(label), numbers.get(kind, 0)) for kind, label in Likeness.choices]
