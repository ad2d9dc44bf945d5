"""Reporters and photographers from A to Z, and what one person has published."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.generic import ListView

from articles.filters import credited
from articles.models import Article, Credit
from articles.moved import moved_to
from people.models import PHOTOGRAPHING, REPORTING, FormerPerson, Person, Role


class People(ListView):
    """People with something published in one of `roles`, by pinyin; `?initial=` narrows them."""

    template_name = "people/person_list.html"
    context_object_name = "people"
    paginate_by = 300
    roles: tuple[Role, ...]
    heading: Promise

    def get_queryset(self) -> QuerySet[Person]:
        self.everyone = Person.objects.on(Article.objects.published(), *self.roles)
        self.initial = self.request.GET.get("initial", "")
        if not self.initial:
            return self.everyone.order_by("initial", "sort_key", "pk")
        if self.initial not in self.initials():
            raise Http404
        return self.everyone.filter(initial=self.initial).order_by("sort_key", "pk")

    def initials(self) -> list[str]:
        """The letters under which somebody stands."""
        return sorted(set(self.everyone.order_by().values_list("initial", flat=True)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            heading=self.heading, initials=self.initials(), initial=self.initial, **kwargs
        )


class ReporterList(People):
    """Those who report."""

    roles, heading = REPORTING, _("Reporters")


class PhotographerList(People):
    """Those who photograph."""

    roles, heading = PHOTOGRAPHING, _("Photographers")


class PersonDetail(ListView):
    """The articles of a person in one role: that of `?role=`, or the one held most often."""

    template_name = "people/person_detail.html"
    context_object_name = "articles"
    paginate_by = 20

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The list, or the way from somebody merged to it."""
        people = Person.objects.on(Article.objects.published()).prefetch_related("aliases")
        found = people.filter(pk=kwargs["pk"]).first()
        if found is None:
            former = FormerPerson.objects.filter(was=kwargs["pk"])
            return moved_to(get_object_or_404(people, pk__in=former.values("person")), request)
        self.person = found
        return super().get(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[Article]:
        published = Article.objects.published()
        self.roles = pieces_by_role(self.person)
        self.role = self.request.GET.get("role") or next(iter(self.roles))
        if self.role not in self.roles:
            raise Http404
        return credited(published.for_lists().newest_first(), self.person, Role(self.role))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        roles = [(role, Role(role).label, pieces) for role, pieces in self.roles.items()]
        return super().get_context_data(person=self.person, role=self.role, roles=roles, **kwargs)


def pieces_by_role(person: Person) -> dict[str, int]:
    """How many published articles a person has in each role, the most first."""
    published = Q(article__in=Article.objects.published())
    rows = (
        Credit.objects.filter(published, person=person)
        .order_by()
        .values_list("role")
        .annotate(pieces=Count("article", distinct=True))
    )
    return dict(sorted(rows, key=lambda row: (-row[1], Role.values.index(row[0]))))
