"""Articles at the desk: a list to work from, and a form beside the printed source."""

from typing import Any, cast

from django.contrib import admin
from django.contrib.admin.views.main import ORDER_VAR, PAGE_VAR, SEARCH_VAR
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles import editing, search
from articles.admin import saving, scripting, settling
from articles.admin.actions import ArticleActions
from articles.admin.beside import beside
from articles.admin.columns import ArticleColumns, with_open_findings
from articles.admin.filters import (
    CompletingLists,
    IssueFilter,
    OpenFindingsFilter,
    PersonFilter,
    ScheduleFilter,
    StateFilter,
    TagFilter,
    YearFilter,
)
from articles.admin.form import ArticleForm
from articles.admin.history import tell_rows
from articles.admin.inlines import CreditInline, PhotoInline, TaggingInline
from articles.admin.preview import PreviewAdmin
from articles.admin.schedule import ScheduleAdmin
from articles.admin.versions import VersionsAdmin
from articles.desk.lists import CappedPaginator
from articles.desk.recorded import editor, reason
from articles.models import Article, Status
from articles.models.article import ArticleQuerySet
from articles.revision import Via

MOST_FOUND = 2_000  # hits of a search that the list counts and pages through
UNNARROWED = {SEARCH_VAR, ORDER_VAR, PAGE_VAR}  # what a list may be asked and still hold all


@admin.register(Article)
class ArticleAdmin(
    CompletingLists, ArticleActions, VersionsAdmin, ScheduleAdmin, PreviewAdmin, ArticleColumns
):
    """Writes only by the verbs of `articles.editing`, `tagging`, `findings` and `workflow`."""

    form = ArticleForm
    change_form_template = "admin/desk/article_form.html"
    list_display = (
        "headline",
        "issue_label",
        "page_label",
        "column",
        "kind",
        "byline",
        "state",
        "doubts",
        "changed",
    )
    list_filter = (
        StateFilter,
        OpenFindingsFilter,
        ScheduleFilter,
        "kind",
        ("page__section", admin.RelatedFieldListFilter),
        YearFilter,
        IssueFilter,
        TagFilter,
        PersonFilter,
        "page__issue__precision",
        ("page__issue__publication", admin.RelatedFieldListFilter),
    )
    search_fields = ("title",)
    search_help_text = _("Words of title, text, people and tags; “…” for a phrase, - for without.")
    list_select_related = ("page__issue__publication", "page__section")
    autocomplete_fields = ("page",)
    inlines = (CreditInline, TaggingInline, PhotoInline)
    fieldsets = (
        (
            None,
            {"fields": (("page", "order", "kind"), ("column", "lead"), "kicker", "title")},
        ),
        (None, {"fields": ("subtitle", "body"), "classes": ("text",)}),
    )

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        if not self.may_write(request, obj):
            return self.fieldsets
        return (
            *self.fieldsets,
            (None, {"fields": ("why", "seen_version"), "classes": ("reason",)}),
        )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        articles = super().get_queryset(request).prefetch_related("credits__person")
        return with_open_findings(articles)

    def get_ordering(self, request: HttpRequest) -> Any:
        """Newest issue first, as printed inside: the order is written once, on the queryset."""
        return Article.objects.newest_first().query.order_by

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        """The site's own search; best first, unless the editor has chosen a column to sort by.

        Of a word that stands nearly everywhere the newest hits are listed, unless the list is
        narrowed otherwise too: then the newest may all be others.
        """
        if not search_term.strip():
            return queryset, False
        newest = None
        if not request.GET.keys() - UNNARROWED:
            trashed = self.model.objects.filter(status=Status.TRASHED).count()  # found, not listed
            newest = MOST_FOUND + 1 + trashed
        found = search.find(search_term, cast(ArticleQuerySet, queryset), newest=newest)
        if ORDER_VAR in request.GET:
            found = found.order_by(*queryset.query.order_by)
        return found, False

    def get_paginator(self, request: HttpRequest, *args: Any, **kwargs: Any) -> CappedPaginator:
        paginator = CappedPaginator(*args, **kwargs)
        if request.GET.get(SEARCH_VAR) and not request.GET.keys() - UNNARROWED:
            paginator.most = MOST_FOUND
        return paginator

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.publish_article")

    def view_on_site(self, article: Article) -> str | None:
        """Only what the public may see has a page."""
        return article.get_absolute_url() if article.status == Status.PUBLISHED else None

    def save_model(
        self, request: HttpRequest, obj: Article, form: ArticleForm, change: bool
    ) -> None:
        """A new article is needed for its credits; a changed one is saved after them."""
        if not change:
            editing.create(obj, by=editor(request), why=reason(request), via=Via.ADMIN)

    def save_related(
        self, request: HttpRequest, form: ArticleForm, formsets: list[Any], change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        saving.revise_after(request, form, formsets, change=change)

    def response_add(
        self, request: HttpRequest, obj: Article, post_url_continue: str | None = None
    ) -> HttpResponse:
        return scripting.tell_saved(super().response_add(request, obj, post_url_continue), 0)

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        pk = obj.pk  # a step may take the article away
        step = saving.take_step(self, request, obj)
        return scripting.tell_saved(step or super().response_change(request, obj), pk)

    def get_urls(self) -> list[Any]:
        """With what the form's script asks for: to settle, to take back, to be seen as present."""
        view = self.admin_site.admin_view
        own = [
            path(
                "<int:pk>/settle/<int:finding>/",
                view(self._settle),
                name="articles_article_settle",
            ),
            path(
                "<int:pk>/take-back/<int:act>/",
                view(self._take_back),
                name="articles_article_take_back",
            ),
            path("<int:pk>/presence/", view(self._presence), name="articles_article_presence"),
        ]
        return [*own, *super().get_urls()]

    @method_decorator(require_POST)
    def _settle(self, request: HttpRequest, pk: int, finding: int) -> HttpResponse:
        article = get_object_or_404(Article, pk=pk)
        verdict = "accept" if "_accept" in request.POST else "dismiss"
        return settling.answer(settling.settle(request, article, str(finding), verdict), pk)

    @method_decorator(require_POST)
    def _take_back(self, request: HttpRequest, pk: int, act: int) -> HttpResponse:
        article = get_object_or_404(Article, pk=pk)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        return settling.take_back(request, article, act)

    @method_decorator(require_POST)
    def _presence(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = get_object_or_404(Article, pk=pk)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        return scripting.be_present(request, article)

    def set_history_delta_changes(
        self, request: HttpRequest, historical_records: Any, foreign_keys_are_objs: bool = True
    ) -> None:
        """With what changed beside the article: credits, photos, tags."""
        super().set_history_delta_changes(request, historical_records, foreign_keys_are_objs)
        tell_rows(historical_records)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if (article := kwargs.get("obj")) is not None:
            saving.renew_stale(context, request)
            # The object of a refused form bears the form's values: ask for what is stored.
            with_page = Article.objects.select_related("page__issue__publication")
            stored = with_page.get(pk=article.pk)
            context["told"] = scripting.told(stored, request)
            context.update(beside(stored, editor(request)), is_nav_sidebar_enabled=False)
        else:
            context["told"] = scripting.told_new(request)
        context["modules"] = scripting.MODULES
        return super().render_change_form(request, context, *args, **kwargs)
