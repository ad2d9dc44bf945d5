"""Paragraphs that a column's foot or a picture cut apart are joined; what does not fit is not.

Credits on lines of their own and captions may stand between the two parts. Headings inside an
article, items of lists, rows of tables, verses and turns of an interview stay by themselves.
"""

import re
from dataclasses import dataclass, field, replace

from seeds.parser.characters import PAUSE, SENTENCE_END
from seeds.parser.doubles import repeats
from seeds.parser.draft import CREDITS, Block, BlockKind
from seeds.parser.forms import label_of, starts_item
from seeds.parser.junction import (
    Depths,
    begins_in_word,
    continues,
    is_closed,
    is_open,
    misfit,
    opened_after,
)
from seeds.parser.lexicon import bridge

_SAYS = (
    "说",
    "表示",
    "指出",
    "强调",
    "认为",
    "获悉",
    "了解到",
    "要求",
    "介绍",
    "透露",
    "报道",
    "坦言",
    "记者",
)
# `她用略显生硬的中文说。` says who spoke above and begins nothing.
_SPOKE = re.compile("[他她][^，,。：:“”]{0,14}(?:说|道|回答|解释|补充)。")
_PAUSES = frozenset("：:；;") | SENTENCE_END
_NO_WORDS = ("", "记者", "主持人")
_QUOTE_LENGTH = 14
_LEAST_PROSE = 20
# How often joins are right: over a word or an open clause, without either, behind `：` or `；`; and
# how often all of an article's are where text is missing.
_WHOLE, _LOOSE, _PAUSED, _TORN = 0.97, 0.93, 0.9, 0.8
# So much of a paragraph's end is looked at: time must not grow with the square of its length.
_TAIL = 200


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as readers should see it, and the kind of the block that it began with."""

    text: str
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Break:
    """A place where text is missing: the words at a fragment's end or beginning, and the reason."""

    quote: str
    why: str
    sure: bool = True


@dataclass(slots=True)
class Joined:
    """What `join_paragraphs` found; `gaps` quotes the words before each picture's room.

    `sure`: how sure the least sure join is, 0 to 1.
    """

    paragraphs: list[Paragraph] = field(default_factory=list)
    breaks: list[Break] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)
    sure: float = 1.0


@dataclass(slots=True)
class _Open:
    """The paragraph that may go on: its parts, its end, what it opened and did not close.

    `before`: quotations that earlier paragraphs left open; `captions` wait behind it.
    """

    first: Block
    last: Block
    parts: list[str]
    tail: str
    opened: Depths
    before: int
    captions: list[Paragraph] = field(default_factory=list)


def join_paragraphs(body: tuple[Block, ...]) -> Joined:
    """The article's blocks as paragraphs; credits on lines of their own are left out."""
    joined = Joined()
    indents = sum(block.indented for block in body) > 1
    left: _Open | None = None
    quoting = 0
    for block in _with_whole_captions(body):
        if block.gap:
            joined.gaps.append(left.tail[-_QUOTE_LENGTH:] if left else "")
        if block.kind in CREDITS:
            continue
        if block.kind == "caption" and left:
            left.captions.append(Paragraph(block.text, "caption"))
        elif block.kind not in ("body", "opening"):
            _finish(joined, left, followed=False)
            left = None
            joined.paragraphs.append(Paragraph(block.text, block.kind))
        elif left is None or not _goes_on(joined, left, block, indents):
            quoting += _finish(joined, left, followed=True)
            opened = opened_after({}, block.text)
            left = _Open(block, block, [block.text], block.text[-_TAIL:], opened, quoting)
        else:
            joined.sure = min(joined.sure, _sure(left.tail, block.text))
            _extend(left, block)
    _finish(joined, left, followed=False)
    if joined.breaks:
        joined.sure = min(joined.sure, _TORN)
    return joined


def _sure(left: str, right: str) -> float:
    """How sure it is that the right side is the rest of the left."""
    if left[-1] in _PAUSES:
        return _PAUSED
    return _WHOLE if is_open(left) or bridge(left, right) else _LOOSE


def _with_whole_captions(body: tuple[Block, ...]) -> list[Block]:
    """The blocks, with a caption that was cut joined to its rest where no other text is open."""
    blocks: list[Block] = []
    open_text = False
    for block in body:
        last = blocks[-1] if blocks else None
        whole = last is None or last.kind != "caption" or open_text or is_closed(last.text)
        if last and not whole and block.kind == "body" and continues(last.text, block.text):
            blocks[-1] = replace(last, text=last.text + block.text)
            continue
        if block.kind in ("body", "opening"):
            open_text = not is_closed(block.text)
        blocks.append(block)
    return blocks


def _finish(joined: Joined, left: _Open | None, *, followed: bool) -> int:
    """The paragraph is at its end; how many quotations it left open (negative: closed)."""
    if left is None:
        return 0
    joined.paragraphs.append(Paragraph("".join(left.parts), left.first.kind))
    joined.paragraphs += left.captions
    if not followed:
        _note_open_end(joined, left)
    return left.opened.get("“", 0)


def _extend(left: _Open, block: Block) -> None:
    glue = " " if _both_latin(left.tail[-1:], block.text[:1]) else ""
    left.parts.append(glue + block.text)
    left.tail = (left.tail + glue + block.text)[-_TAIL:]
    left.opened = opened_after(left.opened, block.text)
    left.last = block


def _goes_on(joined: Joined, left: _Open, block: Block, indents: bool) -> bool:
    """Whether the block is the rest of the paragraph; what contradicts is noted."""
    if not _may_go_on(left, block, indents):
        if is_closed(left.tail) and _begins_inside(block.text):
            joined.breaks.append(Break(block.text[:_QUOTE_LENGTH], "此段起于句中，前文缺失"))
        return False
    reason = misfit(left.tail, block.text, left.opened, quoted=left.before > 0)
    if reason:
        for quote in (left.tail[-_QUOTE_LENGTH:], block.text[:_QUOTE_LENGTH]):
            joined.breaks.append(Break(quote, f"此处缺文：{reason}"))
    return not reason


def _may_go_on(left: _Open, block: Block, indents: bool) -> bool:
    """Whether the paragraph is open and the block does not begin something of its own."""
    if left.last.turns or block.kind == "opening" or repeats(left.last.text, block.text):
        return False
    if starts_item(block.text):
        if is_closed(left.tail):
            return False
        # `落款处按满了|红手印：…`: within a sentence a word before a colon is nobody who speaks.
        return label_of(block.text) not in _NO_WORDS or continues(left.tail, block.text)
    if not is_closed(left.tail):
        return True
    if left.tail[-1] in "：:":
        return block.text[0] == "“" or left.tail[:-1].endswith(_SAYS)
    if left.tail[-1] in "；;":
        return True
    if left.tail[-1] == "”" and _SPOKE.fullmatch(block.text):
        return True
    # Lines as print wrapped them: only a paragraph's first is set in.
    return indents and left.first.indented and block.adjacent and not block.indented


def _begins_inside(text: str) -> bool:
    return text[0] in "，,、。；;）" or begins_in_word(text)


def _note_open_end(joined: Joined, left: _Open) -> None:
    """A sentence that breaks off where nothing of the article follows."""
    prose = len(left.tail) >= _LEAST_PROSE and any(mark in left.tail for mark in "，,。")
    if prose and not left.last.turns and not is_closed(left.tail):
        sure = left.tail[-1] in PAUSE or any(left.opened.values())
        joined.breaks.append(Break(left.tail[-_QUOTE_LENGTH:], "句未完而中断，后文缺失", sure))


def _both_latin(left: str, right: str) -> bool:
    return left.isascii() and right.isascii() and left.isalpha() and right.isalpha()
