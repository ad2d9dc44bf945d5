"""What editors have corrected, and the other places of the archive where it stands."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles import corrections
from articles.corrections import Spot
from articles.desk.recorded import ReadOnlyAdmin, editor, reason
from articles.models import Act, Confusion
from articles.revision import Via

# A save waits for the offers: of more corrections than these the list of misreadings tells.
MOST_OFFERED = 3
MOST_COUNTED = 20


@admin.register(Confusion)
class ConfusionAdmin(ReadOnlyAdmin):
    """The pairs are learned from corrections; here one looks where else a pair applies."""

    list_display = ("pair", "accepted", "refused", "standing", "others", "updated_at")
    list_display_links = None
    search_fields = ("wrong", "right")

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.places)
        return [
            path("<int:pk>/places/", view, name="articles_confusion_places"),
            *super().get_urls(),
        ]

    def places(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The places of a wrong form, to tick and to correct; a POST corrects the ticked ones."""
        if not request.user.has_perm("articles.change_article"):
            raise PermissionDenied
        confusion = get_object_or_404(Confusion, pk=pk)
        if request.method == "POST":
            return self._apply(request, confusion)
        found = corrections.elsewhere(confusion)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Other places of “%(wrong)s”") % {"wrong": confusion.wrong},
            "opts": self.opts,
            "confusion": confusion,
            "places": [(place, ":".join(map(str, place.spot))) for place in found.places],
            "more": found.more,
            "done": self._done(request),
        }
        return TemplateResponse(request, "admin/desk/places.html", context)

    def _apply(self, request: HttpRequest, confusion: Confusion) -> HttpResponse:
        spots = [spot for text in request.POST.getlist("spot") if (spot := _spot(text))]
        applied = corrections.apply(
            confusion, spots, by=editor(request), via=Via.BULK, why=reason(request)
        )
        for article in applied.left:
            said = gettext("“%s” has changed meanwhile and was left as it is.")
            messages.warning(request, said % article)
        text = ngettext("Corrected in %d place.", "Corrected in %d places.", applied.count)
        messages.success(request, text % applied.count)
        here = reverse("admin:articles_confusion_places", args=[confusion.pk])
        return HttpResponseRedirect(f"{here}?done={applied.act.pk}" if applied.act.pk else here)

    def _done(self, request: HttpRequest) -> Act | None:
        """The act of the page before, which can be taken back."""
        pk = request.GET.get("done", "")
        acts = Act.objects.filter(kind="correction", undone_by=None, by=editor(request))
        return acts.filter(pk=pk).first() if pk.isdecimal() and len(pk) < 16 else None

    @admin.display(description=_("correction"), ordering="wrong")
    def pair(self, confusion: Confusion) -> SafeString:
        return format_html("<del>{}</del> → <ins>{}</ins>", confusion.wrong, confusion.right)

    @admin.display(description=_("to the importer"))
    def standing(self, confusion: Confusion) -> str:
        if confusion.is_quiet:
            return gettext("quiet: refused too often")
        if confusion.accepted > confusion.refused:
            return gettext("looked for on new pages")
        return gettext("not looked for")

    @admin.display(description=_("other places"))
    def others(self, confusion: Confusion) -> SafeString:
        return format_html('<a href="{}">{}</a>', places_url(confusion), gettext("Look for them"))


def places_url(confusion: Confusion) -> str:
    """Where the other places of a pair are listed."""
    return reverse("admin:articles_confusion_places", args=[confusion.pk])


def offer_others(request: HttpRequest, learned: list[Confusion]) -> None:
    """Say where else what was just corrected stands, with the way to it."""
    for confusion in learned[:MOST_OFFERED]:
        found = corrections.elsewhere(confusion, most=MOST_COUNTED)
        if not found.places:
            continue
        count = len(found.places)
        text = ngettext(
            "“%(wrong)s” stands in %(count)s other place:",
            "“%(wrong)s” stands in %(count)s other places:",
            count,
        ) % {"wrong": confusion.wrong, "count": f"{count}+" if found.more else count}
        link = format_html(
            '{} <a href="{}">{}</a>', text, places_url(confusion), gettext("look and correct")
        )
        messages.info(request, link)


def _spot(text: str) -> Spot | None:
    """The place that a tick names; None for what no page of ours has sent."""
    article, _colon, rest = text.partition(":")
    version, _colon, rest = rest.partition(":")
    field, _colon, at = rest.partition(":")
    numbers = (article, version, at)
    if not all(n.isascii() and n.isdecimal() and len(n) < 16 for n in numbers):
        return None
    return Spot(int(article), int(version), field, int(at))
