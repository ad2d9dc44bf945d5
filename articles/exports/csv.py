"""Rows as a CSV file that Excel opens in Chinese and executes nothing of.

A spreadsheet takes a cell that begins with one of a few signs for a formula, and a formula may
fetch, send and run. Such a cell gets an apostrophe before it, as OWASP advises ("CSV Injection"):
the program shows it as text. `plain` takes the apostrophe off again, for tables that come back.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

# Full width too: Excel turns those into the narrow ones where an East Asian keyboard is set.
FORMULA_SIGNS = tuple("=+-@\t\r\n＝＋－＠")
BOM = "\ufeff"  # without it Excel reads UTF-8 as the code page of its country


def harmless(cell: object) -> object:
    """The cell as it may stand in a table; numbers stay numbers, even negative ones."""
    if isinstance(cell, int | float):
        return cell
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def plain(cell: str) -> str:
    """What `harmless` was given; every other text stays as it is."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA_SIGNS) else cell


def lines(headers: Sequence[object], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """Yield the file line by line, so that a table of any length takes little memory."""
    # A writer returns what its file's `write` returns: here the line itself.
    write = csv.writer(_Echo()).writerow
    yield BOM
    for row in chain([headers], rows):
        yield write([harmless(cell) for cell in row])


def rows_response(
    headers: Sequence[object], rows: Iterable[Sequence[object]], filename: str
) -> StreamingHttpResponse:
    """Answer with a CSV file to save under this name; the rows are asked for as they are sent."""
    return StreamingHttpResponse(
        lines(headers, rows),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": content_disposition_header(True, filename)},
    )


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line: str) -> str:
        return line
