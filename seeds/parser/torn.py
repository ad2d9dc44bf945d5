"""What the end of a line leaves open and no beginning of the next one fills: lines are missing.

A saying that lacks its last character, a thing to be done that lacks its thing, a change that lacks
its end, what somebody said without a mark before it. Measured like `seeds.parser.measures`, at
every place where the paragraphs of the annotated pages could have been cut.
"""

import re
from collections import defaultdict
from functools import cache

from articles.text.segment import entries, frequency
from seeds.parser.characters import PAUSE, SENTENCE_END
from seeds.parser.lexicon import first_token, last_token

# In sayings with these a part of three characters is often said by itself, or stands in verses.
_LOOSE = frozenset("一二三四五六七八九十百千万不大小有无的是之你我他人天年月日越风雨花草山水云")
# A word that the dictionary has so often stands for itself, in a saying or not: 鼎盛|时.
_USUAL = 50
# `面积从|户均增收`: what grows from something grows to something.
_GROWS_FROM = re.compile("(?:面积|数量|人数|产量|产值|收入|价格|总数|比例|比重)从$")
_TO = re.compile("[到至为成]|提[高升]|上升|增[加长]|下降|减少")
_FIRST_SENTENCE = re.compile("[^。；！？]*")
# `“我练了一个月。”缝纫工宗玉霞说，`: a whole sentence that somebody says.
_SAID = re.compile(
    "“[^“”]{6,200}[。！？]”[^，。：“”]{2,20}(?:说|表示|告诉|介绍|坦言|回忆|感慨|笑道|说道)"
)
_SAYING = tuple("说道问喊答叹曰：:，,")
_ABLE = frozenset(("能", "可", "可以", "能够", "要", "会", "得"))
_AND = frozenset("和与及")
# Before these stands what they are for; a verb that a comma follows is none.
_WANT_A_NOUN = frozenset("像把从对向跟")
_WAYS = frozenset("上下前后内外里左右东南西北")


def torn(left: str, right: str) -> str:
    """Why words are missing between the two; empty where nothing shows it."""
    if _lacks_end_of_saying(left, right):
        return "成语不全"
    if _SAID.match(right) and not left.endswith(_SAYING) and left[-1:] not in _MARKS:
        return "引语之前没有标点"
    if _GROWS_FROM.search(left) and not _TO.search(_sentence(right)):
        return "“从”之后没有“到”"
    return _lacks_noun(left, right)


_MARKS = PAUSE | SENTENCE_END | frozenset("”」』）》")


def _lacks_end_of_saying(left: str, right: str) -> bool:
    """`便要胡思乱|那扇窗`: three characters of a saying, and then another one than its last."""
    ends = _sayings().get(left[-3:])
    if ends is None or right[:1] in ends:
        return False
    return max(frequency(left[-3:-1]), frequency(left[-2:])) < _USUAL


@cache
def _sayings() -> dict[str, set[str]]:
    """The last characters of the sayings of four, by the three before."""
    found: dict[str, set[str]] = defaultdict(set)
    for word, _count, tag in entries(4):
        if tag == "i" and _LOOSE.isdisjoint(word) and not frequency(word[:3]):
            found[word[:3]].add(word[3])
    return dict(found)


def _sentence(text: str) -> str:
    match = _FIRST_SENTENCE.match(text)
    return match[0] if match else ""


def _lacks_noun(left: str, right: str) -> str:
    """`像|进门，`, `一亩高粱能收|和化肥钱`."""
    if left[-1:] in _WANT_A_NOUN and _is_lone_verb(right) and last_token(left)[0] == left[-1]:
        return f"“{left[-1]}”之后没有着落"
    if right[:1] in _AND and _can_be_done(left):
        noun, kind = first_token(right[1:])
        if len(noun) > 1 and kind in ("n", "nz"):
            return f"“{right[0]}”之前没有可并列的"
    return ""


def _is_lone_verb(right: str) -> bool:
    verb, kind = first_token(right)
    ends_clause = right[len(verb) : len(verb) + 1] in ("，", ",")
    return kind == "v" and len(verb) > 1 and verb[0] not in _WAYS and ends_clause


def _can_be_done(left: str) -> bool:
    """`能收`: of one character, so no name of an act."""
    verb, kind = last_token(left)
    return kind == "v" and len(verb) == 1 and last_token(left[:-1])[0] in _ABLE
