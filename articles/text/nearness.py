"""How near words stand to each other in a text."""

from collections.abc import Sequence


def span(text: str, words: Sequence[str]) -> int | None:
    """The length of the shortest stretch of the text with all the words, None where one is missing.

    Two words that touch have the sum of their lengths.
    """
    places = sorted((at, n) for n, word in enumerate(words) for at in _places(text, word))
    last: dict[int, int] = {}
    best: int | None = None
    for at, n in places:
        last[n] = at
        if len(last) == len(words):
            end = max(start + len(words[m]) for m, start in last.items())
            stretch = end - min(last.values())
            best = stretch if best is None else min(best, stretch)
    return best


def _places(text: str, word: str) -> list[int]:
    found, at = [], text.find(word)
    while at >= 0:
        found.append(at)
        at = text.find(word, at + 1)
    return found
