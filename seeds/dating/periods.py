"""Clues to the year: figures of part of a year (2020年上半年, 2016年前11个月).

A paper gives them after the part has passed and before fuller ones exist. An older part may stand
beside the newest for comparison, so only the newest of the page is a clue.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from seeds.dating.months import Clue, months_between
from seeds.dating.quotes import Sentence

_PERIOD = re.compile(
    r"(?<![\d.—-])((?:19|20)\d{2})年"
    r"(?:(上半年|前三季度|前3季度|一季度|第一季度|三季度末)|(?:前|1[至到—-])(\d{1,2})个?月)"
)
_LAST_MONTH = {"上半年": 6, "一季度": 3, "第一季度": 3}
# For so long are the figures of a part of the year the newest.
_NEWEST_FOR = {3: 4, 6: 6, 9: 4}
_FEW_MONTHS = 3
_FIGURES = re.compile(r"(?:完成|实现|新增|累计|同比|增长|下降|生产|投放|达到|办结|接待).{0,24}\d")
_THEN = re.compile(r"当时|那时|曾经|那年|回忆|与.{0,4}(?:19|20)\d{2}年.{0,10}相比")


def period_clues(sentences: Sequence[Sentence]) -> Iterator[Clue]:
    """The months in which the newest partial figures of the page are news."""
    found = [clue for sentence in sentences for clue in _of(sentence)]
    if found:
        yield max(found, key=lambda clue: min(clue.months))


def _of(sentence: Sentence) -> Iterator[Clue]:
    if _THEN.search(sentence.plain):
        return
    for match in _PERIOD.finditer(sentence.plain):
        year, last = int(match[1]), _last_month(match)
        if 1 <= last <= 11 and _FIGURES.search(sentence.plain, match.end()):
            first = year * 12 + last
            stop = first + _NEWEST_FOR.get(last, _FEW_MONTHS) - 1
            months = months_between(*(date(n // 12, n % 12 + 1, 1) for n in (first, stop)))
            implies = f"{year}年{last}月以后不久（当年前{last}个月的数字）"
            yield Clue(sentence.quote(*match.span()), implies, months, firm=False)


def _last_month(match: re.Match[str]) -> int:
    return int(match[3]) if match[3] else _LAST_MONTH.get(match[2], 9)
