"""Does a headline tell an event (who does what) or call out a phrase?"""

import re

from articles.text.segment import tagged
from seeds.parser.lexicon import last_token
from seeds.parser.vocabulary import BODY_ENDS, EVENT_VERBS, GENRES, MEETING_ENDS, SLOGAN_WORDS

_NUMBER = "一二三四五六七八九十百千万"
# How details begin: figures; things counted of which all do something (`三条支线同时开钻`); exact
# numbers in words, where `百名`, `三十年` only mean many; spans of time; a meeting's proceedings.
_DETAIL_START = re.compile(
    rf"[{_NUMBER}两数几]{{1,3}}[\u3400-\u9fff]{{1,5}}(?:同时|全部|相继|陆续|均已?|齐)|"
    rf"(?:[二三四五六七八九][十百千万][{_NUMBER}零]*|十[一二三四五六七八九])(?![年载里“])[^“]*$|"
    r"[0-9０-９]|——|—|--|近[0-9]|逾|超[0-9]|总投资|首批|首日|涉及|覆盖|惠及|预计|累计|包括|其中|"
    r"力争|计划|今年|去年|明年|目前|最高|最低|最快|"
    r"前[一二三四五六七八九十0-9]{1,2}(?:个?月|季度)|上半年|下半年|全年|"
    r"审议|听取|表决|选举|听听|看看|"
    r"[\u3400-\u9fff]{2,4}(?:提醒|建议|表示|回应|解读)[：:]"
)
_NARROW = frozenset("“”‘’《》")
_READ = 40
_LEAST_SLOGAN = 4
_LEAST_GENRE = 6
_MOTTO = re.compile("[\u3400-\u9fff]{4}[促谋保强聚铸树筑护展助显扬添][\u3400-\u9fff]{2}")
_HALVES = re.compile(r"[ \u3000]+")


def tells_event(text: str) -> bool:
    """Whether somebody does something in it: a body's name before a verb of events."""
    for verb in EVENT_VERBS:
        place = text.find(verb, 2)
        if place > 0 and _names_actor(text[:place]):
            return True
    return text.rstrip("）)").endswith(MEETING_ENDS) and len(text) > 8 and _names_actor(text)


def is_clause(text: str) -> bool:
    """Whether it tells of somebody or something: a noun first, a verb behind it."""
    found = tagged(text[:_READ])
    if not found or not found[0][1].startswith(("n", "t", "s", "m", "vn", "j")):
        return False
    return any(tag in ("v", "ul") for _, tag in found[1:])


def gives_details(text: str) -> bool:
    """Whether it looks like a subtitle: figures first, a dash, what a project covers."""
    return _DETAIL_START.match(text) is not None


def names_genre(text: str) -> bool:
    """Whether it says what kind of article it heads (`林下经济调查`, `改造见闻`)."""
    return len(text) >= _LEAST_GENRE and text.endswith(GENRES)


def gives_share(text: str) -> bool:
    """Whether it says how much of the whole something is (`占比过半`), a second thought."""
    return any(word in text for word in ("占比", "过半", "成以上", "占了"))


def halves(text: str) -> list[str]:
    """The parts between its spaces."""
    return [part for part in _HALVES.split(text.strip()) if part]


def is_parallel(text: str) -> bool:
    """Slogans of one measure parted by spaces (`守望相助 紧急驰援`)."""
    parts = halves(text)
    lengths = sorted(map(len, parts))
    return len(parts) > 1 and lengths[0] >= _LEAST_SLOGAN and lengths[-1] - lengths[0] <= 1


def bare_length(text: str) -> int:
    """Its characters without quotation marks, which print sets narrow."""
    return sum(sign not in _NARROW for sign in text)


def is_motto(text: str) -> bool:
    """Seven characters, four that call for three (`赛场练兵促提升`, `志愿服务展风采`)."""
    return _MOTTO.fullmatch(text) is not None


def slogan_count(text: str) -> int:
    """How many words of slogans it has."""
    return sum(word in text for word in SLOGAN_WORDS)


def _names_actor(text: str) -> bool:
    if any(end in text[1:] for end in BODY_ENDS if len(end) > 1) or text.endswith(BODY_ENDS):
        return True
    return last_token(text)[1] in ("ns", "nt", "nr", "nz")
