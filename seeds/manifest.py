"""A manifest: a table (CSV) that says of each page file of an archive where it belongs.

It is checked whole before a page is imported, and every fault is told with its line and field.
"""

import csv
import datetime
import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Placing:
    """What is known of a page from outside of it: it goes before what the page itself says."""

    publication: str | None = None
    date: datetime.date | None = None
    issue_number: int | None = None
    edition: str = ""
    page_number: int | None = None
    section: str | None = None


UNPLACED = Placing()
MAX_BYTES = 64 * 1024 * 1024
MOST_SHOWN = 50
# As long, and as large, as the database holds them.
LONGEST = {"section": 30, "publication": 60, "edition": 30}
LARGEST = {"issue_number": 2_147_483_647, "page_number": 32_767}

# The names under which a column is known; the first is the one that messages use.
HEADERS = {
    "file": ("file", "file name", "filename", "path", "文件", "文件名", "路径"),
    "date": ("date", "日期", "出版日期", "见报日期"),
    "issue_number": ("issue number", "issue", "期号", "期数", "总期号"),
    "edition": ("edition", "版别", "版本"),
    "page_number": ("page number", "page", "版次", "版号", "版序", "页码"),
    "section": ("section", "版名", "版面", "版面名称"),
    "publication": ("publication", "newspaper", "报纸", "报名", "报纸名称"),
}
_FIELDS = {name: key for key, names in HEADERS.items() for name in names}
_DATE = re.compile(r"(\d{4})(?:[-/.年])(\d{1,2})(?:[-/.月])(\d{1,2})日?|(\d{4})(\d{2})(\d{2})")
_NUMBER = re.compile(r"[总第]*0*(\d{1,10})[期版]?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at a place of the manifest; without a field it is the line as a whole."""

    line: int
    field: str
    what: str

    def __str__(self) -> str:
        return f"line {self.line}{', ' if self.field else ''}{self.field}: {self.what}"


class FaultyManifest(ValueError):
    """Nothing may be imported by this manifest; `faults` are all that it has."""

    def __init__(self, path: Path, faults: list[Fault]) -> None:
        self.faults = faults
        shown = [f"{path} {fault}" for fault in faults[:MOST_SHOWN]]
        if more := len(faults) - len(shown):
            shown.append(f"… and {more} more")
        super().__init__("\n".join(shown))


def read_manifest(path: Path) -> dict[Path, Placing]:
    """Where each page file belongs, in the manifest's order; a file's path begins where it lies.

    A path may lead into an archive: `1999.zip/0801/1.txt`. Raises FaultyManifest.
    """
    reading = _Reading(path.parent)
    try:
        reading.read(_text(path))
    except _Unreadable as error:
        reading.fault(error.line, "", str(error))
    if reading.faults:
        raise FaultyManifest(path, sorted(reading.faults, key=lambda fault: fault.line))
    return reading.placings


class _Unreadable(ValueError):
    """The rest of the manifest cannot be read."""

    def __init__(self, what: str, line: int = 1) -> None:
        super().__init__(what)
        self.line = line


@dataclass(slots=True)
class _Reading:
    """A manifest while it is read; `lines` say where a thing was named first."""

    folder: Path
    placings: dict[Path, Placing] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    lines: dict[object, int] = field(default_factory=dict)
    numbers: dict[object, tuple[int, int]] = field(default_factory=dict)

    def fault(self, line: int, key: str, what: str) -> None:
        self.faults.append(Fault(line, HEADERS[key][0] if key else "", what))

    def read(self, text: str) -> None:
        rows = _rows(text)
        columns = self._columns(*next(rows, (1, [])))
        for line, cells in rows:
            if len(cells) > len(columns):
                self.fault(line, "", f"it has {len(cells)} cells; the header has {len(columns)}")
            else:
                self._row(line, dict(zip(columns, cells, strict=False)))
        if not self.lines and not self.faults:
            self.fault(1, "", "it names no file")

    def _columns(self, line: int, cells: list[str]) -> list[str]:
        names = [" ".join(cell.lower().replace("_", " ").split()) for cell in cells]
        if unknown := [name for name in names if name not in _FIELDS]:
            known = ", ".join(names[0] for names in HEADERS.values())
            raise _Unreadable(f"no column is called “{'”, “'.join(unknown)}”: use {known}", line)
        columns = [_FIELDS[name] for name in names]
        if twice := {column for column in columns if columns.count(column) > 1}:
            raise _Unreadable(f"the column {', '.join(sorted(twice))} stands twice", line)
        if "file" not in columns:
            raise _Unreadable("there is no column “file”", line)
        return columns

    def _row(self, line: int, cells: dict[str, str]) -> None:
        path = self._path(line, cells.pop("file", ""))
        values: dict[str, object] = {}
        for key, cell in cells.items():
            try:
                values[key] = _READ[key](key, cell) if cell else None
            except ValueError as error:
                self.fault(line, key, str(error))
        values["edition"] = values.get("edition") or ""
        placing = Placing(**values)  # type: ignore[arg-type]  # as _READ makes them
        self._refuse_clash(line, placing)
        if path is not None:
            self.placings[path] = placing

    def _path(self, line: int, cell: str) -> Path | None:
        path = self.folder / cell
        if not cell:
            said = "it is empty"
        elif first := self._first(line, path.resolve()):
            said = f"{cell} stands in line {first} already"
        elif not path.is_file() and not any(parent.is_file() for parent in path.parents):
            said = f"there is no file {path}"
        else:
            return path
        self.fault(line, "file", said)
        return None

    def _refuse_clash(self, line: int, placing: Placing) -> None:
        """One page of an issue has one file, and one issue one number."""
        issue = (placing.publication, placing.date, placing.edition)
        if placing.date is None:
            return
        if placing.page_number and (first := self._first(line, (*issue, placing.page_number))):
            said = f"line {first} has page {placing.page_number} of that issue already"
            self.fault(line, "page_number", said)
        if placing.issue_number:
            number, first = self.numbers.setdefault(issue, (placing.issue_number, line))
            if number != placing.issue_number:
                said = f"that issue has number {number} in line {first}"
                self.fault(line, "issue_number", said)

    def _first(self, line: int, thing: object) -> int | None:
        """The line that named it before, where one did."""
        first = self.lines.setdefault(thing, line)
        return first if first != line else None


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _Unreadable(error.strerror or str(error)) from error
    if len(data) > MAX_BYTES:
        raise _Unreadable(f"it has more than {MAX_BYTES:,} bytes: divide it")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _Unreadable("its encoding is neither UTF-8 nor GBK")


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not empty, each with the number of its last line, the cells stripped."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells):
                yield reader.line_num, cells
    except csv.Error as error:
        raise _Unreadable(str(error), reader.line_num) from error


def _narrow(cell: str) -> str:
    """With ASCII digits in place of full-width ones."""
    return unicodedata.normalize("NFKC", cell)


def _date(_key: str, cell: str) -> datetime.date:
    if match := _DATE.fullmatch(_narrow(cell)):
        year, month, day = (int(part) for part in match.groups() if part)
        try:
            return datetime.date(year, month, day)
        except ValueError:
            pass
    raise ValueError(f"“{cell}” is no day: write it as 1999-08-01")


def _number(key: str, cell: str) -> int:
    match = _NUMBER.fullmatch(_narrow(cell))
    if match and 1 <= int(match[1]) <= LARGEST[key]:
        return int(match[1])
    raise ValueError(f"“{cell}” is no number from 1 to {LARGEST[key]:,}")


def _words(key: str, cell: str) -> str:
    if not cell.isprintable():
        raise ValueError("it has characters that cannot be printed")
    if len(cell) > LONGEST[key]:
        raise ValueError(f"it has {len(cell)} characters; there is room for {LONGEST[key]}")
    return cell


_READ: dict[str, Callable[[str, str], object]] = {
    "date": _date,
    "issue_number": _number,
    "edition": _words,
    "page_number": _number,
    "section": _words,
    "publication": _words,
}
