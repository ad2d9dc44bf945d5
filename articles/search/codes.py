"""Codes: what an article is filed under, each a number that the index holds and counts by."""

from array import array
from collections import Counter
from collections.abc import Iterable
from enum import IntEnum

from articles.models import Kind

_SHIFT = 40  # bits of a value; ids of rows are far below
CODE_MARK = "\x03"


class Facet(IntEnum):
    """What a code says of an article."""

    PUBLICATION = 1
    YEAR = 2  # the year of print
    MONTH = 3  # year × 100 + month, where the month is known
    SECTION = 4  # 0 where the page has none
    KIND = 5  # the place in `Kind`, from 1
    REPORTER = 6
    PHOTOGRAPHER = 7
    TAG = 8


def code(facet: Facet, value: int) -> int:
    """One number for a facet and its value."""
    return facet << _SHIFT | value


def kind_code(kind: str) -> int:
    """The code of a kind of article."""
    return code(Facet.KIND, Kind.values.index(kind) + 1)


def token(one: int) -> str:
    """The index's token of a code."""
    return f"{CODE_MARK}{one:x}"


def packed(codes: Iterable[int]) -> bytes:
    """Codes as the index keeps them beside an article, eight bytes each."""
    return array("q", codes).tobytes()


def unpacked(packed_codes: bytes) -> "array[int]":
    """The codes again, of one article or of many in a row."""
    return array("q", packed_codes)


def counted(packed_codes: bytes) -> dict[Facet, Counter[int]]:
    """How often each value of each facet occurs in the packed codes of many articles."""
    found: dict[Facet, Counter[int]] = {facet: Counter() for facet in Facet}
    for one, times in Counter(unpacked(packed_codes)).items():
        found[Facet(one >> _SHIFT)][one & (1 << _SHIFT) - 1] = times
    return found
