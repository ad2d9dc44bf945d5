"""Which of the lines without marks are headlines: their neighbours tell.

A short line without a closing mark is a headline, a heading inside an article, the first line of a
paragraph that a column's foot cut off, or a caption. Directly above a lead or a byline it is a
headline; before running text it takes evidence.
"""

import re
from dataclasses import dataclass, replace

from seeds.parser.characters import ITEM_SIGNS, PAUSE
from seeds.parser.draft import CREDITS, Block, BlockKind, Draft, changed
from seeds.parser.forms import (
    is_balanced,
    is_digest,
    is_entry,
    is_headline_form,
    is_notice,
    is_padded,
    is_part_heading,
    label_of,
    opens_letter,
)
from seeds.parser.junction import continues, is_closed, is_open
from seeds.parser.lexicon import first_token
from seeds.parser.rubrics import has_column_form
from seeds.parser.siblings import siblings
from seeds.parser.tails import take_tail
from seeds.parser.vocabulary import OPENERS

_ENOUGH = 2
_LEAST_ENTRIES = 3
_LONGEST_CROSSHEAD = 18
_LONGEST_WHOSE = 12
# How the rest of a sentence begins oftener than a paragraph: verbs, particles, prepositions.
_GOING_ON = ("v", "vn", "vi", "u", "uj", "ul", "uz", "ug", "uv", "c", "d", "p", "y", "k", "f")
# A question without its mark, as headings ask it; a clause of time, which opens a sentence.
_ASKS = re.compile("(?:什么|怎么办|怎么走|怎么样|何在|何去何从|哪里|哪儿|多少|几何|如何破解)$")
_WHEN = re.compile("[^，,。]{2,9}(?:时|后|前|起|以来|期间|当天|那天|当晚|之际)[，,]")
_SENTENCE_STARTS = (
    "据",
    "“",
    "【",
    "在",
    "为",
    "今年",
    "去年",
    "这",
    "随着",
    "作为",
    "当",
    "走进",
    "“",
)


@dataclass(frozen=True, slots=True)
class _About:
    """What the page as a whole says: whether headlines are marked, which lines have a like, whether
    blank lines part its paragraphs.
    """

    marked: bool
    siblings: frozenset[str]
    parted: bool = False


def settle_headlines(draft: Draft) -> Draft:
    """The page with no block of kind `text` left."""
    blocks = _listed(_loosened(draft.blocks))
    marked = sum(block.kind == "heading" for block in blocks) > 1
    parted = 3 * sum(block.adjacent for block in blocks) < len(blocks)
    about = _About(marked, siblings([b.text for b in blocks if b.kind == "text"]), parted)
    place = 0
    while place < len(blocks):
        end = place
        while end < len(blocks) and blocks[end].kind in ("text", "heading"):
            end += 1
        if end > place:
            before = blocks[place - 1] if place else None
            after = _below(blocks, end)
            blocks[place:end] = _settled(before, blocks[place:end], after, about)
        place = end + 1
    return replace(draft, blocks=tuple(blocks))


def _below(blocks: list[Block], end: int) -> Block | None:
    """What a run of lines stands above: past an agency's credit, the picture's text below it."""
    below = blocks[end : end + 2]
    if len(below) == 2 and below[0].kind == "credit" and below[1].gap:
        return below[1] if below[1].kind in ("body", "caption") else below[0]
    return below[0] if below else None


def _loosened(blocks: tuple[Block, ...]) -> list[Block]:
    """Lines with a comma or an exclamation directly above a lead may be headlines too."""
    loose = list(blocks)
    for place in range(len(loose) - 2, -1, -1):
        block, below = loose[place], loose[place + 1]
        if block.kind not in ("body", "item") or not (place == 0 or _ends(loose[place - 1])):
            continue
        head = loose[place + 2] if below.kind == "text" and place + 2 < len(loose) else below
        above_lead = block.kind == "body" and head.kind in ("opening", "byline")
        if (above_lead and _is_loose_headline(block.text)) or _names_whose(loose, place):
            loose[place] = replace(block, kind="text")
    return loose


def _listed(blocks: list[Block]) -> list[Block]:
    """Three entries of a list below each other are its items, and so is a row below rows."""
    place = 0
    while place < len(blocks):
        end = place
        while end < len(blocks) and blocks[end].kind == "text" and _may_be_entry(blocks[end]):
            end += 1
        if end - place >= _LEAST_ENTRIES:
            blocks[place:end] = [changed(block, kind="item") for block in blocks[place:end]]
        place = end + 1
    return blocks


def _may_be_entry(block: Block) -> bool:
    return not block.marked and is_entry(block.text)


def _names_whose(blocks: list[Block], place: int) -> bool:
    """`临江钢管公司：`, the kicker that says of whom the title below speaks, above its story."""
    text = blocks[place].text
    if text[-1] not in "：:" or len(text) > _LONGEST_WHOSE or PAUSE & set(text):
        return False
    below = blocks[place + 1 : place + 3]
    return [block.kind for block in below] in (["text", "byline"], ["text", "opening"])


def _is_loose_headline(text: str) -> bool:
    return is_headline_form(text, marked=True) and not is_open(text)


def _ends(block: Block) -> bool:
    """Whether nothing of this block can go on below it."""
    return block.kind not in ("body", "opening") or is_closed(block.text)


def _settled(
    before: Block | None, run: list[Block], after: Block | None, about: _About
) -> list[Block]:
    """Kinds for a run of lines of headline form between the blocks `before` and `after`."""
    head: list[Block] = []
    while run and _goes_on(before, run[0]):
        before = replace(run.pop(0), kind="body")
        head.append(before)
    if not run:
        return head
    if after is not None and after.kind in ("opening", "byline"):
        return head + _above_story(run)
    if after is None or after.kind not in ("body", "caption", "item"):
        return head + [_as(block, _loose_kind(block, before, after)) for block in run]
    return head + _above_text(before, run, after, about)


def _as(block: Block, kind: BlockKind) -> Block:
    return replace(block, kind=kind)


def _goes_on(before: Block | None, block: Block) -> bool:
    """Whether the line is rather the rest of the paragraph above it."""
    if before is None or block.marked or before.kind not in ("body", "opening"):
        return False
    if is_notice(block.text):
        return False
    return not is_closed(before.text) and continues(before.text, block.text)


def _above_story(run: list[Block]) -> list[Block]:
    """Above a lead: headlines, but of a long run without marks only the last lines."""
    keep = len(run) if any(block.marked for block in run) else 6
    return [
        _as(block, "heading" if place >= len(run) - keep else "item")
        for place, block in enumerate(run)
    ]


def _loose_kind(block: Block, before: Block | None, after: Block | None) -> BlockKind:
    """Before a credit, an item or the page's end: a title with a mark, at the top or in a gap."""
    if block.marked or before is None or (block.gap and after is not None):
        return "heading"
    if (is_padded(block.text) or is_digest(block.text)) and _ends(before) and after is not None:
        return "heading"
    return "caption" if after is not None and after.kind in CREDITS else "item"


def _above_text(before: Block | None, run: list[Block], after: Block, about: _About) -> list[Block]:
    """Above running text, from the bottom up: each line is its first part or a headline."""
    settled: list[Block] = []
    for place in range(len(run) - 1, -1, -1):
        block = run[place]
        above = run[place - 1] if place else before
        if block.marked:
            kind: BlockKind = "heading"
        elif after.kind == "heading":
            kind = "heading" if above is None or _ends(above) else "body"
        else:
            kind = _plain_kind(above, block, after, about)
        after = _as(block, kind)
        settled.insert(0, after)
    return settled


def _plain_kind(above: Block | None, block: Block, below: Block, about: _About) -> BlockKind:
    labelled = block.text in about.siblings and label_of(block.text) != ""
    sure = block.gap or labelled or is_notice(block.text)
    if continues(block.text, below.text) and not sure:
        return "body"
    score = headline_evidence(above, block, below, about) + labelled
    if score >= _ENOUGH or is_notice(block.text):
        return "heading"
    if is_part_heading(block.text):
        return "crosshead"
    if block.text in about.siblings and score > -_ENOUGH:
        return "heading"
    # Whether it heads an article or a part of one is asked later.
    if _signs_off(above) and not PAUSE & set(block.text):
        return "heading"
    least = -_ENOUGH if above is None or _ends(above) else 0
    alone = score >= least and _stands_alone(block.text, below.text)
    return "heading" if alone else "body"


def _signs_off(above: Block | None) -> bool:
    """Whether the text above is signed at its end: behind that nothing goes on."""
    return above is not None and above.kind == "body" and bool(take_tail(above.text).credits)


def _stands_alone(text: str, below: str) -> bool:
    """Whether a line is rather a heading inside the article than a paragraph's first, cut off.

    A column's line of running text mostly has a mark in it, and its sentence does not begin anew in
    the next line; a heading's words come again there.
    """
    if is_balanced(text) or _ASKS.search(text):
        return True
    if len(text) > _LONGEST_CROSSHEAD or PAUSE & set(text):
        return _begins_sentence(below)
    if _takes_up(text, below) or _WHEN.match(below):
        return True
    return first_token(below)[1] not in _GOING_ON


def _takes_up(text: str, below: str) -> bool:
    """Whether two characters of the line come again at once (`小城火了` below `当小城…`)."""
    return any(text[place : place + 2] in below[:12] for place in range(len(text) - 1))


def headline_evidence(above: Block | None, block: Block, below: Block, about: _About) -> int:
    """Evidence for a headline in a plain line above running text; negative speaks against."""
    score = 0
    if above is None:
        score += 3
    elif above.kind in ("heading", *CREDITS):
        score += 2
    elif above.kind == "text":
        score += 1
    elif not _ends(above):
        score -= 2
    elif _signs_off(above):
        score += 2
    score += 3 if has_column_form(block.text) else 0
    # Below a column's name stands a title; above `编辑同志：` the letter's.
    score += 3 if above and above.kind in ("text", "heading") and has_column_form(above.text) else 0
    score += 4 if opens_letter(below.text) else 0
    # A break within a paragraph would be a blank line, like any other.
    score += 2 if about.parted and below.adjacent and not block.adjacent else 0
    score += 2 * block.gap + below.gap
    score += 2 if below.kind == "caption" else 0
    score += 2 if _begins_sentence(below.text) else 0
    score -= 2 if set("，,") & set(block.text) and not is_balanced(block.text) else 0
    score -= 2 if about.marked and not (above and above.kind == "heading") else 0
    score -= 1 if len(block.text) < 5 else 0
    # Bullets follow a heading; print pads a short one to the width of the others.
    score += 2 if below.text[0] in ITEM_SIGNS and block.text[0] not in ITEM_SIGNS else 0
    return score + 2 * is_padded(block.text) + 4 * (is_digest(block.text) or is_notice(block.text))


def _begins_sentence(text: str) -> bool:
    """Whether the text begins as paragraphs do: with a time, a quotation, `据…`."""
    if text.startswith(OPENERS) or text.startswith(_SENTENCE_STARTS):
        return True
    _, tag = first_token(text)
    return tag in ("t", "m", "r")
