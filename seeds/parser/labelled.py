"""Briefs whose title stands on the text's own line: `【石门镇】近日，…（甲）`, several in a row.

Each is an article of its own, for each is signed. A name in brackets before paragraphs that nobody
signs (`【案情】`, `【法官说法】`) names a part of one article and stays where it is.
"""

import re
from dataclasses import replace

from seeds.parser.draft import Block, Draft
from seeds.parser.tails import take_tail

_LABEL = re.compile("【[\u3400-\u9fff·]{2,8}】(?=\\S)")
_LEAST = 2


def split_labelled(draft: Draft) -> Draft:
    """The page with such titles on lines of their own, a rank below the column's."""
    blocks: list[Block] = []
    for place, block in enumerate(draft.blocks):
        label = _LABEL.match(block.text)
        if label is None or not _is_one_of_many(draft.blocks, place):
            blocks.append(block)
            continue
        rank = _rank_above(blocks)
        head = replace(block, text=label[0], kind="heading", level=rank, gap=block.gap)
        rest = replace(block, text=block.text[label.end() :].lstrip(), kind="body", gap=False)
        blocks += [head, replace(rest, adjacent=True)]
    return replace(draft, blocks=tuple(blocks))


def _is_one_of_many(blocks: tuple[Block, ...], place: int) -> bool:
    """Whether the brief and a neighbour are both so named and signed."""
    near = blocks[max(0, place - 1) : place + 2]
    return _is_brief(blocks[place]) and sum(map(_is_brief, near)) >= _LEAST


def _is_brief(block: Block) -> bool:
    named = _LABEL.match(block.text) is not None and block.kind in ("body", "item")
    return named and bool(take_tail(block.text).credits)


def _rank_above(blocks: list[Block]) -> int:
    """Below the column's name where that has a rank; the same for each brief of a run."""
    last = next((block for block in reversed(blocks) if block.kind == "heading"), None)
    if last is None or not last.level:
        return 0
    return last.level if _LABEL.match(last.text + "。") else min(last.level + 1, 6)
