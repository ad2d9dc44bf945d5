"""What a reader has typed into a search box, as a value. No syntax is an error.

Words parted by spaces must all be present; `"…"` is a phrase, spaces included; a `-` before either
excludes it. A quotation mark counts as such only at the edge of a word: anywhere else it is a
character of the text, so that a sentence copied from an article finds that article.
`记者:马超`, `摄影:`, `标签:`, `版面:` and `日期:2023-05..2023-12` ask of fields; what cannot be
read becomes a hint, and the search goes on without it.
"""

import re
from dataclasses import dataclass

from articles.text.periods import Period, read_period
from articles.text.terms import Term, fold, is_empty, is_word

MOST_TERMS = 16  # further words narrow nothing; each one is work for the database

# Only what a keyboard gives is an operator. Folding makes one sign of all dashes and one of all
# quotation marks, so these two are set aside in the private use area before it.
_QUOTE, _MINUS = "\ue000", "\ue001"
_STRAIGHT_QUOTE = re.compile('["＂]')
_LEADING_MINUS = re.compile(r"(?<!\S)[-－](?=\S)")
FIELDS = {
    "记者": "reporter", "摄影": "photographer", "标签": "tag", "版面": "section", "日期": "date",
    "reporter": "reporter", "photographer": "photographer", "tag": "tag", "section": "section",
    "date": "date",
}  # fmt: skip
_PIECE = re.compile(
    rf"""(?<!\S){_MINUS}?(?P<unfilled>{"|".join(FIELDS)}):(?!\S)
       |(?<!\S)(?P<not>{_MINUS}?)(?:(?P<field>{"|".join(FIELDS)}):)?
        (?:[{_QUOTE}"](?P<phrase>.+?)[{_QUOTE}"](?!\S)|(?P<word>\S+))""",
    re.DOTALL | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a query asks of a field (a value of `FIELDS` other than `date`)."""

    field: str
    value: str
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Hint:
    """Something typed that could not be read: `kind` is `date` or `unfilled`."""

    kind: str
    typed: str


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """What must stand in an article and what must not, each in the order typed."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()
    fields: tuple[Asked, ...] = ()
    period: Period | None = None
    hints: tuple[Hint, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted or self.unwanted or self.fields or self.period)


def parse(query: str) -> SearchQuery:
    """Read a query; one in which nothing is asked for gives an empty, false `SearchQuery`."""
    marked = _STRAIGHT_QUOTE.sub(_QUOTE, query.replace(_QUOTE, " ").replace(_MINUS, " "))
    folded = fold(_LEADING_MINUS.sub(_MINUS, marked))
    terms: dict[bool, dict[Term, None]] = {False: {}, True: {}}
    fields: dict[Asked, None] = {}
    hints: dict[Hint, None] = {}
    period: Period | None = None
    for match in _PIECE.finditer(folded):
        name, excluded = match["field"], bool(match["not"])
        if match["unfilled"]:
            hints[Hint("unfilled", match["unfilled"])] = None
        elif not name:
            if (term := _term(match)) and len(terms[False]) + len(terms[True]) < MOST_TERMS:
                terms[excluded][term] = None
        elif FIELDS[name] == "date":
            if (read := read_period(_value(match))) and not excluded:
                period = read & period if period else read
            else:
                hints[Hint("date", _literal(match[0]))] = None
        elif (value := _value(match)) and len(fields) < MOST_TERMS:
            fields[Asked(FIELDS[name], value, excluded)] = None
    return SearchQuery(tuple(terms[False]), tuple(terms[True]), tuple(fields), period, tuple(hints))


def _term(match: re.Match[str]) -> Term | None:
    if match["phrase"] is not None:
        text = _literal(match["phrase"])
        return Term(text) if text else None
    text = _literal(match["word"].strip(_QUOTE))
    return None if is_empty(text) else Term(text, whole=is_word(text))


def _value(match: re.Match[str]) -> str:
    return _literal((match["phrase"] or match["word"]).strip(_QUOTE))


def _literal(text: str) -> str:
    return " ".join(text.replace(_QUOTE, '"').replace(_MINUS, "-").split())
