"""What changed between two texts, in pieces that a reader can follow."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

# Characters kept around a change; the rest of an unchanged stretch is left out.
CONTEXT = 16
# Below this length a value is replaced as a whole: 草稿 → 已发布 says more than letters do.
SHORT = 12
# Above this product of lengths a letter-by-letter comparison takes longer than an editor waits.
TOO_LONG = 4_000_000


class Piece(NamedTuple):
    """A stretch of text and what became of it; `skip` stands for text that is left out."""

    kind: Literal["same", "gone", "new", "skip"]
    text: str


def pieces(old: str, new: str) -> list[Piece]:
    """Tell how `old` became `new`: 北京日报 → 北京晚报 with 日 gone and 晚 new.

    The pieces that are not new, joined, are the old text, where nothing was left out.
    """
    if max(len(old), len(new)) <= SHORT:
        return [p for p in (Piece("gone", old), Piece("new", new)) if p.text]
    return list(_abridged(all_pieces(old, new)))


def all_pieces(old: str, new: str) -> list[Piece]:
    """As `pieces`, letter by letter however short, and with nothing left out."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    middle = _middle(old[head : len(old) - tail], new[head : len(new) - tail])
    whole = [Piece("same", old[:head]), *middle, Piece("same", old[len(old) - tail :])]
    return [piece for piece in whole if piece.text]


def _common(a: str, b: str) -> int:
    """The length of the start that two texts share."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), _least(a, b))


def _least(a: str, b: str) -> int:
    return min(len(a), len(b))


def _middle(old: str, new: str) -> Iterator[Piece]:
    if len(old) * len(new) > TOO_LONG:
        yield from (Piece("gone", old), Piece("new", new))
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for operation, a, b, c, d in matcher.get_opcodes():
        if operation == "equal":
            yield Piece("same", old[a:b])
        else:
            yield Piece("gone", old[a:b])
            yield Piece("new", new[c:d])


def _abridged(whole: list[Piece]) -> Iterator[Piece]:
    for index, piece in enumerate(whole):
        before = CONTEXT if index > 0 else 0
        after = CONTEXT if index < len(whole) - 1 else 0
        if piece.kind != "same" or len(piece.text) <= before + after + 4:
            yield piece
            continue
        if before:
            yield Piece("same", piece.text[:before])
        yield Piece("skip", piece.text[before : len(piece.text) - after])
        if after:
            yield Piece("same", piece.text[-after:])
