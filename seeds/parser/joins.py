"""Paragraphs that a column's foot or a picture cut apart are joined; what does not fit is not.

Credits on lines of their own and captions may stand between the two parts. Headings inside an article,
items of lists, rows of tables, verses and turns of an interview stay by themselves.
"""

from dataclasses import dataclass, field

from seeds.parser.characters import PAUSE
from seeds.parser.draft import CREDITS, Block, BlockKind
from seeds.parser.forms import starts_item
from seeds.parser.junction import begins_in_word, continues, is_closed, misfit, unclosed

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
    "告诉记者",
)
_QUOTE_LENGTH = 14
_LEAST_PROSE = 20


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as readers should see it, and the kind of the block that it began with."""

    text: str
    kind: BlockKind
    indented: bool = False
    turns: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """A place where text is missing: the end or the beginning of a fragment, and why it is thought so."""

    quote: str
    why: str
    sure: bool = True


@dataclass(slots=True)
class Joined:
    """What `join_paragraphs` found; `gaps` quotes the words before each picture's room."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    breaks: list[Break] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)


def join_paragraphs(body: tuple[Block, ...]) -> Joined:
    """The article's blocks as paragraphs; credits on lines of their own are left out."""
    joined = Joined()
    indents = sum(block.indented for block in body) > 1
    left = -1
    for block in body:
        if block.gap:
            joined.gaps.append(joined.paragraphs[left].text[-_QUOTE_LENGTH:] if left >= 0 else "")
        if block.kind in CREDITS:
            continue
        if block.kind not in ("body", "opening"):
            joined.paragraphs.append(Paragraph(block.text, block.kind))
            if block.kind != "caption":
                _note_open_end(joined, left)
                left = -1
            continue
        if left < 0 or not _join(joined, left, block, indents):
            joined.paragraphs.append(Paragraph(block.text, block.kind, block.indented, block.turns))
            left = len(joined.paragraphs) - 1
    _note_open_end(joined, left)
    return joined


def _join(joined: Joined, place: int, block: Block, indents: bool) -> bool:
    """Put the block's text behind the paragraph at `place`, where it belongs there."""
    left = joined.paragraphs[place]
    if not _goes_on(left, block, indents):
        if is_closed(left.text) and _begins_inside(block.text):
            joined.breaks.append(Break(block.text[:_QUOTE_LENGTH], "it begins within a sentence"))
        return False
    reason = misfit(left.text, block.text, quoted=_is_quoting(joined, place))
    if reason:
        joined.breaks.append(
            Break(left.text[-_QUOTE_LENGTH:], f"text is missing behind it: {reason}")
        )
        joined.breaks.append(
            Break(block.text[:_QUOTE_LENGTH], f"text is missing before it: {reason}")
        )
        return False
    glue = " " if _both_latin(left.text[-1:], block.text[:1]) else ""
    text = left.text + glue + block.text
    joined.paragraphs[place] = Paragraph(text, left.kind, left.indented, block.turns)
    return True


def _goes_on(left: Paragraph, block: Block, indents: bool) -> bool:
    """Whether the block could be the rest of the paragraph."""
    if left.turns or block.kind == "opening":
        return False
    if starts_item(block.text):
        return not is_closed(left.text) and continues(left.text, block.text)
    if not is_closed(left.text):
        return True
    if left.text[-1] in "：:":
        said = left.text[:-1].endswith(_SAYS)
        return block.text[0] in "“" or said
    if left.text[-1] in "；;":
        return True
    # Lines as print wrapped them: only a paragraph's first is set in.
    return indents and left.indented and block.adjacent and not block.indented


def _begins_inside(text: str) -> bool:
    return text[0] in "，,、。；;）" or begins_in_word(text)


def _is_quoting(joined: Joined, place: int) -> bool:
    """Whether an earlier paragraph opened a quotation that is still open."""
    earlier = "".join(paragraph.text for paragraph in joined.paragraphs[:place])
    return earlier.count("“") > earlier.count("”")


def _note_open_end(joined: Joined, place: int) -> None:
    """A sentence that breaks off where nothing of the article follows."""
    if place < 0:
        return
    paragraph = joined.paragraphs[place]
    prose = len(paragraph.text) >= _LEAST_PROSE and any(mark in paragraph.text for mark in "，,。")
    if prose and not paragraph.turns and not is_closed(paragraph.text):
        sure = paragraph.text[-1] in PAUSE or unclosed(paragraph.text) > 0
        quote = paragraph.text[-_QUOTE_LENGTH:]
        joined.breaks.append(Break(quote, "the sentence breaks off", sure))


def _both_latin(left: str, right: str) -> bool:
    return left.isascii() and right.isascii() and left.isalpha() and right.isalpha()
