"""Faults of a printed text by what was corrected in it, weighed as China's press inspection does.

The weights are those of 《报纸编校差错率计算方法》, an annex to 《报纸期刊质量管理规定》 (2020): a
fault of one character counts 1, of two to five 2, of more 4, in a headline double; a wrong number 1
whatever its digits, a foreign word 1; a sign 0.1; a number in the wrong kind of numerals 0.1 and at
most 1 an issue; one and the same fault of text counts three times an issue at most.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from articles.text.diff import Piece, all_pieces
from articles.text.numerals import NUMERAL, value

Kind = Literal["text", "number", "number_style", "sign"]
PASS_LINE = 3.0  # per ten thousand characters
MOST_REPEATED = 3
MOST_NUMBER_STYLE = 10  # tenths
_AROUND = 6
# Characters between two halves of a transposition (北京 → 京北 is one fault and not two).
_BETWEEN = 4
# Less of a paragraph in common is another paragraph.
_ALIKE = 0.5
_SIGNS = re.compile(r"[\W_]")
_SPACE = re.compile(r"\s")
_LATIN = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Fault:
    """`wrong` as printed and `right` as corrected; `before` and `after` surround the right one.

    `tenths` is its weight in tenths of a fault.
    """

    kind: Kind
    wrong: str
    right: str
    before: str
    after: str
    is_heading: bool
    tenths: int

    @property
    def quote(self) -> str:
        """The fault as printed, with what stands around it."""
        return f"{self.before}{self.wrong}{self.after}"

    @property
    def same(self) -> tuple[str, str]:
        """What two faults have in common that are one fault made twice."""
        if self.wrong and self.right:
            return self.wrong, self.right
        left, right = (
            self.before[-1:],
            self.after[:1],
        )  # a character that is missing is missing here
        return f"{left}{self.wrong}{right}", f"{left}{self.right}{right}"


class Passage(NamedTuple):
    """A headline or a paragraph."""

    text: str
    is_heading: bool = False


def faults(printed: Sequence[Passage], corrected: Sequence[Passage]) -> list[Fault]:
    """What was corrected on a page, wherever its paragraphs were moved, joined or cut meanwhile.

    A paragraph that was taken out is no fault: page furniture and doubled text are none of the
    paper's. One that was added was missing.
    """
    found: list[Fault] = []
    for before, after in _groups(printed, corrected):
        is_heading = bool(after) and all(passage.is_heading for passage in after)
        old = "".join(passage.text for passage in before)
        new = "".join(passage.text for passage in after)
        if new:
            found += _faults(old, new, is_heading=is_heading)
    return found


def tenths(found: Iterable[Fault]) -> int:
    """The faults of one issue in tenths, what repeats and what is a matter of style bounded."""
    of_text: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    style = rest = 0
    for fault in found:
        if fault.kind == "number_style":
            style += fault.tenths
        elif fault.kind == "sign":
            rest += fault.tenths
        else:
            of_text[fault.same].append(fault.tenths)
    repeated = (sorted(weights, reverse=True)[:MOST_REPEATED] for weights in of_text.values())
    return rest + min(style, MOST_NUMBER_STYLE) + sum(map(sum, repeated))


def per_ten_thousand(sum_of_tenths: int, characters: int) -> float:
    """The rate of faults; 0 where nothing was printed."""
    return sum_of_tenths * 1000 / characters if characters else 0.0


def length(passages: Iterable[Passage]) -> int:
    """The characters of a text, signs among them and spaces not."""
    return sum(len(_SPACE.sub("", passage.text)) for passage in passages)


Group = tuple[list[Passage], list[Passage]]


def _groups(printed: Sequence[Passage], corrected: Sequence[Passage]) -> Iterator[Group]:
    """What differs, each passage with those that it was made of or made into."""
    same = Counter(p.text for p in printed) & Counter(p.text for p in corrected)
    old, new = _without(printed, same), _without(corrected, same)
    into = {i: _nearest(passage, new) for i, passage in enumerate(old)}
    of = {j: _nearest(passage, old) for j, passage in enumerate(new)}
    links = {(i, j) for i, j in into.items() if j is not None}
    links |= {(i, j) for j, i in of.items() if i is not None}
    seen: set[int] = set()
    for j in range(len(new)):
        if j in seen:
            continue
        ours, theirs = _connected(j, links)
        seen |= theirs
        yield [old[i] for i in sorted(ours)], [new[j] for j in sorted(theirs)]


def _without(passages: Sequence[Passage], same: Counter[str]) -> list[Passage]:
    left = Counter(same)
    rest = []
    for passage in passages:
        if left[passage.text] > 0:
            left[passage.text] -= 1
        else:
            rest.append(passage)
    return rest


def _nearest(passage: Passage, others: Sequence[Passage]) -> int | None:
    """Which of the others holds most of the passage, if it holds half of it."""
    pairs = _pairs(passage.text)
    shared = [sum((pairs & _pairs(other.text)).values()) for other in others]
    best = max(range(len(others)), key=shared.__getitem__, default=None)
    if best is None or shared[best] < _ALIKE * max(1, pairs.total()):
        return None
    return best


def _pairs(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(max(1, len(text) - 1)))


def _connected(start: int, links: set[tuple[int, int]]) -> tuple[set[int], set[int]]:
    ours: set[int] = set()
    theirs = {start}
    while True:
        more_ours = {i for i, j in links if j in theirs} - ours
        ours |= more_ours
        more_theirs = {j for i, j in links if i in ours} - theirs
        theirs |= more_theirs
        if not more_ours and not more_theirs:
            return ours, theirs


class _Change(NamedTuple):
    """The new text's characters from `start` to `end` stand for `wrong`."""

    wrong: str
    start: int
    end: int


def _faults(old: str, new: str, *, is_heading: bool) -> Iterator[Fault]:
    for change in _transposed(list(_changes(all_pieces(old, new))), new):
        wide = _widened(change, new)
        wrong, right = wide.wrong, new[wide.start : wide.end]
        if (weighed := _weighed(wrong, right)) is None:
            continue
        kind, weight = weighed
        doubled = 2 if is_heading and kind in ("text", "number") else 1
        yield Fault(
            kind,
            wrong,
            right,
            new[max(0, wide.start - _AROUND) : wide.start],
            new[wide.end : wide.end + _AROUND],
            is_heading,
            weight * doubled,
        )


def _changes(pieces: Sequence[Piece]) -> Iterator[_Change]:
    wrong, start, end = "", 0, 0
    for piece in pieces:
        if piece.kind == "gone":
            wrong += piece.text
        elif piece.kind == "new":
            end += len(piece.text)
        else:
            if wrong or end > start:
                yield _Change(wrong, start, end)
            wrong, start = "", end + len(piece.text)
            end = start
    if wrong or end > start:
        yield _Change(wrong, start, end)


def _transposed(changes: list[_Change], new: str) -> Iterator[_Change]:
    """The changes, of which two that only swap what stands between them are one."""
    at = 0
    while at < len(changes):
        one = changes[at]
        two = changes[at + 1] if at + 1 < len(changes) else None
        if two is not None and two.start - one.end <= _BETWEEN:
            wrong = one.wrong + new[one.end : two.start] + two.wrong
            if sorted(wrong) == sorted(new[one.start : two.end]):
                yield _Change(wrong, one.start, two.end)
                at += 2
                continue
        yield one
        at += 1


def _widened(change: _Change, new: str) -> _Change:
    """A change inside of a number or of a foreign word is one of the whole."""
    for unit in (NUMERAL, _LATIN):
        if (wide := _within(change, new, unit)) is not None:
            return wide
    return change


def _within(change: _Change, new: str, unit: re.Pattern[str]) -> _Change | None:
    changed = change.wrong + new[change.start : change.end]
    if unit.fullmatch(changed) is None:
        return None
    start, end = change.start, change.end
    while start > 0 and unit.fullmatch(new[start - 1]):
        start -= 1
    while end < len(new) and unit.fullmatch(new[end]):
        end += 1
    wrong = new[start : change.start] + change.wrong + new[change.end : end]
    return _Change(wrong, start, end)


def _weighed(wrong: str, right: str) -> tuple[Kind, int] | None:
    """What kind of fault it is and its weight in tenths; None where only spaces differ."""
    if _SPACE.sub("", wrong) == _SPACE.sub("", right):
        return None
    was, is_now = value(wrong), value(right)
    if was is not None and is_now is not None:
        return ("number_style", 1) if was == is_now else ("number", 10)
    letters = _SIGNS.sub("", wrong), _SIGNS.sub("", right)
    if letters[0] == letters[1]:
        return "sign", 1
    if sorted(letters[0]) == sorted(letters[1]):
        return "text", 10
    if all(_LATIN.fullmatch(text) for text in letters if text):
        return "text", 10
    size = max(map(len, letters))
    return "text", 10 if size == 1 else 20 if size <= 5 else 40
