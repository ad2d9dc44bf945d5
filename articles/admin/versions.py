"""Versions of an article at the desk: against the print, and brought back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from articles import versions
from articles.desk import RecordedAdmin
from articles.desk.comparing import when
from articles.desk.links import form_url
from articles.desk.recorded import editor, reason
from articles.editing import Conflict
from articles.models import Article, Status
from articles.printed import Corrections, as_printed
from articles.revision import Via


class VersionsAdmin(RecordedAdmin):
    """Adds addresses to an article's: any version against the print, and bringing one back."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        own = [
            path(
                "<int:pk>/history/<int:version>/printed/",
                view(self.against_print),
                name="articles_article_printed",
            ),
            path(
                "<int:pk>/history/<int:version>/restore/",
                view(self.bring_back),
                name="articles_article_bring_back",
            ),
        ]
        return [*own, *super().get_urls()]

    def may_restore(self, request: HttpRequest, record: Any) -> bool:
        standing = Article.objects.filter(pk=record.id).exclude(status=Status.TRASHED).first()
        return standing is not None and self.has_change_permission(request, standing)

    @method_decorator(require_safe)
    def against_print(self, request: HttpRequest, pk: int, version: int) -> HttpResponse:
        """A version's text against the text as the importer read it from the page."""
        article, record = _version(pk, version)
        if not self.has_view_or_change_permission(request, article):
            raise PermissionDenied
        printed = as_printed(article)
        context = {
            **self.admin_site.each_context(request),
            "title": _("The print against %s") % when(record),
            "subtitle": str(article),
            "opts": self.opts,
            "object": article,
            "printed": printed,
            "found": Corrections(record, printed) if printed else None,
        }
        return TemplateResponse(request, "admin/desk/history_printed.html", context)

    @method_decorator(require_POST)
    def bring_back(self, request: HttpRequest, pk: int, version: int) -> HttpResponse:
        """Give the article that version's text; what it had since stays in the history."""
        article, record = _version(pk, version)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        if article.status == Status.TRASHED:
            messages.error(request, _("This article is in the trash. Take it out first."))
            return HttpResponseRedirect(form_url(article))
        why = reason(request) or _("Version of %(date)s") % {"date": when(record)}
        seen = request.POST.get("seen_version", "")
        try:
            versions.restore(
                article, record, by=editor(request), via=Via.ADMIN, why=why,
                expected=int(seen) if seen.isdecimal() and len(seen) < 10 else 0,
            )  # fmt: skip
        except Conflict as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The text of this version stands again."))
        return HttpResponseRedirect(form_url(article))


def _version(pk: int, version: int) -> tuple[Article, Any]:
    article = get_object_or_404(Article, pk=pk)
    return article, get_object_or_404(article.history.all(), history_id=version)
