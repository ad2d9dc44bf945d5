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
_CONTEXT = 10
_HALF_WIDTH = str.maketrans("()", "（）")
_ENUMERATION = re.compile(r"(?:^|[\s，。；：、])[\dA-Za-z一二三四五六七八九十]{1,2}$")


class Mark(NamedTuple):
    """A place in one of the article's texts."""

    text: str
    place: int


def unbalanced_quotes(article: ParsedArticle) -> Iterator[ParsedFinding]:
    """A finding for each mark that lacks its partner."""
    headings = [text for text in (article.kicker, article.title, article.subtitle) if text]
    for texts in (*([heading] for heading in headings), article.paragraphs):
        for pair in (*_QUOTES, *_BRACKETS):
            for mark in _lonely(texts, pair, nest=pair in _BRACKETS):
                yield _finding(mark, pair)


def _lonely(texts: Sequence[str], pair: str, *, nest: bool) -> Iterator[Mark]:
    opening, closing = pair[0], pair[1]
    opened: list[Mark] = []
    for text in texts:
        for match in re.finditer(f"[{opening}{closing}]", text.translate(_HALF_WIDTH)):
            mark = Mark(text, match.start())
            if match[0] == closing:
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
    text, place = mark
    if text.translate(_HALF_WIDTH)[place] == pair[0]:
        quote = text[place : place + 1 + _CONTEXT]
        why = f"有“{pair[0]}”而无“{pair[1]}”" if pair != "“”" else "前引号之后缺后引号"
    else:
        quote = text[max(0, place - _CONTEXT) : place + 1]
        why = f"有“{pair[1]}”而无“{pair[0]}”" if pair != "“”" else "后引号之前缺前引号"
    severity: Severity = "medium" if pair in _QUOTES else "low"
    return ParsedFinding("unbalanced_quotes", quote, severity, None, why)
