"""The date that a page prints of itself: in masthead or folio, or alone at its top or foot."""

import re
from calendar import monthrange
from datetime import date

from articles.text.replacing import replacing

_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d{2})"
    r"(?: ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日|([./-])(\d{1,2})\4(\d{1,2})(?!\d))"
)
_CHINESE = re.compile("([〇零○一二三四五六七八九十]{1,4})(?= ?[年月日])")
_WEEKDAY = re.compile("(?:星期|周)([一二三四五六日天])")
_WEEKDAYS = "一二三四五六日"
# What a masthead prints beside its date, and no heading of a history does.
_IMPRINT = re.compile(
    "准印证|刊号|邮发代号|主办|主管|农历|夏历|总第|第 ?[0-9]+ ?期|"
    "第[0-9一二三四五六七八九十]{1,3}版|今日[0-9一二三四五六七八九十]+版"
)
_PAPER = re.compile("(?:^| )[\u3400-\u9fff]{3,8}报 $")
_NUMBERED_MONTH = re.compile(
    r"(?<!\d)((?:19|20)\d{2}) ?年 ?(\d{1,2}) ?月(?! ?\d)[^，。]{0,6}总?第 ?\d{1,5} ?期"
)
_SENTENCE = re.compile("[。；！？]")
_in_one_width = replacing(dict(zip("０１２３４５６７８９\u3000", "0123456789 ", strict=True)))
_DIGITS = dict(zip("〇零○一二三四五六七八九", "000123456789", strict=True))
_LONGEST_LINE = 60
_EDGE = 3


def printed_date(text: str) -> tuple[date, str] | None:
    """The issue's own date and the line that prints it.

    With the right weekday beside it the line may stand anywhere. Without one it stands at a page's
    top or foot, for a history page prints dates as headings, and holds nothing else but what a
    masthead holds (paper, publisher, number, lunar date), parted from the date by spaces.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for place, line in enumerate(lines):
        if len(line) > _LONGEST_LINE or _SENTENCE.search(line):
            continue
        western = _CHINESE.sub(_western, _in_one_width(line.strip("#* ")))
        match = _DATE.search(western)
        day = _calendar_day(*_numbers(match)) if match else None
        if match is None or day is None:
            continue
        weekday = _WEEKDAY.search(western)
        at_edge = place < _EDGE or place >= len(lines) - _EDGE
        own = _is_alone(western, match) or _is_among_imprint(western, match)
        if _is_weekday(day, weekday[1]) if weekday else at_edge and own:
            return day, line
    return None


def printed_month(text: str) -> tuple[date, str] | None:
    """The first day of the month that a magazine prints with its number (`2016年11月·第44期`)."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for line in [*lines[:_EDGE], *lines[-_EDGE:]]:
        western = _CHINESE.sub(_western, _in_one_width(line))
        match = _NUMBERED_MONTH.search(western) if len(line) <= _LONGEST_LINE else None
        day = _calendar_day(int(match[1]), int(match[2]), 1) if match else None
        if day is not None:
            return day, line
    return None


def _is_alone(line: str, match: re.Match[str]) -> bool:
    return not re.sub(r"[\s#*|/第版期号\d]", "", line.replace(match[0], ""))


def _is_among_imprint(line: str, match: re.Match[str]) -> bool:
    before, after = line[: match.start()], line[match.end() :]
    parted = (not before or before[-1].isspace()) and (not after or after[0].isspace())
    if not parted:
        return False
    return _IMPRINT.search(before + after) is not None or _PAPER.search(before) is not None


def _numbers(match: re.Match[str]) -> tuple[int, int, int]:
    """Year, month and day of 2023年9月5日 or of 2023.09.05."""
    return int(match[1]), int(match[2] or match[5]), int(match[3] or match[6])


def _is_weekday(day: date, name: str) -> bool:
    return _WEEKDAYS[day.weekday()] == name.replace("天", "日")


def _calendar_day(year: int, month: int, day: int) -> date | None:
    if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def _western(match: re.Match[str]) -> str:
    """二〇二三 as 2023, 十五 as 15, 三十一 as 31."""
    numeral = match[1]
    if "十" not in numeral:
        return "".join(_DIGITS[sign] for sign in numeral)
    tens, _, ones = numeral.partition("十")
    known = len(tens) <= 1 and len(ones) <= 1 and "十" not in ones
    return _DIGITS.get(tens, "1") + _DIGITS.get(ones, "0") if known else numeral
