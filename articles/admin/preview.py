"""The page that readers would get of an article, whatever its state; for editors alone."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_safe

from articles.desk import RecordedAdmin
from articles.models import Article
from articles.reading import page_context


class PreviewAdmin(RecordedAdmin):
    """Adds the preview's address to an article's."""

    def get_urls(self) -> list[Any]:
        own = path(
            "<int:pk>/preview/",
            self.admin_site.admin_view(self.preview),
            name="articles_article_preview",
        )
        return [own, *super().get_urls()]

    @method_decorator(require_safe)
    def preview(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Kept by nobody, and found by no search engine that follows an editor's link."""
        article = get_object_or_404(Article.objects.for_reading().with_jumps(), pk=pk)
        if not self.has_view_or_change_permission(request, article):
            raise PermissionDenied
        context = {**page_context(article), "article": article, "preview": True}
        response = TemplateResponse(request, "articles/article_detail.html", context)
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response
