"""Which printed lines a text was read from, when the text of an article goes two ways."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

Line = tuple[int, str]  # its number in the source, from 1, and its text
_UNPRINTED = re.compile(r"[\W_]+")
# So many pairs of characters that only one text has are no chance: the line is of both.
_BOTH = 4


def divide(lines: Sequence[Line], kept: str, taken: str) -> tuple[list[int], list[int]]:
    """The numbers of the lines that each of two texts was read from, given all of both.

    A line belongs to the text that has more of it, to both where each has a part of its own; one
    that neither has (a byline, a blank line) goes with the line before it.
    """
    ours, theirs = pairs(kept), pairs(taken)
    of_kept, of_taken = [], []
    before = (True, False)
    for number, text in lines:
        line = pairs(text)
        mine, yours = line & ours, line & theirs
        if len(mine - yours) >= _BOTH and len(yours - mine) >= _BOTH:
            here = (True, True)
        elif len(mine) != len(yours) and 3 * max(len(mine), len(yours)) >= len(line):
            here = (len(mine) > len(yours), len(yours) > len(mine))
        else:
            here = before if before != (True, True) else (False, True)
        if here[0]:
            of_kept.append((number, text))
        if here[1]:
            of_taken.append((number, text))
        before = here
    return _bounded(of_kept), _bounded(of_taken)


def spans_of(numbers: Iterable[int]) -> list[list[int]]:
    """Numbers as stretches, ends included: 3, 4, 5, 9 → [[3, 5], [9, 9]]."""
    ordered = sorted(set(numbers))
    breaks = [n for n, (one, next_) in enumerate(pairwise(ordered), start=1) if next_ > one + 1]
    bounds = [0, *breaks, len(ordered)] if ordered else []
    return [[ordered[start], ordered[end - 1]] for start, end in pairwise(bounds)]


def numbers_of(spans: Iterable[Sequence[int]]) -> list[int]:
    """All numbers of stretches: [[3, 5], [9, 9]] → 3, 4, 5, 9."""
    return [number for first, last in spans for number in range(first, last + 1)]


def pairs(text: str) -> frozenset[str]:
    """The pairs of letters that stand side by side in a text; marks and spaces do not count."""
    bare = _UNPRINTED.sub("", text)
    if len(bare) == 1:
        return frozenset(bare)
    return frozenset(bare[place : place + 2] for place in range(len(bare) - 1))


def _bounded(lines: list[Line]) -> list[int]:
    """Without the blank lines that no text follows on."""
    numbers = {number for number, _text in lines}
    full = {number for number, text in lines if text.strip()}
    kept: list[int] = []
    for first, last in spans_of(numbers):
        inside = [number for number in range(first, last + 1) if number in full]
        kept += range(inside[0], inside[-1] + 1) if inside else []
    return kept
