"""What the OpenAPI schema says beyond what drf-spectacular reads from the code."""

from collections.abc import Callable
from typing import Any

import django_filters
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from drf_spectacular.contrib.django_filters import DjangoFilterExtension
from drf_spectacular.plumbing import build_basic_type, build_parameter_type
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view
from rest_framework.serializers import CharField, Serializer, URLField

from articles.filters import NO_SECTION

DETAIL = {
    "type": "object",
    "properties": {"detail": {"type": "string"}},
    "required": ["detail"],
}
FAULTS = {
    "type": "object",
    "additionalProperties": {"type": "array", "items": {"type": "string"}},
}
# The answers that any address may give.
ERRORS = {
    "400": ("ParameterFaults", FAULTS, _("A parameter is unknown, or its value is.")),
    "404": ("Detail", DETAIL, _("Nothing has this id, or the list has no such page.")),
    "406": ("Detail", DETAIL, _("Only application/json is served.")),
    "429": ("Detail", DETAIL, _("Too many requests: wait for the seconds of Retry-After.")),
}
# The answers that a write may give besides.
WRITE_ERRORS = {
    "400": (
        "BodyFaults",
        {"oneOf": [FAULTS, DETAIL]},
        _("The body is no JSON, or a field may not be written, or its value is none for it."),
    ),
    "401": ("Detail", DETAIL, _("Nobody, or a wrong password.")),
    "403": ("Detail", DETAIL, _("This user has not the right to do it.")),
    "405": ("Detail", DETAIL, _("This address takes no such method.")),
    "409": ("Detail", DETAIL, _("The article's state does not let this be done.")),
    "412": ("ArticleState", None, _("It has changed since: this is how it stands now.")),
    "415": ("Detail", DETAIL, _("Only application/json is taken.")),
    "428": ("Detail", DETAIL, _("If-Match is missing: send the article's ETag.")),
}


def declare_errors(result: dict[str, Any], **_context: Any) -> dict[str, Any]:
    """Postprocessing hook: every operation tells how it may fail.

    The descriptions that come from docstrings are for whoever reads the code: they go.
    """
    schemas = result["components"]["schemas"]
    for schema in schemas.values():
        if schema.get("type") == "object":
            schema.pop("description", None)
    for name, schema, _description in (*ERRORS.values(), *WRITE_ERRORS.values()):
        if schema:
            schemas[name] = schema
    for path in result["paths"].values():
        for method, operation in path.items():
            operation.pop("description", None)
            errors = ERRORS if method == "get" else ERRORS | WRITE_ERRORS
            for status, (name, _schema, description) in errors.items():
                reference = {"$ref": f"#/components/schemas/{name}"}
                operation["responses"][status] = {
                    "description": str(description),
                    "content": {"application/json": {"schema": reference}},
                }
    return result


class Moved(Serializer[dict[str, str]]):
    """Where a member stands that was merged into another."""

    detail = CharField()
    url = URLField()


def described(
    many: Promise, one: Promise | None = None, *, moving: type[Serializer[Any]] | None = None
) -> Callable[[type], type]:
    """Decorator: what a collection's list and its single members are called.

    `moving` is the serializer of members that can be merged, whose answer may be 301 beside 200.
    """
    operations = {"list": extend_schema(summary=many, description="")}
    if one:
        operations["retrieve"] = extend_schema(summary=one, description="")
    if moving:
        moved = OpenApiResponse(Moved, _("Merged into another one, whose address is in Location."))
        operations["retrieve"] = extend_schema(
            summary=one, description="", responses={200: moving, 301: moved}
        )
    decorate: Callable[[type], type] = extend_schema_view(**operations)
    return decorate


class CollectionExtension(DjangoFilterExtension):
    """Says of a filter by id that it takes an id."""

    target_class = "articles.rest.filters.CollectionBackend"
    match_subclasses = False
    priority = 1

    def resolve_filter_field(
        self, auto_schema: Any, model: Any, filterset_class: Any, field_name: str, filter_field: Any
    ) -> list[dict[str, Any]]:
        """The parameter of one filter."""
        if not isinstance(filter_field, django_filters.ModelChoiceFilter):
            found: list[dict[str, Any]] = super().resolve_filter_field(
                auto_schema, model, filterset_class, field_name, filter_field
            )
            for parameter in found:
                if parameter["schema"] == {"type": "string"}:
                    parameter["schema"]["minLength"] = 1
            return found
        schema: dict[str, Any] = build_basic_type(OpenApiTypes.INT) or {}
        if filter_field.null_value == NO_SECTION and filter_field.extra.get("null_label"):
            schema = {"oneOf": [schema, {"type": "string", "enum": [NO_SECTION]}]}
        parameter = build_parameter_type(
            name=field_name, location="query", schema=schema, description=filter_field.label
        )
        return [parameter]
