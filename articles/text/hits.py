"""Where the words of a query stand in a text, so that a reader sees why it was found.

Text and words are compared sign by sign in their folded form, spaces left out, so that `１００`
is seen in 100 and 张晶 in the padded 张 晶.
"""

from collections.abc import Iterable
from functools import lru_cache

from articles.text.terms import Term, fold


def hits(text: str, terms: Iterable[Term]) -> list[tuple[int, int]]:
    """The places [start, end) of the terms in the text, in order, none touching another."""
    signs, places = [], []
    for place, sign in enumerate(text):
        for part in _folded(sign):
            signs.append(part)
            places.append(place)
    folded = "".join(signs)
    found = sorted(
        (places[start], places[start + length - 1] + 1)
        for term in terms
        for start, length in _places(folded, term.text.replace(" ", ""))
        if not term.whole or _stands_alone(text, places[start], places[start + length - 1] + 1)
    )
    return _merged(found)


@lru_cache(maxsize=10_000)
def _folded(sign: str) -> str:
    return fold(sign)


def _places(text: str, word: str) -> Iterable[tuple[int, int]]:
    start = text.find(word) if word else -1
    while start >= 0:
        yield start, len(word)
        start = text.find(word, start + len(word))


def _stands_alone(text: str, start: int, end: int) -> bool:
    beside = text[start - 1 : start] + text[end : end + 1]
    return not any(sign.isascii() and sign.isalnum() for sign in beside)


def _merged(found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
