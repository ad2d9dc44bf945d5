"""Quotation marks and brackets that open and never close, or close and never opened.

They are followed through the whole article, because a speech may go on over several paragraphs;
each of these may begin with an opening mark again, as is the custom.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from seeds.records import ParsedFinding, Severity
from seeds.repair.reading import Reading

_QUOTES = ("“”", "‘’")
_BRACKETS = ("《》", "（）", "「」", "『』", "【】")
_NAMES = dict(zip("“”‘’", ("前双引号", "后双引号", "前单引号", "后单引号"), strict=True)) | {
    sign: f"“{sign}”" for pair in _BRACKETS for sign in pair
}
_CONTEXT = 10
_MARK = re.compile("[“”‘’《》（）「」『』【】]")
_ENUMERATION = re.compile(r"(?:^|[\s，。；：、])[\dA-Za-z一二三四五六七八九十]{1,2}$")


class Mark(NamedTuple):
    """A place in one of the article's texts, and the sign there."""

    text: str
    place: int
    sign: str


def unbalanced_quotes(reading: Reading) -> Iterator[ParsedFinding]:
    """A finding for each mark that lacks its partner."""
    headings = [[passage] for passage in reading if passage.is_heading]
    paragraphs = [passage for passage in reading if not passage.is_heading]
    for passages in (*headings, paragraphs):
        marks = [
            Mark(passage.text, match.start(), match[0])
            for passage in passages
            for match in _MARK.finditer(passage.view)
        ]
        for pair in (*_QUOTES, *_BRACKETS):
            ours = [mark for mark in marks if mark.sign in pair]
            for mark in _lonely(ours, pair[0], nest=pair in _BRACKETS):
                yield _finding(mark, pair)


def _lonely(marks: list[Mark], opening: str, *, nest: bool) -> Iterator[Mark]:
    opened: list[Mark] = []
    for mark in marks:
        if mark.sign != opening:
            if opened:
                opened.pop()
            elif not _ENUMERATION.search(mark.text[max(0, mark.place - 4) : mark.place]):
                yield mark
        elif opened and not nest and mark.place == 0:
            continue  # the speech goes on in a new paragraph
        else:
            if opened and not nest:
                yield opened.pop()
            opened.append(mark)
    yield from opened


def _finding(mark: Mark, pair: str) -> ParsedFinding:
    opens = mark.sign == pair[0]
    if opens:
        quote = mark.text[mark.place : mark.place + 1 + _CONTEXT]
    else:
        quote = mark.text[max(0, mark.place - _CONTEXT) : mark.place + 1]
    present, absent = (pair[0], pair[1]) if opens else (pair[1], pair[0])
    severity: Severity = "medium" if pair in _QUOTES else "low"
    why = f"有{_NAMES[present]}而无{_NAMES[absent]}"
    return ParsedFinding("unbalanced_quotes", quote, severity, None, why)
