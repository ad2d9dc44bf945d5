"""Verses and lists: several short lines, one below another, each of which stands for itself."""

from dataclasses import replace
from itertools import pairwise

from seeds.parser.bylines import Person
from seeds.parser.characters import CLOSING, MARKS, SENTENCE_END
from seeds.parser.draft import Block, Draft
from seeds.parser.forms import is_digest, is_notice, is_padded
from seeds.parser.junction import is_closed
from seeds.parser.lexicon import bridge
from seeds.parser.names import is_everyday_word, read_names
from seeds.parser.tails import as_credits

LEAST_LINES = 4
LONGEST_LINE = 22
_HALTING = 14
_LONGEST_HALTING, _MOST_HALTS = 18, 2
# A column's name and a title may stand over a poet's name.
_MOST_TITLES, _LEAST_SIGNED = 2, 3


def tell_verse(draft: Draft) -> Draft:
    """Runs of such lines become items; the last stays where it is the next text's title."""
    blocks = list(draft.blocks)
    place = 0
    while place < len(blocks):
        place += place > 0 and _goes_on(blocks[place - 1], blocks[place])
        end = place
        while end < len(blocks) and is_line(blocks[end]):
            end += 1
        if place > 0:
            run = blocks[place:end]
            poet = 0 if blocks[place - 1].kind == "heading" else _poet_above(run)
            blocks[place:end] = _told(run, poet, heads=_heads_next(blocks, end))
        place = max(end, place + 1)
    return replace(draft, blocks=tuple(blocks))


def _told(run: list[Block], poet: int, *, heads: bool) -> list[Block]:
    """The run as verse, without the lines that are its title and its author's name.

    `poet`: where the name stands above the verses; `heads`: the last line is the title of what
    follows.
    """
    if poet:
        name = _signature(run[poet : poet + 1], signed=True)
        return [*run[:poet], *name, *_verses(run[poet + 1 :], _LEAST_SIGNED, heads=heads)]
    return _verses(run, LEAST_LINES, heads=heads)


def _verses(run: list[Block], least: int, *, heads: bool) -> list[Block]:
    """At least so many lines as verse; a padded title above and a name below are none."""
    titled = run[:1] and (is_padded(run[0].text) or is_digest(run[0].text))
    start = int(len(run) > LEAST_LINES and bool(titled))
    signed = (n for n in range(start + LEAST_LINES, len(run)) if is_padded(run[n].text))
    name = next((n for n in signed if read_names(run[n].text)), None)
    stop = len(run) - heads if name is None else name
    if stop - start < least or not _stand_apart(run[start:stop]):
        return run
    verses = [replace(block, kind="item") for block in run[start:stop]]
    return [*run[:start], *verses, *_signature(run[stop:], signed=name is not None)]


def _poet_above(run: list[Block]) -> int:
    """The place of the poet's name under the poem's title (`春分，给父亲`, `苗青禾`); 0: none."""
    last = min(_MOST_TITLES + 1, len(run) - _LEAST_SIGNED)
    return next((place for place in range(1, last) if _is_name(run[place].text)), 0)


def _is_name(text: str) -> bool:
    padded = is_padded(text)
    names = read_names(text, trust="wordless" if padded else "surnames") or ()
    return len(names) == 1 and len(names[0]) > 1 + (not padded) and not is_everyday_word(names[0])


def _signature(rest: list[Block], *, signed: bool) -> list[Block]:
    """What stands below the verses; its first line is the author's name where they are signed."""
    if not signed:
        return rest
    people = tuple(Person(name, "correspondent") for name in read_names(rest[0].text) or ())
    return [replace(rest[0], kind="byline", credits=as_credits(people, rest[0].text)), *rest[1:]]


def _goes_on(above: Block, line: Block) -> bool:
    """Whether the line is the end of a sentence that the paragraph above it broke off."""
    if above.kind not in ("body", "opening") or not is_line(line):
        return False
    ends = line.text.rstrip("".join(CLOSING))[-1:] in SENTENCE_END
    return ends and not is_closed(above.text)


def _heads_next(blocks: list[Block], end: int) -> bool:
    """Whether the run's last line is a title: above a lead or byline, a notice's, a picture's."""
    if end == len(blocks):
        return False
    below = blocks[end].kind
    if is_notice(blocks[end - 1].text):
        return True
    if below == "byline" and end + 1 < len(blocks):
        # A byline above the next headline signs the verses.
        return blocks[end + 1].kind in ("body", "opening", "byline", "caption", "credit")
    return below in ("opening", "byline") or (below == "caption" and blocks[end - 1].gap)


def is_line(block: Block) -> bool:
    """Short, unmarked, with no mark but at its end; a shorter one may halt once (`，`).

    One that ends in a mark may halt twice: lines that print wrapped seldom end so, below each other
    never.
    """
    if block.marked or block.kind not in ("text", "body") or len(block.text) > LONGEST_LINE:
        return False
    inner = block.text.rstrip("".join(MARKS)).lstrip("“‘「《（")
    if inner != block.text and len(inner) <= _LONGEST_HALTING:
        return sum(inner.count(mark) for mark in MARKS - CLOSING) <= _MOST_HALTS and not (
            SENTENCE_END & set(inner)
        )
    if len(block.text) <= _HALTING and inner == block.text:
        inner = inner.replace("，", "", 1)
    return not (MARKS - CLOSING) & set(inner)


def _stand_apart(lines: list[Block]) -> bool:
    """Whether no word goes over from one line to the next: lines that print wrapped do that."""
    pairs = pairwise(lines)
    return sum(bool(bridge(upper.text, lower.text)) for upper, lower in pairs) <= len(lines) // 5
