"""What writing by the API asks for: who writes, which version was seen, and no unknown field.

An article's `ETag` begins with its version. `If-Match` must bring it back: the rest of the tag is
of the representation, which other things (a person's name) change too, and guards nothing.
"""

import re
from http import HTTPStatus
from typing import Any

from django.utils.http import parse_etags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers
from rest_framework.authentication import (
    BaseAuthentication,
    BasicAuthentication,
    SessionAuthentication,
)
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

_VERSION = re.compile(r'"(\d{1,9})(-[0-9a-f]+)?"')


class VersionNeeded(APIException):
    """428: nobody writes over what she has not seen."""

    status_code = HTTPStatus.PRECONDITION_REQUIRED
    default_detail = gettext_lazy("Send If-Match with the article's ETag.")


class StepRefused(APIException):
    """409: the article's state does not let this be done."""

    status_code = HTTPStatus.CONFLICT


class MayWrite(BasePermission):
    """Anybody reads; who writes is of the staff and has the right that the view names."""

    def has_permission(self, request: Request, view: APIView) -> bool:
        if request.method in SAFE_METHODS or view.action is None:  # type: ignore[attr-defined]
            return True  # a method that the address does not have is told as such
        user = request.user
        needed = view.right_to_write  # type: ignore[attr-defined]
        return user.is_authenticated and user.is_staff and user.has_perm(needed)


def authenticators(request: Request | None) -> list[BaseAuthentication]:
    """Reading asks nobody who she is and touches no session; a script writes with a password."""
    if request is None or request.method in SAFE_METHODS:
        return []
    # The first one says how to answer a 401; a session needs its CSRF token besides.
    return [BasicAuthentication(), SessionAuthentication()]


def seen_versions(request: Request) -> set[int]:
    """The versions that the writer has seen; raises `VersionNeeded` where none is named."""
    tags = parse_etags(request.headers.get("If-Match", ""))
    if not tags or tags == ["*"]:
        raise VersionNeeded
    return {int(found[1]) for tag in tags if (found := _VERSION.fullmatch(tag))}


class StrictBody(serializers.Serializer[Any]):
    """Refuses a field that is not there to be written: nothing is ignored in silence."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, dict) and (unknown := sorted(set(data) - set(self.fields))):
            raise ValidationError(
                {name: [_("There is no such field to be written.")] for name in unknown}
            )
        return super().to_internal_value(data)
