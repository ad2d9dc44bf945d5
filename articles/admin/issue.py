"""Publications and issues at the desk."""

import datetime
from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import path
from django.utils.html import format_html_join
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from articles import editing
from articles.admin.columns import kept_articles, number_of
from articles.admin.filters import DatedFilter, YearOfIssueFilter
from articles.admin.quality import quality_view
from articles.desk import ReasonForm, RecordedAdmin, TableInline
from articles.desk.links import form_url, list_link
from articles.desk.lists import NumbersSearched
from articles.desk.recorded import editor, reason
from articles.desk.seen import SeenForm
from articles.models import Issue, Page, Precision, Publication
from articles.revision import Via


@admin.register(Publication)
class PublicationAdmin(RecordedAdmin):
    list_display = ("name", "slug", "issue_count")
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}

    def get_queryset(self, request: HttpRequest) -> QuerySet[Publication]:
        return super().get_queryset(request).annotate(issues_=Count("issues"))

    @admin.display(description=pgettext_lazy("newspaper", "issues"), ordering="issues_")
    def issue_count(self, publication: Publication) -> str:
        return list_link(
            "articles_issue",
            getattr(publication, "issues_", 0),
            publication__id__exact=publication.pk,
        )


class IssueForm(ReasonForm):
    """A day that an issue gets is no plain field: `editing.date_issue` may join two issues.

    It is taken out of what the form saves, and stands in `day`.
    """

    day: datetime.date | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        changed = not {"date", "precision"}.isdisjoint(self.changed_data)
        dated = cleaned.get("precision") == Precision.DAY and cleaned.get("date")
        if self.instance.pk and changed and dated:
            self.day = cleaned.pop("date")
            del cleaned["precision"]
        return cleaned


class PageInline(TableInline):
    model = Page
    form = SeenForm
    fields = ("number", "section", "banner", "article_count")
    readonly_fields = ("article_count",)
    autocomplete_fields = ("section",)
    show_change_link = True

    def get_queryset(self, request: HttpRequest) -> QuerySet[Page]:
        pages = super().get_queryset(request).annotate(articles_=kept_articles("page"))
        return pages.select_related("issue__publication", "section")

    @admin.display(description=_("articles"))
    def article_count(self, page: Page) -> str:
        return list_link("articles_article", getattr(page, "articles_", 0), page__id__exact=page.pk)


@admin.register(Issue)
class IssueAdmin(NumbersSearched, RecordedAdmin):
    form = IssueForm
    change_form_template = "admin/desk/issue_form.html"
    list_display = (
        "__str__",
        "date",
        "precision",
        "number",
        "edition",
        "page_count",
        "article_count",
    )
    list_filter = (YearOfIssueFilter, DatedFilter, "precision", "publication")
    search_fields = ("publication__name", "edition")
    number_fields = ("date", "number")
    search_help_text = _("Publication, date such as 2023-08, number or edition.")
    autocomplete_fields = ("publication",)
    readonly_fields = ("evidence_told",)
    inlines = (PageInline,)

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.quality)
        return [path("<int:pk>/quality/", view, name="articles_issue_quality"), *super().get_urls()]

    def quality(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """How often the issue errs."""
        return quality_view(request, self.admin_site.each_context(request), pk)

    def get_fieldsets(self, request: HttpRequest, obj: Issue | None = None) -> Any:
        dated = ("date", "precision") if obj is None else ("date", "precision", "evidence_told")
        fields: tuple[Any, ...] = ("publication", dated[:2], *dated[2:], ("number", "edition"))
        return [(None, {"fields": (*fields, "why") if self.may_write(request, obj) else fields})]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Issue]:
        return (
            super()
            .get_queryset(request)
            .select_related("publication")
            .annotate(
                pages_=number_of(Page.objects.all(), "issue"),
                articles_=kept_articles("page__issue"),
            )
        )

    def save_related(
        self, request: HttpRequest, form: IssueForm, formsets: list[Any], change: bool
    ) -> None:
        """The day comes last, when the pages are as the editor wants them."""
        super().save_related(request, form, formsets, change)
        if form.day is not None:
            form.instance.outcome = self._date(request, form.instance, form.day)

    def response_change(self, request: HttpRequest, obj: Issue) -> HttpResponse:
        outcome = getattr(obj, "outcome", obj)
        if outcome is None:
            return HttpResponseRedirect(request.get_full_path())
        if outcome.pk != obj.pk:
            return HttpResponseRedirect(form_url(outcome))
        return super().response_change(request, obj)

    def _date(self, request: HttpRequest, issue: Issue, day: datetime.date) -> Issue | None:
        """Date the issue and say what became of it; None where that cannot be."""
        try:
            dated = editing.date_issue(
                issue, date=day, by=editor(request), via=Via.ADMIN, why=reason(request)
            )
        except ValueError as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return None
        if dated.pk != issue.pk:
            text = gettext("This day had an issue already: their pages are now together in %s.")
            self.message_user(request, text % dated, messages.SUCCESS)
        return dated

    @admin.display(description=_("pages"), ordering="pages_")
    def page_count(self, issue: Issue) -> str:
        return list_link("articles_page", getattr(issue, "pages_", 0), issue__id__exact=issue.pk)

    @admin.display(description=_("articles"), ordering="articles_")
    def article_count(self, issue: Issue) -> str:
        return list_link("articles_article", getattr(issue, "articles_", 0), issue=issue.pk)

    @admin.display(description=_("evidence"))
    def evidence_told(self, issue: Issue) -> str:
        """The quotations that date the issue, each with what it says."""
        return format_html_join(
            "",
            '<p class="evidence"><q>{}</q> → {}</p>',
            ((e.get("quote", ""), e.get("implies", "")) for e in issue.evidence),
        )
