"""What the index is asked: tokens joined by all and any, and what the texts have to prove."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, replace

from articles.search.entries import moment
from articles.text.indexed import HEADING_MARK, PLACES, TITLE_MARK
from articles.text.periods import Period
from articles.text.terms import INNER_MARK, Term

# How many of an entry's places, the weightiest first, are looked at.
IN_TITLE, IN_HEADINGS, AS_CORRECTED, ANYWHERE = 1, 2, len(PLACES) - 1, len(PLACES)
MARKS = {IN_TITLE: (TITLE_MARK,), IN_HEADINGS: (TITLE_MARK, HEADING_MARK)}


@dataclass(frozen=True, slots=True)
class All:
    """All of these."""

    nodes: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of these."""

    nodes: tuple["Node", ...]


Node = str | All | Either


@dataclass(frozen=True, slots=True)
class Needle:
    """A folded text that must (or must not) stand in the first `places` of an entry."""

    text: str
    places: int = ANYWHERE
    present: bool = True


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question to the index; `public` is the moment at which the public must see an article."""

    needed: tuple[Node, ...] = ()
    without: tuple[Node, ...] = ()
    needles: tuple[Needle, ...] = ()
    period: Period | None = None
    public: datetime.datetime | None = None

    def with_terms(self, terms: Iterable[Term], places: int = ANYWHERE) -> "Wanted":
        """Narrowed to articles with all the terms in the places."""
        terms = tuple(terms)
        proved = tuple(
            Needle(term.text, places)
            for term in terms
            # The pairs do not tell the printed text from the corrected one.
            if not term.proved or (places == AS_CORRECTED and not term.whole)
        )
        nodes = tuple(standing(term, places) for term in terms)
        return replace(self, needed=self.needed + nodes, needles=self.needles + proved)

    def without_terms(self, terms: Iterable[Term]) -> "Wanted":
        """Narrowed to articles with none of the terms."""
        terms = tuple(terms)
        nodes = tuple(standing(term) for term in terms if term.proved)
        absent = tuple(Needle(term.text, present=False) for term in terms if not term.proved)
        return replace(self, without=self.without + nodes, needles=self.needles + absent)

    def also(self, *nodes: Node) -> "Wanted":
        """Narrowed by more nodes."""
        return replace(self, needed=self.needed + nodes)

    def never(self, *nodes: Node) -> "Wanted":
        """Narrowed to articles that none of the nodes fits."""
        return replace(self, without=self.without + nodes)

    @property
    def public_moment(self) -> int | None:
        """`public` as entries have it."""
        return moment(self.public) if self.public else None


def standing(term: Term, places: int = ANYWHERE) -> Node:
    """The node of a term in the first places of an entry."""
    marked = [_marked(term, mark) for mark in MARKS.get(places, ("",))]
    return marked[0] if len(marked) == 1 else Either(tuple(marked))


def inner(term: Term, places: int = ANYWHERE) -> Node:
    """The node of articles in which the term is no word by itself there."""
    marks = MARKS.get(places, ("",))
    marked = tuple(f"{mark}{INNER_MARK}{term.text}" for mark in marks)
    return marked[0] if len(marked) == 1 else Either(marked)


def _marked(term: Term, mark: str) -> Node:
    tokens = tuple(mark + token for token in term.tokens)
    return tokens[0] if len(tokens) == 1 else All(tokens)
