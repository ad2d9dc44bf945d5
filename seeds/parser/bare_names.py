"""Names alone on a line, under a headline or at an article's end: its authors.

No sign, no bracket and no role says so; only where the line stands does.
"""

from dataclasses import replace

from seeds.parser.bylines import Person
from seeds.parser.draft import Block, Draft
from seeds.parser.junction import is_closed
from seeds.parser.names import is_everyday_word, read_names
from seeds.parser.tails import as_credits

_LONGEST = 24
_LEAST_TITLE = 5


def tell_bare_names(draft: Draft) -> Draft:
    """Such lines become bylines."""
    blocks = draft.blocks
    told = [
        _as_byline(block) if _stands_for_byline(blocks, place) else block
        for place, block in enumerate(blocks)
    ]
    return replace(draft, blocks=tuple(told))


def _stands_for_byline(blocks: tuple[Block, ...], place: int) -> bool:
    block = blocks[place]
    if block.kind not in ("text", "item") or block.marked or len(block.text) > _LONGEST:
        return False
    names = read_names(block.text)
    if not names or any(map(is_everyday_word, names)):
        return False
    above = blocks[place - 1] if place else None
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    if above is None:
        return False
    if above.kind in ("text", "heading"):
        return below is not None and below.kind == "body" and len(above.text) >= _LEAST_TITLE
    ended = above.kind == "body" and is_closed(above.text)
    return ended and (below is None or below.kind in ("text", "heading"))


def _as_byline(block: Block) -> Block:
    people = tuple(Person(name, "correspondent") for name in read_names(block.text) or ())
    return replace(block, kind="byline", credits=as_credits(people, block.text))
