"""Numbers that contradict each other: a part beyond its whole, a range turned round, a wrong sum.

Only what arithmetic decides is in doubt. Growth may be 120 %, a score may fall from 5 to 3: so each
rule names the words that leave no choice.
"""

import re
from collections.abc import Iterator

from articles.text.normalize import HAN
from seeds.records import ParsedFinding
from seeds.repair.excerpt import doubt
from seeds.repair.reading import Passage, Reading

_NUMBER = r"(\d{1,9}(?:\.\d{1,4})?)"
_SHARE = re.compile(
    "(?:合格|满意|覆盖|出勤|参与|到位|普及|入会|建会|知晓|好评|及格|优良|优秀|就业|出席|到会|入学|升学|"
    f"治愈|成活|中签|签约|投票|支持|有效|准确|准时|正点|达标|持证)率[{HAN}]{{0,6}}?{_NUMBER}%"
)
# Debts and deals may exceed what a firm owns or earns.
_PART = re.compile(f"占(?![{HAN}]{{0,10}}(?:资产|利润|收入|总值))[{HAN}]{{0,12}}?{_NUMBER}%")
# The unit stands once, behind the second number; 5—3 without a unit is a score.
_RANGE = re.compile(
    rf"{_NUMBER}(?:至|到|～|~|—+){_NUMBER}[余多]?([人名个元万亿岁%米吨斤户件台套辆次场天年家页])"
)
_NO_RANGE_BEFORE = frozenset("0123456789第.：")
_RISE = "提高|增加|增长|上升|提升|扩大|升|增|扩建|扩容|涨|延长"
_FALL = "下降|减少|降低|缩短|压缩|缩减|降|减|跌|回落"
_CHANGE = re.compile(
    rf"[由从][{HAN}]{{0,12}}?{_NUMBER}([{HAN}%]{{1,4}}?)({_RISE}|{_FALL})(?:为|到|至){_NUMBER}\2"
)
_OF_WHOLE = re.compile(
    rf"{_NUMBER}(余|多)?([名人个家件台套辆户份幅支篇项])[{HAN}]{{0,8}}，其中[{HAN}“”]{{0,10}}?{_NUMBER}(?:余|多)?\3"
)
_ITEM = r"\d{1,6}[名人个枚件项家幅篇支台]"
_SUM = re.compile(
    rf"((?:[{HAN}“”]{{0,8}}{_ITEM}[、，和]){{1,7}}[{HAN}“”]{{0,8}}{_ITEM})，(?:共计?|总计|合计)(\d{{1,7}})([名人个枚件项家幅篇支台])"
)
_COUNT = re.compile(r"(\d{1,6})([名人个枚件项家幅篇支台])")


def impossible_number(reading: Reading) -> Iterator[ParsedFinding]:
    """Each number that another one, or the sense of its word, excludes."""
    for passage in reading:
        view = passage.view
        if "%" in view:
            yield from _shares(passage)
        yield from _ranges(passage)
        if "其中" in view:
            yield from _parts(passage)
        if "共" in view or "计" in view:
            yield from _sums(passage)


def _shares(passage: Passage) -> Iterator[ParsedFinding]:
    for pattern in (_SHARE, _PART):
        for match in pattern.finditer(passage.view):
            if float(match[1]) > 100:
                yield _finding(passage, match, "比例超过百分之百")


def _ranges(passage: Passage) -> Iterator[ParsedFinding]:
    for match in _RANGE.finditer(passage.view):
        before = passage.view[max(0, match.start() - 1) : match.start()]
        if float(match[1]) > float(match[2]) and before not in _NO_RANGE_BEFORE:
            yield _finding(passage, match, "起止数字颠倒")
    for match in _CHANGE.finditer(passage.view):
        old, new = float(match[1]), float(match[4])
        rises = re.fullmatch(_RISE, match[3]) is not None
        if old > new if rises else old < new:
            yield _finding(passage, match, f"“{match[3]}”与前后数字相反")


def _parts(passage: Passage) -> Iterator[ParsedFinding]:
    for match in _OF_WHOLE.finditer(passage.view):
        if float(match[4]) > float(match[1]) and not match[2]:
            yield _finding(passage, match, "部分多于总数")


def _sums(passage: Passage) -> Iterator[ParsedFinding]:
    for match in _SUM.finditer(passage.view):
        counts = _COUNT.findall(match[1])
        same = {unit for _, unit in counts} == {match[3]}
        total = sum(int(number) for number, _ in counts)
        if same and total != int(match[2]):
            yield _finding(passage, match, f"分项相加为{total}，与合计不符")


def _finding(passage: Passage, match: re.Match[str], why: str) -> ParsedFinding:
    return doubt("impossible_number", passage.text, *match.span(), why=why, severity="medium")
