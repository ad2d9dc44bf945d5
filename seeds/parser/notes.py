"""Notes to readers (`更正`, `开栏的话`, `导读`) are of no article: set aside with their label."""

from dataclasses import replace
from itertools import zip_longest

from seeds.parser.draft import Block, Draft
from seeds.parser.furniture import is_note_label

# A note is short: what follows it without a headline may be an article again.
_LONGEST = 3
_LONGEST_HOST = 36
_HOSTS = (
    "主持人：",
    "主持人:",
    "主持：",
    "栏目主持",
    "本期主持",
    "本期坐诊专家",
    "本期嘉宾",
    "嘉宾：",
)


def set_notes_aside(draft: Draft) -> Draft:
    """Labels of notes and the text under them, up to the next headline, become leftovers."""
    kept: list[Block] = []
    leftovers = list(draft.leftovers)
    taking = 0
    for block in draft.blocks:
        if is_note_label(block.text) or is_note_label(_label(block.text)):
            if "开栏" in block.text[:8] and kept and kept[-1].kind == "heading":
                kept[-1] = replace(kept[-1], rubric=True)
            leftovers.append(block.text)
            taking = _LONGEST if is_note_label(block.text) else 0
        elif taking and block.kind not in ("heading", "opening"):
            leftovers.append(block.text)
            taking -= 1
        else:
            kept.append(block)
            taking = 0
    return replace(draft, blocks=tuple(kept), leftovers=tuple(leftovers))


def set_hosts_aside(draft: Draft) -> Draft:
    """Who runs a column (`主持人：…` between its name and the first headline) is of no article."""
    kept: list[Block] = []
    leftovers = list(draft.leftovers)
    for block, below in zip_longest(draft.blocks, draft.blocks[1:]):
        title = below is not None and below.kind in ("heading", "text")
        if kept and title and _names_host(block.text) and kept[-1].kind in ("heading", "text"):
            kept[-1] = replace(kept[-1], rubric=True)
            leftovers.append(block.text)
        else:
            kept.append(block)
    return replace(draft, blocks=tuple(kept), leftovers=tuple(leftovers))


def _names_host(text: str) -> bool:
    return len(text) <= _LONGEST_HOST and text.startswith(_HOSTS) and "。" not in text


def _label(text: str) -> str:
    """`更正：本报…` → `更正`; empty where no colon stands near the beginning."""
    for mark in "：:":
        place = text.find(mark, 0, 8)
        if place > 0:
            return text[:place]
    return ""
