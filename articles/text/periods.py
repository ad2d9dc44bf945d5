"""Spans of days as a reader types them: `2023`, `2023-05`, `2023年5月1日`, `2023-05..2023-12`."""

import calendar
import datetime
import re
from dataclasses import dataclass

_DATE = re.compile(r"(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月)?|年)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `first` to `last`, both included; None where it is open."""

    first: datetime.date | None = None
    last: datetime.date | None = None

    def __and__(self, other: "Period") -> "Period":
        """The days that are in both."""
        firsts = [day for day in (self.first, other.first) if day]
        lasts = [day for day in (self.last, other.last) if day]
        return Period(max(firsts, default=None), min(lasts, default=None))


def read_period(text: str) -> Period | None:
    """The period of the text, or None where it is none; an end may be left open (`2023..`)."""
    begins, dots, ends = text.partition("..")
    if not dots:
        return _days(text)
    first, last = (_days(end) if end else Period() for end in (begins, ends))
    if not first or not last or not (begins or ends):
        return None
    return Period(first.first, last.last)


def _days(text: str) -> Period | None:
    """The day, the month or the year."""
    match = _DATE.fullmatch(text)
    if not match:
        return None
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        first = datetime.date(year, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return Period(first, first)
    return Period(first, first.replace(month=month or 12, day=_length(year, month or 12)))


def _length(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]
