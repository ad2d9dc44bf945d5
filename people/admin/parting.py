"""All credits of a person: choose some, and credit somebody else or part two namesakes."""

from typing import Any, NamedTuple

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Count, F, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.desk.completing import Completing
from articles.desk.links import chosen_ids, form_url, tell
from articles.desk.recorded import editor, reason
from articles.models import Act, Credit, Section
from articles.revision import Via
from people import merging
from people.admin.merging import Merging
from people.models import Person, Role

PAGE = 100


class CreditsFilter(forms.Form):
    """Which credits of a person are listed."""

    printed = forms.CharField(label=_("as printed"), max_length=300, required=False)
    role = forms.ChoiceField(
        label=_("role"), choices=[("", _("All")), *Role.choices], required=False
    )
    section = forms.ModelChoiceField(
        Section.objects.order_by("order", "name"),
        label=_("section"),
        required=False,
        empty_label=_("All"),
    )

    def narrow(self, credits: QuerySet[Credit]) -> QuerySet[Credit]:
        """The credits that are asked for; all of them where the question makes no sense."""
        asked = self.cleaned_data if self.is_valid() else {}
        if asked.get("printed"):
            credits = credits.filter(printed=asked["printed"])
        if asked.get("role"):
            credits = credits.filter(role=asked["role"])
        if asked.get("section"):
            credits = credits.filter(article__page__section=asked["section"])
        return credits


class Destination(forms.Form):
    """Whose the chosen credits are."""

    to = forms.ModelChoiceField(
        Person.objects.all(),
        label=_("another person"),
        required=False,
        widget=Completing(Credit.person.field, admin.site),
    )
    qualifier = forms.CharField(
        label=_("told apart by"),
        max_length=60,
        required=False,
        help_text=_("A second person of this name is made, such as 张晶（体育部）."),
    )
    why = forms.CharField(
        label=_("reason"), required=False, max_length=200, help_text=_("Written in the history.")
    )


class Parting(Merging):
    """The page of a person's credits."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.credits_view)
        here = path("<int:pk>/credits/", view, name="people_person_credits")
        return [here, *super().get_urls()]

    def credits_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """List the credits; a POST moves the chosen ones."""
        person = get_object_or_404(Person, pk=pk)
        if not self.has_view_permission(request, person):
            raise PermissionDenied
        asked = CreditsFilter(request.GET)
        credits = asked.narrow(Credit.objects.filter(person=pk))
        if request.method == "POST":
            if not self.has_merge_permission(request):
                raise PermissionDenied
            return self._move(request, person, credits)
        paginator = Paginator(_for_list(credits), PAGE)
        page = paginator.get_page(request.GET.get("page"))
        form = Destination()
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Credits of %s") % person,
            "opts": self.opts,
            "person": person,
            "asked": asked,
            "page_obj": page,
            "paginator": paginator,
            "is_paginated": page.has_other_pages(),
            "forms": printed_forms(credits, PAGE),
            "form": form if self.has_merge_permission(request) else None,
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "admin/desk/person_credits.html", context)

    def _move(
        self, request: HttpRequest, person: Person, credits: QuerySet[Credit]
    ) -> HttpResponse:
        """Move the chosen credits, or all that are listed on every page, and come back."""
        here = HttpResponseRedirect(request.get_full_path())
        form = Destination(request.POST)
        if "all" not in request.POST:
            credits = credits.filter(pk__in=chosen_ids(request.POST, "credit"))
        if not form.is_valid() or not credits.exists():
            messages.error(request, gettext("Choose credits, and say whose they are."))
            return here
        try:
            act = _moved(request, person, credits, form.cleaned_data)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return here
        tell(request, act)
        if Credit.objects.filter(person=person.pk).exists():
            return here
        return HttpResponseRedirect(form_url(person))


def _moved(
    request: HttpRequest, person: Person, credits: QuerySet[Credit], chosen: dict[str, Any]
) -> Act:
    by, why = editor(request), reason(request)
    if "split" in request.POST:
        _other, act = merging.split(
            person, credits, qualifier=chosen["qualifier"], by=by, via=Via.ADMIN, why=why
        )
        return act
    if chosen["to"] in (None, person):
        raise ValidationError(_("Choose another person."))
    return merging.move(credits, chosen["to"], by=by, via=Via.ADMIN, why=why)


def credits_url(person: Person) -> str:
    """The page of a person's credits."""
    return reverse("admin:people_person_credits", args=[person.pk])


class PrintedForm(NamedTuple):
    """A form in which credits in one role were printed, and how many were."""

    printed: str
    role: Role
    number: int


def printed_forms(credits: QuerySet[Credit], most: int) -> list[PrintedForm]:
    """The forms in which credits were printed, the most frequent first."""
    counted = credits.order_by().values_list("printed", "role").annotate(n=Count("pk"))
    rows = counted.order_by("-n", "printed", "role")[:most]
    return [PrintedForm(printed, Role(role), number) for printed, role, number in rows]


def _for_list(credits: QuerySet[Credit]) -> QuerySet[Credit]:
    """The newest issue first, with all that a line tells."""
    whole = credits.select_related("article__page__issue", "article__page__section")
    return whole.order_by(
        F("article__page__issue__date").desc(nulls_last=True), "article", "order", "pk"
    )
