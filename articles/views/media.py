"""Photographs, served to those who may see their article."""

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.models import Article, Photo


@require_safe
def photograph(request: HttpRequest, name: str) -> FileResponse:
    """The image file of a photo of a published article; editors see those of others too."""
    photos = Photo.objects.filter(image=name).order_by("pk")
    editor = request.user.has_perm("articles.view_photo")
    if not editor:
        photos = photos.filter(article__in=Article.objects.published())
    photo = get_object_or_404(photos[:1])
    try:
        response = FileResponse(photo.image.open())
    except FileNotFoundError as missing:
        raise Http404 from missing
    response["Cache-Control"] = "private, no-store" if editor else "public, max-age=3600"
    return response
