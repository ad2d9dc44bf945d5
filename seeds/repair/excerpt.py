"""What the rules of doubt share: the article's texts, and a quotation with its surroundings."""

import re
from collections.abc import Iterator

from articles.text.normalize import HAN
from seeds.records import ParsedArticle, ParsedFinding, Severity

_CONTEXT = 4
_FULL_WIDTH = str.maketrans(",;:!?()０１２３４５６７８９", "，；：！？（）0123456789")
_WORDS_BEFORE = re.compile(rf"[{HAN}\w]*$")
_WORDS_AFTER = re.compile(rf"[{HAN}\w]*")


def texts(article: ParsedArticle) -> Iterator[str]:
    """Everything of the article that is read as text: headings, then paragraphs."""
    yield from (text for text in (article.kicker, article.title, article.subtitle) if text)
    yield from article.paragraphs


def views(article: ParsedArticle) -> Iterator[tuple[str, str]]:
    """Each text with a copy that the rules' patterns read, marks and digits in one width.

    Both have the same length, so a place in the copy is a place in the print.
    """
    for text in texts(article):
        yield text, text.translate(_FULL_WIDTH)


def doubt(
    kind: str,
    text: str,
    start: int,
    end: int,
    *,
    why: str,
    severity: Severity,
    instead: str | None = None,
) -> ParsedFinding:
    """A finding on `text[start:end]`, quoted with a few characters of its clause.

    `instead` would stand for the stretch; the suggestion is the whole quotation with it.
    """
    before = _words(_WORDS_BEFORE.search(text[max(0, start - _CONTEXT) : start]))
    after = _words(_WORDS_AFTER.match(text[end : end + _CONTEXT]))
    return ParsedFinding(
        kind=kind,
        quote=before + text[start:end] + after,
        suggestion=None if instead is None else before + instead + after,
        severity=severity,
        why=why,
    )


def _words(match: re.Match[str] | None) -> str:
    return match[0] if match else ""
