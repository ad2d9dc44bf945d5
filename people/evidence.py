"""What speaks for two people being one: where, when and with whom they worked."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from articles.models import Credit, Page
from articles.revision import Via
from people.likeness import Names, Pair, a_letter_apart, alike, variants
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
    works = _works(Credit.objects.all(), Page.objects.all())
    names = Names(_names())
    found = a_letter_apart(names, {pk: work.company for pk, work in works.items()}) | alike(names)
    likely = _likely(found, works)
    Resemblance.objects.all().delete()
    Resemblance.objects.bulk_create(likely, batch_size=CHUNK, ignore_conflicts=True)
    return len(likely)


@transaction.atomic
def propose(newcomers: Collection[int]) -> int:
    """Propose who of these people may be somebody else; returns how many pairs were found.

    As `renew`, and by names alone that are padded or have a character that is like another: those
    are looked up, so that it costs no more in a great archive. Proposals that stand are kept.
    """
    asked = set(newcomers)
    forms = {form for _pk, name in _names(asked) for form in variants(name)}
    names = Names(_names(asked | _called(forms)))
    found = {pair: kind for pair, kind in alike(names).items() if not asked.isdisjoint(pair)}
    if not found:
        return 0
    people = {pk for pair in found for pk in pair}
    articles = Credit.objects.filter(person__in=people).order_by().values("article")
    pages = Page.objects.filter(articles__in=articles).distinct()
    works = _works(Credit.objects.filter(article__in=articles), pages)
    likely = _likely(found, works)
    Resemblance.objects.bulk_create(likely, batch_size=CHUNK, ignore_conflicts=True)
    return len(likely)


def made_since(moment: datetime.datetime) -> list[int]:
    """People whom importers have made since then."""
    made = Person.history.filter(history_type="+", via=Via.IMPORT, history_date__gte=moment)
    return list(made.order_by().values_list("id", flat=True))


def _likely(found: Mapping[Pair, Likeness], works: dict[int, Work]) -> list[Resemblance]:
    """Those of the pairs that nothing speaks against, with what speaks for them."""
    apart = set(Distinct.objects.values_list("one", "other"))
    apart |= _namesakes()
    likely = [
        _resemblance(pair, kind, works)
        for pair, kind in found.items()
        if pair not in apart and (kind == Likeness.FORM or not _together(pair, works))
    ]
    _tell_names(likely)
    return likely


def _called(names: Iterable[str]) -> set[int]:
    """Who is called by one of these names, or was."""
    people: set[int] = set()
    for some in batched(sorted(names)):
        people.update(Person.objects.filter(name__in=some).values_list("pk", flat=True))
        aliases = PersonAlias.objects.filter(name__in=some).order_by()
        people.update(aliases.values_list("person", flat=True))
    return people


def batched(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """So many at a time as a statement takes."""
    return (values[start : start + CHUNK] for start in range(0, len(values), CHUNK))


def _names(people: Collection[int] | None = None) -> Iterator[tuple[int, str]]:
    """Names and aliases of these people, or of all, who are no agency."""
    for some in [None] if people is None else batched(sorted(people)):
        persons = Person.objects.filter(is_agency=False).order_by()
        aliases = PersonAlias.objects.filter(person__is_agency=False).order_by()
        if some is not None:
            persons, aliases = persons.filter(pk__in=some), aliases.filter(person__in=some)
        yield from persons.values_list("pk", "name")
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


def _works(credits: QuerySet[Credit], pages: QuerySet[Page]) -> dict[int, Work]:
    """The work that is told by the credits, which are all those of their articles, on the pages."""
    dates = pages.order_by().values_list("pk", "section", "issue__date")
    printed = {pk: (section, date.year if date else None) for pk, section, date in dates}
    works: dict[int, Work] = defaultdict(Work)
    rows = credits.order_by("article", "person").values_list("article", "article__page", "person")
    for (_article, page), some in groupby(rows.iterator(chunk_size=CHUNK), itemgetter(0, 1)):
        people = {person for *_, person in some}
        for person in people:
            works[person].add(*printed[page], people - {person})
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
