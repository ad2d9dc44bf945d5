"""Bodies (机构) that a text names: a suffix that bodies end with, and what belongs before it.

From the suffix (…工会, …有限公司, …医院) the rule goes left over the words that names are made of,
as far as a mark, a particle, a preposition or a verb of action, and forgets general words at the
front. Names in book-title marks belong to the document, so they are passed over.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate

from articles.text import segment
from articles.text.normalize import HAN, reading_form
from articles.text.places import MUNICIPALITIES, PROVINCES, is_place
from articles.text.tables import read_words

_ANCHORED, _FREE = 0.85, 0.65
_LONGEST = 18
_TITLED = re.compile("《[^《》]*》")
_ALIAS_NAME = re.compile("[（(](?:以下)?(?:简称|统称)[：“”]*([^（）()“”]{2,14})[”）)]")
_ALIAS = re.compile("（(?:以下)?(?:简称|统称)[：“”]*[^（）]{2,14}）")
_SECOND_NAME = re.compile(f"（[{HAN}]{{3,14}}）")
# 工会干部, 工会系统, 工会十八大: trade-union matters, not a union.
_NOT_A_BODY = re.compile(
    "干部|系统|社工|社会|会员|知识|经费|财务|业务|事业|章程|法|[一二三四五六七八九十]"
)
_CHIEF = re.compile("(?:党组|党委|常务)?副?(?:主席|书记|主任|组长)")
_OF_THE_STATE = re.compile("(?:人大|政协|常委会|军委|[省市区县]委)$")
_HAN_WORD = re.compile(f"[{HAN}]+")
_DIGITS = frozenset("一二三四五六七八九十")
_NAME_TAGS = frozenset("nvjlbzagsix")
_RARE, _COMMON = 100, 300
_MOST_UNKNOWN = 3


def _set(line: str) -> frozenset[str]:
    return frozenset(line.split())


_OWN_NAME = _set("中国 中华 全国 国家 中央 中共 国际 世界 亚洲 首都")
_STOPS = _set(
    "各 该 本 其 此 每 全 某 这 那 各级 各类 有关 相关 所属 下属 其他 多家 全区 全市 全省 代表"
)
# A short form that the paper's readers understand: 市总工会, 区委宣传部.
_LEVELS = _set("市 省 区 县 市委 省委 区委 县委 市直机关 省直机关")
_LEADS_TO = _set("到 赴 去 来 进 入 访 请 让 使 找 见 看 说 问 是 有 据")
_TOWNSHIPS = _set("街道 镇 乡 地区 街道办")
_NEVER_INSIDE = _set("基层 各级 两新组织 用人单位")
_NOT_A_NAME = re.compile("(?:副|市|城市|商业)中心$")
_BUSINESS = re.compile("(?:公司|集团|银行|控股)")


@cache
def _suffixes() -> frozenset[str]:
    return read_words("org_suffixes.txt")


@cache
def _verbs() -> frozenset[str]:
    return read_words("org_verbs.txt")


@cache
def _generic() -> frozenset[str]:
    return read_words("org_generic.txt")


class Run:
    """The tokens of a text, and which of them may belong to the name of a body."""

    def __init__(self, text: str) -> None:
        self.tokens = list(_split(segment.tagged(text)))
        self.text = text
        self.starts = list(accumulate((len(word) for word, _ in self.tokens), initial=0))

    def is_suffix(self, index: int) -> bool:
        """Whether a body's name may end with this token, alone or with the one before it."""
        word, tag = self.tokens[index]
        if any(word[start:] in _suffixes() for start in range(len(word) - 1)):
            return True
        if tag == "nt" and len(word) > 2 and word[-1] in "局厅委部署":
            return True
        return index > 0 and self.tokens[index - 1][0] + word in _suffixes()

    def start_of(self, end: int) -> int:
        """The leftmost token that may belong to the name which ends with the token `end`."""
        index = end
        while index > 0 and self.starts[end + 1] - self.starts[index - 1] <= _LONGEST * 2:
            step = self._bracket_before(index) or int(self._belongs(index - 1))
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
        return size if all(map(_HAN_WORD.fullmatch, words[-size + 1 : -1])) else 0

    def _belongs(self, index: int) -> bool:
        word, tag = self.tokens[index]
        if word == "与":
            return self._joins_one_name(index)
        if not _HAN_WORD.fullmatch(word) or word in _STOPS:
            return False
        if tag == "m":
            return word.startswith("第") or word in _DIGITS
        if tag in ("v", "d"):
            return word in _verbs() or segment.frequency(word) < _RARE or self.is_suffix(index)
        return tag[0] in _NAME_TAGS

    def _joins_one_name(self, index: int) -> bool:
        """中国物流与采购联合会 is one name: before 与 it has begun and no body has ended."""
        for before in range(index - 1, max(-1, index - 5), -1):
            if self.is_suffix(before) or not _HAN_WORD.fullmatch(self.tokens[before][0]):
                return False
            if self.tokens[before][0] in _OWN_NAME:
                return True
        return False

    def is_anchor(self, index: int) -> bool:
        """Whether a name often begins here: a place, 中国, a short 市 or 区委, the X of X街道."""
        word, tag = self.tokens[index]
        if tag in ("ns", "nt") or word in _OWN_NAME or word in _LEVELS or is_place(word):
            return True
        following = [token for token, _ in self.tokens[index + 1 : index + 3]]
        if following and len(following[0]) == 1:  # 麦子 店 街道
            following = following[1:]
        named = len(word) > 1 and tag[0] in "njx" and word not in _generic()
        return named and following[:1] != [] and following[0] in _TOWNSHIPS

    def trimmed(self, start: int, end: int) -> int:
        """The start without general words: up to the first anchor, or the first special word."""
        for index in range(start, end + 1):
            if self.is_anchor(index):
                return index
            word, tag = self.tokens[index]
            if self.is_suffix(index) or not self._is_common(word, tag):
                break
        while start < end and (self.tokens[start][0] in _generic() or self.tokens[start][1] == "m"):
            start += 1
        return start

    def whole(self, start: int) -> int:
        """The start with the characters of a name that no dictionary has: 安 河 县 民政局."""
        earliest = max(0, start - _MOST_UNKNOWN)
        while start > earliest and len(self.tokens[start][0]) == 1:
            word, tag = self.tokens[start - 1]
            unknown = len(word) == 1 and _HAN_WORD.fullmatch(word) and tag[0] in "nvajzxg"
            if self.tokens[start][0] in _LEVELS or not unknown or word in _LEADS_TO:
                break
            start -= 1
        return start

    @staticmethod
    def _is_common(word: str, tag: str) -> bool:
        if (tag == "v" and word not in _verbs()) or tag in ("l", "i"):
            return True
        return word in _generic() or (tag[0] in "nvab" and segment.frequency(word) > _COMMON)


def _split(tokens: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The dictionary has 工会组织 as a word, which hides the end of a name before a verb."""
    for word, tag in tokens:
        if word == "工会组织":
            yield from (("工会", "n"), ("组织", "v"))
        else:
            yield word, tag


def bodies_in(text: str) -> Iterator[tuple[str, float]]:
    """Each body named in the text, as often as it is, with a confidence."""
    run = Run(_ALIAS.sub("", _TITLED.sub("《》", reading_form(text))))
    index = len(run.tokens)
    while index > 0:
        index -= 1
        if not run.is_suffix(index):
            continue
        end = _without_chief(run, index)
        start = run.trimmed(run.start_of(end), end)
        if name := _name(run, start, end):
            yield name, _ANCHORED if run.is_anchor(start) else _FREE
            index = start


def _without_chief(run: Run, end: int) -> int:
    """某集团工会主席 is the chief of a union: the body that the article speaks of is 某集团."""
    if run.tokens[end][0] == "工会" and _CHIEF.match(run.text, run.starts[end + 1]):
        inner = [i for i in range(run.start_of(end), end) if run.is_suffix(i)]
        return inner[-1] if inner else end
    return end


def _name(run: Run, start: int, end: int) -> str | None:
    """The name from token to token, if it says which body it is."""
    stop = run.starts[end + 1]
    name = run.text[run.starts[run.whole(start)] : stop]
    if not 4 <= len(name) <= _LONGEST * 2 or _NOT_A_NAME.search(name):
        return None
    if not _says_which(run, start, end) or _is_only_an_office(run, name, start, stop):
        return None
    if run.tokens[end][0].endswith("工会") and _NOT_A_BODY.match(run.text, stop):
        return None
    second = _SECOND_NAME.match(run.text, stop)
    if second and any(second[0][:-1].endswith(suffix) for suffix in _suffixes()):
        name += second[0]
    return name


def _is_only_an_office(run: Run, name: str, start: int, stop: int) -> bool:
    """区人大常委会副主任, 北京市委, 区总工会主席: what someone is, not the matter."""
    if re.search("[省市区县]委$", name):
        return True
    short = run.tokens[start][0] in ("区", "县") or _OF_THE_STATE.search(name)
    return bool(short and _CHIEF.match(run.text, stop))


def _says_which(run: Run, start: int, end: int) -> bool:
    """Whether the name has an anchor, or begins with a word that is no common one."""
    tokens = run.tokens[start : end + 1]
    word, tag = tokens[0]
    if any(inner in _NEVER_INSIDE for inner, _ in tokens):
        return False
    if start == end:
        return tag in ("nt", "nz") and word not in _suffixes() and len(word) > 3
    if run.is_anchor(start):
        after_stop = start > 0 and run.tokens[start - 1][0] in _STOPS and word in _LEVELS
        return not after_stop and any(inner not in _generic() for inner, _ in tokens)
    if tag in ("nz", "nr", "j", "x"):
        return True
    name = "".join(inner for inner, _ in tokens)
    special = segment.frequency(word) < _RARE and (tag == "v" or len(tokens) > 2)
    return special and _BUSINESS.search(name) is not None


def mentions(texts: Sequence[str]) -> dict[str, float]:
    """Every name of a body in the texts, short ones too, with a confidence."""
    found: dict[str, float] = {}
    for text in texts:
        for name, confidence in bodies_in(text):
            found[name] = max(confidence, found.get(name, 0.0))
    return found


def one_name_each(found: dict[str, float], texts: Sequence[str]) -> dict[str, float]:
    """The mentions without those that another one says in full."""
    aliases = [alias for text in texts for alias in _ALIAS_NAME.findall(text)]
    return {
        name: confidence
        for name, confidence in found.items()
        if not any(_says_the_same(other, name, aliases) for other in found if other != name)
    }


def organisations(texts: Sequence[str]) -> dict[str, float]:
    """Every body named in the texts, one name for each, with a confidence."""
    return one_name_each(mentions(texts), texts)


def _says_the_same(fuller: str, name: str, aliases: Sequence[str]) -> bool:
    """Whether `fuller` names the same body in full: 北京市总工会 for 市总工会."""
    if fuller.endswith(name) or f"（{name}）" in fuller:
        return True
    if _plain(fuller).endswith(_plain(name)) and len(_plain(name)) >= 4 and len(fuller) > len(name):
        return True
    if any(name.startswith(alias) and fuller.endswith(name[len(alias) :]) for alias in aliases):
        return True
    return any(fuller.startswith(place + name) for place in _province_level())


def _plain(name: str) -> str:
    """Without the characters that one mention has and the next leaves out."""
    return re.sub("[总区市省县]", "", name)


@cache
def _province_level() -> frozenset[str]:
    return PROVINCES | {place.removesuffix("市") for place in MUNICIPALITIES}
