"""New rows of one model, checked and inserted many at a time.

Django's `clean_fields` and `bulk_create` ask every field about every value and every value for an
expression. A page of print makes two hundred rows of few different values, and an import spent more
time on these questions than the database did on the rows. Here a model's fields are asked once:
what a plain column holds goes to the database as it is, and a value that passed passes again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import connection, models

if TYPE_CHECKING:
    AnyField = models.Field[Any, Any]

# Fields whose values a driver takes as they are, if they are of these types.
_PLAIN_FIELDS = (
    models.CharField, models.TextField, models.IntegerField, models.FloatField,
    models.BooleanField, models.ForeignKey,
)  # fmt: skip
_PLAIN_TYPES = frozenset((str, int, float, bool, type(None)))
_FEW_VALUES = 1000  # remembered of a field: confidences, numbers of order, choices


def check(rows: Sequence[models.Model]) -> None:
    """Raise ValidationError where a field breaks its own rule; relations are left to the database.

    As `clean_fields`, which is asked for the words, and for what is no plain value.
    """
    fields = _checked_fields(type(rows[0]))
    for row in rows:
        values = row.__dict__
        if not all(passes(values[name]) for name, passes in fields):
            row.clean_fields(exclude=_relations(type(row)))


def insert(rows: Sequence[models.Model]) -> None:
    """Insert rows that have no id yet, and give them theirs; sends no signal, as `bulk_create`."""
    if not rows:
        return
    model = type(rows[0])
    table = _table(model)
    size = max(1, connection.ops.bulk_batch_size(list(table.fields), list(rows)))
    for start in range(0, len(rows), size):
        some = rows[start : start + size]
        with connection.cursor() as cursor:
            cursor.execute(table.statement(len(some)), table.values(some))
            ids = cursor.fetchall()
        for row, (pk,) in zip(some, ids, strict=True):
            row.pk = pk
            row._state.adding, row._state.db = False, connection.alias


@dataclass(frozen=True, slots=True)
class _Table:
    """Where the rows of a model go: its fields, all but the id, and how each gives its value."""

    model: type[models.Model]
    fields: tuple["AnyField", ...]
    plain: frozenset[int]

    def statement(self, count: int) -> str:
        quote, options = connection.ops.quote_name, self.model._meta
        columns = ", ".join(quote(str(field.column)) for field in self.fields)
        marks = f"({', '.join(['%s'] * len(self.fields))})"
        return (
            f"INSERT INTO {quote(options.db_table)} ({columns}) "  # noqa: S608 - names of ours
            f"VALUES {', '.join([marks] * count)} RETURNING {quote(str(options.pk.column))}"
        )

    def values(self, rows: Sequence[models.Model]) -> list[Any]:
        """The values of all rows, one after another."""
        columns = [self._column(place, rows) for place in range(len(self.fields))]
        return [value for row in zip(*columns, strict=True) for value in row]

    def _column(self, place: int, rows: Sequence[models.Model]) -> list[Any]:
        field = self.fields[place]
        if place in self.plain:
            found = list(map(attrgetter(field.attname), rows))
            if _PLAIN_TYPES.issuperset(map(type, found)):
                return found
        return [field.get_db_prep_save(field.pre_save(row, add=True), connection) for row in rows]


@cache
def _table(model: type[models.Model]) -> _Table:
    fields = tuple(field for field in model._meta.local_concrete_fields if not field.primary_key)
    plain = (at for at, field in enumerate(fields) if isinstance(field, _PLAIN_FIELDS))
    return _Table(model, fields, frozenset(plain))


@cache
def _relations(model: type[models.Model]) -> set[str]:
    return {field.name for field in model._meta.fields if field.is_relation}


@cache
def _checked_fields(model: type[models.Model]) -> list[tuple[str, Callable[[Any], bool]]]:
    """The fields with a rule of their own by attribute, each with what says if a value passes."""
    own = [field for field in _table(model).fields if not field.is_relation]
    return [(field.attname, _passing(field)) for field in own]


def _passing(field: "AnyField") -> Callable[[Any], bool]:
    """Whether a value passes as it is; remembered where a field has few and short ones."""

    def passes(value: Any) -> bool:
        if field.blank and value in field.empty_values:
            return True
        try:
            return bool(field.clean(value, None) == value)
        except ValidationError:
            return False

    is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
    if is_text or not isinstance(field, _PLAIN_FIELDS):
        return passes
    return lru_cache(maxsize=_FEW_VALUES, typed=True)(passes)
