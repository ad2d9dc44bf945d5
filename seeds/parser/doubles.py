"""Lines that a scan read twice: the second one begins nothing and continues nothing.

A doubled headline is set aside. A doubled paragraph stays, for an editor to strike out, but without
the lead and byline that would begin another article.
"""

from dataclasses import replace

from seeds.parser.draft import Block, Draft
from seeds.parser.openings import read_opening

# A line of so many characters does not come twice in a row by intention.
LEAST = 15
_LEAST_HEADLINE = 6


def tell_doubles(draft: Draft) -> Draft:
    """The page with doubled headlines among the leftovers and doubled openings as plain text."""
    blocks: list[Block] = []
    leftovers = list(draft.leftovers)
    last = ""
    for block in draft.blocks:
        doubled = block.text == last
        last = block.text
        if doubled and block.kind in ("text", "heading") and len(last) >= _LEAST_HEADLINE:
            leftovers.append(block.text)
        elif doubled and block.kind == "opening" and len(last) >= LEAST:
            opening = read_opening(block.text)
            printed = dict.fromkeys([opening.lead, *(c.printed for c in opening.credits)])
            leftovers += [text for text in printed if text]
            blocks.append(replace(block, text=opening.rest, kind="body"))
        else:
            blocks.append(block)
    return replace(draft, blocks=tuple(blocks), leftovers=tuple(leftovers))


def repeats(above: str, below: str) -> bool:
    """Whether the lower line says again what the upper one ends in."""
    return len(below) >= LEAST and above.endswith(below)
