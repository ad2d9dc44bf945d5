"""The newspaper's collections: each names its filters, its serializers and their parts."""

from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin

from articles.api import filters, serializers
from articles.api.writing import ArticleWriting
from articles.models import Article, FormerTag, Page
from articles.rest.schema import described
from articles.rest.views import Collection, ForwardingCollection


def printed_articles() -> "Prefetch[str, QuerySet[Article], str]":
    """The published articles of pages, in printed order, with their credits."""
    articles = Article.objects.published().order_by("order").prefetch_related("credits__person")
    return Prefetch("articles", articles)


@described(_("Articles"), _("One article with all its parts"))
class Articles(ArticleWriting, ListModelMixin, RetrieveModelMixin):
    filterset_class = filters.ArticlesFilter
    serializer_class = serializers.ArticleSummary
    detail_serializer_class = serializers.ArticleDetail

    def with_parts(self, members: Any) -> QuerySet[Any]:
        return members.for_reading().with_jumps() if self.detail else members.for_lists()


@described(pgettext_lazy("newspaper", "Issues"), _("One issue with its pages and their articles"))
class Issues(ListModelMixin, RetrieveModelMixin, Collection):
    filterset_class = filters.IssuesFilter
    serializer_class = serializers.IssueSummary
    detail_serializer_class = serializers.IssueDetail

    def with_parts(self, members: Any) -> QuerySet[Any]:
        if not self.detail:
            return members
        pages = Page.objects.holding(Article.objects.published()).in_order()
        parts = pages.select_related("section").prefetch_related(printed_articles())
        return members.prefetch_related(Prefetch("pages", parts))


@described(pgettext_lazy("newspaper", "Pages"), _("One page with its articles"))
class Pages(ListModelMixin, RetrieveModelMixin, Collection):
    filterset_class = filters.PagesFilter
    serializer_class = serializers.PageSummary
    detail_serializer_class = serializers.PageDetail

    def with_parts(self, members: Any) -> QuerySet[Any]:
        return members.prefetch_related(printed_articles()) if self.detail else members


@described(_("Sections"), _("One section"))
class Sections(ListModelMixin, RetrieveModelMixin, Collection):
    filterset_class = filters.SectionsFilter
    serializer_class = serializers.SectionSummary


@described(_("Tags"), _("One tag with its aliases"), moving=serializers.TagDetail)
class Tags(ListModelMixin, ForwardingCollection):
    filterset_class = filters.TagsFilter
    serializer_class = serializers.TagSummary
    detail_serializer_class = serializers.TagDetail

    def with_parts(self, members: Any) -> QuerySet[Any]:
        return members.prefetch_related("aliases") if self.detail else members

    def forwarded(self, pk: int) -> int | None:
        former = FormerTag.objects.filter(was=pk).exclude(tag=pk)
        return former.values_list("tag", flat=True).first()
