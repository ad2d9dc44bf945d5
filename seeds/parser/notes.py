"""Notes to readers (`更正`, `开栏的话`, `导读`) are of no article: set aside with their label."""

from dataclasses import replace

from seeds.parser.draft import Block, Draft
from seeds.parser.furniture import is_note_label

# A note is short: what follows it without a headline may be an article again.
_LONGEST = 3


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


def _label(text: str) -> str:
    """`更正：本报…` → `更正`; empty where no colon stands near the beginning."""
    for mark in "：:":
        place = text.find(mark, 0, 8)
        if place > 0:
            return text[:place]
    return ""
