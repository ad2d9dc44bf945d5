"""Text → blocks: one for each printed line, its Markdown taken off and remembered.

Lines are cut as `str.split("\\n")` cuts them. Three blank lines are where a picture stood: the
text of a page has one between paragraphs. Nothing is a picture's room at the head of the page.
"""

import re
from dataclasses import replace

from seeds.parser.draft import Block, Draft

PICTURE_ROOM = 3

_HEADING = re.compile(r"(#{1,6})(?!#)\s*")
_HASHTAG = re.compile(r"#[^#\s]{1,30}#")
_BULLET = re.compile(r"[-*+]\s+|>\s*")
_PICTURE = re.compile(
    r"!\[[^\]]*\]\([^)]*\)|[\[【(（<]\s*(?:图片|image|img|photo)\s*/?[\]】)）>]", re.I
)


def cut_lines(draft: Draft) -> Draft:
    """The page as blocks of kind `text`; picture marks go to the leftovers and leave their room."""
    blocks: list[Block] = []
    leftovers: list[str] = []
    blank, picture = 0, False
    for number, raw in enumerate(draft.text.split("\n"), 1):
        text = raw.strip()
        if _PICTURE.fullmatch(text):
            leftovers.append(text)
            picture = True
            continue
        if _is_rule(text):
            continue
        if not text:
            blank += 1
            continue
        block = read_line(raw, number)
        if not block.text:
            blank += 1
            continue
        room = picture or (blank >= PICTURE_ROOM and bool(blocks))
        near = blank == 0 and bool(blocks)
        blocks.append(replace(block, gap=room, adjacent=near))
        blank, picture = 0, False
    return Draft(text=draft.text, blocks=tuple(blocks), leftovers=tuple(leftovers))


def read_line(raw: str, number: int) -> Block:
    """A line without Markdown: heading marks, bold, bullets, the borders of a table's row."""
    text = raw.strip()
    level = 0
    heading = _HEADING.match(text)
    if heading and not _HASHTAG.match(text):
        level, text = len(heading[1]), _without_trailing_marks(text[heading.end() :])
    bold = len(text) > 4 and text.startswith("**") and text.find("**", 2) == len(text) - 2
    bullet = _BULLET.match(text)
    row = len(text) > 2 and text.startswith("|") and text.endswith("|")
    text = text[bullet.end() :] if bullet else text
    text = " ".join(text.replace("|", " ").split()) if row else text
    text = text.replace("**", "").strip()
    return Block(
        text=text,
        span=(number, number),
        kind="item" if row or (bullet and not level) else "text",
        level=level,
        bold=bold,
        indented=raw[:1].isspace(),
    )


def _is_rule(text: str) -> bool:
    """A Markdown rule (`---`) or the line under a table's head (`|---|---|`)."""
    marks = text.replace(" ", "")
    return len(marks) >= 3 and (
        set(marks) in ({"-"}, {"*"}, {"_"}) or ("|" in marks and set(marks) <= set("|:-"))
    )


def _without_trailing_marks(text: str) -> str:
    """`## title ##` → `title`, but `C#` stays."""
    bare = text.rstrip("#")
    return bare.rstrip() if bare[-1:].isspace() else text
