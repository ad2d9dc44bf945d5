"""Verses and lists: several short lines, one below another, each of which stands for itself."""

from dataclasses import replace
from itertools import pairwise

from seeds.parser.characters import CLOSING, MARKS
from seeds.parser.draft import Block, Draft
from seeds.parser.lexicon import bridge

LEAST_LINES = 4
LONGEST_LINE = 22


def tell_verse(draft: Draft) -> Draft:
    """Runs of such lines become items; the last stays where it is the next text's title."""
    blocks = list(draft.blocks)
    place = 0
    while place < len(blocks):
        end = place
        while end < len(blocks) and _is_line(blocks[end]):
            end += 1
        last = end - _heads_next(blocks, end)
        if place > 0 and last - place >= LEAST_LINES and _stand_apart(blocks[place:last]):
            blocks[place:last] = [replace(block, kind="item") for block in blocks[place:last]]
        place = max(end, place + 1)
    return replace(draft, blocks=tuple(blocks))


def _heads_next(blocks: list[Block], end: int) -> bool:
    """Whether the run's last line is a title: above a lead or byline, or of a picture's caption."""
    if end == len(blocks):
        return False
    below = blocks[end].kind
    return below in ("opening", "byline") or (below == "caption" and blocks[end - 1].gap)


def _is_line(block: Block) -> bool:
    """Short, unmarked, with no mark but at its end."""
    if block.marked or block.kind not in ("text", "body") or len(block.text) > LONGEST_LINE:
        return False
    inner = block.text.rstrip("".join(MARKS)).lstrip("“‘「《（")
    return not (MARKS - CLOSING) & set(inner)


def _stand_apart(lines: list[Block]) -> bool:
    """Whether no word goes over from one line to the next: lines that print wrapped do that."""
    pairs = pairwise(lines)
    return sum(bool(bridge(upper.text, lower.text)) for upper, lower in pairs) <= len(lines) // 5
