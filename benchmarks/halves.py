"""Very many articles in an hour: each of two halves, out of forty thousand by the recipe.

To make and cut every article of a million would take hours. A half is an article of half the
length with a subject of its own; headings, names and tags come from the first. Two are drawn for
each article, so hardly any is met twice. The words that the halves were cut into are joined:
nothing stands across their border, for a paragraph ends there.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from django.db import transaction

from articles.models import Kind
from articles.search import store
from articles.search.codes import Facet, expanded, place_code
from articles.search.entries import Entry
from articles.search.tables import LIVE
from articles.text import segment
from articles.text.indexed import PLACES, paired
from articles.text.terms import INNER_MARK, marked_words
from benchmarks.archive import A_DAY, LAST_DAY, Made, Recipe
from benchmarks.filled import Filled, Shelves, entries_of, entry_bytes
from benchmarks.timing import used_processor

HALVES = 20_000  # first ones, and as many second ones
LENGTH = (300, 450)
BATCH = 5_000
SAMPLE = 4_000
TEXT = PLACES.index("text")


@dataclass(frozen=True, slots=True)
class Half:
    """A half, its tokens that are words, and the words that are some by themselves in it."""

    made: Made
    entry: Entry
    marks: str
    plain: str


def fill_by_halves(count: int) -> Filled:
    """The index of so many articles, without their rows."""
    chance, filled = random.Random(5), Filled()
    halves = list(_halves(Recipe(long=LENGTH)))
    firsts, seconds = halves[:HALVES], halves[HALVES:]
    joined = (
        _joined(number, chance.choice(firsts), chance.choice(seconds)) for number in range(count)
    )
    while some := list(islice(joined, BATCH)):
        before = used_processor()
        with transaction.atomic():
            store.add(LIVE, [entry for _made, entry in some])
        filled.making += used_processor() - before
        filled.added += len(some)
        filled.text += sum(entry_bytes(entry) for _made, entry in some)
        filled.sample += [made for made, _entry in some][: SAMPLE - len(filled.sample)]
        print(f"  {filled.added:,}", flush=True)
    return filled


def _halves(recipe: Recipe) -> Iterator[Half]:
    """Both kinds; the second ones are their text alone."""
    shelves = Shelves(recipe)
    made = (one._replace(day=LAST_DAY) for one in recipe.articles(2 * HALVES))
    while some := list(islice(made, 500)):
        for one, entry in zip(some, entries_of(shelves, some), strict=True):
            first = one.number < HALVES
            marks = entry.indexed.marks if first else " ".join(marked_words(entry.texts[TEXT]))
            found, inner = segment.all_words(entry.copy)
            yield Half(one, entry, marks, " ".join(found - inner))


def _joined(number: int, first: Half, second: Half) -> tuple[Made, Entry]:
    """The first with its headings and names, and with the text of the second behind its own."""
    day = LAST_DAY.toordinal() - number // A_DAY
    texts = list(first.entry.texts)
    texts[TEXT] += "\n" + second.entry.texts[TEXT]
    marks = _but_plain(first.marks, second.plain) | _but_plain(second.marks, first.plain)
    entry = replace(
        first.entry, article_id=number + 1, day=day, first=day, last=day, texts=tuple(texts),
        codes=tuple(_on(day, one) for one in first.entry.codes),
        made=paired(texts, marks),
    )  # fmt: skip
    body = f"{first.made.body}\n\n{second.made.body}"
    return first.made._replace(number=number, body=body), entry


def _on(day: int, one: int) -> int:
    """The code of an article of that day."""
    said = dict(expanded(one))
    if Facet.PUBLICATION not in said:
        return one
    printed = LAST_DAY.fromordinal(day)
    month = printed.year * 100 + printed.month
    return place_code(said[Facet.PUBLICATION], said[Facet.SECTION], Kind.ARTICLE, month)


def _but_plain(marks: str, plain: str) -> set[str]:
    """The tokens without those that say of a word of the other half that it is none by itself."""
    return set(marks.split(" ")).difference(f"{INNER_MARK}{word}" for word in plain.split(" "))
