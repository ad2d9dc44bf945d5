"""What the dictionary knows of a break between two lines, and of characters that only end words."""

from functools import lru_cache

from articles.text.segment import tagged, words

WINDOW = 10
_USUAL = 1024

# Characters that end words and hardly stand alone: in jieba's dictionary fewer than a tenth of
# their occurrences at the end of a word and alone are alone, and they end fewer than a hundred
# longer words behind a whole word (员, 者, 会 do: `宣传员`). Those of foreign names are out.
BOUND_ENDS = frozenset(
    "定然么动民理样现己代展义立产术关题果务司族议件程济备导候步统政育况持士际始料阳争究息示校律织"
    "划源构般域续积造席资纪速识案态验施容护革括辑益刻乎央习策园助察责础标述技友委服免模诉效整材币"
    "序庭析址销否疗束虑择睛艺迹络良售绩午予康绍胞范署释械映障殊殖绪协趣龄融旦警衡研纷盾询览惜践乏"
    "券顷聘励荐壤概孩贸漠介堰咐奋阀偿肤彻姻忆稷禧惑圳敦肴氛牲矩畴宙谊蹈旬措疫怖泌膀慨涯僚妨匆舶晰"
    "屿粹憾啡泳尬睹凰菇肪溉讶圾逵汰皋惕寞圻瞰讧鸯惮赂骼澈窿跄娠疡躏馏淆恙"
)


def bridge(left: str, right: str) -> str:
    """The dictionary word that stands across the break of the two; empty where there is none."""
    tail, head = left[-WINDOW:], right[:WINDOW]
    end = 0
    for word in words(tail + head):
        start, end = end, end + len(word)
        if start < len(tail) < end:
            return word
        if start >= len(tail):
            break
    return ""


@lru_cache(maxsize=_USUAL)
def _tokens(text: str) -> tuple[tuple[str, str], ...]:
    """The same lines are asked about by several rules."""
    return tuple(tagged(text))


def first_token(text: str) -> tuple[str, str]:
    """The first word and its part of speech; empty strings for an empty text."""
    found = _tokens(text[:WINDOW])
    return found[0] if found else ("", "")


def last_token(text: str) -> tuple[str, str]:
    """The last word and its part of speech; empty strings for an empty text."""
    found = _tokens(text[-WINDOW:])
    return found[-1] if found else ("", "")


def has_verb(text: str) -> bool:
    """Whether a word of it is a verb and not the name of an act."""
    return any(tag.startswith("v") and tag != "vn" for _, tag in tagged(text))
