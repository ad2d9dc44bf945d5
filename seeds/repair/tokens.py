"""A text's tokens with their places, for the rules that look at neighbouring words."""

from collections.abc import Iterator
from typing import NamedTuple

from articles.text import segment


class Token(NamedTuple):
    """A word of a text, its part of speech and its place."""

    word: str
    tag: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.word)


EDGE = Token("", "x", 0)


def tokens(text: str) -> list[Token]:
    """The text's tokens in order; joined they are the text."""
    found, start = [], 0
    for word, tag in segment.tagged(text):
        found.append(Token(word, tag, start))
        start += len(word)
    return found


def windows(text: str, size: int) -> Iterator[tuple[Token, ...]]:
    """Every run of `size` neighbours; those at the ends are filled up with empty tokens."""
    row = [EDGE, *tokens(text), *[EDGE] * size]
    for place in range(len(row) - size):
        yield tuple(row[place : place + size])
