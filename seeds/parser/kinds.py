"""What each line is by its own form, before its neighbours are asked.

Lines that could be a headline and are set off by nothing stay `text` for `seeds.parser.headlines`.
"""

import re
from dataclasses import replace

from seeds.parser.bylines import read_byline
from seeds.parser.characters import PAUSE
from seeds.parser.draft import Block, BlockKind, Draft, changed
from seeds.parser.forms import (
    is_caption,
    is_headline_form,
    is_row,
    is_sign_heading,
    is_turn,
    label_of,
    names_body,
    starts_item,
)
from seeds.parser.junction import is_closed, is_open
from seeds.parser.openings import opens_story
from seeds.parser.sources import is_nobodys_picture, is_nobodys_text, is_own_voice
from seeds.parser.tails import as_credits

_SHORT_CREDIT, _LEAST_TURN = 60, 18
_SPEAKERS = ("", "记者", "主持人")
# `（数据来源：生产部）`, `（单位：万元）`: what stands at a table, never a headline.
_NOTE_BELOW = re.compile(
    "[（(](?:注|说明|备注|单位|制图|制表|[\u3400-\u9fff]{0,2}(?:来源|统计))[：:][^（）()。]{1,40}[）)]"
)
# `单位：元/吨`, over a table without brackets, too.
_UNITS = re.compile("(?:计量)?单位[：:]\\s?[\u3400-\u9fff]{1,5}(?:[/／][\u3400-\u9fff]{1,5})+")
# `8月3日 阴`: the day and weather that head a diary's entry.
_DIARY_DAY = re.compile(
    r"(?:[0-9]{4}年)?[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日"
    r"[晨夜晚]?(?:\s*(?:星期|周)[一二三四五六日天])?(?:\s+\S{1,6}){0,3}"
)


def tell_kinds(draft: Draft) -> Draft:
    """Every block with its kind, credits on lines of their own read."""
    blocks = [_told(block) for block in draft.blocks]
    if blocks[:1] and blocks[0].kind == "item" and [b.kind for b in blocks[1:2]] != ["item"]:
        blocks[0] = replace(blocks[0], kind=_plain_kind(blocks[0]))  # three steps of a slogan
    for place in range(1, len(blocks) - 1):
        above, block, below = blocks[place - 1 : place + 2]
        if block.kind == "item" and above.kind in ("heading", "text") and below.kind == "opening":
            blocks[place] = replace(block, kind="text")  # no table has one row, above a story
        elif block.kind == "text" and names_body(block.text) and _DIARY_DAY.fullmatch(below.text):
            blocks[place] = replace(block, kind="item")  # who gives a notice, above its day
        elif block.kind == "item" and _is_of_sentence(above, block, below):
            blocks[place] = replace(block, kind="body")
        elif above.kind == "item" and _goes_on_table(above.text, block):
            blocks[place] = replace(block, kind="item")
    return replace(draft, blocks=tuple(blocks))


def _told(block: Block) -> Block:
    credit = _read_credit(block)
    if credit is not None:
        return credit
    if is_nobodys_picture(block.text) or is_nobodys_text(block.text):
        return replace(block, kind="credit")
    if is_own_voice(block.text):
        return replace(block, kind="byline")
    return changed(block, kind=_kind(block))


def _is_of_sentence(above: Block, block: Block, below: Block) -> bool:
    """Whether a short line with a speaker's colon is no turn of its own but cut out of a sentence.

    `…坛|子说：“就在这里。”` goes on what stands above; `答：接种后两到四周产生抗|体` goes on below.
    """
    if block.marked or not is_turn(block.text):
        return False
    if above.kind in ("body", "opening") and not is_closed(above.text):
        return label_of(block.text) not in _SPEAKERS
    told = len(block.text) >= _LEAST_TURN and bool(PAUSE & set(block.text))
    plain = below.kind in ("text", "body") and not starts_item(below.text)
    return told and plain and not is_closed(block.text)


def _goes_on_table(row: str, block: Block) -> bool:
    """Whether a line of two cells stands below a table's row."""
    cells = block.text.split()
    plain = block.kind in ("text", "body") and not block.marked
    return (
        plain
        and len(row.split()) > 1
        and 1 < len(cells) < 7
        and not set("，。；！？") & set(block.text)
    )


def _read_credit(block: Block) -> Block | None:
    """A line that is nothing but a byline; None for any other."""
    if len(block.text) > _SHORT_CREDIT:
        return None
    people = read_byline(block.text, bare=block.text[0] in "（(")
    if not people:
        return None
    writers = any(person.role not in ("photographer", "agency") for person in people)
    kind: BlockKind = "byline" if writers else "credit"
    return replace(block, kind=kind, credits=as_credits(people, block.text))


def _kind(block: Block) -> BlockKind:
    text = block.text
    if block.kind == "item":
        return "item"
    if _NOTE_BELOW.fullmatch(text) or _UNITS.fullmatch(text) or _DIARY_DAY.fullmatch(text):
        return "item"
    if opens_story(text) or (block.back and _plain_kind(block) == "body"):
        return "opening"
    if is_caption(text):
        return "caption"
    if is_row(text) and not block.marked:
        return "item" if _has_many_cells(text) else _plain_kind(block)
    return _plain_kind(block)


def _plain_kind(block: Block) -> BlockKind:
    if not block.marked and block.text[0] in "（(" and block.text[-1] in "）)":
        return "item"
    # A mark makes a headline of `临江钢管公司：`, the kicker that says of whom the title speaks.
    if block.marked and is_headline_form(block.text.rstrip("：:"), marked=True):
        return "heading"
    if is_headline_form(block.text, marked=block.marked):
        return "heading" if block.marked else "text"
    if is_sign_heading(block.text):
        return "text"
    if starts_item(block.text) and not block.marked and len(block.text) <= 30:
        return "body" if is_turn(block.text) and is_open(block.text) else "item"
    return "body"


def _has_many_cells(text: str) -> bool:
    return len(text.split()) >= 3 and max(map(len, text.split())) <= 12
