"""What is compared of people before they are merged."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Max, Min

from articles.desk.merging import MergingAdmin
from articles.models import Act, Credit
from people import merging
from people.models import Person


class Merging(MergingAdmin):
    """Merging people: who does it changes a person, and the credits of articles."""

    merge_template = "admin/desk/person_merge.html"
    merge_key = Credit.person.field
    merge_needs = ("people.change_person", "articles.change_article", "articles.change_credit")

    def merge_one(self, gone: Person, kept: Person, **said: Any) -> Act:
        return merging.merge(gone, kept, **said)

    def compared(self, ids: Sequence[int]) -> list[Any]:
        """With pieces, first and last issue, sections and printed forms."""
        date = "credits__article__page__issue__date"
        people: list[Any] = list(
            Person.objects.filter(pk__in=ids)
            .annotate(pieces=Count("credits"), first=Min(date), last=Max(date))
            .prefetch_related("aliases")
        )
        sections = _counted(ids, "article__page__section__name")
        printed = _counted(ids, "printed")
        for person in people:
            person.sections = sections.get(person.pk, [])
            person.printed = printed.get(person.pk, [])
        return people


def _counted(ids: Sequence[int], field: str) -> dict[int, list[tuple[str, int]]]:
    """For each of the people the values of a field of their credits, the most frequent first."""
    rows = Credit.objects.filter(person__in=ids).exclude(**{field: ""}).exclude(**{field: None})
    counted = rows.order_by().values_list("person", field).annotate(n=Count("pk"))
    told: dict[int, list[tuple[str, int]]] = {}
    for person, value, number in counted.order_by("-n", field):
        told.setdefault(person, []).append((value, number))
    return told
