"""The page while it is being read: what one stage hands to the next.

`Block` is a printed line (or several that were cut from one) with what the stages found it to be;
`Draft` is the page as blocks; `Item` is an article as blocks, before its text is put together.
"""

from dataclasses import dataclass, replace
from typing import Any, Literal

from seeds.records import Alternative, ParsedCredit, Span

# text: not told yet · heading: part of a headline · crosshead: a heading inside an article
# opening: body that begins with a lead or byline · byline: names of writers on a line of their own
# credit: names of photographers or an agency on a line of their own · caption: text of a picture
# item: a line that stands for itself (list, table, verse, question) · furniture: not of any article
BlockKind = Literal[
    "text", "heading", "crosshead", "opening", "byline", "credit", "caption", "item", "body",
    "furniture",
]  # fmt: skip
CREDITS = ("byline", "credit")


@dataclass(frozen=True, slots=True)
class Block:
    """A line of print: `level` counts its heading marks; `gap`: a picture's room is above it.

    `bullet`: it began with a list's mark; `adjacent`: no blank line above it; `indented`: it began
    with white space; `turns`: a note behind it says that the text goes on elsewhere, `onward`: on
    which page; `back`: on which page it began, as a note before it says; `rubric`: a note below it
    opens a column of this name (`开栏的话`).
    """

    text: str
    span: Span
    kind: BlockKind = "text"
    level: int = 0
    bold: bool = False
    bullet: bool = False
    gap: bool = False
    adjacent: bool = False
    indented: bool = False
    credits: tuple[ParsedCredit, ...] = ()
    turns: bool = False
    onward: int | None = None
    back: int | None = None
    rubric: bool = False

    @property
    def marked(self) -> bool:
        """Whether Markdown sets it off from running text."""
        return self.level > 0 or self.bold


def changed(block: Block, **fields: Any) -> Block:
    """The block with these fields, itself where it has them: most stages change few blocks."""
    if all(getattr(block, name) == value for name, value in fields.items()):
        return block
    return replace(block, **fields)


@dataclass(frozen=True, slots=True)
class Decision:
    """One of two readings was chosen: for which field of an article, how sure (0 to 1), and why
    it is in doubt.

    `other` is the reading not chosen; `quote` the text that it is about, empty for the headline.
    Where `other` splits the article, it does so at the paragraph that `quote` is.
    """

    field: str
    sure: float
    why: str = ""
    other: Alternative | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """An article as blocks: its headings from top to bottom and what stands under them.

    `gap`: a picture's room above its headings that belongs to it.
    """

    headings: tuple[Block, ...]
    body: tuple[Block, ...]
    column: str | None = None
    decisions: tuple[Decision, ...] = ()
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """The page as the stages know it so far."""

    text: str
    blocks: tuple[Block, ...] = ()
    items: tuple[Item, ...] = ()
    banner: str | None = None
    number: int | None = None
    section: str | None = None
    leftovers: tuple[str, ...] = ()
