"""Codes: what an article is filed under, each a number that the index holds and counts by."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import IntEnum

from articles.models import Kind

CODE_MARK = "\x03"
_FACETS = 15  # bits of a facet
_FACET_BITS, _MONTH_BITS, _KIND_BITS, _ROW_BITS = 4, 18, 3, 19


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
    PLACE = 9  # the first five in one, see `place_code`


def code(facet: Facet, value: int) -> int:
    """One number for a facet and its value."""
    return value << _FACET_BITS | facet


def kind_code(kind: str) -> int:
    """The code of a kind of article."""
    return code(Facet.KIND, Kind.values.index(kind) + 1)


def place_code(publication: int, section: int, kind: str, month: int) -> int:
    """What every article has once as one code, so that it is counted at once.

    The month is year × 100 + month, without the month year × 100, and 0 where nothing is known.
    """
    value = publication << _ROW_BITS | section
    value = value << _KIND_BITS | Kind.values.index(kind) + 1
    return code(Facet.PLACE, value << _MONTH_BITS | month)


def expanded(one: int) -> Iterator[tuple[Facet, int]]:
    """The facets and values that a code says."""
    facet, value = one & _FACETS, one >> _FACET_BITS
    return _placed(value) if facet == Facet.PLACE else iter([(Facet(facet), value)])


def _placed(value: int) -> Iterator[tuple[Facet, int]]:
    month, value = value & (1 << _MONTH_BITS) - 1, value >> _MONTH_BITS
    kind, value = value & (1 << _KIND_BITS) - 1, value >> _KIND_BITS
    yield Facet.KIND, kind
    yield Facet.SECTION, value & (1 << _ROW_BITS) - 1
    yield Facet.PUBLICATION, value >> _ROW_BITS
    if month:
        yield Facet.YEAR, month // 100
    if month % 100:
        yield Facet.MONTH, month


def token(one: int) -> str:
    """The index's token of a code that says one thing."""
    return f"{CODE_MARK}{one:x}"


def tokens(codes: Iterable[int]) -> set[str]:
    """The index's tokens of an article's codes."""
    return {token(code(*said)) for one in codes for said in expanded(one)}


def packed(codes: Iterable[int]) -> bytes:
    """Codes as the index keeps them beside an article, eight bytes each."""
    return array("q", codes).tobytes()


def unpacked(packed_codes: bytes) -> "array[int]":
    """The codes again, of one article or of many in a row."""
    return array("q", packed_codes)


def counted(packed_codes: bytes) -> dict[Facet, Counter[int]]:
    """How often each value of each facet occurs in the packed codes of many articles."""
    found: dict[Facet, Counter[int]] = {facet: Counter() for facet in Facet}
    of_number: list[Counter[int]] = [Counter(), *found.values()]  # an enum is slow to look up
    place: int = Facet.PLACE
    for one, times in Counter(unpacked(packed_codes)).items():
        facet, value = one & _FACETS, one >> _FACET_BITS
        if facet == place:
            for placed, of_place in _placed(value):
                found[placed][of_place] += times
        else:
            of_number[facet][value] = times  # a code of one thing is met here alone
    return found
