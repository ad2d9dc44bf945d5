"""What a table of tags and one of people have in common: the dry run, the import, the cells."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Generic, TypeVar

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.acts import acting
from articles.models import Act
from articles.revision import Via
from articles.tables.reading import Column, Fault, Line

# Between the aliases of one cell; written with spaces round it.
BETWEEN = "|"
YES = frozenset({"1", "yes", "true", "是", "对", "✓"})
NO = frozenset({"", "0", "no", "false", "否"})
Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Change:
    """What a line does: to whom, whether it makes him, and each column from what to what."""

    line: int
    name: str
    is_new: bool
    cells: list[tuple[str, str, str]]


@dataclass(slots=True)
class Outcome:
    """What an import did, or a dry run would do; `act` only where something was written."""

    changes: list[Change] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unchanged: int = 0
    act: Act | None = None


class _TakenBack(Exception):
    """Ends the transaction of a dry run, or of an import with faults."""


class Table(ABC, Generic[Row]):
    """A table of one model. An instance is for one import: it knows what stands in the database."""

    kind: ClassVar[str]
    label: ClassVar[Promise]
    columns: ClassVar[Sequence[Column]]

    def __init__(self, *, by: User | None, via: Via) -> None:
        self.by, self.via = by, via
        self._lines: dict[Any, int] = {}

    @classmethod
    @abstractmethod
    def rows(cls, chosen: models.QuerySet[Row]) -> Iterator[Sequence[object]]:
        """The cells of each object, in the order of the columns, for a file that goes out."""

    @abstractmethod
    def find(self, cells: dict[str, str]) -> Row:
        """The object that a line means, or a new one. Raises ValidationError by column."""

    @abstractmethod
    def told(self, row: Row) -> dict[str, str]:
        """The cells of an object as it stands, by the keys of the columns that are read."""

    @abstractmethod
    def write(self, row: Row, cells: dict[str, str]) -> None:
        """Let the object be as the cells say. Raises ValidationError by column."""

    def run(self, lines: Iterable[Line], *, dry: bool) -> Outcome:
        """Do what the lines say, as one act; a dry run, or one line at fault, writes nothing."""
        outcome = Outcome()
        try:
            with acting(self.kind, str(self.label), by=self.by, via=self.via) as act:
                for line in lines:
                    self._take(line, outcome)
                if dry or outcome.faults:
                    raise _TakenBack
                outcome.act = act
        except _TakenBack:
            return outcome
        return outcome

    def _take(self, line: Line, outcome: Outcome) -> None:
        labels = {column.key: str(column.label) for column in self.columns}
        try:
            with transaction.atomic():
                change = self._changed(line, labels)
        except ValidationError as error:
            for key, whys in _by_field(error).items():
                outcome.faults += [Fault(line.number, labels.get(key, ""), why) for why in whys]
            return
        if change:
            outcome.changes.append(change)
        else:
            outcome.unchanged += 1

    def _changed(self, line: Line, labels: dict[str, str]) -> Change | None:
        row = self.find(line.cells)
        is_new = row._state.adding
        before = {} if is_new else self.told(row)
        wanted = {key: text for key, text in line.cells.items() if key in labels and key != "id"}
        wanted = {key: self.usual(key, text) for key, text in wanted.items()}
        cells = [
            (labels[key], before.get(key, ""), text)
            for key, text in wanted.items()
            if before.get(key, "") != text
        ]
        name = wanted.get("name") or str(row)
        if cells:
            self.write(row, wanted)
        if (earlier := self._lines.setdefault(row.pk, line.number)) != line.number:
            raise ValidationError(_("Line %d says something of the same already.") % earlier)
        return Change(line.number, name, is_new, cells) if cells else None

    def usual(self, key: str, text: str) -> str:
        """The cell as a file that goes out has it, so that only what differs is a change."""
        if key == "aliases":
            return f" {BETWEEN} ".join(sorted(aliases(text)))
        return text


def aliases(cell: str) -> list[str]:
    """The aliases of a cell, each once."""
    return list(dict.fromkeys(name.strip() for name in cell.split(BETWEEN) if name.strip()))


def number(cell: str) -> int | None:
    """The number of an object, None where the cell is empty. Raises ValidationError by `id`."""
    if not cell:
        return None
    if not cell.isdecimal() or len(cell) > len(str(2**62)) - 1:
        raise ValidationError({"id": _("“%s” is no number.") % cell})
    return int(cell)


def yes_or_no(key: str, cell: str) -> bool:
    """Whether a cell says yes. Raises ValidationError by its key where it says neither."""
    said = cell.casefold()
    if said not in YES | NO:
        raise ValidationError({key: _("“%s” is neither yes nor no.") % cell})
    return said in YES


def set_aliases(standing: models.QuerySet[Any], wanted: Sequence[str], new: models.Model) -> None:
    """Make these the aliases and no others; `new` is an unsaved one with its owner set."""
    names = {alias.name: alias for alias in standing}
    for name, alias in names.items():
        if name not in wanted:
            alias.delete()
    for name in wanted:
        if name not in names:
            made = type(new)(**{f.attname: getattr(new, f.attname) for f in new._meta.fields})
            made.name = name  # type: ignore[attr-defined]
            made.full_clean()
            made.save()


def _by_field(error: ValidationError) -> dict[str, list[str]]:
    if hasattr(error, "error_dict"):
        return error.message_dict
    return {"": error.messages}


ID = Column("id", gettext_lazy("ID number"))
NAME = Column("name", gettext_lazy("name"))
ALIASES = Column("aliases", gettext_lazy("aliases"))
