"""How much characters look like those of a given name, and which may be a full one.

jieba's dictionary lists tens of thousands of full names; how often a character stands in their
given names, against how often it stands in other words, tells 晓峰 from 高度.
"""

import re
from collections import defaultdict
from functools import cache
from math import log

from articles.text import segment
from articles.text.tables import read_words

_FULL_NAME = 3
# A character that no list has is a rare one, and rare ones stand in names as well as in words.
_FEW_NAMES, _FEW_WORDS = 0.5, 50.0
_MAY_BE = -0.5  # of `likeness`: two of three names of our pages have more, one of 70 other triples


def likeness(given: str) -> float:
    """The mean log ratio of name to word over the characters: above 0 for most given names."""
    table, unknown, _ = _likenesses()
    return sum(table.get(sign, unknown) for sign in given) / len(given)


def names_like(text: str) -> set[str]:
    """All triples of the text that look like a full name, wherever they stand: 李红霞.

    A surname that is no everyday word, a given name by its characters; and the first two of the
    three are no word, as they are in 王府井. What a triple is does not depend on the text around.
    """
    triples = set(_triple().findall(text))
    return {
        triple
        for triple in triples
        if likeness(triple[1:]) > _MAY_BE and not segment.is_word(triple[:2])
    }


def times_given(given: str) -> int:
    """How many of the dictionary's full names have this given name (建平, 明月)."""
    return _likenesses()[2].get(given, 0)


@cache
def surnames() -> frozenset[str]:
    """Surnames of one or two characters."""
    return read_words("surnames.txt")


@cache
def everyday_surnames() -> frozenset[str]:
    """Those of them that are everyday words as well (于, 和, 时)."""
    return read_words("surnames_function.txt")


@cache
def _triple() -> re.Pattern[str]:
    """A surname of one character and two more, overlapping."""
    signs = sorted(name for name in surnames() - everyday_surnames() if len(name) == 1)
    return re.compile(f"(?=([{''.join(signs)}][\u4e00-\u9fd5]{{2}}))")


@cache
def _likenesses() -> tuple[dict[str, float], float, dict[str, int]]:
    """The log ratio by character, that of an unknown one; how often a given name is given."""
    in_names, given = defaultdict[str, int](int), defaultdict[str, int](int)
    in_words = defaultdict[str, int](int)
    known = surnames()
    for word, frequency, tag in segment.entries():
        if tag[:2] != "nr":
            for sign in word:
                in_words[sign] += frequency
        elif len(word) == _FULL_NAME and word[0] in known:
            given[word[1:]] += 1
            for sign in word[1:]:
                in_names[sign] += 1
    names, words = sum(in_names.values()), sum(in_words.values())

    def ratio(sign: str) -> float:
        name = (in_names.get(sign, 0) + _FEW_NAMES) / names
        return log(name / ((in_words.get(sign, 0) + _FEW_WORDS) / words))

    return {sign: ratio(sign) for sign in {*in_names, *in_words}}, ratio(""), given
