"""Articles: the filtered list, and one article as it is read."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import DetailView
from django_filters.views import FilterView

from articles.filters import ArticleFilter
from articles.models import Article, Status
from articles.reading import page_context
from articles.views.choices import offer_fewer


class FilteredArticles(FilterView):
    """A list of articles beside the form that narrows it; a filter in error finds nothing."""

    filterset_class = ArticleFilter
    context_object_name = "articles"
    paginate_by = 20

    def get_queryset(self) -> QuerySet[Article]:
        return Article.objects.published().for_lists().newest_first()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        offer_fewer(context["filter"].form)
        return context


class ArticleList(FilteredArticles):
    """All articles."""

    template_name = "articles/article_list.html"


class ArticleDetail(DetailView):
    """One article, with its neighbours on the page and others about the same things."""

    template_name = "articles/article_detail.html"
    context_object_name = "article"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The address of an article that was merged into another leads there."""
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            merged = Article.objects.filter(pk=kwargs["pk"], status=Status.TRASHED)
            into = Article.objects.published().filter(merged__in=merged).first()
            if into is None:
                raise
            return redirect(into)

    def get_queryset(self) -> QuerySet[Article]:
        return Article.objects.published().for_reading().with_jumps()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**page_context(self.object), **kwargs)
