"""Headlines that print or a converter broke over two lines, or two headings, become one again.

Each half looks like a headline, so what stands about the break is weighed: halves of one measure
under one mark, no blank line on a page that has them, words that run over the break here or in the
text below. The weights are those of a regression, rounded, over 470 broken headlines and 200 pairs
of whole lines (kicker, title, subtitle, column). Whatever broke one headline of a page broke others
too: where several look broken less is asked of each, and of a single one more.
"""

from collections.abc import Iterator
from dataclasses import replace

from seeds.parser.characters import PAUSE, SENTENCE_END
from seeds.parser.draft import Block, Draft
from seeds.parser.events import gives_details, is_clause, is_parallel, names_genre, tells_event
from seeds.parser.forms import is_balanced, is_headline_form, is_padded
from seeds.parser.furniture import is_section_name
from seeds.parser.junction import is_open, leans_back
from seeds.parser.lexicon import has_verb, last_token
from seeds.parser.names import is_everyday_word, read_names
from seeds.parser.rubrics import has_column_form, is_short_name
from seeds.parser.tables import words
from seeds.parser.verse import LONGEST_LINE
from seeds.parser.vocabulary import BODIES, EVENT_VERBS, MEETING_ENDS

# On 108 annotated pages one threshold of 3 joined 10 of 298 pairs that are two headlines; these
# join 4, and of a thousand that were broken as many as that one.
_ALONE, _AMONG_BROKEN = 4, 2
_LIKELY, _SEVERAL = 3, 3
# Most names of columns have four characters (`科技前沿`).
_NAME = 4
_SHORT, _LONG, _LONGEST, _TINY, _MEASURE = 12, 14, 28, 5, 3
# More plain lines than these below each other are verses or a list.
_MOST_PLAIN = 3
_READ, _LONGEST_NAME = 600, 4
# Verbs behind which no headline ends.
_WANT_OBJECTS = words("实现 荣获 获得 夺得 达到 突破 成为 走进 走访 推出 打造 建成 挺进 迈向 探索")
_STOPS = SENTENCE_END | frozenset("；：）")
_ENDS = _STOPS | PAUSE


def mend_headlines(draft: Draft) -> Draft:
    """Neighbouring lines that are one headline between them, joined."""
    found = dict(_scores(draft.blocks))
    likely = sum(score >= _LIKELY for score in found.values())
    blocks: list[Block] = []
    for place, block in enumerate(draft.blocks):
        score = found.get(place, 0)
        others = likely - (score >= _LIKELY)
        if score >= (_AMONG_BROKEN if others >= _SEVERAL else _ALONE):
            blocks[-1] = _joined(blocks[-1], block)
        else:
            blocks.append(block)
    return replace(draft, blocks=tuple(blocks))


def _scores(blocks: tuple[Block, ...]) -> Iterator[tuple[int, int]]:
    """The place of each lower half that may belong to the line above, and the evidence for it."""
    parted = _parts_by_blank_lines(blocks)
    ranked = len({(block.level, block.bold) for block in blocks if block.marked}) > 1
    for place in range(1, len(blocks)):
        upper, lower = blocks[place - 1 : place + 1]
        if _may_be_halves(upper, lower) and not _in_list(blocks, place):
            below = _text_below(blocks, place)
            score = evidence(upper, lower, below, adjacent=parted and lower.adjacent)
            # One mark on both says less where the page has no other.
            yield place, score - 2 * (not ranked and _marked_alike(upper, lower))


def _joined(upper: Block, lower: Block) -> Block:
    return replace(
        upper,
        text=upper.text + lower.text,
        span=(upper.span[0], lower.span[1]),
        kind="heading" if upper.marked else upper.kind,
    )


def evidence(upper: Block, lower: Block, below: str, *, adjacent: bool) -> int:
    """Evidence that the two are one headline; `below` is the text under them."""
    one, other = upper.text, lower.text
    lengths = len(one), len(other)
    score = _marks(upper, lower, adjacent) + 2 * adjacent
    score += 2 * (max(lengths) <= _SHORT and abs(lengths[0] - lengths[1]) <= _MEASURE)
    score += 3 * (one[-1] + other[0] in below) + (one[-2:] + other[:2] in below)
    score += 2 * (is_open(one) or leans_back(other) or other[0] in "，、）》”")
    score += 2 * (tells_event(one + other) and not tells_event(one) and not tells_event(other))
    score += _breaks_off(one) if _breaks_off(one) else -2 * has_verb(other)
    score -= 3 * (one[-1] == "）") + 2 * is_balanced(one) + 9 * other.startswith(("——", "--"))
    score -= 3 * (has_column_form(one) or is_section_name(one))
    score -= 4 * (len(one) == _NAME and is_short_name(one)) + 4 * (
        is_padded(one) or is_padded(other)
    )
    score -= 3 * (" " in one or " " in other) + 2 * gives_details(other)
    score -= 4 * (one.endswith(BODIES) and is_clause(other))
    score -= 5 * _is_name(other)
    score -= 3 * names_genre(one) + 2 * names_genre(other)
    score -= is_parallel(one) or is_parallel(other)
    score -= 2 * (lengths[1] >= _LONG) + (lengths[0] >= _LONG) + (sum(lengths) > _LONGEST)
    return score - (lengths[0] <= _TINY)


def _is_name(text: str) -> bool:
    """Whether the line is nothing but a person's name, who wrote what stands below."""
    return len(text) <= _LONGEST_NAME and bool(read_names(text)) and not is_everyday_word(text)


def _marked_alike(upper: Block, lower: Block) -> bool:
    return upper.marked and (upper.level, upper.bold) == (lower.level, lower.bold)


def _marks(upper: Block, lower: Block, adjacent: bool) -> int:
    """One mark on both speaks for one headline, two marks for two."""
    if not upper.marked and not lower.marked:
        return 0
    if upper.marked and lower.marked:
        return 3 if _marked_alike(upper, lower) else -4
    return 2 * adjacent if upper.marked and lower.adjacent else -2


def _breaks_off(text: str) -> int:
    """Whether it lacks something: a verb's object, a subject's verb."""
    if last_token(text)[1].startswith("v") and not text.endswith(MEETING_ENDS):
        return 1 + text.endswith(EVENT_VERBS) + 2 * text.endswith(_WANT_OBJECTS)
    return int(len(text) > _TINY and not has_verb(text))


def _may_be_halves(upper: Block, lower: Block) -> bool:
    """Whether both have a headline's form together, and one of them alone."""
    plain = {"text", "heading"} & {upper.kind, lower.kind}
    if lower.gap or upper.turns or not (plain or upper.marked):
        return False
    if not (_is_half(upper, _STOPS) and _is_half(lower, _ENDS)):
        return False
    return is_headline_form(upper.text + lower.text, marked=True)


def _is_half(block: Block, ends: frozenset[str]) -> bool:
    """A half may begin or end within brackets, or lean on the other."""
    if block.kind != "body":
        return block.kind in ("text", "heading")
    return len(block.text) <= _LONGEST and block.text[-1] not in ends


def _in_list(blocks: tuple[Block, ...], place: int) -> bool:
    """Whether the line is one of many plain ones below each other, and no blank line pairs it."""
    if blocks[place].adjacent and not blocks[place - 1].adjacent:
        return place + 1 < len(blocks) and _is_plain(blocks[place + 1], adjacent=True)
    first = last = place
    while first > 0 and _is_plain(blocks[first - 1]) and place - first <= _MOST_PLAIN:
        first -= 1
    while last < len(blocks) and _is_plain(blocks[last]) and last - place <= _MOST_PLAIN:
        last += 1
    return last - first > _MOST_PLAIN


def _is_plain(block: Block, *, adjacent: bool = False) -> bool:
    short = block.kind in ("text", "body") and len(block.text) <= LONGEST_LINE
    return short and not block.marked and block.adjacent >= adjacent


def _text_below(blocks: tuple[Block, ...], place: int) -> str:
    texts = [b.text for b in blocks[place + 1 : place + 5] if b.kind in ("body", "opening")]
    return "".join(texts)[:_READ]


def _parts_by_blank_lines(blocks: tuple[Block, ...]) -> bool:
    """Whether blank lines part most of its lines: then it says something where one is missing."""
    return 3 * sum(block.adjacent for block in blocks) < len(blocks)
