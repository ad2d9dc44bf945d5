"""The base of every admin: each write is stamped, each object has a history that can be read."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models, transaction
from django.forms import Media
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from simple_history.admin import SimpleHistoryAdmin

from articles.desk import changes
from articles.desk.comparing import compare_view, when
from articles.desk.completing import Completing
from articles.desk.lists import CappedPaginator, DeskList
from articles.desk.seen import SeenForm
from articles.revision import Via, recording


class ReasonForm(SeenForm):
    """A form that asks why, for the history."""

    why = forms.CharField(
        label=_("reason"),
        required=False,
        max_length=200,
        help_text=_("Written in the history."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )


# Django's own for every page of an admin, without those that make slugs.
SCRIPTS = ("jquery.init.js", "core.js", "admin/RelatedObjectLookups.js", "actions.js")


def editor(request: HttpRequest) -> User:
    """Who is logged in; the admin lets nobody else in."""
    return cast(User, request.user)


def reason(request: HttpRequest) -> str:
    """Why the editor writes, as the form says."""
    return request.POST.get("why", "").strip()[:200]


class LeanPages:
    """Lists whose work does not grow with the archive (see `articles.desk.lists`).

    And pages without the scripts that make a slug of a name, where no name becomes one.
    """

    list_per_page = 50
    paginator: type[Paginator] = CappedPaginator
    show_full_result_count = False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return DeskList

    @property
    def media(self) -> Media:
        desk: Any = self
        if desk.prepopulated_fields:
            slugged: Media = super().media  # type: ignore[misc]
            return slugged
        jquery = "jquery.js" if settings.DEBUG else "jquery.min.js"
        return Media(js=[f"admin/js/{name}" for name in (f"vendor/jquery/{jquery}", *SCRIPTS)])


class QuietFields:
    """No buttons beside a related object's field that delete it or only look at it.

    A field that completes waits for the page (see `articles.desk.completing`).
    """

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        desk: Any = self
        if db_field.name in desk.get_autocomplete_fields(request):
            kwargs.setdefault("widget", Completing(db_field, desk.admin_site))
        return super().formfield_for_foreignkey(  # type: ignore[misc]
            db_field, request, **kwargs
        )

    def formfield_for_dbfield(self, *args: Any, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(*args, **kwargs)  # type: ignore[misc]
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = field.widget.can_view_related = False
        return field


class TableInline(QuietFields, admin.TabularInline):
    """Rows beside an object, none of them empty until one is asked for."""

    extra = 0

    def formfield_for_dbfield(self, *args: Any, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(*args, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_change_related = False
        return field


class RecordedAdmin(LeanPages, QuietFields, SimpleHistoryAdmin):
    """Stamps all history rows of a request with its editor; restoring is no matter of this view."""

    form = ReasonForm
    object_history_template = "admin/desk/history.html"
    object_history_list_template = "admin/desk/history_list.html"
    history_list_per_page = 50

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with recording(by=editor(request), why=reason(request), via=Via.ADMIN):
            return super().changeform_view(request, *args, **kwargs)

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with recording(by=editor(request), why=reason(request), via=Via.ADMIN):
            return super().delete_view(request, *args, **kwargs)

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Looking at the rows as they stand and writing them is one transaction."""
        via = Via.BULK if request.POST.get("action") else Via.ADMIN
        with recording(by=editor(request), why=reason(request), via=via):
            if request.method != "POST":
                return super().changelist_view(request, *args, **kwargs)
            with transaction.atomic():
                return super().changelist_view(request, *args, **kwargs)

    def get_ordering(self, request: HttpRequest) -> Any:
        """The model's own, in so many words: where rows are counted beside, Django drops it."""
        return self.ordering or self.model._meta.ordering

    def get_fields(self, request: HttpRequest, obj: models.Model | None = None) -> list[str]:
        """All fields, the reason last, and only for those who may write."""
        fields = [name for name in super().get_fields(request, obj) if name != "why"]
        return [*fields, "why"] if self.may_write(request, obj) else fields

    def get_changelist_form(self, request: HttpRequest, **kwargs: Any) -> Any:
        """Fields in a list are guarded as those of a form are."""
        return super().get_changelist_form(request, **{"form": SeenForm, **kwargs})

    def get_changelist_formset(self, request: HttpRequest, **kwargs: Any) -> Any:
        """Fields in a list name themselves, bring no buttons, and ask for choices once for all."""
        formset = super().get_changelist_formset(request, **kwargs)
        for field in formset.form.base_fields.values():
            if isinstance(field.widget, RelatedFieldWidgetWrapper):
                field.widget = field.widget.widget
            if isinstance(field, forms.ModelChoiceField):
                field.choices = list(cast(Iterable[Any], field.choices))
            field.widget.attrs["aria-label"] = field.label
        return formset

    def may_write(self, request: HttpRequest, obj: models.Model | None) -> bool:
        """Whether the form of the object (or of a new one) can be saved by this user."""
        if obj is None:
            return self.has_add_permission(request)
        return self.has_change_permission(request, obj)

    def set_history_delta_changes(
        self, request: HttpRequest, historical_records: Any, foreign_keys_are_objs: bool = True
    ) -> None:
        changes.mark(historical_records)

    def history_view_title(self, request: HttpRequest, obj: models.Model) -> str:
        return gettext("History: %s") % obj

    def get_urls(self) -> list[Any]:
        info = self.opts.app_label, self.opts.model_name
        own = path(
            "<path:object_id>/compare/",
            self.admin_site.admin_view(self.compare_view),
            name="{}_{}_compare".format(*info),
        )
        return [own, *super().get_urls()]

    def compare_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Any two versions of an object, told by what differs."""
        return compare_view(request, self, object_id)

    def may_restore(self, request: HttpRequest, record: Any) -> bool:
        """Whether the version's page offers to bring it back."""
        return False

    def history_form_view(
        self,
        request: HttpRequest,
        object_id: str,
        version_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """One old version, to read. (simple_history's own view would save what is posted to it.)"""
        return _version_view(request, self, object_id, version_id)


@require_safe
def _version_view(
    request: HttpRequest, desk: RecordedAdmin, object_id: str, version_id: str
) -> HttpResponse:
    record = get_object_or_404(desk.model.history.model, id=object_id, history_id=version_id)
    if not desk.has_view_or_change_permission(request, record.instance):
        raise PermissionDenied
    current = desk.model.history.filter(id=object_id).order_by("-history_id").first()
    context = {
        **desk.admin_site.each_context(request),
        "current": current,
        "may_restore": current.pk != record.pk and desk.may_restore(request, record),
        "title": gettext("Version of %(date)s") % {"date": when(record)},
        "subtitle": str(record.instance),
        "opts": desk.opts,
        "object": record.instance,
        "record": record,
        "fields": [(f.verbose_name, changes.shown(record, f)) for f in changes.told_fields(record)],
    }
    return TemplateResponse(request, "admin/desk/history_version.html", context)


class ReadOnlyAdmin(LeanPages, admin.ModelAdmin):
    """For records that nobody edits: what the importer brought stays as it came."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False
