"""The table of people."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Credit
from articles.tables.reading import Column
from articles.tables.table import (
    ALIASES,
    BETWEEN,
    ID,
    NAME,
    Table,
    aliases,
    number,
    set_aliases,
    yes_or_no,
)
from people.models import Person, PersonAlias

CHUNK = 2000
FLAGS = ("is_reporter", "is_photographer", "is_agency")


class PeopleTable(Table[Person]):
    """People by name and qualifier, with aliases; how often each is credited is told, not read."""

    kind = "import_people"
    label: ClassVar[Promise] = gettext_lazy("People from a table")
    columns = (
        ID,
        NAME,
        Column("qualifier", gettext_lazy("told apart by")),
        ALIASES,
        Column("is_reporter", gettext_lazy("reporter")),
        Column("is_photographer", gettext_lazy("photographer")),
        Column("is_agency", gettext_lazy("is a news agency")),
        Column("note", gettext_lazy("note")),
        Column("credits", gettext_lazy("credits"), told=True),
    )

    @classmethod
    def rows(cls, chosen: QuerySet[Person]) -> Iterator[Sequence[object]]:
        own = Credit.objects.filter(person=OuterRef("pk")).order_by()
        counted = own.values("person").annotate(n=Count("pk")).values("n")
        people = chosen.prefetch_related("aliases")
        people = people.annotate(pieces=Coalesce(Subquery(counted), Value(0)))
        for person in people.iterator(chunk_size=CHUNK):
            flags = (_yes(getattr(person, flag)) for flag in FLAGS)
            yield (
                person.pk, person.name, person.qualifier, _aliases(person), *flags, person.note,
                person.pieces,
            )  # fmt: skip

    def __init__(self, **by: Any) -> None:
        super().__init__(**by)
        people = list(Person.objects.prefetch_related("aliases"))
        self._by_id = {person.pk: person for person in people}
        self._by_name = {(person.name, person.qualifier): person for person in people}

    def find(self, cells: dict[str, str]) -> Person:
        pk = number(cells.get("id", ""))
        if pk is not None:
            if pk not in self._by_id:
                raise ValidationError({"id": _("There is no person of this number.")})
            return self._by_id[pk]
        if not cells.get("name"):
            raise ValidationError({"name": _("A new person needs a name.")})
        return self._by_name.get((cells["name"], cells.get("qualifier", ""))) or Person()

    def told(self, row: Person) -> dict[str, str]:
        flags = {flag: _yes(getattr(row, flag)) for flag in FLAGS}
        plain = {"name": row.name, "qualifier": row.qualifier, "note": row.note.strip()}
        return {**plain, **flags, "aliases": _aliases(row)}

    def usual(self, key: str, text: str) -> str:
        return _yes(yes_or_no(key, text)) if key in FLAGS else super().usual(key, text)

    def write(self, row: Person, cells: dict[str, str]) -> None:
        for key in ("name", "qualifier", "note"):
            setattr(row, key, cells.get(key, getattr(row, key)))
        for flag in FLAGS:
            if flag in cells:
                setattr(row, flag, yes_or_no(flag, cells[flag]))
        row.full_clean()
        row.save()
        if "aliases" in cells:
            wanted = aliases(cells["aliases"])
            set_aliases(PersonAlias.objects.filter(person=row.pk), wanted, PersonAlias(person=row))


def _aliases(person: Person) -> str:
    return f" {BETWEEN} ".join(sorted(alias.name for alias in person.aliases.all()))


def _yes(flag: object) -> str:
    return _("Yes") if flag else ""
