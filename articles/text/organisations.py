"""Bodies (机构) that a text names: a suffix that bodies end with, and what belongs before it.

From the suffix (…工会, …有限公司, …医院) the rule goes left over the words that names are made of,
as far as a mark, a particle, a preposition or a verb of action, and forgets general words at the
front. Names in book-title marks belong to the document, so they are passed over.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from articles.text import segment
from articles.text.bodies import (
    LEVELS,
    LONGEST,
    OWN_NAME,
    RARE,
    STOPS,
    Run,
    generic,
    whole_names,
    word_set,
)
from articles.text.line import Line, lines
from articles.text.localities import suffixes
from articles.text.normalize import HAN
from articles.text.places import MUNICIPALITIES, PROVINCES

_ANCHORED, _FREE = 0.85, 0.65
_ALIAS_NAME = re.compile("[（(](?:以下)?(?:简称|统称)[：“”]*([^（）()“”]{2,14})[”）)]")
_SECOND_NAME = re.compile(f"（[{HAN}]{{3,14}}）")
# 工会干部, 工会系统, 工会十八大: trade-union matters, not a union.
_NOT_A_BODY = re.compile(
    "干部|系统|社工|社会|会员|知识|经费|财务|业务|事业|章程|法|[一二三四五六七八九十]"
)
_CHIEF = re.compile("(?:党组|党委|常务)?副?(?:主席|书记|主任|组长)")
_OF_THE_STATE = re.compile("(?:人大|政协|常委会|军委|[省市区县]委)$")
# 县医院 and 市法院 are one body each; 区工会 and 市公司 may be any.
_SHORT_LEVELS = frozenset("市省区县")
_NO_SHORT = re.compile("(?:工会|公司|集团|银行|中心|委|办|站|所|厂|队|人大|政协)$")
_LEAST, _LEAST_SHORT = 4, 3
_MOST_COMPARED = 200
_LEFT_OUT, _LONGEST_LEFT_OUT = dict.fromkeys(map(ord, "总区市省县")), 4
_NOT_A_NAME = re.compile("(?:(?:副|市|城市|商业)中心|(?:报告|会议|展览|[餐展大舞])厅)$")
_BUSINESS = re.compile("(?:公司|集团|银行|控股)")
# 桃源小学: these are called after a place, be it one that no dictionary has.
_OF_A_PLACE = re.compile("(?:小学|中学|派出所)$")
# 机械学院, 生命科学学院: a university's own are called after what is taught there.
_OF_A_FIELD = re.compile("(?<!职业)(?<!技术)学院$")
# 朝晖医院, 大华商场: these are called by a word that is rare elsewhere.
_BY_OWN_WORD = re.compile("(?:医院|学院|幼儿园|事务所|商场|百货大楼|酒店|宾馆|饭店|厂)$")
_FAIRLY_RARE = 300
# With these a works or an office of a firm ends; each of its kind it says by what is before it.
_OF_A_TRADE = re.compile("(?:厂|公司|部|矿|学院|队|站|工会)$")
_NUMBERED = re.compile("([一二三四五六七八九十]{1,2})(分厂|厂|矿|公司|车间)(?![长房家商])")
_DAY = re.compile(r"(?:(?:近|日|昨|今)日?前?|昨天|最近|日前|\d+月\d+日)，")
_ACTS = frozenset("vpdx")
_KINDS = ("保险公司", "物业公司", "快递公司", "项目部", "工作部", "服务部", "服务站", "服务队")
_NEVER_INSIDE = word_set("基层 各级 两新组织 用人单位")


def bodies_in(line: Line, *, opens: bool = False) -> Iterator[tuple[str, float]]:
    """Each body named in the line, as often as it is, with a confidence.

    What a heading or an article `opens` with is named though its words are common (轧钢厂举办…).
    """
    run = Run(line)
    taken = len(run.tokens)
    for index in run.ends():
        if index >= taken or not run.is_suffix(index):
            continue
        end = _without_chief(run, index)
        start = run.trimmed(run.start_of(end), end)
        start += run.is_city_of_district(start)
        if name := _name(run, start, end) or (opens and _opener(run, start, end)):
            yield name, _ANCHORED if run.is_anchor(start) else _FREE
            taken = start


def numbered_works(line: Line) -> Iterator[tuple[str, float]]:
    """采油七厂, 炼钢二分厂: a trade, a number, a works; without the number it is a word."""
    for match in _NUMBERED.finditer(line.text):
        for size in (3, 2):
            trade = line.text[max(0, match.start() - size) : match.start()]
            if len(trade) == size and segment.frequency(trade + match[2]) > 0:
                yield trade + match[0], _FREE
                break


def _opener(run: Run, start: int, end: int) -> str | None:
    """The name with which the line opens, or which follows 近日 there, if it says a trade."""
    word, tag = run.tokens[start]
    opens = start == 0 or _DAY.fullmatch(run.text, 0, run.starts[start])
    if not opens or word in generic() or word in STOPS:
        return None
    following = run.tokens[end + 1][1] if end + 1 < len(run.tokens) else ""
    name = run.text[run.starts[start] : run.starts[end + 1]]
    told = len(name) > 2 and _OF_A_TRADE.search(name) and not name.endswith(_KINDS)
    return name if told and tag[0] in "nv" and following[:1] in _ACTS else None


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
    short = name[0] in _SHORT_LEVELS and not _NO_SHORT.search(name)
    least = _LEAST_SHORT if short or name.endswith("矿") else _LEAST
    if not least <= len(name) <= LONGEST * 2 or _NOT_A_NAME.search(name):
        return name if name in whole_names() else None
    if run.is_counted(start):
        return None
    if not _says_which(run, start, end) or _is_only_an_office(run, name, start, stop):
        return None
    if run.tokens[end][0].endswith("工会") and _NOT_A_BODY.match(run.text, stop):
        return None
    second = _SECOND_NAME.match(run.text, stop)
    if second and any(second[0][:-1].endswith(suffix) for suffix in suffixes()):
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
        own = tag in ("nt", "nz", "ns", "nr") and len(word) > 3
        one = own or word[0] in _SHORT_LEVELS or word in whole_names()
        return one and word not in suffixes() and word not in generic()
    if word in OWN_NAME and tokens[1][0] == "工会":
        return False  # the unions of all China, of the capital
    if run.is_anchor(start):
        after_stop = start > 0 and run.tokens[start - 1][0] in STOPS and word in LEVELS
        return not after_stop and any(inner not in generic() for inner, _ in tokens)
    if tag in ("nz", "nr", "j", "x"):
        return True
    name = "".join(inner for inner, _ in tokens)
    if _OF_A_FIELD.search(name) and word not in generic() and tag[0] in "nl":
        return True
    if (
        _OF_A_PLACE.search(name)
        and word not in generic()
        and segment.frequency(word) < _FAIRLY_RARE
    ):
        return True
    if _BY_OWN_WORD.search(name) and word not in generic() and tag[0] == "n":
        return segment.frequency(word) < RARE
    special = segment.frequency(word) < RARE and (tag == "v" or len(tokens) > 2)
    return special and _BUSINESS.search(name) is not None


def mentions(article: Sequence[Line], openings: int = 1) -> dict[str, float]:
    """Every name of a body in the lines, short ones too, with a confidence.

    The first lines are `openings`: headings, and the paragraph that follows.
    """
    found: dict[str, float] = {}
    for number, line in enumerate(article):
        named = chain(bodies_in(line, opens=number < openings), numbered_works(line))
        for name, confidence in named:
            found[name] = max(confidence, found.get(name, 0.0))
    return found


def one_name_each(found: dict[str, float], article: Sequence[Line]) -> dict[str, float]:
    """The mentions without those that another one says in full.

    Each is held against each, so a text that names hundreds, a directory, is left as it is.
    """
    if len(found) > _MOST_COMPARED:
        return found
    aliases = [alias for line in article for alias in _ALIAS_NAME.findall(line.text)]
    return {
        name: confidence
        for name, confidence in found.items()
        if not any(_says_the_same(other, name, aliases) for other in found if other != name)
    }


def organisations(texts: Sequence[str]) -> dict[str, float]:
    """Every body named in the texts, one name for each, with a confidence."""
    article = lines(texts)
    return one_name_each(mentions(article), article)


def _says_the_same(fuller: str, name: str, aliases: Sequence[str]) -> bool:
    """Whether `fuller` names the same body in full: 北京市总工会 for 市总工会."""
    if fuller.endswith(name) or f"（{name}）" in fuller:
        return True
    if _plain(fuller).endswith(_plain(name)) and len(_plain(name)) >= 4 and len(fuller) > len(name):
        return True
    if name[0] in _SHORT_LEVELS and fuller.endswith(name[1:]):
        before = fuller[: 1 - len(name)]
        if name[0] in before[-_LONGEST_LEFT_OUT - 1 :]:
            return True  # 县医院 for 云岭县人民医院
    if any(name.startswith(alias) and fuller.endswith(name[len(alias) :]) for alias in aliases):
        return True
    before, same, _ = fuller.partition(name)
    return bool(same) and before in _province_level()


def _plain(name: str) -> str:
    """Without the characters that one mention has and the next leaves out."""
    return name.translate(_LEFT_OUT)


@cache
def _province_level() -> frozenset[str]:
    return PROVINCES | {place.removesuffix("市") for place in MUNICIPALITIES}
