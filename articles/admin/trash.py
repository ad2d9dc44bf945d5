"""Deleting at the desk: into the trash, back from there, and for good out of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from articles import editing, workflow
from articles.desk import RecordedAdmin
from articles.desk.recorded import editor, reason
from articles.models import Article, Status
from articles.revision import Via

GONE = 410


class TrashAdmin(RecordedAdmin):
    """What Django's admin calls deleting is a step of the workflow; only the trash is emptied."""

    delete_confirmation_template = "admin/desk/article_delete.html"

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is not None and obj.status == Status.TRASHED:
            return self.has_purge_permission(request)
        return super().has_delete_permission(request, obj)

    def has_purge_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("articles.purge_article")

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What goes into the trash takes nothing with it."""
        if all(article.status != Status.TRASHED for article in objs):
            return [str(article) for article in objs], {}, set(), []
        return super().get_deleted_objects(objs, request)

    def delete_model(self, request: HttpRequest, obj: Article) -> None:
        stamp: dict[str, Any] = {"by": editor(request), "why": reason(request), "via": Via.ADMIN}
        if obj.status == Status.TRASHED:
            editing.delete(obj, **stamp)
        else:
            workflow.move(obj, "trash", **stamp)

    def response_delete(self, request: HttpRequest, obj_display: str, obj_id: Any) -> HttpResponse:
        """Say what was done, and where the article is now."""
        in_trash = Article.objects.filter(pk=obj_id).exists()
        text = _("“%s” is in the trash.") if in_trash else _("“%s” is deleted for good.")
        self.message_user(request, text % obj_display, messages.SUCCESS)
        listed = reverse("admin:articles_article_changelist")
        trash = urlencode({"status__exact": Status.TRASHED})
        return HttpResponseRedirect(listed if in_trash else f"{listed}?{trash}")

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        """Whoever saves an article that was deleted for good gets the text back, to keep it."""
        if request.method != "POST" or "title" not in request.POST:
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)
        last = Article.history.filter(id=object_id).first() if object_id.isdecimal() else None
        context = {
            **self.admin_site.each_context(request),
            "title": _("This article has been deleted for good"),
            "opts": opts,
            "last": last,
            "written": _written(request),
        }
        return TemplateResponse(request, "admin/desk/article_gone.html", context, status=GONE)


def _written(request: HttpRequest) -> list[tuple[str, str]]:
    """What stands in the fields of text that were posted, by their labels."""
    names = ("column", "kicker", "title", "subtitle", "lead", "body")
    fields = ((Article._meta.get_field(name), request.POST.get(name, "")) for name in names)
    return [(str(getattr(field, "verbose_name", "")), text) for field, text in fields if text]
