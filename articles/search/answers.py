"""A reader's search: what was found, how much of it, by what it may be narrowed, a page at a time.

Nothing scores every hit. One walk over the index, newest first, gives the hits, their number and
the codes that the facets count, as far as `COUNTED` hits: up to there all of it is exact, above it
the answer says so. What is best of them comes from smaller walks: the hits in titles, in headings,
and those that must stand back because the words stand in them only inside of other words.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import combinations, islice
from math import comb

from django.utils import timezone

from articles.models import Article
from articles.search import store
from articles.search.asking import asked_of_fields, bearing
from articles.search.codes import Facet, counted
from articles.search.nearness import nearest_first
from articles.search.wanted import (
    IN_HEADINGS,
    IN_TITLE,
    Either,
    Node,
    Wanted,
    inner,
    standing,
)
from articles.text.periods import Period
from articles.text.query import Asked, SearchQuery
from articles.text.segment import is_word
from articles.text.terms import Term

COUNTED = 10_000  # hits that are counted, ranked and paged through
MOST_TRIED = 64  # ways of leaving words out
NEAR = 300  # hits in the text among which those with the words near each other come first


class Order(StrEnum):
    """In which order hits are given."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"


@dataclass(frozen=True, slots=True)
class Question:
    """A query, narrowed by codes: those of one facet are alternatives, facets add up."""

    query: SearchQuery
    codes: tuple[Node, ...] = ()
    period: Period | None = None
    order: Order = Order.RELEVANCE
    moment: datetime.datetime = field(default_factory=timezone.now)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found.

    `total` is exact, unless there is `more`: then it is `COUNTED`, and `facets` are those of the
    newest `COUNTED` hits. `unknown` are the fields that named nothing. Where nothing has all the
    words, `offered` are articles that lack as few of them as possible, `lacking` so many.
    """

    ids: Sequence[int]
    total: int
    more: bool
    facets: dict[Facet, Counter[int]]
    unknown: Sequence[Asked] = ()
    offered: Sequence[int] = ()
    lacking: int = 0


NOTHING = Answer((), 0, more=False, facets={facet: Counter() for facet in Facet})


def answer(question: Question, start: int = 0, size: int = 20) -> Answer:
    """The hits from `start` on, `size` of them, with the number and the facets of all.

    Only what the public sees at the question's moment is found and counted.
    """
    if not question.query:
        return NOTHING
    terms = question.query.wanted
    frame, unknown = _frame(question)
    wanted = frame.with_terms(terms)
    found, codes = store.back_end().found(wanted, store.back_end().newest_first(COUNTED + 1))
    end = min(start + size, COUNTED)
    if question.order == Order.OLDEST:
        ids = store.ids(wanted, store.back_end().oldest_first(end))
    elif question.order == Order.NEWEST or not terms:
        ids = found[:end]
    else:
        ids = list(islice(_once(_best_first(wanted, terms, found, end)), end))
    offered, lacking = ((), 0) if found else _with_most(frame, terms, size)
    total, more = min(len(found), COUNTED), len(found) > COUNTED
    return Answer(ids[start:end], total, more, counted(codes), unknown, offered, lacking)


def _frame(question: Question) -> tuple[Wanted, list[Asked]]:
    """The question without its words."""
    period = question.period or Period()
    if question.query.period:
        period &= question.query.period
    frame = Wanted(needed=question.codes, period=period, public=question.moment)
    frame = frame.without_terms(question.query.unwanted)
    return asked_of_fields(question.query.fields, frame, Article.objects.published())


def _walk(wanted: Wanted, limit: int) -> list[int]:
    """The newest hits, without what facets count."""
    return store.ids(wanted, store.back_end().newest_first(limit))


def _best_first(wanted: Wanted, terms: Sequence[Term], found: list[int], end: int) -> Iterator[int]:
    """The hits tier by tier, inside of a tier the newest first; one may come more than once.

    The title over the headings over the text; what has some of the words in its title over what has
    none there; in the title and in the text, words and names over accidental substrings; in the
    text, words near each other over scattered ones.
    """
    longer = [term for term in terms if len(term.text) > 1]
    words = [term for term in longer if is_word(term.text)]
    names = bearing(term for term in longer if term not in words)
    in_title = wanted.with_terms(terms, IN_TITLE)
    if words or names:
        by_itself = in_title.never(*(inner(term, IN_TITLE) for term in words)).also(*names)
        yield from _walk(by_itself, end)
    yield from _walk(in_title, end)
    yield from _walk(wanted.with_terms(terms, IN_HEADINGS), end)
    if len(terms) > 1:
        some = tuple(standing(term, IN_TITLE) for term in terms)
        yield from _walk(wanted.also(Either(some)), end)
    lower: set[int] = set()
    proved = replace(wanted, needles=())  # what is found need not be proved again
    if names:
        lower = set(found).difference(_walk(proved.also(*names), COUNTED + 1))
    if words:
        inside = Either(tuple(inner(term) for term in words))
        lower.update(_walk(proved.also(inside), COUNTED + 1))
    upper = [pk for pk in found if pk not in lower]
    if len(terms) > 1:
        upper[:NEAR] = nearest_first(upper[:NEAR], [term.text for term in terms])
    yield from upper
    yield from found


def _with_most(frame: Wanted, terms: Sequence[Term], size: int) -> tuple[Sequence[int], int]:
    """What has the most of the words, where nothing has all of them, and how many it lacks."""
    for lacking in range(1, len(terms)):
        if comb(len(terms), lacking) > MOST_TRIED:
            continue
        walks = (_walk(frame.with_terms(some), size) for some in _leaving(terms, lacking))
        if offered := list(dict.fromkeys(pk for ids in walks for pk in ids)):
            return offered[:size], lacking
    return (), 0


def _leaving(terms: Sequence[Term], lacking: int) -> Iterator[tuple[Term, ...]]:
    """The words without so many of them, the last ones left out first."""
    return combinations(terms, len(terms) - lacking)


def _once(ids: Iterable[int]) -> Iterator[int]:
    """Each one when it first comes, asked for no earlier than it is needed."""
    seen: set[int] = set()
    for pk in ids:
        if pk not in seen:
            seen.add(pk)
            yield pk
