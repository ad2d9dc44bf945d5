"""The base of the API's views: strict about parameters, revalidated by ETag, read by anybody."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils.cache import patch_cache_control
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page
from rest_framework.exceptions import MethodNotAllowed, ValidationError
from rest_framework.mixins import RetrieveModelMixin
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.status import HTTP_301_MOVED_PERMANENTLY
from rest_framework.viewsets import GenericViewSet

from articles.models import Article
from articles.rest.filters import CollectionBackend, CollectionFilter
from articles.rest.pagination import BoundedPages


class StrictParameters:
    """Refuses a parameter that the view does not know: a misspelt filter would give everything."""

    def known_parameters(self) -> set[str]:
        """The parameters that this request may have."""
        return set()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)  # type: ignore[misc]
        if (request.method or "").lower() not in self.http_method_names:  # type: ignore[attr-defined]
            raise MethodNotAllowed(request.method or "")  # whatever its parameters
        known = self.known_parameters()
        given = request.query_params.lists()
        faults = {name: [fault] for name, values in given if (fault := _fault(name, values, known))}
        if faults:
            raise ValidationError(faults)


def _fault(name: str, values: list[str], known: set[str]) -> str:
    if name not in known:
        return _("There is no such parameter.")
    if len(values) > 1:
        return _("Given twice.")
    return "" if values[0].strip() else _("Give it a value or leave it out.")


@method_decorator(conditional_page, name="dispatch")
class Collection(StrictParameters, GenericViewSet[Any]):
    """What the published articles bear, in lists and by id.

    A single member has `detail_serializer_class` where it says more than the line of a list.
    """

    http_method_names = ["get", "head"]
    filter_backends = [CollectionBackend]
    filterset_class: type[CollectionFilter]
    pagination_class = BoundedPages
    lookup_value_converter = "int"
    detail_serializer_class: Any = None

    def finalize_response(self, request: Request, response: Any, *args: Any, **kw: Any) -> Response:
        """What is read, caches may keep but must ask whether it holds: a withdrawn article is gone
        at once. What answers a write is nobody else's.
        """
        final: Response = super().finalize_response(request, response, *args, **kw)
        if request.method in SAFE_METHODS:
            patch_cache_control(final, public=True, no_cache=True)
        else:
            patch_cache_control(final, private=True, no_store=True)
        return final

    def known_parameters(self) -> set[str]:
        if self.detail:
            return set()
        return {*self.filterset_class.base_filters, "page", "page_size"}

    def get_serializer_class(self) -> Any:
        if self.detail and self.detail_serializer_class:
            return self.detail_serializer_class
        return self.serializer_class

    def get_queryset(self) -> QuerySet[Any]:
        return self.filterset_class.hold(Article.objects.published())

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The members asked for, with their parts; one asked for by its id is not filtered."""
        members = queryset if self.detail else super().filter_queryset(queryset)
        return self.with_parts(members)

    def with_parts(self, members: QuerySet[Any]) -> QuerySet[Any]:
        """The members with all that their serializer shows, in a constant number of queries."""
        return members


class ForwardingCollection(RetrieveModelMixin, Collection):
    """One member by its id; an id that was merged into another answers 301 with the new address.

    Where that one has nothing published, the old one is as unknown as before: 404.
    """

    def forwarded(self, pk: int) -> int | None:
        """The id of the member that the one of this id was merged into."""
        # Abstract; views have no metaclass for it.
        raise NotImplementedError(f"{type(self).__name__} must say where its members went")

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """The member, or where it stands now."""
        try:
            return super().retrieve(request, *args, **kwargs)
        except Http404:
            now = self.forwarded(int(kwargs["pk"]))
            if now is None or not self.get_queryset().filter(pk=now).exists():
                raise
        address = self.reverse_action("detail", args=[now])
        return Response(
            {"detail": _("Merged into another one."), "url": address},
            status=HTTP_301_MOVED_PERMANENTLY,
            headers={"Location": address},
        )
