"""Quotation marks and brackets that open and never close, or close and never opened.

They are followed through the whole article, because a speech may go on over several paragraphs;
each of these may begin with an opening mark again, as is the custom.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from seeds.records import ParsedArticle, ParsedFinding, Severity

_QUOTES = ("“”", "‘’")
_BRACKETS = ("《》", "（）", "「」", "『』", "【】")
_NAMES = dict(zip("“”‘’", ("前双引号", "后双引号", "前单引号", "后单引号"), strict=True)) | {
    sign: f"“{sign}”" for pair in _BRACKETS for sign in pair
}
_CONTEXT = 10
_HALF_WIDTH = str.maketrans("()", "（）")
_ENUMERATION = re.compile(r"(?:^|[\s，。；：、])[\dA-Za-z一二三四五六七八九十]{1,2}$")


class Mark(NamedTuple):
    """A place in one of the article's texts, and whether it opens."""

    text: str
    place: int
    opens: bool


def unbalanced_quotes(article: ParsedArticle) -> Iterator[ParsedFinding]:
    """A finding for each mark that lacks its partner."""
    headings = [text for text in (article.kicker, article.title, article.subtitle) if text]
    for texts in (*([heading] for heading in headings), article.paragraphs):
        for pair in (*_QUOTES, *_BRACKETS):
            for mark in _lonely(texts, pair, nest=pair in _BRACKETS):
                yield _finding(mark, pair)


def _lonely(texts: Sequence[str], pair: str, *, nest: bool) -> Iterator[Mark]:
    opened: list[Mark] = []
    for text in texts:
        for match in re.finditer(f"[{pair}]", text.translate(_HALF_WIDTH)):
            mark = Mark(text, match.start(), opens=match[0] == pair[0])
            if not mark.opens:
                if opened:
                    opened.pop()
                elif not _ENUMERATION.search(text[max(0, mark.place - 4) : mark.place]):
                    yield mark
            elif opened and not nest and mark.place == 0:
                continue  # the speech goes on in a new paragraph
            else:
                if opened and not nest:
                    yield opened.pop()
                opened.append(mark)
    yield from opened


def _finding(mark: Mark, pair: str) -> ParsedFinding:
    if mark.opens:
        quote = mark.text[mark.place : mark.place + 1 + _CONTEXT]
    else:
        quote = mark.text[max(0, mark.place - _CONTEXT) : mark.place + 1]
    present, absent = (pair[0], pair[1]) if mark.opens else (pair[1], pair[0])
    severity: Severity = "medium" if pair in _QUOTES else "low"
    why = f"有{_NAMES[present]}而无{_NAMES[absent]}"
    return ParsedFinding("unbalanced_quotes", quote, severity, None, why)
