"""The log of an import: a record for each file, as a CSV table or as JSON, in one piece."""

import csv
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

Record = dict[str, Any]
FIELDS = ("file", "state", "page", "articles", "findings", "reason")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@contextmanager
def report_file(path: Path) -> Iterator[Callable[[Record], None]]:
    """Yield what writes one more record, by the suffix as .csv or .json.

    The file stands there when the block ends, however it ends, with all records that were written;
    until then what stood there stands. Raises OSError where there can be no file.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with open(handle, "w", encoding="utf-8-sig" if _is_csv(path) else "utf-8", newline="") as f:
            with (_as_csv if _is_csv(path) else _as_json)(f) as write:
                yield write
            f.flush()
            os.fsync(f.fileno())
    finally:
        os.replace(name, path)


def _is_csv(path: Path) -> bool:
    return path.suffix.lower() == ".csv"


@contextmanager
def _as_csv(file: IO[str]) -> Iterator[Callable[[Record], None]]:
    writer = csv.writer(file)
    writer.writerow(FIELDS)
    yield lambda record: writer.writerow([_inert(record.get(name, "")) for name in FIELDS])


@contextmanager
def _as_json(file: IO[str]) -> Iterator[Callable[[Record], None]]:
    with json_list(file.write) as write:
        yield lambda record: write({name: record.get(name) for name in FIELDS})
    file.write("\n")


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
