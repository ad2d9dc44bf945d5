"""Any two versions of one object side by side, as the difference between them."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.dateformat import format as date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from articles.desk import changes


@require_safe
def compare_view(request: HttpRequest, desk: Any, object_id: str) -> HttpResponse:
    """What changed from one history row (`?old=`) to another (`&new=`), whichever is older.

    `desk` is the object's admin. 404 where one of the two is no version of this object.
    """
    versions = [
        _version(desk.model, object_id, request.GET.get(name, "")) for name in ("old", "new")
    ]
    old, new = sorted(versions, key=lambda row: row.history_id)
    if not desk.has_view_or_change_permission(request, new.instance):
        raise PermissionDenied
    return TemplateResponse(
        request,
        "admin/desk/history_compare.html",
        {
            **desk.admin_site.each_context(request),
            "title": gettext("%(old)s against %(new)s") % {"old": when(old), "new": when(new)},
            "subtitle": str(new.instance),
            "opts": desk.opts,
            "object": new.instance,
            "versions": [old, new],
            "fields": changes.between(old, new),
        },
    )


def when(row: Any) -> str:
    """When a version came to be, to the second."""
    return date_format(localtime(row.history_date), "Y-m-d H:i:s")


def _version(model: type[models.Model], object_id: str, number: str) -> Any:
    if not (object_id.isdecimal() and number.isdecimal() and len(number) < 19):
        raise Http404(number)
    past = model.history.model.objects  # type: ignore[attr-defined]  # every recorded model's
    row = past.filter(id=object_id, history_id=number).first()
    if row is None:
        raise Http404(number)
    return row
