"""Articles: the filtered list, and one article as it is read."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.generic import DetailView
from django_filters.views import FilterView

from articles.filters import ArticleFilter
from articles.models import Article, FindingStatus, Source, Status
from articles.related import related_to
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
        published = Article.objects.published()
        on_page = list(published.filter(page=self.object.page_id).order_by("order"))
        missing_text = self.object.findings.filter(kind="missing_text").exclude(
            status=FindingStatus.DISMISSED
        )
        place = next(n for n, article in enumerate(on_page) if article.pk == self.object.pk)
        return super().get_context_data(
            on_page=on_page,
            previous=on_page[place - 1] if place else None,
            next=on_page[place + 1] if place + 1 < len(on_page) else None,
            machine_tags=any(t.source == Source.AUTOMATIC for t in self.object.shown_taggings),
            incomplete=missing_text.exists(),
            related=related_to(self.object, published),
            **kwargs,
        )
