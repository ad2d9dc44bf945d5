"""Clues to the month: the day of the news, and months that still lie ahead."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence

from seeds.dating.months import LAST_SAFE_DAY, Clue, months_named
from seeds.dating.quotes import Sentence
from seeds.records import ParsedArticle

_DAY = re.compile(
    r"(?<![\d年至到—-])(?<!每年)(?<!今年)(\d{1,2})月(\d{1,2})日(?![至到起—前是为-]|之前|以前)"
)
_THIRD = re.compile(r"(?<![\d年至到—-])(?<!今年)(\d{1,2})月(上旬|中旬|下旬)[，,]")
_DATELINE = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日(?:电|讯)")
_COMMON_YEAR, _WIRE_DAYS = 2023, 2
_PLAN = re.compile("将|拟|计划|预计|届时|截至|自|从")
_AHEAD = re.compile(r"(?:拟|将|计划|预计)(?:在|于)(?:今年)?(\d{1,2})月(?![底末])")
_UNTIL = re.compile(r"(?:持续|延续)(?:至|到)(?:今年)?(\d{1,2})月")


def day_clues(sentences: Sequence[Sentence], articles: Sequence[ParsedArticle]) -> Iterator[Clue]:
    """The days that datelines and the opening sentences of news give."""
    for article in articles:
        for match in _DATELINE.finditer(article.lead or ""):
            yield from _news_of(match, match[0], _last_safe_dateline(int(match[1])))
    for sentence in sentences:
        day = _DAY.search(sentence.plain) if sentence.opens_news else None
        if day and not _PLAN.search(sentence.plain[: day.start()]):
            yield from _news_of(day, sentence.quote(*day.span()))
        if sentence.opens_news and not day and (third := _THIRD.search(sentence.plain)):
            yield from _third_of(third, sentence.quote(*third.span()))


def _third_of(match: re.Match[str], quote: str) -> Iterator[Clue]:
    """`11月上旬`: news of that month; of its last days the next one's, too."""
    month = int(match[1])
    if 1 <= month <= 12:
        months = {month, month % 12 + 1} if match[2] == "下旬" else {month}
        yield Clue(quote, f"在{month}月{match[2]}或稍后", months_named(months))


def _last_safe_dateline(month: int) -> int:
    """A wire (10月29日电) is printed within two days, so in the same month up to this day."""
    return monthrange(_COMMON_YEAR, month)[1] - _WIRE_DAYS if 1 <= month <= 12 else 0


def _news_of(match: re.Match[str], quote: str, last_safe: int = LAST_SAFE_DAY) -> Iterator[Clue]:
    month, day = int(match[1]), int(match[2])
    if 1 <= month <= 12 and 1 <= day <= 31:
        months = [month] if day <= last_safe else [month, month % 12 + 1]
        yield Clue(quote, f"在{month}月{day}日或稍后", months_named(months))


def months_ahead(sentences: Sequence[Sentence]) -> Iterator[Clue]:
    """`拟在9月份举办`: the page is older than that month; `持续至10月`: no younger than it."""
    for sentence in sentences:
        for match in _AHEAD.finditer(sentence.plain):
            yield from _before(sentence, match, int(match[1]) - 1, f"在{match[1]}月之前")
        for match in _UNTIL.finditer(sentence.plain):
            yield from _before(sentence, match, int(match[1]), f"不晚于{match[1]}月")


def _before(sentence: Sentence, match: re.Match[str], last: int, implies: str) -> Iterator[Clue]:
    if 1 <= last <= 12:
        quote = sentence.quote(*match.span())
        yield Clue(quote, implies, months_named(range(1, last + 1)), firm=False)
