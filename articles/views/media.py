"""Photographs, served to those who may see their article; scans of pages, to the desk alone."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles.models import Article, Page, Photo
from articles.pictures import THUMBNAIL


@require_safe
def photograph(request: HttpRequest, name: str) -> FileResponse:
    """The image file of a photo of a published article; editors see those of others too.

    With `THUMBNAIL` after its name, its small copy, or itself where there is none.
    """
    photos = Photo.objects.filter(image=name.removesuffix(THUMBNAIL)).order_by("pk")
    editor = request.user.has_perm("articles.view_photo")
    if not editor:
        photos = photos.filter(article__in=Article.objects.published())
    photo = get_object_or_404(photos[:1])
    try:
        response = _file(photo.image, name)
    except FileNotFoundError:
        response = _file(photo.image, str(photo.image.name))
    response["Cache-Control"] = "private, no-store" if editor else "public, max-age=3600"
    return response


@require_safe
def scan(request: HttpRequest, name: str) -> FileResponse:
    """The scan of a page: it shows unpublished articles beside published ones."""
    if not request.user.has_perm("articles.view_page"):
        raise Http404
    page = get_object_or_404(Page.objects.filter(scan=name).order_by("pk")[:1])
    response = _file(page.scan, name)
    response["Cache-Control"] = "private, no-store"
    return response


def _file(image: Any, name: str) -> FileResponse:
    """Raises `FileNotFoundError` for a small copy, `Http404` for an image, that is not there."""
    try:
        return FileResponse(image.storage.open(name))
    except FileNotFoundError as missing:
        if name == image.name:
            raise Http404 from missing
        raise
