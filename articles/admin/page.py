"""Pages at the desk."""

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from articles.admin.columns import kept_articles
from articles.admin.filters import CompletingLists, IssueOfPageFilter
from articles.admin.tagging import TaggingAdmin
from articles.admin.uploads import PictureField
from articles.desk.links import form_link, list_link
from articles.desk.lists import NumbersSearched
from articles.models import Article, Page, Status


@admin.register(Page)
class PageAdmin(NumbersSearched, CompletingLists, TaggingAdmin):
    list_display = ("__str__", "number", "section", "banner", "article_count")
    list_editable = ("number", "section")
    list_filter = (
        IssueOfPageFilter,
        ("section", admin.RelatedFieldListFilter),
        ("issue__publication", admin.RelatedFieldListFilter),
    )
    search_fields = ("issue__publication__name", "section__name", "banner")
    number_fields = ("issue__date",)
    search_help_text = _("Publication, date such as 2023-08, section or banner.")
    autocomplete_fields = ("issue",)
    actions = TaggingAdmin.tag_actions
    readonly_fields = ("articles_told", "sources_told")

    def led_to(self, chosen: QuerySet[Page]) -> QuerySet[Article]:
        kept = Article.objects.exclude(status=Status.TRASHED)
        return kept.filter(page__in=chosen.order_by().values("pk"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Page]:
        pages = super().get_queryset(request).annotate(articles_=kept_articles("page"))
        return pages.select_related("issue__publication", "section")

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> list[Any]:
        fields = ["issue", ("number", "section"), "banner", "scan"]
        told = ["articles_told", "sources_told"] if obj else []
        return [*fields, *told, "why"] if self.may_write(request, obj) else [*fields, *told]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "scan":
            kwargs["form_class"] = PictureField
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description=_("articles"), ordering="articles_")
    def article_count(self, page: Page) -> str:
        return list_link("articles_article", getattr(page, "articles_", 0), page__id__exact=page.pk)

    @admin.display(description=_("articles"))
    def articles_told(self, page: Page) -> str:
        """The articles in printed order, each a link."""
        kept = page.articles.exclude(status=Status.TRASHED)
        rows = ((form_link(article),) for article in kept.order_by("order"))
        return format_html("<ol>{}</ol>", format_html_join("", "<li>{}</li>", rows))

    @admin.display(description=_("source documents"))
    def sources_told(self, page: Page) -> str:
        return format_html_join(
            "、", "{}", ((form_link(s),) for s in page.sources.defer("content"))
        )
