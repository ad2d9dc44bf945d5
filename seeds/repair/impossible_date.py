"""Dates and times that no calendar or clock has: 13月, 2月30日, 25时, 20223年."""

import re
from calendar import monthrange
from collections.abc import Iterator

from seeds.records import ParsedArticle, ParsedFinding
from seeds.repair.excerpt import doubt, views

_LEAP_YEAR = 2024
_DATE = re.compile(
    r"(?:(?<!\d)(\d{4})年)?(?<![\d.第至到—-])(\d{1,2})月(?!份?[以之]?[前后])(?:(\d{1,2})日)?"
)
_TIME = re.compile(r"(?<![\d.])(\d{1,2})时(\d{1,2})分")
_CLOCK = re.compile(r"(?:上午|下午|凌晨|晚上|早上|晚)(\d{1,2})：(\d{2})(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{3}年(?!级)")


def impossible_date(article: ParsedArticle) -> Iterator[ParsedFinding]:
    """Each date or time that cannot be; whether it is a misreading or a slip the print shows."""
    for text, view in views(article):
        for match in _DATE.finditer(view):
            if not _can_be(*match.groups()):
                yield _finding(text, match, "日历上没有这一天")
        for pattern in (_TIME, _CLOCK):
            for match in pattern.finditer(view):
                if int(match[1]) > 24 or int(match[2]) > 59:
                    yield _finding(text, match, "没有这一时刻")
        for match in _YEAR.finditer(view):
            yield _finding(text, match, "年份多了一位数字")


def _can_be(year: str | None, month: str, day: str | None) -> bool:
    if not 1 <= int(month) <= 12:
        return False
    if day is None:
        return True
    return 1 <= int(day) <= monthrange(int(year or _LEAP_YEAR) or _LEAP_YEAR, int(month))[1]


def _finding(text: str, match: re.Match[str], why: str) -> ParsedFinding:
    return doubt("impossible_date", text, *match.span(), why=why, severity="high")
