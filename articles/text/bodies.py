"""The tokens of a text as parts of names of bodies: what ends one, belongs to one, begins one."""

import re
from bisect import bisect_left
from functools import cache, lru_cache
from itertools import accumulate

from articles.text import segment
from articles.text.line import Line
from articles.text.localities import Token, suffixes
from articles.text.normalize import HAN
from articles.text.places import is_place
from articles.text.tables import read_words

LONGEST = 18
_ASIDE = re.compile("《[^《》]*》|（(?:以下)?(?:简称|统称)[：“”]*[^（）]{2,14}）")
HAN_WORD = re.compile(f"[{HAN}]+")
_DIGITS = frozenset("一二三四五六七八九十")
_NAME_TAGS = frozenset("nvjlbzagsix")
RARE, _COMMON = 100, 300
_MOST_UNKNOWN = 3


_LEVEL_SIGNS = frozenset("市省区县州")
_OFFICES, _PITS, _WORKS = frozenset("办"), frozenset("矿"), frozenset("厂局厅")
_INSIDE = frozenset("nvjxl")
_UNKNOWN_TAGS = frozenset("nvajzxgi")
_MOST_PARTS = 4
_NO_NAME = frozenset("的在和与及到从于对将被把是有为向由以或等也都就还了着过、，。：；“”（）《》")
# 五家商业银行, 12所中学: so many of a kind.
_COUNTED = re.compile(r"[\d一二两三四五六七八九十百多几数]+余?多?(?:家|所|个|座|名|支|间)$")


def word_set(line: str) -> frozenset[str]:
    return frozenset(line.split())


OWN_NAME = word_set(
    "国营 中国 中华 全国 国家 中央 中共 国际 世界 亚洲 首都"
    " 北方 东方 东北 西北 西南 华北 华东 华南 华中 中原"
)
STOPS = word_set(
    "各 该 本 其 此 每 全 某 这 那 各级 各类 有关 相关 所属 下属 其他 多家 全区 全市 全省 代表"
    " 全靠 依靠"
)
# A short form that the paper's readers understand: 市总工会, 区委宣传部.
LEVELS = word_set("市 省 区 县 州 市委 省委 区委 县委 市直机关 省直机关")
_JOIN = word_set("会同 联合 协同 联手 携手")
_LEADS_TO = word_set("到 赴 去 来 进 入 访 请 让 使 找 见 看 说 问 是 有 据")
_ALONE = (
    LEVELS
    | _LEADS_TO
    | word_set("厂 局 厅 矿 办 站 所 院 校 队 会 社 馆 部 科 处 路 街 号 名 家 们")
)
_TOWNSHIPS = word_set("街道 镇 乡 地区 街道办")


@cache
def _verbs() -> frozenset[str]:
    return read_words("org_verbs.txt")


@cache
def generic() -> frozenset[str]:
    return read_words("org_generic.txt")


@cache
def whole_names() -> frozenset[str]:
    """Bodies of which there is one, so that their short name is enough: 外交部."""
    return read_words("org_whole.txt")


@cache
def _suffix_ends() -> frozenset[str]:
    """What suffixes of several words may end with."""
    return frozenset(suffix[start:] for suffix in suffixes() for start in range(1, len(suffix)))


@cache
def _last_signs() -> frozenset[str]:
    """The last characters of suffixes; a word that ends on none of them is quickly passed."""
    listed = frozenset(name[-1] for name in suffixes() | whole_names())
    return listed | _OFFICES | _PITS | _WORKS | frozenset("委部署")


@lru_cache(maxsize=4096)
def _has_suffix(word: str) -> bool:
    return any(word[start:] in suffixes() for start in range(len(word) - 1))


class Run:
    """The tokens of a line, and which of them may belong to the name of a body.

    Names in book-title marks belong to the document, and `（以下简称…）` may stand inside a name:
    of the first the marks are left, of the second nothing.
    """

    def __init__(self, line: Line) -> None:
        tokens = _without_asides(line)
        unchanged = tokens is line.places_whole
        self.tokens = _with_unknown_words(tokens)
        self.text = line.text if unchanged else "".join(word for word, _ in tokens)
        self.starts = list(accumulate([len(word) for word, _ in self.tokens], initial=0))

    def ends(self) -> list[int]:
        """The tokens on which a suffix may end, the last first."""
        signs = _last_signs()
        return [index for index, (word, _) in enumerate(self.tokens) if word[-1] in signs][::-1]

    def is_suffix(self, index: int) -> bool:
        """Whether a body's name may end with this token, alone or with those before it."""
        word, tag = self.tokens[index]
        if word[-1] not in _last_signs():
            return False
        if _has_suffix(word):
            return True
        if tag[0] == "n" and len(word) > 2 and word[-1] in "局厅厂" + "委部署" * (tag == "nt"):
            return True
        return (
            word in whole_names() or self._suffix_parts(index) > 1 or self._is_short_suffix(index)
        )

    def _suffix_parts(self, index: int) -> int:
        """How many tokens up to this one make up a suffix (住 建 局); 1 where none do."""
        if self.tokens[index][0] not in _suffix_ends():
            return 1
        sizes = range(_MOST_PARTS, 1, -1)
        return next((size for size in sizes if self._joined(index, size) in suffixes()), 1)

    def _joined(self, index: int, size: int) -> str:
        return "".join(word for word, _ in self.tokens[max(0, index - size + 1) : index + 1])

    def _is_short_suffix(self, index: int) -> bool:
        """城西热源厂, 东坡矿, 市供热办: one character that says so only after such words."""
        word = self.tokens[index][0]
        before, tag = self.tokens[index - 1] if index else ("", "")
        if word in _OFFICES:
            return index > 1 and self.tokens[index - 2][0] in _LEVEL_SIGNS and tag[:1] in _INSIDE
        if word in _PITS:
            return tag in ("ns", "x", "nr")
        return word in _WORKS and len(before) > 1 and tag[:1] in _INSIDE and tag != "i"

    def start_of(self, end: int) -> int:
        """The leftmost token that may belong to the name which ends with the token `end`."""
        index = max(0, end + 1 - self._suffix_parts(end))
        while index > 0 and self.starts[end + 1] - self.starts[index - 1] <= LONGEST * 2:
            step = self._bracket_before(index) or int(self._belongs(index - 1))
            step = step or self._own_signs_before(index)
            if not step:
                break
            index -= step
        return index

    def _bracket_before(self, index: int) -> int:
        """How many tokens a short bracket before this token takes: 市工业（国防）工会."""
        words = [word for word, _ in self.tokens[max(0, index - 4) : index]]
        if words[-1:] != ["）"] or "（" not in words[:-1]:
            return 0
        size = words[::-1].index("（") + 1
        return size if all(map(HAN_WORD.fullmatch, words[-size + 1 : -1])) else 0

    def _own_signs_before(self, index: int) -> int:
        """How many tokens a place and two characters after it take: 湖北 楚 正 律师事务所."""
        if index < 3 or self.tokens[index - 3][1] != "ns":
            return 0
        signs = [word for word, _ in self.tokens[index - 2 : index]]
        return 0 if any(len(sign) > 1 or sign in _NO_NAME for sign in signs) else 3

    def _belongs(self, index: int) -> bool:
        word, tag = self.tokens[index]
        if word == "与":
            return self._joins_one_name(index)
        if not HAN_WORD.fullmatch(word) or word in STOPS or word in _JOIN:
            return False
        if word in OWN_NAME:
            return True
        if tag == "m":
            return word.startswith("第") or word in _DIGITS
        if tag in ("v", "d"):
            return word in _verbs() or segment.frequency(word) < RARE or self.is_suffix(index)
        return tag[0] in _NAME_TAGS

    def _joins_one_name(self, index: int) -> bool:
        """中国物流与采购联合会 is one name: before 与 it has begun and no body has ended."""
        for before in range(index - 1, max(-1, index - 5), -1):
            if self.is_suffix(before) or not HAN_WORD.fullmatch(self.tokens[before][0]):
                return False
            if self.tokens[before][0] in OWN_NAME:
                return True
        return False

    def is_anchor(self, index: int) -> bool:
        """Whether a name often begins here: a place, 中国, a short 市 or 区委, the X of X街道."""
        word, tag = self.tokens[index]
        if word in generic() or word[0] in "各全本该":
            return word in LEVELS
        if tag in ("ns", "nt") or word in OWN_NAME or word in LEVELS or is_place(word):
            return True
        if word[0] in _LEVEL_SIGNS and len(word) > 2 and self.is_suffix(index):  # 县公安局
            return True
        following = [token for token, _ in self.tokens[index + 1 : index + 3]]
        if following and len(following[0]) == 1:  # 麦子 店 街道
            following = following[1:]
        named = len(word) > 1 and tag[0] in "njx" and word not in generic()
        return named and following[:1] != [] and following[0] in _TOWNSHIPS

    def trimmed(self, start: int, end: int) -> int:
        """The start without general words: up to the first anchor, or the first special word."""
        for index in range(start, end + 1):
            if self.is_anchor(index):
                return index
            word, tag = self.tokens[index]
            if self.is_suffix(index) or not self._is_common(word, tag):
                break
        while start < end and (self.tokens[start][0] in generic() or self.tokens[start][1] == "m"):
            start += 1
        return start

    def is_city_of_district(self, index: int) -> bool:
        """Whether a city stands here and a district of its own after it: 雁门市 北坊区 总工会.

        The district is enough. Where a town comes in third place, all are kept.
        """
        places = [word for word, tag in self.tokens[index : index + 3] if tag == "ns"]
        levels = [place[-1] for place in places]
        return len(places) == 2 and levels[0] in "市省州" and levels[1] in "区县旗"

    def whole(self, start: int) -> int:
        """The start with the characters of a name that no dictionary has: 安 河 县 民政局."""
        earliest = max(0, start - _MOST_UNKNOWN)
        while start > earliest and len(self.tokens[start][0]) == 1:
            word, tag = self.tokens[start - 1]
            unknown = len(word) == 1 and HAN_WORD.fullmatch(word) and tag[0] in "nvajzxg"
            if self.tokens[start][0] in LEVELS or not unknown or word in _LEADS_TO:
                break
            start -= 1
        return start

    def is_counted(self, start: int) -> bool:
        """Whether a number stands before the name, which then says a kind."""
        place = self.starts[start]
        return _COUNTED.search(self.text, max(0, place - 6), place) is not None

    @staticmethod
    def _is_common(word: str, tag: str) -> bool:
        if (tag == "v" and word not in _verbs()) or tag in ("l", "i"):
            return True
        return word in generic() or (tag[0] in "nvab" and segment.frequency(word) > _COMMON)


def _without_asides(line: Line) -> list[Token]:
    """The line's tokens but for those in book-title marks and in notes of a short name."""
    tokens = line.places_whole
    asides = list(_ASIDE.finditer(line.text))
    if not asides:
        return tokens
    starts = list(accumulate((len(word) for word, _ in tokens), initial=0))
    rest, kept = list[Token](), 0
    for aside in asides:
        first, last = bisect_left(starts, aside.start()), bisect_left(starts, aside.end())
        rest += tokens[kept:first]
        rest += [("《", "x"), ("》", "x")] if aside[0][0] == "《" else []
        kept = last
    return rest + tokens[kept:]


def _with_unknown_words(tokens: list[Token]) -> list[Token]:
    """The tokens, characters that stand alone side by side joined to one unknown word (铸联)."""
    alone = [
        index
        for index, (word, tag) in enumerate(tokens)
        if len(word) == 1 and tag[0] in _UNKNOWN_TAGS and _is_unknown(word)
    ]
    joined: list[Token] = []
    kept = number = 0
    while number < len(alone):
        first = last = alone[number]
        while number + 1 < len(alone) and alone[number + 1] == last + 1:
            number, last = number + 1, last + 1
            if last - first == _MOST_UNKNOWN:
                break  # what follows so many stands alone again
        number += 1
        if last > first:
            end = min(last + 1, first + _MOST_UNKNOWN)
            joined += tokens[kept:first] + _one_word(tokens[first:end])
            kept = end
    return joined + tokens[kept:]


@lru_cache(maxsize=16_384)
def _is_unknown(sign: str) -> bool:
    return sign not in _ALONE and HAN_WORD.match(sign) is not None


def _one_word(parts: list[Token]) -> list[Token]:
    if len(parts) < 2 or parts[0][1][0] == "v":
        return parts
    return [("".join(part for part, _ in parts), "x")]
