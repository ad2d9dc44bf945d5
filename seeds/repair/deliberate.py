"""What is written so on purpose, however unlikely: names, coined words, terms said again."""

import re
from itertools import takewhile

from articles.text.given_names import likeness, surnames
from articles.text.tables import read_words
from seeds.repair.reading import Passage, Reading

_COINED = re.compile("[“‘「『《〈][^“”‘’「」『』《》〈〉，。]{1,12}[”’」』》〉]")
_PLACE = frozenset("省市县区州盟旗镇乡村屯庄寨街路巷江河湖海山岭岛港站湾桥")
_TRADES = frozenset(
    (
        *("国际", "科技", "电子", "股份", "集团", "控股", "重工", "能源", "汽车", "机械", "药业"),
        *("化工", "建材", "食品", "服饰", "传媒", "置业", "物业", "物流", "实业", "钢铁", "银行"),
    )
)
_LIKE_A_NAME = -0.5
_LONGEST_NAME = 4
_FAMILIAR = frozenset("小老阿大")


def is_deliberate(reading: Reading, passage: Passage, numbers: range) -> bool:
    """Whether it is a name, a coined word, or a term that the article uses again."""
    start, end = passage.starts[numbers.start], passage.starts[numbers.stop]
    text = passage.view
    if text[end - 1] == text[end : end + 1] or text[start] == text[start - 1 : start]:
        return True  # 哒哒声
    if _comes_again(reading.everything, text[start:end]):
        return True
    if not _PLACE.isdisjoint(text[end - 1 : end + 1]) or _begins_trade_name(passage, numbers):
        return True
    if is_coined(text, start, end):
        return True
    return _looks_like_name(passage, numbers) or _is_in_name(reading, text, start, end)


def _comes_again(text: str, part: str) -> bool:
    return text.find(part, text.find(part) + 1) >= 0


def _begins_trade_name(passage: Passage, numbers: range) -> bool:
    """`中芯国际`: what a firm does, or is, follows its name."""
    after = passage.token(numbers.stop).word
    return after in _TRADES or after in read_words("org_suffixes.txt")


def _looks_like_name(passage: Passage, numbers: range) -> bool:
    """Whether a surname begins it, or stands before it, and what follows is like a given name."""
    for index in range(numbers.start - 2, numbers.stop):
        surname, *rest = (passage.token(number).word for number in range(index, index + 3))
        given = "".join(takewhile(lambda word: len(word) == 1, rest))
        if surname not in surnames() or index + len(given) < numbers.start:
            continue
        familiar = passage.token(index - 1).word[-1:] in _FAMILIAR
        if familiar or any(likeness(given[: at + 1]) > _LIKE_A_NAME for at in range(len(given))):
            return True
    return False


def _is_in_name(reading: Reading, text: str, start: int, end: int) -> bool:
    """Whether the name of somebody whom the article names reaches into it."""
    around = text[max(0, start - _LONGEST_NAME + 1) : end + _LONGEST_NAME - 1]
    return any(name in around for name in reading.names)


def is_coined(text: str, start: int, end: int) -> bool:
    """Whether a short quotation reaches into it: “碳索营”, 《…》."""
    return any(match.start() < end and start < match.end() for match in _COINED.finditer(text))
