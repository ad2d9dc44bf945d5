"""Names alone on a line, under a headline or at an article's end: its authors.

No sign, no bracket and no role says so; only where the line stands does.
"""

from dataclasses import replace

from seeds.parser.bylines import Person
from seeds.parser.characters import SENTENCE_END
from seeds.parser.draft import CREDITS, Block, Draft
from seeds.parser.forms import is_digest, is_padded, opens_letter
from seeds.parser.junction import is_closed
from seeds.parser.names import is_everyday_word, read_names
from seeds.parser.openings import read_opening
from seeds.parser.signatures import is_enclosed, read_signature
from seeds.parser.surnames import MINORITY_NAME_PARTS
from seeds.parser.tails import as_credits
from seeds.parser.verse import LEAST_LINES, is_line

_LONGEST, _LONGEST_NAME = 24, 4
# A letter of so many lines may stand between its salutation and its signature.
_LETTER = 12
_LEAST_TITLE, _LONGEST_PEN_NAME = 5, 3
# The sign of a byline and of nothing else.
_SIGN = "□"
EDITORS_NOTES = ("编后", "编者", "编辑附记", "回音", "附记")


def tell_bare_names(draft: Draft) -> Draft:
    """Such lines become bylines."""
    blocks = draft.blocks
    told = [
        _as_byline(blocks, place) if _stands_for_byline(blocks, place) else block
        for place, block in enumerate(blocks)
    ]
    return replace(draft, blocks=tuple(told))


def _stands_for_byline(blocks: tuple[Block, ...], place: int) -> bool:
    block = blocks[place]
    # `萧　让` ends in a word at which no headline ends.
    plain = block.kind in ("text", "item") or len(block.text) <= _LONGEST_NAME
    if not plain or block.kind in CREDITS or block.marked or len(block.text) > _LONGEST:
        return False
    under_title = place > 0 and _is_under_title(blocks, place)
    if place == 0 or not _names_of(blocks, place, under_title=under_title):
        return False
    if under_title:
        return True
    if read_signature(block.text):
        if is_enclosed(block.text) and blocks[place - 1].kind == "body":
            return is_closed(blocks[place - 1].text)
        return _ends_letter(blocks, place) or _is_in_letter(blocks, place)
    if block.kind == "body":
        return False
    above = blocks[place - 1]
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    ended = above.kind == "body" and is_closed(above.text)
    if not ended or (below is not None and below.kind not in ("text", "heading")):
        return False
    return not (is_padded(block.text) and _heads_verse(blocks, place))


def _names_of(blocks: tuple[Block, ...], place: int, *, under_title: bool) -> tuple[str, ...]:
    """Whom the line names and nothing else: with what they are, or padded (`若 水`), or plainly.

    Under a title a padded word of the language is a name, too (`许 多`), and one behind `□`; above
    prose so are two or three characters that are no word (`铁民`).
    """
    text = blocks[place].text
    if signed := read_signature(text):
        return signed
    name = text.removeprefix(_SIGN).strip()
    set_off = is_padded(name) or name != text
    pen_name = under_title and blocks[place + 1].kind == "body" and len(name) <= _LONGEST_PEN_NAME
    by_sound = pen_name or set_off or any(part in name for part in MINORITY_NAME_PARTS)
    names = read_names(name, trust="wordless" if by_sound else "surnames") or ()
    proven = set_off and under_title
    return () if not proven and any(map(is_everyday_word, names)) else names


def _is_under_title(blocks: tuple[Block, ...], place: int) -> bool:
    """Whether a title stands directly above, and its text or verses below."""
    above, below = blocks[place - 1], blocks[place + 1 : place + 1 + LEAST_LINES]
    if above.kind not in ("text", "heading") or not below:
        return False
    if above.kind == "heading" and read_signature(blocks[place].text):
        return below[0].kind in ("text", "body", "item")
    if below[0].kind == "body" and not all(map(is_line, below[:2])):
        titled = above.marked or len(above.text) >= _LEAST_TITLE
        return titled or (place > 1 and blocks[place - 2].marked)
    set_off = above.kind == "heading" or is_padded(above.text) or is_digest(above.text)
    return set_off and len(below) == LEAST_LINES and all(map(is_line, below))


def _ends_letter(blocks: tuple[Block, ...], place: int) -> bool:
    """Whether the line stands where a letter is signed: a last sentence above, its end below."""
    above = blocks[place - 1]
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    if above.kind not in ("body", "opening") or above.text[-1] not in SENTENCE_END:
        return False
    if below is None or below.kind == "heading":
        return True
    return not read_signature(below.text) and (
        below.kind == "text" or below.text.startswith(EDITORS_NOTES)
    )


def _is_in_letter(blocks: tuple[Block, ...], place: int) -> bool:
    """Whether a letter to the paper began above and nothing else has since: an answer follows."""
    for block in reversed(blocks[max(0, place - _LETTER) : place]):
        if block.kind == "heading":
            return False
        if opens_letter(block.text):
            return True
    return False


def _heads_verse(blocks: tuple[Block, ...], place: int) -> bool:
    """Whether `秋　思` is a poem's title: verses below, and above news that its lead credits."""
    below = blocks[place + 1 : place + 1 + LEAST_LINES]
    head = next((b for b in reversed(blocks[:place]) if b.kind in ("opening", "byline")), None)
    credited = head is not None and bool(head.credits or read_opening(head.text).credits)
    return credited and len(below) == LEAST_LINES and all(map(is_line, below))


def _as_byline(blocks: tuple[Block, ...], place: int) -> Block:
    block, under_title = blocks[place], _is_under_title(blocks, place)
    names = _names_of(blocks, place, under_title=under_title)
    people = tuple(Person(name, "correspondent") for name in names)
    return replace(block, kind="byline", credits=as_credits(people, block.text))
