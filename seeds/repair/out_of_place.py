"""Characters that cannot stand alone where another, like it in print, does: `己有94人`, `工作曰内`.

They are words of their own, so the dictionary finds nothing broken; what stands beside them tells.
Letters that look like figures are out of place within a number (`3O斤`).
"""

import re
from collections.abc import Iterator

from articles.text.normalize import HAN
from seeds.records import ParsedFinding
from seeds.repair.excerpt import doubt
from seeds.repair.reading import Passage, Reading

# The wrong character, the right one, and where only the right one can be: 己 is somebody's self,
# 曰 says a speech or gives a name, 末 is the end of something named before it.
_PATTERNS = (
    (
        "己",
        "已",
        re.compile(
            "(?<![自知舍异克律利一损罪推爱修反束体贵责视顾由在戊己])"
            "己(?![任见方所出身之亥巳未酉丑卯欲物土])"
        ),
    ),
    (
        "曰",
        "日",
        re.compile(
            "(?:(?<=[今昨明当同次近连即每节假周工作生末])曰|曰(?=[化用前报均益夜照出落历常程光]))"
            "(?![：:“‘「，,])"
        ),
    ),
    (
        "末",
        "未",
        re.compile(
            "(?:(?<=[，。；：、“（均也都并尚从仍还却又若如因虽但而暂迄至今])|^)"
            "末(?=[经曾能必及免知见发有得获予满达成完按被在与受作加到向列使])"
        ),
    ),
    ("入", "人", re.compile("(?<=[0-9一二三四五六七八九十百千万两])入(?=[，。；、均以都被组分])")),
)
_LETTER = re.compile("[OolI]")
_NUMBER = re.compile(rf"(?<![A-Za-z0-9])[0-9]+(?:[Oo][0-9Oo]*|[lI][0-9]+)(?=[%{HAN}])")
_FIGURES = str.maketrans("OolI", "0011")


def out_of_place(reading: Reading) -> Iterator[ParsedFinding]:
    """Each such character, with the one that is meant."""
    for passage in reading if reading.is_simplified else ():
        view = passage.view
        for wrong, right, pattern in _PATTERNS:
            for match in pattern.finditer(view) if wrong in view else ():
                if _is_lone(passage, match.start()):
                    yield _finding(passage, match, right)
        for match in _NUMBER.finditer(view) if _LETTER.search(view) else ():
            yield _finding(passage, match, match[0].translate(_FIGURES))


def _is_lone(passage: Passage, place: int) -> bool:
    """Whether it is no part of a longer word: 知己, 末尾, 入口."""
    return len(passage.token(passage.index_at(place)).word) == 1


def _finding(passage: Passage, match: re.Match[str], right: str) -> ParsedFinding:
    return doubt(
        "misreading",
        passage.text,
        *match.span(),
        instead=right,
        severity="high",
        why=f"“{match[0]}”在此不通，疑为“{right}”之误",
    )
