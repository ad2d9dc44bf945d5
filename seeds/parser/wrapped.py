"""Lines as print wrapped them, twenty characters each, become the paragraphs that they were.

A paragraph's first line is set in, the others are flush and, but for the last, as wide as the
column. So a flush line directly below a full one of a paragraph goes on with it, whatever it looks
like: cut out of its sentence it may have the form of a headline or of a list's item.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from statistics import median

from seeds.parser.draft import Block, Draft

# So many lines go on before a page is held to be wrapped; most of what they go on from is full.
_LEAST = 8
_MOSTLY = 0.7
# In half characters: a mark that may not begin a line makes the one above shorter or longer.
_SLACK = 4


def join_wrapped(draft: Draft) -> Draft:
    """The page with wrapped paragraphs whole; any other page as it is."""
    widths = [_width(upper) for upper, _ in _steps(draft.blocks)]
    if len(widths) < _LEAST:
        return draft
    full = median(widths)
    if sum(abs(width - full) <= _SLACK for width in widths) < _MOSTLY * len(widths):
        return draft
    groups = [[block] for block in draft.blocks[:1]]
    inside = False
    for upper, lower in pairwise(draft.blocks):
        inside = (upper.indented or inside) and _is_flush(lower) and not upper.marked
        if inside and _width(upper) >= full - _SLACK:
            groups[-1].append(lower)
        else:
            groups.append([lower])
    return replace(draft, blocks=tuple(map(_whole, groups)))


def _steps(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, Block]]:
    """Each line of a paragraph with the one that goes on below it."""
    inside = False
    for upper, lower in pairwise(blocks):
        inside = (upper.indented or inside) and _is_flush(lower)
        if inside:
            yield upper, lower


def _is_flush(block: Block) -> bool:
    return block.adjacent and not block.indented and not block.marked and not block.bullet


def _width(block: Block) -> int:
    """In half characters, the two characters that a paragraph is set in by included."""
    wide = sum(1 + (unicodedata.east_asian_width(sign) in "WFA") for sign in block.text)
    return wide + 4 * block.indented


def _whole(lines: list[Block]) -> Block:
    first, *others = lines
    if not others:
        return first
    parts = [first.text]
    for upper, lower in pairwise(lines):
        parts += [" " if _both_latin(upper.text[-1:], lower.text[:1]) else "", lower.text]
    return replace(first, text="".join(parts), span=(first.span[0], others[-1].span[1]))


def _both_latin(left: str, right: str) -> bool:
    return (left + right).isascii() and left.isalpha() and right.isalpha()
