"""Text → blocks: one for each printed line, its Markdown taken off and remembered.

Lines are cut as `str.split("\\n")` cuts them. Where a picture stood there are two blank lines more
than the text of the page has between its paragraphs, which is one, or what was made of one. Nothing
is a picture's room at the head of the page.
"""

import re
from collections import Counter
from dataclasses import replace
from itertools import groupby, pairwise

from seeds.parser.bylines import read_byline
from seeds.parser.characters import PAUSE, SENTENCE_END
from seeds.parser.draft import Block, Draft, changed
from seeds.parser.forms import is_row
from seeds.parser.junction import continues, is_open
from seeds.parser.vocabulary import OPENERS

PICTURE_ROOM = 2

_LONGEST_HEADLINE, _WITNESSES = 45, 2
_RULES = frozenset("-*_|:")
_NO_HEADLINES_END = frozenset("。，、；：,;:）)”")
_HEADING = re.compile(r"(#(?:\s?#){0,5})(?!#)(?!\s?#)\s*")
_HASHTAG = re.compile(r"#[^#\s]{1,30}#")
_BOLD_START = re.compile(r"\*\*([^*]{2,40})\*\*(?=[^\s*])")
_BULLET = re.compile(r"[-*+]\s+|>\s*")
_PICTURE = re.compile(
    r"!\[[^\]]*\]\([^)]*\)|[\[【(（<]\s*(?:图片|image|img|photo)\s*/?[\]】)）>]", re.I
)


def cut_lines(draft: Draft) -> Draft:
    """The page as blocks of kind `text`; picture marks go to the leftovers and leave their room."""
    blocks: list[Block] = []
    leftovers: list[str] = []
    blank, picture = 0, False
    lines = draft.text.split("\n")
    room = PICTURE_ROOM + usual_blanks(lines)
    for number, raw in enumerate(lines, 1):
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
        gap = picture or (blank >= room and bool(blocks))
        near = blank == 0 and bool(blocks)
        blocks.append(changed(block, gap=gap, adjacent=near))
        blank, picture = 0, False
    blocks = take_vain_marks_off(blocks)
    return Draft(text=draft.text, blocks=tuple(blocks), leftovers=tuple(leftovers))


def usual_blanks(lines: list[str]) -> int:
    """How many blank lines part two lines of text, where most are so parted; else 1."""
    runs = [(blank, len(list(run))) for blank, run in groupby(lines, lambda line: not line.strip())]
    blanks = Counter(length for blank, length in runs if blank)
    text = sum(length for blank, length in runs if not blank)
    usual, times = max(blanks.items(), key=lambda run: run[1], default=(1, 0))
    return usual if 2 * times > text else 1


def take_vain_marks_off(blocks: list[Block]) -> list[Block]:
    """Marks that a converter put before every line, or every short one, tell headlines from none.

    Lines that can be no headline are the witnesses: where most of them have a heading's mark, it
    and lower ones are taken for none; likewise bold type and bullets.
    """
    long = [block for block in blocks if len(block.text) > _LONGEST_HEADLINE]
    short = [block for block in blocks if len(block.text) <= _LONGEST_HEADLINE]
    below = {id(block): after.text for block, after in pairwise(blocks)}
    sentences = [block for block in short if block.text[-1] in SENTENCE_END]
    parts = [block for block in short if _is_no_headline(block.text, below.get(id(block), ""))]
    for group in (long, sentences, parts):
        ranks = Counter(block.level for block in group if block.level)
        if _most(group, ranks.total()):
            least = ranks.most_common(1)[0][0]
            blocks = [replace(b, level=0) if b.level >= least else b for b in blocks]
        if _most(group, sum(block.bold for block in group)):
            blocks = [replace(block, bold=False) for block in blocks]
    if _most(long, sum(block.bullet for block in long)):
        blocks = [replace(b, kind="text", bullet=False) if b.bullet else b for b in blocks]
    return blocks


def _most(group: list[Block], marked: int) -> bool:
    return len(group) >= _WITNESSES and 2 * marked > len(group)


def _is_no_headline(text: str, below: str) -> bool:
    """The beginning of a sentence, a byline, a credit, a row of a table."""
    if text[-1] in _NO_HEADLINES_END or is_open(text) or is_row(text):
        return True
    if read_byline(text) is not None:
        return True
    opener = next((word for word in OPENERS if text.startswith(word)), text)
    return text[len(opener) :][:1] in PAUSE or (
        len(below) > _LONGEST_HEADLINE and continues(text, below)
    )


def read_line(raw: str, number: int) -> Block:
    """A line without Markdown: heading marks, bold, bullets, the borders of a table's row."""
    text = raw.strip()
    level = 0
    heading = _HEADING.match(text)
    if heading and not _HASHTAG.match(text):
        level, text = heading[1].count("#"), _without_trailing_marks(text[heading.end() :])
    bold = len(text) > 4 and text.startswith("**") and text.find("**", 2) == len(text) - 2
    bullet = _BULLET.match(text)
    row = len(text) > 2 and text.startswith("|") and text.endswith("|")
    text = text[bullet.end() :] if bullet else text
    text = " ".join(text.replace("|", " ").split()) if row else text
    text = _bold_byline_parted(text).replace("**", "").strip()
    return Block(
        text=text,
        span=(number, number),
        kind="item" if row or (bullet and not level) else "text",
        bullet=bullet is not None and not row,
        level=level,
        bold=bold,
        indented=raw[:1].isspace(),
    )


def _bold_byline_parted(text: str) -> str:
    """`**本报记者 甲**近日…` with a space behind the name, where the bold type ends."""
    bold = _BOLD_START.match(text)
    if bold is None or read_byline(bold[1]) is None:
        return text
    return f"{text[: bold.end()]} {text[bold.end() :]}"


def _is_rule(text: str) -> bool:
    """A Markdown rule (`---`) or the line under a table's head (`|---|---|`)."""
    if text[:1] not in _RULES:
        return False
    marks = text.replace(" ", "")
    return len(marks) >= 3 and (
        set(marks) in ({"-"}, {"*"}, {"_"}) or ("|" in marks and set(marks) <= set("|:-"))
    )


def _without_trailing_marks(text: str) -> str:
    """`## title ##` → `title`, but `C#` stays."""
    bare = text.rstrip("#")
    return bare.rstrip() if bare[-1:].isspace() else text
