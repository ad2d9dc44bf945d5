"""The log of an import: a record for each file, as a CSV table or as JSON, in one piece."""

import csv
import io
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, Any

Record = dict[str, Any]
FIELDS = ("file", "state", "page", "articles", "findings", "reason")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class UnwritableReport(OSError):
    """There can be no report, or no more of it; the message says why."""


@contextmanager
def report_file(path: Path) -> Iterator[Callable[[Record], None]]:
    """Yield what writes one more record, by the suffix as .csv or .json.

    The file stands there when the block ends, however it ends, with all records that were written;
    until then what stood there stands. Opening, writing and closing may raise `UnwritableReport`.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    with _told_of(path):
        file = unfinished.open("w", encoding="utf-8-sig" if _is_csv(path) else "utf-8", newline="")
    try:
        with (_as_csv if _is_csv(path) else _as_json)(partial(_write, path, file)) as write:
            yield write
    finally:
        with _told_of(path):
            with file:
                file.flush()
                os.fsync(file.fileno())
            os.replace(unfinished, path)


def _write(path: Path, file: IO[str], text: str) -> None:
    with _told_of(path):
        file.write(text)


@contextmanager
def _told_of(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnwritableReport(f"{path}: {error.strerror}") from error


def _is_csv(path: Path) -> bool:
    return path.suffix.lower() == ".csv"


@contextmanager
def _as_csv(out: Callable[[str], object]) -> Iterator[Callable[[Record], None]]:
    def write(cells: Iterable[object]) -> None:
        line = io.StringIO(newline="")
        csv.writer(line).writerow(cells)
        out(line.getvalue())

    write(FIELDS)
    yield lambda record: write(_inert(record.get(name, "")) for name in FIELDS)


@contextmanager
def _as_json(out: Callable[[str], object]) -> Iterator[Callable[[Record], None]]:
    with json_list(out) as write:
        yield lambda record: write({name: record.get(name) for name in FIELDS})
    out("\n")


@contextmanager
def json_list(out: Callable[[str], object]) -> Iterator[Callable[[Record], None]]:
    """Yield what writes one more item of a JSON list, which is whole when the block ends."""
    before = "[\n"

    def write(record: Record) -> None:
        nonlocal before
        out(before + json.dumps(record, ensure_ascii=False))
        before = ",\n"

    try:
        yield write
    finally:
        out("[]" if before == "[\n" else "\n]")


def _inert(value: object) -> object:
    """A text that a spreadsheet would take for a formula, as text."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
