"""Operations on the paragraphs of a text: values in, values out, and no character lost.

Places count from 0. A place that is not there raises `Misplaced`, and so does an operation that
would leave an empty paragraph.
"""

from collections.abc import Iterable

Paragraphs = tuple[str, ...]

# Longer, or with an end of a sentence, it is running text and no line over one.
LONGEST_HEADING = 60
# What a text without a headline is called by.
BEGINNING = 20


class Misplaced(ValueError):
    """There is no such place, or the operation makes no sense there."""


def body_of(paragraphs: Iterable[str]) -> str:
    """The text as an article stores it: paragraphs parted by one blank line."""
    return "\n\n".join(text for text in paragraphs if text)


def part(paragraphs: Paragraphs, at: int) -> tuple[Paragraphs, Paragraphs]:
    """What stands before the paragraph and what begins with it; neither is empty."""
    if not 0 < at < len(paragraphs):
        raise Misplaced(at)
    return paragraphs[:at], paragraphs[at:]


def cut(paragraphs: Paragraphs, at: int, offset: int) -> Paragraphs:
    """One paragraph made two, before its character `offset`; spaces at the cut go."""
    text = _at(paragraphs, at)
    before, after = text[: max(0, offset)].rstrip(), text[max(0, offset) :].lstrip()
    if not before or not after:
        raise Misplaced(offset)
    return (*paragraphs[:at], before, after, *paragraphs[at + 1 :])


def join(paragraphs: Paragraphs, at: int) -> Paragraphs:
    """A paragraph and the one after it made one; words of Latin letters stay apart."""
    before, after = _at(paragraphs, at), _at(paragraphs, at + 1)
    space = " " if (before[-1] + after[0]).isascii() and (before[-1] + after[0]).isalnum() else ""
    return (*paragraphs[:at], before + space + after, *paragraphs[at + 2 :])


def take(paragraphs: Paragraphs, at: int) -> tuple[str, Paragraphs]:
    """A paragraph, and the text without it."""
    return _at(paragraphs, at), (*paragraphs[:at], *paragraphs[at + 1 :])


def put(paragraphs: Paragraphs, at: int, *texts: str) -> Paragraphs:
    """The text with more paragraphs, the first of them at the place `at`; empty ones are none."""
    if not 0 <= at <= len(paragraphs):
        raise Misplaced(at)
    return (*paragraphs[:at], *(text for text in texts if text), *paragraphs[at:])


def move(paragraphs: Paragraphs, at: int, to: int) -> Paragraphs:
    """The paragraph at the place `at` brought to the place `to`."""
    text, others = take(paragraphs, at)
    return put(others, to, text)


def insert(paragraphs: Paragraphs, at: int, offset: int | None, text: str) -> Paragraphs:
    """A piece of text put into a paragraph before its character `offset`; None: at its end."""
    whole = _at(paragraphs, at)
    place = len(whole) if offset is None else offset
    if not 0 <= place <= len(whole):
        raise Misplaced(offset)
    return (*paragraphs[:at], whole[:place] + text + whole[place:], *paragraphs[at + 1 :])


def is_heading(text: str) -> bool:
    """Whether a paragraph looks like a line over a text, and not like running text."""
    return len(text) <= LONGEST_HEADING and "。" not in text and text[-1:] not in "，；：、…"


def beginning(paragraphs: Iterable[str]) -> str:
    """What a text without a headline is called by until an editor finds a better name."""
    return "".join(paragraphs)[:BEGINNING]


def is_beginning(title: str, paragraphs: Iterable[str]) -> bool:
    """Whether a title is only the beginning of its text, and nowhere printed over it."""
    return title == beginning(paragraphs)


def _at(paragraphs: Paragraphs, at: int) -> str:
    if not 0 <= at < len(paragraphs):
        raise Misplaced(at)
    return paragraphs[at]
