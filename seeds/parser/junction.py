"""Does a line go on in the next? What the two sides of a break say of it.

Print cuts a paragraph at the foot of a column, at a picture, at a page. The left side then has no
closing mark, and mostly a word stands across the break (`工|业`). Where lines are missing between
the two, something contradicts: a mark meets a mark, a quotation ends that never began, a sentence
begins within a sentence, or the right side begins with the end of a word that the left side, which
ends in a whole word, does not begin.
"""

import re
from functools import lru_cache

from articles.text.segment import frequency, is_word
from seeds.parser.characters import CLOSING, LEANS_BACK, LEANS_FORWARD, PAIRS, PAUSE, SENTENCE_END
from seeds.parser.lexicon import BOUND_ENDS, bridge, first_token, last_token
from seeds.parser.measures import lacks_numeral
from seeds.parser.names import has_surname
from seeds.parser.tails import take_tail
from seeds.parser.torn import torn
from seeds.parser.vocabulary import OPENERS

Depths = dict[str, int]
OPENERS_OF_PAIRS = frozenset(PAIRS.values())
_PAIRED = re.compile(f"[{re.escape(''.join(PAIRS) + ''.join(PAIRS.values()))}]")
# A word that the dictionary has so seldom may be a name that the break cut in two.
_RARE = 100
_DURATION = re.compile(
    r"[0-9〇一二三四五六七八九十百两几数半]{1,4}多?个?(?:年|月|天|小时)多?[，,。]"
)
# `是怎样炼成的` is whole, though it ends as what leans on a noun does.
_ASKS_HOW = re.compile("(?:怎样|怎么|如何|这样)[\u3400-\u9fff]{1,4}的$")
# `我表坏了。（笑）`: how it was said stands behind the sentence and ends the turn.
_REMARK = re.compile("[。！？!?…”][（(][\u3400-\u9fff][\u3400-\u9fff ]{0,5}[）)]$")
_VERB_END = re.compile("(?:(?:承担|[，担撑挑])起|起来|出来|下去|上去)$")
_DAY = re.compile("[0-9]{1,2}月[0-9]{1,2}日[，,]")
_DAY_END = re.compile("[0-9]{1,2}月[0-9]{1,2}日起?$")
_OPENING_DAY = re.compile("[\u3400-\u9fff]{2,4}(?:当天|当日|当晚|期间|以来|之后)[，,]")
# `编织袋870万|连夜转移`: how many, and then how something was done.
_SUM_END = re.compile("[0-9][万亿]$")
_NUMERALS = frozenset("一二两三四五六七八九十百千万")
_LAST_CLAUSE = re.compile(r"[，,。；;！？]([\u3400-\u9fff]{2,3})$")


@lru_cache(maxsize=128)
def is_closed(text: str) -> bool:
    """Whether the line can end a paragraph: a closing mark, or a credit behind one.

    Several stages ask it of the same line, and a credit takes some reading.
    """
    bare = text.rstrip()
    if _ends(bare):
        return True
    rest = take_tail(bare).text
    return rest != bare and _ends(rest)


def is_open(text: str) -> bool:
    """Whether it breaks off within a bracket or quotation, at a comma or a word that leans on."""
    bare = text.rstrip()
    if _ASKS_HOW.search(bare):
        return unclosed(bare) > 0
    return bare[-1:] in PAUSE or unclosed(bare) > 0 or last_token(bare)[0] in LEANS_FORWARD


def continues(left: str, right: str) -> bool:
    """Whether the right side is beyond doubt the rest of the left."""
    if not left or not right or misfit(left, right):
        return False
    if is_open(left) or right[0] in "，、。；）》”" or bridge(left, right):
        return True
    return leans_back(right)


def leans_back(right: str) -> bool:
    """Whether it begins with a word that leans on what stood before (`的`, `了`, `等`)."""
    return first_token(right)[0] in LEANS_BACK


def misfit(left: str, right: str, opened: Depths | None = None, *, quoted: bool = False) -> str:
    """Why the two cannot be one text; empty where nothing speaks against it.

    `opened`: what the left side's paragraph opened and did not close, where `left` is only its end;
    `quoted`: a quotation of an earlier paragraph is still open.
    """
    if left[-1:] in PAUSE and right[:1] in frozenset("，,、。；;！？"):
        return "断处两侧标点相抵"
    if not quoted and _closes_too_much(opened_after({}, left) if opened is None else opened, right):
        return "引文有尾无头"
    if bridge(left, right):
        return ""
    if _begins_afresh(right) and left[-1:] not in PAUSE and not is_open(left):
        return "句未完而另起一句"
    if _begins_in_word(left, right):
        return "下文以词尾起头，与上文不成词"
    if _lacks_verb(left, right):
        return "“了”“着”与上下文不相接"
    if lacks_numeral(left, right):
        return "下文以量词起头，其前没有数词"
    return _stranded(left, right) or torn(left, right)


def unclosed(text: str) -> int:
    """How many brackets and quotations are opened and not closed; of all kinds together."""
    return sum(opened_after({}, text).values())


def opened_after(opened: Depths, text: str) -> Depths:
    """What is open behind the text where `opened` was open before it, counted by opening sign."""
    depths = dict(opened)
    for sign in _PAIRED.findall(text):
        opening = PAIRS.get(sign)
        if opening and depths.get(opening):
            depths[opening] -= 1
        elif sign in OPENERS_OF_PAIRS:
            depths[sign] = depths.get(sign, 0) + 1
    return depths


def begins_in_word(text: str) -> bool:
    """Whether the text begins with a lone character that only ends words, parted from the rest."""
    word, _ = first_token(text)
    return len(word) == 1 and word in BOUND_ENDS and text[1:2] in frozenset("，,、。；;！？）”")


def _ends(bare: str) -> bool:
    """Whether it has a closing mark at its end, or nothing at all."""
    if not bare or bare[-1] in SENTENCE_END or bare[-1] in "；;：:":
        return True
    return bare.rstrip("".join(CLOSING))[-1:] in SENTENCE_END or bool(_REMARK.search(bare[-10:]))


def _closes_too_much(opened: Depths, right: str) -> bool:
    """Whether the right side closes a quotation that neither side opened."""
    depths = dict(opened)
    for sign in _PAIRED.findall(right):
        opening = PAIRS.get(sign)
        if sign in "“《":
            depths[sign] = depths.get(sign, 0) + 1
        elif opening in ("“", "《"):
            if not depths.get(opening):
                return True
            depths[opening] -= 1
    return False


def _begins_afresh(right: str) -> bool:
    """`据了解，`, `近日，`: only a paragraph begins so."""
    if right[0] == "【":
        return True  # `【案情】`: the name of a paragraph
    opener = next((word for word in OPENERS if right.startswith(word)), None)
    return opener is not None and right[len(opener) : len(opener) + 1] in frozenset("，,")


def _lacks_verb(left: str, right: str) -> bool:
    """`弯着|两年，`, `，毛有福|了三年`: what goes on takes no time, who did it has no verb yet."""
    if left.endswith("着"):
        return _DURATION.match(right) is not None
    subject = _LAST_CLAUSE.search(left)
    if not right.startswith("了") or subject is None:
        return False
    name = subject[1]
    tag = last_token(left)[1]
    return has_surname(name) and not is_word(name) and not tag.startswith(("v", "a"))


def _stranded(left: str, right: str) -> str:
    """`贴了|的那一栏`, `承担起|等隐患36处`, `3月15日起|4月18日，`, `过去一|开业当天`."""
    if left.endswith("了") and right.startswith("的"):
        return "“了”之后不接“的”"
    if right.startswith("等") and right[1:2] not in "到待于着候" and _VERB_END.search(left):
        return "“等”之前没有可列举的"
    if _DAY_END.search(left) and _DAY.match(right):
        return "两个日期相接"
    if left[-1:] in _NUMERALS and last_token(left)[1] == "m" and _OPENING_DAY.match(right):
        return "数词之后没有量词"
    if _SUM_END.search(left) and first_token(right)[1] == "d" and right[0] != "只":
        return "数词之后没有量词"
    return ""


def _begins_in_word(left: str, right: str) -> bool:
    """`前排|代、`: a whole word, then the end of another; a name cut in two looks the same."""
    if not begins_in_word(right):
        return False
    word, tag = last_token(left)
    if len(word) < 2 or tag.startswith("nr"):
        return False
    return not (len(word) == 2 and has_surname(word) and frequency(word) < _RARE)
