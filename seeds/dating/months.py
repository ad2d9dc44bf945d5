"""Months counted through the years, so that a clue is a set of them and clues are intersected."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

FIRST_YEAR, LAST_YEAR = 1949, 2049
# The news of the last days of a month may stand in the first paper of the next.
LAST_SAFE_DAY = 27

Months = frozenset[int]


def month_number(year: int, month: int) -> int:
    """The month's place in the count."""
    return year * 12 + month - 1


def months_between(first: date, last: date) -> Months:
    """All months from the one date to the other, both included."""
    numbers = (month_number(day.year, day.month) for day in (first, last))
    start, end = numbers
    return frozenset(range(start, end + 1))


def months_of_year(year: int) -> Months:
    """The twelve months of a year."""
    return months_between(date(year, 1, 1), date(year, 12, 1))


def months_named(months: Iterable[int]) -> Months:
    """These months of the calendar in every year."""
    return frozenset().union(*map(_named, months))


@cache
def _named(month: int) -> Months:
    return frozenset(number for number in ALL if number % 12 == month - 1)


ALL = months_between(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 1))


class Clue(NamedTuple):
    """What a quotation says of the month in which the page appeared.

    A `firm` clue is a fact of the text; any other is a habit of speech and gives way to facts.
    """

    quote: str
    implies: str
    months: Months
    firm: bool = True
