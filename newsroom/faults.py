"""What a visitor is told when the site cannot answer: in the style of the page, or JSON in the API.

A database or a folder that is locked, read-only, full or away is no fault of ours that a report
would mend: 503 and the advice to try again, not 500.
"""

import errno
import sys
from http import HTTPStatus

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

RETRY_AFTER = 10  # seconds: half of what a writer waits for SQLite's lock


def server_error(request: HttpRequest) -> HttpResponse:
    """The answer to a request that raised; Django calls this while the exception is handled."""
    busy = _is_storage(sys.exc_info()[1])
    status = HTTPStatus.SERVICE_UNAVAILABLE if busy else HTTPStatus.INTERNAL_SERVER_ERROR
    response = _in_api(status) if request.path.startswith("/api/") else _page(status)
    if busy:
        response["Retry-After"] = str(RETRY_AFTER)
    response["Cache-Control"] = "no-store"
    return response


def _is_storage(fault: BaseException | None) -> bool:
    if isinstance(fault, OSError):
        return fault.errno in {errno.EACCES, errno.EROFS, errno.ENOSPC, errno.EDQUOT}
    return isinstance(fault, OperationalError)


def _in_api(status: HTTPStatus) -> HttpResponse:
    busy = status is HTTPStatus.SERVICE_UNAVAILABLE
    detail = _("Try again in a moment") if busy else _("Something broke")
    return JsonResponse({"detail": detail}, status=status)


def _page(status: HTTPStatus) -> HttpResponse:
    return HttpResponse(render_to_string(f"{status.value}.html"), status=status)
