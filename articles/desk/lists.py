"""Lists of the desk that cost no more in a great archive than in a small one."""

from typing import Any

from django.contrib.admin.views.main import SEARCH_VAR, ChangeList
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import HttpRequest
from django.utils.functional import cached_property

MOST_COUNTED = 10_000


class CappedPaginator(Paginator):
    """Counts rows as far as `most` and pages through so many; `is_capped` where there are more."""

    most = MOST_COUNTED

    @cached_property
    def count(self) -> int:
        return min(self._reached, self.most)

    @property
    def is_capped(self) -> bool:
        """Whether the list has more rows than are counted."""
        return self._reached > self.most

    @cached_property
    def _reached(self) -> int:
        rows: Any = self.object_list
        return int(rows.order_by().values("pk")[: self.most + 1].count())


class NumbersSearched:
    """For lists that are searched by numbers too, which hold no word: `number_fields` says which.

    To look for a word in every date would be most of a search's work.
    """

    search_fields: tuple[str, ...] = ()
    number_fields: tuple[str, ...] = ()

    def get_search_fields(self, request: HttpRequest) -> tuple[str, ...]:
        asked = request.GET.get(SEARCH_VAR) or request.GET.get("term", "")  # a field that completes
        if any(sign.isdigit() for sign in asked):
            return (*self.search_fields, *self.number_fields)
        return self.search_fields


class DeskList(ChangeList):
    """Finds the keys of the page's rows first, and then reads these rows alone.

    A database that sorts rows sorts all that is asked of each, the texts of articles too.
    """

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        if self.list_editable:  # its forms take a queryset
            return
        keys = list(self.result_list.values_list("pk", flat=True))
        rows: dict[Any, Model] = self.apply_select_related(self.root_queryset).in_bulk(keys)
        self.result_list = [rows[key] for key in keys if key in rows]
