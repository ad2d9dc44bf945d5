"""What a reader has typed into a search box, as a value. No syntax is an error.

Words parted by spaces must all be present; `"…"` is a phrase, spaces included; a `-` before either
excludes it. A quotation mark counts as such only at the edge of a word: anywhere else it is a
character of the text, so that a sentence copied from an article finds that article.
"""

import re
from dataclasses import dataclass

from articles.text.terms import Term, fold, is_empty, is_word

MOST_TERMS = 16  # further words narrow nothing; each one is work for the database

# Only what a keyboard gives is an operator. Folding makes one sign of all dashes and one of all
# quotation marks, so these two are set aside in the private use area before it.
_QUOTE, _MINUS = "\ue000", "\ue001"
_STRAIGHT_QUOTE = re.compile('["＂]')
_LEADING_MINUS = re.compile(r"(?<!\S)[-－](?=\S)")
_PIECE = re.compile(
    rf"""(?<!\S)({_MINUS}?)[{_QUOTE}"](.+?)[{_QUOTE}"](?!\S)|({_MINUS}?)(\S+)""", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What must stand in an article and what must not, each in the order typed."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted or self.unwanted)


def parse(query: str) -> SearchQuery:
    """Read a query; one in which nothing is asked for gives an empty, false `SearchQuery`."""
    marked = _STRAIGHT_QUOTE.sub(_QUOTE, query.replace(_QUOTE, " ").replace(_MINUS, " "))
    folded = fold(_LEADING_MINUS.sub(_MINUS, marked))
    wanted: dict[Term, None] = {}
    unwanted: dict[Term, None] = {}
    for match in _PIECE.finditer(folded):
        excluded, term = _term(match)
        if term is not None and len(wanted) + len(unwanted) < MOST_TERMS:
            (unwanted if excluded else wanted)[term] = None
    return SearchQuery(tuple(wanted), tuple(unwanted))


def _term(match: re.Match[str]) -> tuple[bool, Term | None]:
    if match[2] is not None:
        text = _literal(match[2])
        return bool(match[1]), Term(text) if text else None
    text = _literal(match[4].strip(_QUOTE))
    return bool(match[3]), None if is_empty(text) else Term(text, whole=is_word(text))


def _literal(text: str) -> str:
    return " ".join(text.replace(_QUOTE, '"').replace(_MINUS, "-").split())
