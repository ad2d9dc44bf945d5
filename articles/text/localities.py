"""Names of places that no dictionary has, made whole: 江 + 州 + 市, 青石 + 县, 铁 + 北区.

What such a name ends with is known, and what may stand before its first character: a mark, a
particle, a verb, a preposition or another place.
"""

import re
from functools import cache

from articles.text import segment
from articles.text.normalize import HAN
from articles.text.tables import read_words

Token = tuple[str, str]

LEVELS = frozenset("省市区县州盟旗镇乡村")
_COUNTY_SIGNS = frozenset("市省区县州")
_PLACE = "ns"
_HAN = re.compile(f"[{HAN}]+")
_BEFORE = re.compile("[pucdvrmf]")
_NAMES = re.compile("ns|nr|nz")
_FUNCTION = re.compile("[pucdrmqfy]")
# Where these alone stand before the suffix, they are verbs or say which one of many.
_NO_PART = frozenset(
    "到赴去来进入访请让使找见看说问是有据各全等本该个多的和与及两这那每我贵旧外内跨"
)
_WHICH = frozenset("大小老新")
_SURE, _RARE, _FEW = 300, 100, 10
_LONGEST_LOOK = 4
# 城区, 山区, 校区: a kind of area, whatever stands before.
_AREAS = frozenset("城社小园厂校山灾景辖片街库矿牧林农军战地特新专展病商赛禁雷误分发心业游极")
# Words of the dictionary that hide where a name ends or begins.
_HIDING = {
    "工会组织": (("工会", "n"), ("组织", "v")),
    "和县": (("和", "c"), ("县", "n")),
}
_CHIEF_OF = re.compile("(?<=.)(?:[局院校行厂社馆站所会]长|主席|主任|书记|经理|律师)$")
_CHIEF_SIGNS = frozenset("长席任记理师")
# A word with none of these at its end and no county's sign at its front neither ends the name of a
# place nor hides where one ends.
_MAY_END = LEVELS | _CHIEF_SIGNS | {word[-1] for word in _HIDING}
_SIDES = re.compile("[东南西北江河湖海港桥州阳]")


@cache
def kinds() -> frozenset[str]:
    """Words before a place's suffix that say which kind of place it is."""
    return read_words("place_kinds.txt")


@cache
def suffixes() -> frozenset[str]:
    """What the names of bodies end with."""
    return read_words("org_suffixes.txt")


def whole(tokens: list[Token]) -> list[Token]:
    """The tokens, with each unknown name of a place joined to one token of the tag `ns`.

    Words that hide where a name ends or begins are cut in two: a body with its chief (医院院长,
    局局长), a body with its level, for the place may stand before it (安河 + 县法院), and others.
    """
    joined: list[Token] = []
    kept = 0
    for index in [
        index
        for index, (word, _) in enumerate(tokens)
        if word[-1] in _MAY_END or word[0] in _COUNTY_SIGNS
    ]:
        joined += tokens[kept:index]
        after_sign = index > 0 and len(tokens[index - 1][0]) == 1
        for part in _parts(tokens[index], after_sign=after_sign):
            _join(joined, part)
        kept = index + 1
    return joined + tokens[kept:]


def _parts(token: Token, *, after_sign: bool) -> tuple[Token, ...]:
    """The token, cut where it must be; 和县 is whole after the 宁 of 宁和县."""
    word = token[0]
    if word in _HIDING and not after_sign:
        return _HIDING[word]
    chief = _CHIEF_OF.search(word)
    if chief and (word[: chief.start()] in suffixes() or chief.start() == 1):
        return (word[: chief.start()], "n"), (chief[0], "n")
    if word[0] in _COUNTY_SIGNS and word[1:] in suffixes():
        return (word[0], "n"), (word[1:], "n")
    return (token,)


def _join(joined: list[Token], token: Token) -> None:
    """Put the token at the end, in one with the tokens there whose name of a place it ends."""
    word, last = token[0], joined[-_LONGEST_LOOK:]
    taken = 0
    if word in LEVELS:
        taken = _name_before(last, word)
    elif len(word) == 2 and word[-1] == "区" and last and _is_part(last[-1]):
        taken = _name_before([*last, (word[0], "n")], "区") - 1  # 铁 北区, 临 港区
    if taken > 0:
        name = "".join(part for part, _ in joined[-taken:])
        joined[-taken:] = [(name + word, _PLACE)]
    else:
        joined.append(token)


def _name_before(tokens: list[Token], suffix: str) -> int:
    """How many of the last tokens are the name of the place that this suffix ends; 0 for none."""
    if tokens and 2 <= len(tokens[-1][0]) <= 4:
        return int(_is_name(tokens, suffix))
    parts = tokens[-2:]
    if len(parts) < 2 or not all(map(_is_part, parts)) or not _begins(tokens[:-2]):
        return 0
    name = parts[0][0] + parts[1][0]
    among_districts = suffix == "区" and _among_districts(tokens[:-2])
    if suffix in "市区" and name[0] in _WHICH and not among_districts:
        return 0
    if suffix == "区" and (name[-1] in _AREAS or not (among_districts or _has_side(name))):
        return 0
    return 0 if name in kinds() else 2


def is_side(district: str) -> bool:
    """Whether a word of the dictionary is a district called after its side of the town (城南区)."""
    name = district[:-1]
    few = segment.frequency(district) < _FEW and name not in kinds() and name[-1] not in _AREAS
    return few and district.endswith("区") and _has_side(name)


def _has_side(name: str) -> bool:
    return _SIDES.search(name) is not None


def _among_districts(before: list[Token]) -> bool:
    """Whether a district may stand after these: after its city, or after another in a list."""
    if len(before) > 1 and before[-1][0] == "、":
        return len(before[-2][0]) > 2 and before[-2][0].endswith("区")
    return bool(before) and before[-1][1] == _PLACE and before[-1][0][-1] in "市州省盟"


def _is_name(tokens: list[Token], suffix: str) -> bool:
    word, tag = tokens[-1]
    if not _HAN.fullmatch(word) or word in kinds() or word[0] in _NO_PART:
        return False
    if word[-1] in LEVELS - {"州"}:
        return False
    if not _begins(tokens[:-1]) and not (suffix == "区" and tokens[-2][0] in LEVELS):
        return False
    if suffix == "区":
        known = tag in (_PLACE, "nr") and len(word) == 2
        return word[-1] not in _AREAS and (
            known or (bool(_NAMES.match(tag)) and _among_districts(tokens[:-1]))
        )
    rare = segment.frequency(word) < (_SURE if suffix == "县" else _RARE)
    return tag == _PLACE or (rare and tag[0] in "nax")


def _is_part(token: Token) -> bool:
    word, tag = token
    part = len(word) == 1 and _HAN.fullmatch(word) and not _FUNCTION.match(tag)
    return bool(part) and word not in _NO_PART and word not in LEVELS


def _begins(before: list[Token]) -> bool:
    """Whether a name may begin after these tokens."""
    if not before:
        return True
    word, tag = before[-1]
    return not _HAN.fullmatch(word) or tag == _PLACE or bool(_BEFORE.match(tag))
