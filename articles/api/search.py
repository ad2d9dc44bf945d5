"""The search of the public pages as JSON: hits in order, the count, facets and hints."""

from typing import Any

from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from articles.api.serializers import ArticleSummary
from articles.models import Article, Kind
from articles.rest.pagination import BoundedPages
from articles.rest.views import StrictParameters
from articles.search.answers import COUNTED, Answer, Order, answer
from articles.search.facets import choices
from articles.search.forms import SearchForm
from articles.search.matches import printed_lines
from articles.search.meant import meant
from articles.text.excerpts import window
from articles.text.hits import hits
from articles.text.normalize import reading_form
from articles.text.query import SearchQuery

LONG = 92  # characters of a snippet
FACET_VALUES = 50


class FoundArticle(ArticleSummary):
    """A hit: the article, the stretch of text with most hits, and the printed line, if only that.

    The snippet's `marks` are the places [start, end) of the words in it.
    """

    snippet = serializers.CharField()
    marks = serializers.ListField(
        child=serializers.ListField(child=serializers.IntegerField(), min_length=2, max_length=2)
    )
    printed = serializers.CharField(
        allow_null=True,
        help_text=_("The line as printed, where only that has the words: it was corrected since."),
    )

    class Meta(ArticleSummary.Meta):
        fields = [*ArticleSummary.Meta.fields, "snippet", "marks", "printed"]


class FacetValue(serializers.Serializer[Any]):
    value = serializers.CharField(help_text=_("What the parameter of this name takes."))
    label = serializers.CharField()  # type: ignore[assignment]
    count = serializers.IntegerField()


class Facets(serializers.Serializer[Any]):
    year = FacetValue(many=True)
    month = FacetValue(many=True)
    section = FacetValue(many=True)
    kind = FacetValue(many=True)
    reporter = FacetValue(many=True)
    photographer = FacetValue(many=True)
    tag = FacetValue(many=True)


class SearchHint(serializers.Serializer[Any]):
    kind = serializers.CharField(
        help_text=_("date, unfilled: not understood; reporter, photographer, tag, section: unknown")
    )
    typed = serializers.CharField()


class Found(serializers.Serializer[Any]):
    count = serializers.IntegerField(help_text=_("Exact up to 10000."))
    more = serializers.BooleanField(help_text=_("There are more: the facets are of the newest."))
    lacking = serializers.IntegerField(
        help_text=_("Of so many words the results lack, because nothing has them all.")
    )
    hints = SearchHint(many=True)
    did_you_mean = serializers.ListField(child=serializers.CharField())
    facets = Facets()
    results = FoundArticle(many=True)


def _number(name: str, label: Any) -> OpenApiParameter:
    return OpenApiParameter(name, OpenApiTypes.INT, description=label)


PEOPLE_AND_TAGS = ("reporter", "photographer", "tag")
PARAMETERS = [
    OpenApiParameter(
        "q", OpenApiTypes.STR, required=True,
        description=_("Words, “phrases”, -without, 记者: 摄影: 标签: 版面: 日期:2023-05..2023-12"),
    ),
    OpenApiParameter("order", OpenApiTypes.STR, enum=[order.value for order in Order]),
    *(_number(name, SearchForm.base_fields[name].label) for name in ("year", "month")),
    OpenApiParameter("section", OpenApiTypes.STR, description=_("An id, or none.")),
    OpenApiParameter("kind", OpenApiTypes.STR, enum=list(Kind.values)),
    *(_number(name, SearchForm.base_fields[name].label) for name in PEOPLE_AND_TAGS),
    OpenApiParameter("date_from", OpenApiTypes.DATE),
    OpenApiParameter("date_to", OpenApiTypes.DATE),
    OpenApiParameter("page", OpenApiTypes.INT),
    OpenApiParameter("page_size", OpenApiTypes.INT),
]  # fmt: skip


@method_decorator([conditional_page, cache_control(public=True, no_cache=True)], name="dispatch")
class Search(StrictParameters, APIView):
    """What is published and answers the query."""

    http_method_names = ["get", "head"]

    def known_parameters(self) -> set[str]:
        return {*SearchForm.base_fields, "page", "page_size"}

    @extend_schema(
        summary=_("Search"), description="", parameters=PARAMETERS, responses=Found,
        operation_id="search",
    )  # fmt: skip
    def get(self, request: Request) -> Response:
        """One page of hits, with the count and the facets of all."""
        form = SearchForm(request.query_params)
        if not form.is_valid():
            raise ValidationError(
                {name: list(map(str, said)) for name, said in form.errors.items()}
            )
        if not form.query:
            raise ValidationError({"q": [_("Give it a value or leave it out.")]})
        pages = BoundedPages()
        size, number = pages.get_page_size(request), pages.get_page_number(request, None)
        if (number - 1) * size >= COUNTED:
            raise NotFound
        told = answer(form.question, start=(number - 1) * size, size=size)
        if number > 1 and not told.ids:
            raise NotFound
        return Response(self._told(request, form, told))

    def _told(self, request: Request, form: SearchForm, told: Answer) -> dict[str, Any]:
        query = form.query
        narrowed = choices(told.facets, form.cleaned_data, FACET_VALUES)
        hints = [{"kind": hint.kind, "typed": hint.typed} for hint in query.hints]
        hints += [{"kind": one.field, "typed": one.value} for one in told.unknown]
        values = {
            "count": told.total,
            "more": told.more,
            "lacking": told.lacking,
            "hints": hints,
            "did_you_mean": [] if told.total else meant(query),
            "facets": narrowed,
            "results": found_articles(told.ids or told.offered, query),
        }
        rendered: dict[str, Any] = Found(values, context={"request": request}).data
        return rendered


def found_articles(ids: Any, query: SearchQuery) -> list[Article]:
    """The articles of the hits in their order, each with its snippet."""
    rows = Article.objects.published().for_lists().in_bulk(ids)
    printed = printed_lines(ids, query.wanted)
    found = [rows[pk] for pk in ids if pk in rows]
    for article in found:
        text = "".join(map(reading_form, article.paragraphs))
        start, end = window(text, hits(text, query.wanted), LONG)
        snippet = text[start:end]
        article.snippet, article.marks = snippet, hits(snippet, query.wanted)  # type: ignore[attr-defined]
        article.printed = printed.get(article.pk)  # type: ignore[attr-defined]
    return found
