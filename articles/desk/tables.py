"""A list of the desk as a CSV table: it goes out, and comes in again, tried before written."""

from typing import Any, ClassVar

from django import forms
from django.contrib.admin.options import IncorrectLookupParameters
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.desk.links import tell
from articles.desk.recorded import RecordedAdmin, editor
from articles.exports.csv import rows_response
from articles.revision import Via
from articles.tables.reading import MOST_BYTES, Fault, Refused, read
from articles.tables.table import Outcome, Table

SHOWN = 500  # changes and faults that the page lists
SALT = "articles.desk.tables"
HOLDS = 3600  # seconds for which a tried file can be imported


class TableFile(forms.Form):
    """The file that comes in; `tried` is one that was shown already, signed."""

    file = forms.FileField(label=_("CSV file"), required=False)
    tried = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """With `data`, the bytes; a file that was tried need not be sent again."""
        cleaned: dict[str, Any] = super().clean() or {}
        file, tried = cleaned.get("file"), cleaned.get("tried")
        if file is not None:
            if file.size > MOST_BYTES:
                raise forms.ValidationError(
                    _("The file is larger than %d MB.") % (MOST_BYTES // 2**20)
                )
            return {"data": file.read()}
        try:
            text = signing.loads(tried or "", salt=SALT, max_age=HOLDS)
        except signing.BadSignature as error:
            raise forms.ValidationError(_("Choose a file.")) from error
        return {"data": text.encode("latin-1")}


class TableAdmin(RecordedAdmin):
    """An admin whose list goes out as a table and can be corrected by one."""

    table: ClassVar[type[Table[Any]]]

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        wrap = self.admin_site.admin_view
        return [
            path("export/", wrap(self.export_view), name=f"{name}_export"),
            path("import/", wrap(self.import_view), name=f"{name}_import"),
            *super().get_urls(),
        ]

    def has_import_permission(self, request: HttpRequest) -> bool:
        """A table makes objects and changes them."""
        return self.has_add_permission(request) and self.has_change_permission(request)

    def export_view(self, request: HttpRequest) -> HttpResponseBase:
        """The list as it is filtered and searched."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        try:
            chosen = self.get_changelist_instance(request).queryset
        except IncorrectLookupParameters:
            return HttpResponseRedirect(self._list_url())
        rows = self.table.rows(
            self.model._default_manager.filter(pk__in=chosen.order_by().values("pk"))
        )
        heads = [str(column.label) for column in self.table.columns]
        return rows_response(heads, rows, f"{self.opts.verbose_name_plural}.csv")

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """Ask for a file, show what it would do, do it."""
        if not self.has_import_permission(request):
            raise PermissionDenied
        sent = request.method == "POST"
        form = TableFile(request.POST, request.FILES) if sent else TableFile()
        outcome, tried = None, ""
        if form.is_valid():
            data = form.cleaned_data["data"]
            outcome = self._run(request, data, dry="apply" not in request.POST)
            if outcome.act is not None:
                tell(request, outcome.act)
                return HttpResponseRedirect(self._list_url())
            tried = signing.dumps(data.decode("latin-1"), salt=SALT, compress=True)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Table: %s") % self.opts.verbose_name_plural,
            "opts": self.opts,
            "form": form,
            "columns": [column for column in self.table.columns if not column.told],
            "outcome": outcome,
            "tried": tried,
            "shown": SHOWN,
        }
        return TemplateResponse(request, "admin/desk/table_import.html", context)

    def _run(self, request: HttpRequest, data: bytes, *, dry: bool) -> Outcome:
        try:
            lines = read(data, self.table.columns)
        except Refused as refusal:
            return Outcome(faults=refusal.faults)
        if not lines:
            return Outcome(faults=[Fault(0, "", gettext("The file has no lines below its head."))])
        return self.table(by=editor(request), via=Via.BULK).run(lines, dry=dry)

    def _list_url(self) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
