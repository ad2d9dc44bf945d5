"""The desk's page on which objects of one kind are compared and merged into one of them."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import ForeignKey, Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.acts import acting
from articles.desk.completing import Completing
from articles.desk.links import chosen_ids, form_url, tell
from articles.desk.recorded import RecordedAdmin, editor, reason
from articles.models import Act
from articles.revision import Via

MOST = 20  # objects that one page compares


class Refusal(ValueError):
    """What the form says cannot be done; the message says why."""


class MergingAdmin(RecordedAdmin):
    """An admin whose objects can be merged.

    `merge_key` is a foreign key to the model, by which one more object is completed as it is typed;
    `merge_needs` are the permissions of who may merge.
    """

    merge_template: ClassVar[str]
    merge_key: ClassVar[ForeignKey]
    merge_needs: ClassVar[tuple[str, ...]]
    actions = ("merge",)

    @abstractmethod
    def merge_one(self, gone: Any, kept: Any, **said: Any) -> Act:
        """The verb; `said` is by whom, by which way and why."""

    @abstractmethod
    def compared(self, ids: Sequence[int]) -> list[Any]:
        """Those of the objects that exist, with `pieces` and what else tells one from another."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.merge_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_merge"
        return [path("merge/", view, name=name), *super().get_urls()]

    def has_merge_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perms(self.merge_needs)

    def merge_url(self, *ids: int) -> str:
        """The page that compares these."""
        address = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_merge")
        return f"{address}?{urlencode({'which': ','.join(map(str, ids))})}"

    @admin.action(description=_("Merge…"), permissions=["merge"])
    def merge(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """From the list to the page where the chosen ones are compared."""
        ids = list(queryset.order_by("pk").values_list("pk", flat=True)[: MOST + 1])
        if not 1 < len(ids) <= MOST:
            messages.warning(request, gettext("Choose from two to %d of them.") % MOST)
            return None
        return HttpResponseRedirect(self.merge_url(*ids))

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """Compare; a POST merges all into the one that is to stay."""
        if not self.has_merge_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self._merge(request)
        compared = self.compared(chosen_ids(request.GET, "which", "also")[:MOST])
        form = _one_more(self.merge_key)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Merge: %s") % self.opts.verbose_name_plural,
            "opts": self.opts,
            "compared": compared,
            "ids": ",".join(str(one.pk) for one in compared),
            "most": max(compared, key=lambda one: one.pieces, default=None),
            "form": form,
            "media": self.media + form.media,
        }
        return TemplateResponse(request, self.merge_template, context)

    def merge_all(self, gone: Sequence[Any], kept: Any, request: HttpRequest) -> Act:
        """Merge several into one, as one act."""
        said: dict[str, Any] = {"by": editor(request), "via": Via.ADMIN, "why": reason(request)}
        label = gettext("“%(gone)s” merged into “%(kept)s”") % {
            "gone": "、".join(map(str, gone)),
            "kept": kept,
        }
        with acting(f"merge_{self.opts.model_name}", label, **said) as act:
            for one in gone:
                self.merge_one(one, kept, **said)
            self.decide([*gone, kept], kept, request, **said)
        return act

    def decide(self, compared: Sequence[Any], kept: Any, request: HttpRequest, **said: Any) -> None:
        """What else the form decides of the one that stays; a `Refusal` takes all of it back."""

    def _merge(self, request: HttpRequest) -> HttpResponse:
        ids = chosen_ids(request.POST, "which")[:MOST]
        standing = self.model._default_manager.in_bulk(ids)
        kept = next(
            (standing.pop(pk) for pk in chosen_ids(request.POST, "keep")[:1] if pk in standing),
            None,
        )
        if kept is None or not standing:
            messages.error(request, gettext("Choose from two to %d of them.") % MOST)
            return HttpResponseRedirect(self.merge_url(*ids))
        try:
            act = self.merge_all(list(standing.values()), kept, request)
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(self.merge_url(*ids))
        tell(request, act)
        return HttpResponseRedirect(form_url(kept))


def _one_more(key: ForeignKey) -> forms.Form:
    """A form to add one more to those compared."""
    rows: QuerySet[Model] = key.related_model._default_manager.all()
    form = forms.Form()
    form.fields["also"] = forms.ModelChoiceField(
        rows, label=_("Add"), required=False, widget=Completing(key, admin.site)
    )
    return form
