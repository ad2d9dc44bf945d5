"""What one history row changed, field by field, in words and pieces of text."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils.dateformat import format as date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.text.diff import Piece, pieces

# Fields that follow from others: telling them would only repeat.
DERIVED = frozenset(
    {
        "id",
        "version",
        "created_at",
        "updated_at",
        "spans",
        "slug",
        "sort_key",
        "spellings",
        "initial",
    }
)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field by its label, and what became of its text."""

    label: str
    pieces: list[Piece]


def told_fields(record: models.Model) -> Iterator[models.Field]:
    """The fields of a history row that say something to an editor."""
    return (f for f in record.tracked_fields if f.name not in DERIVED)  # type: ignore[attr-defined]


def shown(record: models.Model, field: models.Field) -> str:
    """The value of a field as an editor reads it."""
    value = getattr(record, field.attname)
    if value is None or value == "":
        return ""
    if isinstance(field, models.ForeignKey):
        return _related(record, field) or _("no. %s (deleted)") % value
    if field.choices:
        return str(getattr(record, f"get_{field.name}_display")())
    if isinstance(value, datetime.datetime):
        return date_format(localtime(value), "Y-m-d H:i:s")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return str(value)


def _related(record: models.Model, field: models.ForeignKey) -> str:
    """What a foreign key points to; `""` where it is gone: joined it is None, asked it fails."""
    try:
        related = getattr(record, field.name)
    except ObjectDoesNotExist:
        return ""
    return "" if related is None else str(related)


def between(old: models.Model, new: models.Model) -> list[FieldChange]:
    """What changed from one history row to the next of the same object."""
    changed = (f for f in told_fields(new) if getattr(old, f.attname) != getattr(new, f.attname))
    return [FieldChange(str(f.verbose_name), pieces(shown(old, f), shown(new, f))) for f in changed]


def mark(records: Iterable[Any]) -> None:
    """Set `field_changes` on history rows that are given newest first, on one page of a list."""
    rows = list(records)
    if not rows:
        return
    for new, old in zip(rows, [*rows[1:], rows[-1].prev_record], strict=True):
        new.field_changes = between(old, new) if old is not None else []
