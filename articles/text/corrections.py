"""What an editor's correction says beyond its own place: 城坻区 is to be 城厢区.

A single character says little; the word that it stands in says what was misread for what.
"""

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from articles.text import segment
from articles.text.diff import all_pieces
from articles.text.normalize import HAN

# A longer change, or so many of them, is another wording and no misreading.
LONGEST_CHANGE = 4
MOST_CHANGES = 40
LONGEST = 20
# Characters around a place that decide which words stand there.
_AROUND = 12
_WORD = re.compile(rf"[{HAN}\w]")
_HAN = re.compile(f"[{HAN}]")


class Correction(NamedTuple):
    """`wrong` as it stood and `right` as it is to be: words, of two characters at least."""

    wrong: str
    right: str


class _Change(NamedTuple):
    """`gone` stood where `text[start:end]` of the new text stands."""

    gone: str
    start: int
    end: int


def corrections(before: str, after: str) -> list[Correction]:
    """The small corrections that made one text of another, each told once, in their order.

    Both are texts of one field; what was written anew, added or taken out at length is none.
    """
    changes = list(_changes(before, after))
    if len(changes) > MOST_CHANGES:
        return []
    found = (_widened(change, after) for change in changes if _is_small(change, after))
    # Of two changes in one word neither alone says how the word stood.
    return list(dict.fromkeys(one for one in found if one is not None and one.wrong in before))


def places(text: str, correction: Correction) -> list[int]:
    """Where the wrong form stands in a text, except inside of the right one (工会, 总工会)."""
    wrong, right = correction
    inside = right.find(wrong)
    found = []
    at = text.find(wrong)
    while at >= 0:
        if inside < 0 or not text.startswith(right, max(0, at - inside)):
            found.append(at)
        at = text.find(wrong, at + len(wrong))
    return found


def fits(text: str, at: int, correction: Correction) -> bool:
    """Whether the right form would stand at this place as words of its own.

    Where the wrong form is a word of the dictionary it may be meant: an editor has to look.
    """
    wrong, right = correction
    if segment.is_word(wrong):
        return False
    before = text[max(0, at - _AROUND) : at].rpartition("\n")[2]
    after = text[at + len(wrong) : at + len(wrong) + _AROUND].partition("\n")[0]
    borders = _borders(before + right + after)
    return {len(before), len(before) + len(right)} <= borders


def _changes(before: str, after: str) -> Iterator[_Change]:
    """The stretches that differ; in the new text, counted in characters."""
    gone, start, end = "", 0, 0
    for piece in (*all_pieces(before, after), None):
        if piece is not None and piece.kind == "gone":
            gone += piece.text
        elif piece is not None and piece.kind == "new":
            end += len(piece.text)
        else:
            if gone or end > start:
                yield _Change(gone, start, end)
            gone, start = "", end + len(piece.text if piece else "")
            end = start


def _is_small(change: _Change, after: str) -> bool:
    new = after[change.start : change.end]
    both = change.gone + new
    return (
        max(len(change.gone), len(new)) <= LONGEST_CHANGE
        and all(_WORD.match(sign) for sign in both)
        and _HAN.search(both) is not None
    )


def _widened(change: _Change, after: str) -> Correction | None:
    """The change with the rest of the words that it stands in; None where it stands alone."""
    line = after.rfind("\n", 0, change.start) + 1
    stop = after.find("\n", change.end)
    text = after[line : stop if stop >= 0 else len(after)]
    start, end = change.start - line, change.end - line
    borders = sorted(_borders(text))
    left = max(place for place in borders if place <= start)
    right = min(place for place in borders if place >= end)
    if right - left < 2 or start == end:  # a word of one character, or nothing: with its company
        left = _one_word_on(text, [place for place in reversed(borders) if place < left], left)
        right = _one_word_on(text, [place for place in borders if place > right], right)
    wrong = text[left:start] + change.gone + text[end:right]
    if min(len(wrong), right - left) < 2 or max(len(wrong), right - left) > LONGEST:
        return None
    return Correction(wrong, text[left:right])


def _one_word_on(text: str, borders: list[int], place: int) -> int:
    """The next border in this direction, if a word lies between and no sign."""
    if not borders:
        return place
    between = text[min(place, borders[0]) : max(place, borders[0])]
    return borders[0] if all(_WORD.match(sign) for sign in between) else place


def _borders(text: str) -> set[int]:
    return set(accumulate(map(len, segment.words(text)), initial=0))
