"""Pages of a list, bounded; what is not a page number is told, not guessed."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.exceptions import ValidationError
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request

LARGEST_PAGE = 100


class BoundedPages(PageNumberPagination):
    """`page` and `page_size` of 1 to 100; a page beyond the last is not found (404)."""

    page_size = 20
    page_size_query_param = "page_size"
    max_page_size = LARGEST_PAGE
    last_page_strings = ()
    page_query_description = gettext_lazy("The number of the page, from 1.")  # type: ignore[assignment]
    page_size_query_description = gettext_lazy(  # type: ignore[assignment]
        "How many there are on a page, 1 to 100."
    )

    def get_page_number(self, request: Request, paginator: Any) -> int:
        """The page asked for; raises `ValidationError` for what is no number from 1."""
        return self._number(request, self.page_query_param, default=1, most=None)

    def get_page_size(self, request: Request) -> int:
        """The size asked for; raises `ValidationError` for what is no number of 1 to 100."""
        default = self.page_size
        return self._number(request, "page_size", default=default, most=self.max_page_size)

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """The two parameters with their bounds."""
        parameters = super().get_schema_operation_parameters(view)
        for parameter in parameters:
            parameter["schema"]["minimum"] = 1
            if parameter["name"] == self.page_size_query_param:
                parameter["schema"] |= {"maximum": self.max_page_size, "default": self.page_size}
        return parameters

    def _number(self, request: Request, name: str, *, default: int, most: int | None) -> int:
        given = request.query_params.get(name, "")
        if not given:
            return default
        try:
            number = int(given) if given.isascii() and given.isdecimal() else 0
        except ValueError:  # more digits than Python reads
            number = 0
        if number < 1 or (most is not None and number > most):
            wanted = _("a number from 1") if most is None else _("a number from 1 to %d") % most
            raise ValidationError({name: [_("This must be %s.") % wanted]})
        return number
