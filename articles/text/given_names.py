"""How much characters look like those of a given name.

jieba's dictionary lists tens of thousands of full names; how often a character stands in their
given names, against how often it stands in other words, tells 晓峰 from 高度.
"""

from collections import defaultdict
from functools import cache
from math import log

from articles.text import segment
from articles.text.tables import read_words

_FULL_NAME = 3
# A character that no list has is a rare one, and rare ones stand in names as well as in words.
_FEW_NAMES, _FEW_WORDS = 0.5, 50.0


def likeness(given: str) -> float:
    """The mean log ratio of name to word over the characters: above 0 for most given names."""
    table, unknown = _likenesses()
    return sum(table.get(sign, unknown) for sign in given) / len(given)


@cache
def surnames() -> frozenset[str]:
    """Surnames of one or two characters."""
    return read_words("surnames.txt")


@cache
def everyday_surnames() -> frozenset[str]:
    """Those of them that are everyday words as well (于, 和, 时)."""
    return read_words("surnames_function.txt")


@cache
def _likenesses() -> tuple[dict[str, float], float]:
    in_names = defaultdict[str, int](int)
    in_words = defaultdict[str, int](int)
    known = surnames()
    for word, frequency, tag in segment.entries():
        if tag[:2] != "nr":
            for sign in word:
                in_words[sign] += frequency
        elif len(word) == _FULL_NAME and word[0] in known:
            for sign in word[1:]:
                in_names[sign] += 1
    names, words = sum(in_names.values()), sum(in_words.values())

    def ratio(sign: str) -> float:
        name = (in_names.get(sign, 0) + _FEW_NAMES) / names
        return log(name / ((in_words.get(sign, 0) + _FEW_WORDS) / words))

    return {sign: ratio(sign) for sign in {*in_names, *in_words}}, ratio("")
