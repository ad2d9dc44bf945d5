"""A CSV file that an editor brings: its lines as cells by column, or its faults."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from articles.exports.csv import plain

MOST_BYTES = 4 * 2**20
MOST_LINES = 50_000
# Excel saves Chinese in UTF-8 with a mark, or in the code page of the country.
ENCODINGS = ("utf-8-sig", "gb18030")
LANGUAGES = ("zh-hans", "en")


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its key; `label` heads it, in either language. One only `told` is not read."""

    key: str
    label: Promise
    told: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file by its number, from 1, and its cells by the keys of their columns."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, in which line (0 for the whole file) and in which column, by its label."""

    line: int
    column: str
    why: str


class Refused(ValueError):
    """The file is no table of this kind; `faults` say why."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = list(faults)
        super().__init__("; ".join(fault.why for fault in faults))


def read(data: bytes, columns: Sequence[Column]) -> list[Line]:
    """The lines of a file under the columns that its head names; empty lines are none.

    Raises `Refused` for what is no such table as a whole, and for lines with more cells than heads.
    """
    if len(data) > MOST_BYTES:
        raise Refused(Fault(0, "", _("The file is larger than %d MB.") % (MOST_BYTES // 2**20)))
    reader = csv.reader(io.StringIO(_text(data), newline=""), strict=True)
    lines: list[Line] = []
    faults: list[Fault] = []
    try:
        keys = _keys(next(reader, []), columns)
        for cells in reader:
            if len(lines) >= MOST_LINES:
                raise Refused(Fault(0, "", _("More than %d lines.") % MOST_LINES))
            if len(cells) > len(keys):
                faults.append(Fault(reader.line_num, "", _("More cells than the head has.")))
            elif any(cell.strip() for cell in cells):
                lines.append(Line(reader.line_num, _cells(keys, cells)))
    except csv.Error as error:
        raise Refused(Fault(reader.line_num, "", _("No CSV: %s") % error)) from error
    if faults:
        raise Refused(*faults)
    return lines


def _text(data: bytes) -> str:
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Refused(Fault(0, "", _("The file is neither UTF-8 nor GB18030 text.")))


def _keys(head: Sequence[str], columns: Sequence[Column]) -> list[str]:
    """The key of each column that the head names, `""` for one that is told and not read."""
    known = {}
    for column in columns:
        known[column.key] = column
        for language in LANGUAGES:
            with translation.override(language):
                known[str(column.label).casefold()] = column
    names = [plain(cell).strip() for cell in head]
    unknown = [name for name in names if name.casefold() not in known]
    if unknown or not any(names):
        why = _("The head names no such column: %s") % "、".join(unknown or ["—"])
        raise Refused(Fault(1, "", why))
    found = [known[name.casefold()] for name in names]
    if len({column.key for column in found}) < len(found):
        raise Refused(Fault(1, "", _("A column stands twice in the head.")))
    return ["" if column.told else column.key for column in found]


def _cells(keys: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """The cells that are read; a line that ends early says nothing of the rest."""
    return {key: plain(cell).strip() for key, cell in zip(keys, cells, strict=False) if key}
