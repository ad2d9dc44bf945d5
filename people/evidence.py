"""What speaks for two people being one: where, when and with whom they worked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import transaction

from articles.models import Credit, Page
from people.likeness import Names, Pair, a_letter_apart, alike
from people.models import Distinct, Likeness, Person, PersonAlias, Resemblance

# What a likeness weighs by itself; each sign that speaks for it weighs one more.
WEIGHTS = {
    Likeness.FORM: 4,
    Likeness.SHAPE: 2,
    Likeness.SOUND: 1,
    Likeness.LETTER: 0,
    Likeness.MISSING: 0,
}
# A misreading is credited once or twice; whoever is credited oftener is somebody.
SELDOM = 2
NAMED = 5  # sections and colleagues that are told by name
CHUNK = 2000


@dataclass(slots=True)
class Work:
    """Where (ids of sections), when (first and last year) and with whom (ids) somebody worked."""

    pieces: int = 0
    sections: set[int] = field(default_factory=set)
    years: tuple[int, int] | None = None
    company: set[int] = field(default_factory=set)

    def add(self, section: int | None, year: int | None, together: Iterable[int]) -> None:
        """Take in one article and those who were credited on it."""
        self.pieces += 1
        if section is not None:
            self.sections.add(section)
        if year is not None:
            first, last = self.years or (year, year)
            self.years = (min(first, year), max(last, year))
        self.company.update(together)


@transaction.atomic
def renew() -> int:
    """Propose anew who may be one person; returns how many pairs were found.

    People credited on one article are several, unless their names are one. Pairs of which an editor
    has said that they are different are left out, and so are news agencies.
    """
    works = _works()
    names = Names(_names())
    found = a_letter_apart(names, {pk: work.company for pk, work in works.items()}) | alike(names)
    apart = set(Distinct.objects.values_list("one", "other"))
    apart |= _namesakes()
    likely = [
        _resemblance(pair, kind, works)
        for pair, kind in found.items()
        if pair not in apart and (kind == Likeness.FORM or not _together(pair, works))
    ]
    _tell_names(likely)
    Resemblance.objects.all().delete()
    Resemblance.objects.bulk_create(likely, batch_size=CHUNK, ignore_conflicts=True)
    return len(likely)


def _names() -> Iterator[tuple[int, str]]:
    """Names and aliases of all people who are no agency."""
    yield from Person.objects.filter(is_agency=False).order_by().values_list("pk", "name")
    aliases = PersonAlias.objects.filter(person__is_agency=False).order_by()
    yield from aliases.values_list("person", "name")


def _namesakes() -> set[Pair]:
    """People of one name, letter by letter, whom a qualifier tells apart."""
    told = Person.objects.exclude(qualifier="").order_by().values_list("name", flat=True)
    rows = Person.objects.filter(name__in=told.distinct()).order_by("name", "pk")
    by_name: dict[str, list[int]] = defaultdict(list)
    for pk, name in rows.values_list("pk", "name"):
        by_name[name].append(pk)
    return {
        (one, other)
        for people in by_name.values()
        for at, one in enumerate(people)
        for other in people[at + 1 :]
    }


def _works() -> dict[int, Work]:
    """The work of everybody, read in one pass over all credits."""
    dates = Page.objects.order_by().values_list("pk", "section", "issue__date")
    pages = {pk: (section, date.year if date else None) for pk, section, date in dates}
    works: dict[int, Work] = defaultdict(Work)
    credits = Credit.objects.order_by("article", "person").values_list(
        "article", "article__page", "person"
    )
    for (_article, page), rows in groupby(credits.iterator(chunk_size=CHUNK), itemgetter(0, 1)):
        people = {person for *_, person in rows}
        for person in people:
            works[person].add(*pages[page], people - {person})
    return dict(works)


def _together(pair: Pair, works: dict[int, Work]) -> bool:
    one, other = pair
    return one in works and other in works[one].company


def _resemblance(pair: Pair, kind: Likeness, works: dict[int, Work]) -> Resemblance:
    """The pair with what both have in common; sections and colleagues as ids."""
    one, other = (works.get(person) or Work() for person in pair)
    years = _overlap(one.years, other.years)
    evidence = {
        "sections": sorted(one.sections & other.sections)[:NAMED],
        "years": years,
        "colleagues": sorted(one.company & other.company)[:NAMED],
    }
    signs = [
        bool(evidence["sections"] and years),
        bool(evidence["colleagues"]),
        min(one.pieces, other.pieces) <= SELDOM < max(one.pieces, other.pieces),
    ]
    return Resemblance(
        one_id=pair[0],
        other_id=pair[1],
        kind=kind,
        weight=WEIGHTS[kind] + sum(signs),
        evidence=evidence,
    )


def _overlap(one: tuple[int, int] | None, other: tuple[int, int] | None) -> list[int]:
    """The first and the last year that lie in both spans; empty where none does."""
    if one is None or other is None:
        return []
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return [first, last] if first <= last else []


def _tell_names(likely: list[Resemblance]) -> None:
    """Put names for the ids of sections and colleagues: evidence is read, not followed."""
    sections: dict[int, str] = dict(_section_names())
    wanted = {pk for row in likely for pk in row.evidence["colleagues"]}
    people: dict[int, str] = {}
    ids = sorted(wanted)
    for start in range(0, len(ids), CHUNK):
        rows = Person.objects.filter(pk__in=ids[start : start + CHUNK]).order_by()
        people |= dict(rows.values_list("pk", "name"))
    for row in likely:
        evidence: dict[str, Any] = row.evidence
        evidence["sections"] = [sections[pk] for pk in evidence["sections"]]
        evidence["colleagues"] = [people[pk] for pk in evidence["colleagues"]]


def _section_names() -> Iterable[tuple[int, str]]:
    pages = Page.objects.exclude(section=None).order_by()
    return pages.values_list("section", "section__name").distinct()
