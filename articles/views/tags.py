"""Tags: by kind, and the articles of one."""

from typing import Any

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import ListView

from articles.filters import tagged
from articles.models import Article, FormerTag, Tag, TagKind
from articles.moved import moved_to

SHOWN_OF_EACH = 40


class TagList(ListView):
    """The most used tags of each kind; with `?kind=` all of one."""

    template_name = "articles/tag_list.html"
    context_object_name = "tags"
    paginate_by = 200

    def get_queryset(self) -> QuerySet[Tag]:
        self.kind = self.request.GET.get("kind", "")
        if self.kind and self.kind not in TagKind.values:
            raise Http404
        tags = Tag.objects.on(Article.objects.published())
        if self.kind:
            return tags.filter(kind=self.kind).order_by(F("uses").desc(), "name")
        place = Window(
            RowNumber(), partition_by=F("kind"), order_by=[F("uses").desc(), F("name").asc()]
        )
        return tags.annotate(place=place).filter(place__lte=SHOWN_OF_EACH).order_by("kind", "place")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(kind=self.kind, kinds=TagKind.choices, **kwargs)


class TagDetail(ListView):
    """The articles that bear one tag."""

    template_name = "articles/tag_detail.html"
    context_object_name = "articles"
    paginate_by = 20

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The list, or the way from a former address to it."""
        tags = Tag.objects.on(Article.objects.published()).prefetch_related("aliases")
        found = tags.filter(kind=kwargs["kind"], slug=kwargs["slug"]).first()
        if found is None:
            former = FormerTag.objects.filter(kind=kwargs["kind"], slug=kwargs["slug"])
            return moved_to(get_object_or_404(tags, pk__in=former.values("tag")), request)
        self.tag = found
        return super().get(request, *args, **kwargs)

    def get_queryset(self) -> QuerySet[Article]:
        published = Article.objects.published()
        return tagged(published.for_lists().newest_first(), self.tag)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(tag=self.tag, **kwargs)
