"""Dates and times that no calendar or clock has: 13月, 2月30日, 25时, 20223年, a wrong weekday."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from seeds.records import ParsedFinding
from seeds.repair.excerpt import doubt
from seeds.repair.reading import Passage, Reading

_LEAP_YEAR = 2024
_DATE = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(?!份?[以之]?[前后])(?:(\d{1,2})日)?(?![薪球])")
_NOT_BEFORE = frozenset("0123456789.第至到—-")
_CHINESE_DAY = re.compile(r"([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日")
_LUNAR = ("农历", "阴历", "旧历", "夏历")
_DAYS_OF_MONTH = re.compile(r"(\d{1,2})月(\d{1,2})日?(?:至|到|—+|-|～)(\d{1,2})日")
_WEEKDAY = re.compile(
    r"(\d{4})年(\d{1,2})月(\d{1,2})日[（，]?(?:星期|周)([一二三四五六日天])(?![年期边围])"
)
_TIME = re.compile(r"(\d{1,2})时(\d{1,2})分")
_HOUR = re.compile(
    r"(上午|中午|下午|凌晨|清晨|早上|晚上|晚|傍晚)(\d{1,2})(?:时(?!许?间)|点|：(\d{2})(?!\d))"
)
_WHOLE_DAY = re.compile(r"(\d{2})(?:时(?![间代尚髦装]|速)|点(?=[到至半整许前后，。开]))")
_YEAR = re.compile(r"(?:19|20)\d{3}年(?!级)")
_DIGITS = {sign: number for number, sign in enumerate("一二三四五六七八九", 1)}
# The hours that a part of the day may have, on either clock.
_HOURS = {
    "上午": range(5, 13),
    "下午": (*range(1, 8), *range(12, 20)),
    "凌晨": range(7),
    "清晨": range(3, 10),
    "早上": range(4, 12),
    "中午": (10, 11, 12, 13, 14, 1, 2),
}
_EVENING = (*range(5, 13), *range(17, 25), 0, 1, 2)
_WEEKDAYS = {sign: number for number, sign in enumerate("一二三四五六日")} | {"天": 6}
_NO_DAY, _NO_TIME = "日历上没有这一天", "没有这一时刻"


def impossible_date(reading: Reading) -> Iterator[ParsedFinding]:
    """Each date or time that cannot be; whether it is a misreading or a slip the print shows."""
    for passage in reading:
        for rule in (_dates, _chinese_dates, _times, _years):
            for start, end, why in rule(passage.view):
                yield _finding(passage, start, end, why)


Doubt = tuple[int, int, str]


def _dates(view: str) -> Iterator[Doubt]:
    if "月" not in view:
        return
    for match in _DATE.finditer(view):
        if view[match.start() - 1 : match.start()] not in _NOT_BEFORE or match.start() == 0:
            year, month, day = match.groups()
            if not _can_be(int(year or 0), int(month), int(day or 1)):
                yield *match.span(), _NO_DAY
    for match in _DAYS_OF_MONTH.finditer(view):
        if int(match[2]) > int(match[3]):
            yield *match.span(), "起止日期颠倒"
    for match in _WEEKDAY.finditer(view):
        year, month, day = map(int, match.groups()[:3])
        if _can_be(year, month, day) and date(year, month, day).weekday() != _WEEKDAYS[match[4]]:
            right = "一二三四五六日"[date(year, month, day).weekday()]
            yield *match.span(), f"这一天是星期{right}"


def _chinese_dates(view: str) -> Iterator[Doubt]:
    """`二月三十日`, but not by the old calendar."""
    for match in _CHINESE_DAY.finditer(view):
        lunar = any(word in view[max(0, match.start() - 4) : match.start()] for word in _LUNAR)
        if not lunar and not _can_be(0, _number(match[1]), _number(match[2])):
            yield *match.span(), _NO_DAY


def _times(view: str) -> Iterator[Doubt]:
    for match in _TIME.finditer(view):
        if view[match.start() - 1 : match.start()] != "." and int(match[2]) > 59:
            yield *match.span(), _NO_TIME
    for match in _HOUR.finditer(view):
        if int(match[2]) not in _HOURS.get(match[1], _EVENING) or int(match[3] or 0) > 59:
            yield *match.span(), _NO_TIME
    for match in _WHOLE_DAY.finditer(view):
        before = view[max(0, match.start() - 1) : match.start()]
        if int(match[1]) > 24 and before in ("日", "晨", "午", "晚", "至", "到", "，", "于"):
            yield *match.span(), _NO_TIME


def _years(view: str) -> Iterator[Doubt]:
    for match in _YEAR.finditer(view):
        if not view[match.start() - 1 : match.start()].isdigit():
            yield *match.span(), "年份多了一位数字"


def _can_be(year: int, month: int, day: int) -> bool:
    """Whether a calendar has the day; the year 0 stands for none."""
    if not 1 <= month <= 12:
        return False
    return 1 <= day <= monthrange(year or _LEAP_YEAR, month)[1]


def _number(numeral: str) -> int:
    """The value of a Chinese numeral up to 99: 三十一 → 31."""
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _DIGITS.get(numeral, 0)
    return 10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0)


def _finding(passage: Passage, start: int, end: int, why: str) -> ParsedFinding:
    return doubt("impossible_date", passage.text, start, end, why=why, severity="high")
