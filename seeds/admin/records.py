"""What the importer brought, to read: page files, runs, articles as they were read."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.desk import ReadOnlyAdmin
from articles.desk.changes import FieldChange
from articles.desk.links import form_link, list_link
from articles.models import Article
from articles.text.diff import pieces
from seeds.admin.intake import intake
from seeds.models import ImportedArticle, ImportRun, SourceDocument
from seeds.parser.decode import ENCODINGS
from seeds.refusals import translated
from seeds.rows import text_fields


class EncodingFilter(admin.SimpleListFilter):
    """The encodings that there can be: to ask the rows would read all of them."""

    title = _("encoding")
    parameter_name = "encoding"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[Any]:
        return [(name, name) for name in ENCODINGS]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(encoding=self.value()) if self.value() else queryset


@admin.register(SourceDocument)
class SourceDocumentAdmin(ReadOnlyAdmin):
    """The file with numbered lines, which the spans of articles count."""

    change_form_template = "admin/desk/source_form.html"
    list_display = ("name", "page", "run", "encoding", "imported_at")
    list_filter = (EncodingFilter, "imported_at")
    search_fields = ("name", "sha256")
    list_select_related = ("page__issue__publication", "page__section", "run")
    fields = ("name", "page", "run", "encoding", "sha256", "imported_at")

    def get_queryset(self, request: HttpRequest) -> QuerySet[SourceDocument]:
        """The list does not read the files themselves."""
        return super().get_queryset(request).defer("content")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        context["lines"] = kwargs["obj"].text.split("\n")
        return super().render_change_form(request, context, *args, **kwargs)


@admin.register(ImportedArticle)
class ImportedArticleAdmin(ReadOnlyAdmin):
    """The printed text of an article, whatever became of it since."""

    list_display = ("__str__", "document", "reading", "order", "is_base", "article_link")
    search_fields = ("document__name", "article__title")
    list_select_related = ("document", "article")
    fields = ("document", "reading", "order", "is_base", "article_link", "printed", "since")
    readonly_fields = ("article_link", "printed", "since")

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportedArticle]:
        return super().get_queryset(request).defer("document__content")

    @admin.display(description=_("article"), ordering="article__title")
    def article_link(self, read: ImportedArticle) -> str | None:
        return form_link(read.article) if read.article else None

    @admin.display(description=_("as read"))
    def printed(self, read: ImportedArticle) -> str:
        """Headlines, credits and paragraphs in the order of the page."""
        record = read.record
        lines = [record.get(name) for name in ("column", "kicker", "title", "subtitle", "lead")]
        lines += [credit.get("printed") for credit in record.get("credits", [])]
        lines += record.get("paragraphs", [])
        return format_html(
            '<div class="printed">{}</div>',
            format_html_join("", "<p>{}</p>", ((line,) for line in lines if line)),
        )

    @admin.display(description=_("since then"))
    def since(self, read: ImportedArticle) -> str:
        """What the article says otherwise today."""
        if read.article is None:
            return gettext("The article was deleted.")
        before = text_fields(read.record)
        changed = {
            name: pieces(text, now)
            for name, text in before.items()
            if (now := getattr(read.article, name)) != text
        }
        if not changed:
            return gettext("Nothing has changed.")
        fields = [FieldChange(_label(name), told) for name, told in changed.items()]
        return render_to_string("admin/desk/field_changes.html", {"fields": fields})


def _label(name: str) -> str:
    return str(getattr(Article._meta.get_field(name), "verbose_name", name))


class RefusedFilter(admin.SimpleListFilter):
    title = _("files refused")
    parameter_name = "refused"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[Any]:
        return [("yes", _("Some")), ("no", _("None"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[ImportRun]) -> QuerySet[ImportRun]:
        if self.value() == "yes":
            return queryset.exclude(refused=[])
        return queryset.filter(refused=[]) if self.value() == "no" else queryset


@admin.register(ImportRun)
class ImportRunAdmin(ReadOnlyAdmin):
    """Runs are read; adding one is to import pages from the browser."""

    list_display = ("__str__", "finished_at", "by", "imported", "unchanged", "refused_count")
    list_filter = (RefusedFilter,)
    list_select_related = ("by",)
    date_hierarchy = "started_at"
    fields = ("started_at", "finished_at", "by", "imported", "unchanged", "refusals", "documents_")
    readonly_fields = ("refusals", "documents_")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("seeds.add_importrun")

    def add_view(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        return intake(request, self.admin_site.each_context(request))

    @admin.display(description=_("files refused"))
    def refused_count(self, run: ImportRun) -> int:
        return len(run.refused)

    @admin.display(description=_("files refused"))
    def refusals(self, run: ImportRun) -> str:
        rows = ((r.get("source", ""), translated(r.get("reason", ""))) for r in run.refused)
        return format_html_join("", "<p>{}: {}</p>", rows)

    @admin.display(description=_("source documents"))
    def documents_(self, run: ImportRun) -> str:
        return list_link("seeds_sourcedocument", run.documents.count(), run__id__exact=run.pk)
