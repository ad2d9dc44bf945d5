"""The end of a paragraph: credits glued to its last sentence, taken off and remembered.

`…提供保障。本报记者 甲 摄影报道`, `…（记者甲 通讯员乙）`, `…。（甲 乙）`, `…（据新华社电）`; also
`（上海10月31日电）`, which is a lead, and `（受访者供图）`, which names nobody.
"""

import re
from dataclasses import dataclass, replace

from seeds.parser.bylines import LONGEST, Person, read_byline
from seeds.parser.characters import BYLINE_SIGNS, CLOSING, SENTENCE_END, one_width
from seeds.parser.leads import is_tail_dateline
from seeds.parser.sources import is_nobodys_picture, is_nobodys_text, is_own_voice
from seeds.parser.surnames import WORDLIKE_SURNAMES
from seeds.records import ParsedCredit

_SIGNS = frozenset(BYLINE_SIGNS) - {"口"}
_MARKS = "".join(sorted(SENTENCE_END | CLOSING))
_BEFORE = frozenset(_MARKS + " \u3000")
# A byline's sign, or what stands behind a mark; a mark belongs to the sentence that it ends.
_BEGINNING = re.compile(
    f"[{''.join(sorted(_SIGNS))}]|(?<=[{re.escape(_MARKS)} \u3000])[^{re.escape(_MARKS)}]", re.S
)
# No paragraph ends in more credits: what has more is damaged.
_MOST = 12


@dataclass(frozen=True, slots=True)
class Tail:
    """What stood behind the last sentence; `text` is the paragraph without it."""

    text: str
    credits: tuple[ParsedCredit, ...] = ()
    lead: str = ""
    leftovers: tuple[str, ...] = ()


def take_tail(text: str) -> Tail:
    """The paragraph without the credits at its end, which may be several, one behind another."""
    tail = Tail(text.rstrip())
    for _ in range(_MOST):
        shorter = _take_one(tail)
        if shorter is None:
            break
        tail = shorter
    return tail


def as_credits(people: tuple[Person, ...], printed: str) -> tuple[ParsedCredit, ...]:
    """Credits that were printed together."""
    return tuple(ParsedCredit(name, role, printed) for name, role in people)


def _take_one(tail: Tail) -> Tail | None:
    for start, bare in _starts(tail.text):
        printed = tail.text[start:]
        if is_tail_dateline(printed):
            return replace(_shorter(tail, start), lead=printed)
        people = None if _begins_clause(printed) else read_byline(printed, bare=bare)
        if people:
            credits = as_credits(people, printed) + tail.credits
            return replace(_shorter(tail, start), credits=credits)
        if is_nobodys_picture(printed) or is_nobodys_text(printed) or is_own_voice(printed):
            return replace(_shorter(tail, start), leftovers=(printed, *tail.leftovers))
    return None


def _begins_clause(printed: str) -> bool:
    """`记者从黄`: rather the beginning of a sentence that a column's foot cut off than a name."""
    return printed.startswith("记者") and printed[2:3] in WORDLIKE_SURNAMES


def _shorter(tail: Tail, end: int) -> Tail:
    return replace(tail, text=tail.text[:end].rstrip())


def _starts(text: str) -> list[tuple[int, bool]]:
    """Where a credit at the end may begin, and whether bare names would do there.

    A bracket that ends the text; a byline's sign; behind the last mark of a sentence. Looks no
    further back than a byline is long.
    """
    least = max(0, len(text) - LONGEST)
    folded = one_width(text[least:])
    starts: list[tuple[int, bool]] = []
    if folded.endswith("）"):
        opening = folded.rfind("（")
        if opening >= 0:
            before = text[least : least + opening].rstrip()
            closed = before[-1:] in SENTENCE_END or before[-1:] in CLOSING or not before
            starts += [(least + opening, closed)]
    for sign in _BEGINNING.finditer(folded):
        place = sign.start()
        if place and sign[0] in _SIGNS:
            starts.append((least + place, True))
        if folded[place - 1 : place] in _BEFORE:
            starts.append((least + place, False))
    if len(text) <= LONGEST:
        starts.append((0, False))
    return sorted(set(starts))
