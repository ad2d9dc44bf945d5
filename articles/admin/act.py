"""What editors did in one go, to be read and to be taken back."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles import acts
from articles.desk.links import form_link, undo_button
from articles.desk.recorded import ReadOnlyAdmin, editor
from articles.models import Act
from articles.revision import Via

# Acts whose places have nothing to do with each other: what has changed since stays as it is.
PARTLY = frozenset({"correction"})


@admin.register(Act)
class ActAdmin(ReadOnlyAdmin):
    """Acts are written by the verbs; here they are taken back, which is an act too."""

    list_display = ("at", "label", "by", "via", "place", "size", "taking_back")
    list_display_links = None
    list_filter = ("kind", "via", ("by", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("by", "page__issue__publication", "page__section")
    search_fields = ("label", "why")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Act]:
        back = Act.objects.filter(undoes=OuterRef("pk"))
        return super().get_queryset(request).annotate(is_undone=Exists(back))

    def get_urls(self) -> list[Any]:
        undo = path(
            "<int:pk>/undo/", self.admin_site.admin_view(self.undo), name="articles_act_undo"
        )
        return [undo, *super().get_urls()]

    @method_decorator(require_POST)
    def undo(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take an act back and go where the editor came from (`next`), or to the list."""
        if not request.user.has_perm("articles.change_article"):
            raise PermissionDenied
        act = get_object_or_404(Act, pk=pk)
        try:
            undone = acts.undo(act, by=editor(request), via=Via.ADMIN, partly=act.kind in PARTLY)
        except acts.Overtaken as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, str(undone.act))
            for what in undone.left:
                messages.warning(request, gettext("Changed since, and left as it is: %s") % what)
        return HttpResponseRedirect(_back(request))

    @admin.display(description=_("place"))
    def place(self, act: Act) -> str | None:
        return form_link(act.page) if act.page else None

    @admin.display(description=_("history rows"))
    def size(self, act: Act) -> int:
        return len(act.rows)

    @admin.display(description=_("take back"))
    def taking_back(self, act: Act) -> str:
        return gettext("Taken back") if act.is_undone else undo_button(act)  # type: ignore[attr-defined]


def _back(request: HttpRequest) -> str:
    target = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        return target
    return reverse("admin:articles_act_changelist")
