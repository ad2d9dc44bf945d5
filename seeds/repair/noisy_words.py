"""Words of the dictionary that are one like character away from what stands in a text.

A stretch of text is rated as jieba rates it, by the product of its words' frequencies. Where a slip
has broken a word, what is left of it are rare single characters in a row (`部|暑`), and one word in
their place (`部署`) is many times likelier: that ratio, as a natural logarithm, is the gain.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from math import inf, log
from typing import NamedTuple

from articles.text import segment
from seeds.repair.alike import alternatives, differing

# Words of three and four characters that the dictionary has more seldom are left out, but for
# idioms: most of them are names.
_LEAST_FREQUENT = 15
_LONG = (3, 4)
_UNKNOWN = 0.5
_NOBODY: tuple[float, frozenset[str]] = (-inf, frozenset())


class Meant(NamedTuple):
    """A word that may have been meant, and how much likelier it is than what stands there."""

    word: str
    gain: float


@cache
def _total() -> int:
    return segment.all_occurrences()


def log_likelihood(word: str) -> float:
    """The logarithm of the word's share of the dictionary's corpus."""
    return _singles().get(word) or log((segment.frequency(word) or _UNKNOWN) / _total())


def meant(words: list[str], least: float) -> list[Meant]:
    """The words that these words together may be a slip for, with a gain of `least` and more.

    Together they have two to four characters, and are no word themselves.
    """
    cost = sum([log_likelihood(word) for word in words])
    found = [
        Meant(word, log_likelihood(word) - cost)
        for word in _neighbours("".join(words), cost + least)
    ]
    return [one for one in found if one.gain >= least]


def _neighbours(stretch: str, floor: float) -> Iterator[str]:
    """Words with one like character for another; only those that can be as likely as `floor`."""
    if len(stretch) == 2:
        first, second = stretch[0], stretch[1]
        best, partners = _pairs().get(f"{first}-", _NOBODY)
        if best >= floor:
            yield from (first + sign for sign in partners & alternatives(second))
        best, partners = _pairs().get(f"-{second}", _NOBODY)
        if best >= floor:
            yield from (sign + second for sign in partners & alternatives(first))
        return
    for frame in frames(stretch):
        for word in _long_words().get(frame, ()):
            pair = differing(stretch, word)
            if pair and pair[1] in alternatives(pair[0]):
                yield word


def frames(word: str) -> list[str]:
    """What stays of the word wherever one character is wrong: halves of four, two of three."""
    if len(word) == 4:
        return [word[:2] + "--", "--" + word[2:]]
    return [word[:2] + "-", "-" + word[1:], f"{word[0]}-{word[2]}"]


@cache
def _singles() -> dict[str, float]:
    """The log likelihood of single characters, which are asked for most."""
    return {word: log((count or _UNKNOWN) / _total()) for word, count, _ in segment.entries(1)}


@cache
def _pairs() -> dict[str, tuple[float, frozenset[str]]]:
    """Words of two characters by the first (`部-`) and by the second (`-署`), names left out.

    For each: the likelihood of the likeliest of them, and the characters that make them.
    """
    most: dict[str, int] = defaultdict(int)
    partners: dict[str, list[str]] = defaultdict(list)
    for word, count, tag in segment.entries(2):
        if count and tag[:2] != "nr":
            for frame, sign in ((word[0] + "-", word[1]), ("-" + word[1], word[0])):
                if count > most[frame]:
                    most[frame] = count
                partners[frame].append(sign)
    return {
        frame: (log(most[frame] / _total()), frozenset(signs)) for frame, signs in partners.items()
    }


@cache
def _long_words() -> dict[str, list[str]]:
    """Words of three and four characters by frame."""
    found: dict[str, list[str]] = defaultdict(list)
    for word, count, tag in segment.entries(*_LONG):
        common = count >= _LEAST_FREQUENT and tag[:2] not in ("nr", "ns", "nz")
        if common or (len(word) == 4 and tag[0] in "il"):  # an idiom, however seldom
            for frame in frames(word):
                found[frame].append(word)
    return dict(found)
