"""Persons whose names are written by their sound (俄罗斯总统普京, 买买提·艾力).

No surname opens such a name; but few characters stand for foreign sounds, a dot divides many, and
in the news an office or a calling stands before the name.
"""

import re
from collections.abc import Iterator
from functools import cache

from articles.text import segment
from articles.text.line import OFFICE, WALK, Line, title_ends
from articles.text.normalize import HAN
from articles.text.tables import read_words

_SHORTEST, _LONGEST = 2, 7
_SOUNDS = frozenset(
    "阿埃艾爱安昂奥巴拜班邦贝本比彼宾波伯博布查察达戴丹岛登道德迪蒂丁杜顿多厄恩尔法凡菲费芬佛弗夫福富盖冈戈格古根哈海汉豪赫亨华霍"
    "基吉季加贾简杰金京卡凯坎康考科克肯孔库奎拉莱赖兰朗劳勒雷里利莉林琳龙卢鲁路伦罗洛吕马玛迈麦曼梅门蒙米密缪莫默姆穆纳娜南内尼宁"
    "纽努诺欧帕潘庞佩彭皮平珀普奇契恰切琴丘乔琼让若瑞萨塞赛桑瑟森沙珊尚舍申圣史舒斯松苏索塔泰坦汤唐陶特腾廷图托陀瓦旺威韦维温沃乌"
    "西希夏肖谢欣辛匈休许叙雅亚延扬耶叶伊因英尤于约泽扎詹芝朱兹佐祖"
)
_SOUND = re.compile(f"[{''.join(sorted(_SOUNDS))}]")
_CONFIDENCE, _DOTTED_CONFIDENCE = 0.7, 0.75
_DOTTED = re.compile(rf"[{HAN}]{{1,10}}(?:·[{HAN}]{{1,8}})+")
_LONGEST_PART = 6
_MINORITY_CONFIDENCE = 0.8


@cache
def _starts() -> re.Pattern[str]:
    signs = sorted({part[0] for part in read_words("minority_names.txt")})
    return re.compile(f"[{''.join(signs)}]")


@cache
def _parts(least: int) -> re.Pattern[str]:
    """So many known parts of minority names, or more, side by side."""
    parts = "|".join(sorted(read_words("minority_names.txt"), key=len, reverse=True))
    return re.compile(f"(?:{parts}){{{least},}}江?")


def minority_names(line: Line) -> Iterator[tuple[str, float]]:
    """Names of two known parts (巴桑次旦), or of one after a title, where the sentence goes on."""
    text, end = line.text, 0
    for start in _starts().finditer(text):
        place = start.start()
        if place < end or line.token_at(place) is None:
            continue
        titled = line.title_before(place) >= WALK
        match = _parts(1 if titled else 2).match(text, place)
        if match and _ends_name(line, match):
            end = match.end()
            yield match[0], _MINORITY_CONFIDENCE


def _ends_name(line: Line, match: re.Match[str]) -> bool:
    """Whether the sentence goes on after the name, clearly so after a short one (哈斯)."""
    return line.goes_on(match.end()) if len(match[0]) > 2 else line.clearly_ends(match.end())


def foreign_names(line: Line) -> Iterator[tuple[str, float]]:
    """Each such name after an office or a calling, with its confidence."""
    text, ends = line.text, title_ends()
    for sound in _SOUND.finditer(text, 1):
        place = sound.start()
        if text[place - 1] not in ends or line.token_at(place) is None:
            continue
        if line.title_before(place) >= OFFICE:
            name = _name(line, place, _sounds_from(text, place))
            if name:
                yield name, _CONFIDENCE


def _sounds_from(text: str, place: int) -> int:
    ahead = text[place : place + _LONGEST]
    return next((size for size, sign in enumerate(ahead) if sign not in _SOUNDS), len(ahead))


def _name(line: Line, place: int, sounds: int) -> str | None:
    """The longest stretch after which the sentence goes on; two characters only if it is known."""
    for size in range(sounds, _SHORTEST - 1, -1):
        name, end = line.text[place : place + size], place + size
        if line.tokens_between(place, end) is None or not line.goes_on(end):
            continue
        if size > _SHORTEST or segment.shared().tag(name).startswith("nr"):
            return name
    return None


def dotted_names(line: Line) -> Iterator[tuple[str, float]]:
    """Names of several parts (买买提·艾力): they begin after a title or with their clause."""
    if "·" not in line.text:
        return
    for match in _DOTTED.finditer(line.text):
        end = _dotted_end(line, line.text.rindex("·", 0, match.end()) + 1, match.end())
        start = end and _dotted_start(line, match.start(), end)
        if start is not None and end and _parts_are_short(line.text[start:end]):
            yield line.text[start:end], _DOTTED_CONFIDENCE


def _dotted_end(line: Line, part: int, stop: int) -> int | None:
    """Where the name's last part ends, which begins at `part`: a known one, or one of sounds."""
    if known := _parts(1).match(line.text, part):
        return known.end()
    word, tag = line.token_at(part) or ("", "")
    ends = [end for end in range(part + 1, stop + 1) if line.goes_on(end)]
    best = max(
        ends, key=lambda end: (line.verb_at(end), _sounds(line.text[part:end]), -end), default=None
    )
    said = best is not None and line.verb_at(best)
    whole = tag.startswith("nr") and len(word) > 1 and line.goes_on(part + len(word))
    return part + len(word) if whole and not said else best


def _dotted_start(line: Line, start: int, end: int) -> int | None:
    """Where the name begins: after the last title, with known parts, or with what is said of it."""
    first_dot = line.text.index("·", start)
    before = range(start, first_dot)
    titled = [place for place in before if line.title_before(place)]
    known = (place for place in before if _parts(1).fullmatch(line.text, place, first_dot))
    if (place := next(known, None)) is not None:
        return place
    if titled:
        return titled[-1]
    return start if line.verb_at(end) else None


def _sounds(part: str) -> int:
    """The length of a part that is written by its sound throughout; 0 for another."""
    return len(part) if _SOUNDS.issuperset(part) else 0


def _parts_are_short(name: str) -> bool:
    return all(len(part) <= _LONGEST_PART for part in name.split("·"))
