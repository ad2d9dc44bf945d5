"""Text that is missing on the page (缺文), as it is marked in the body: `［缺文：约12字］`.

The mark says that something stood there and about how much of it, in characters or in lines. It is
an editor's word and no text of the paper: readers see a gap, and no search finds it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from articles.text.paragraphs import Paragraphs

UNITS = ("字", "行", "段")
MOST = 99_999
_GAP = re.compile(f"［缺文(?:：约([0-9]{{1,5}})([{''.join(UNITS)}]))?］")


class Piece(NamedTuple):
    """A stretch of a paragraph; of a gap `text` says what is missing: `缺文，约12字`."""

    text: str
    is_gap: bool


def gap(extent: int | None = None, unit: str = "字") -> str:
    """The mark of a gap of so many characters, lines or paragraphs; None: of unknown extent.

    Raises `ValueError` for an extent that no page has, and for an unknown unit.
    """
    if extent is None:
        return "［缺文］"
    if not 1 <= extent <= MOST or unit not in UNITS:
        raise ValueError(f"{extent}{unit}")
    return f"［缺文：约{extent}{unit}］"


class Hole(NamedTuple):
    """Where text is missing: the paragraph, and before its first character (0) or at its end."""

    at: int
    offset: int | None


def hole(paragraphs: Paragraphs, quote: str) -> Hole | None:
    """On which side of the quoted words text is missing; None where their place does not say it.

    Text breaks off at the end of a paragraph, or a paragraph begins within a sentence.
    """
    for at, text in enumerate(paragraphs):
        if quote and text.endswith(quote):
            return Hole(at, None)
        if quote and text.startswith(quote):
            return Hole(at, 0)
    return None


def is_marked(paragraphs: Paragraphs, place: Hole) -> bool:
    """Whether the gap is marked, be it on its other side, in the neighbouring paragraph."""
    if place.offset is None:
        here, beyond, there = place.at, place.at + 1, -1
    else:
        here, beyond, there = place.at, place.at - 1, 0
    sides = [_side(paragraphs[here], there)]
    if 0 <= beyond < len(paragraphs):
        sides.append(_side(paragraphs[beyond], -1 - there))
    return any(side.is_gap for side in sides)


def _side(text: str, side: int) -> Piece:
    """The first (0) or the last (-1) stretch of a paragraph."""
    return list(pieces(text))[side]


def pieces(text: str) -> Iterator[Piece]:
    """The text in stretches, its gaps apart; joined with their marks they are the text."""
    end = 0
    for found in _GAP.finditer(text):
        if found.start() > end:
            yield Piece(text[end : found.start()], False)
        yield Piece(f"缺文，约{found[1]}{found[2]}" if found[1] else "缺文", True)
        end = found.end()
    if end < len(text):
        yield Piece(text[end:], False)


def without_gaps(text: str, instead: str = " ") -> str:
    """The text of the paper alone; what stood around a gap does not come to stand together."""
    return _GAP.sub(instead, text)
