"""Readings cut as editors have cut the page: their boundaries of articles stay.

Where editors have split, merged, or moved paragraphs, what was read before and what is read now are
both cut along the articles as they stand, and only then compared field by field. So a better text
still comes through, no boundary is asked about that a person has settled, and none is set back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from articles.models import Article, Page, Status
from articles.text.provenance import pairs
from seeds.merge.matching import Matching
from seeds.merge.parts import Reading, parts
from seeds.models import ImportedArticle
from seeds.rows import Report

# So much of a paragraph is in the article that has it, and not so much in one that has it not.
HELD, ALIEN = 0.6, 0.3
# Pairs of characters: a shorter text stands in many places by chance.
LEAST = 8


class Recut(NamedTuple):
    """An article whose bounds editors have moved, and both readings cut as it stands."""

    article: Article
    base: Report
    now: Report


@dataclass(frozen=True, slots=True)
class Cuts:
    """`articles` stand for the readings `old` and `new`, by their indices.

    `linked` tells for the orders of those new readings which article shows them.
    """

    articles: tuple[Recut, ...] = ()
    old: frozenset[int] = frozenset()
    new: frozenset[int] = frozenset()
    linked: Mapping[int, Article | None] = field(default_factory=dict)


def cuts(
    page: Page,
    old: Sequence[ImportedArticle],
    reports: Sequence[Report],
    matching: Matching,
    source: str,
) -> Cuts:
    """How editors have cut the page's articles otherwise than they were read before.

    `source` is the new text, whose lines the spans of `reports` count.
    """
    owners = [standing(row.article) for row in old]
    moved = _moved(page, old, owners)
    of_old = {i: owner for i, owner in enumerate(owners) if owner is not None and owner in moved}
    if not of_old:
        return Cuts()
    of_new = {
        j: i
        for i, j in (*matching.merges, *matching.splits, *matching.pairs)
        if i in of_old and j is not None
    }
    last = max((row.document_id, row.reading) for row in old)
    before = [
        Reading(old[i].record, owner, owner == old[i].article)
        for i, owner in of_old.items()
        # What an older reading had of a merged article is in a newer one of the whole.
        if owner == old[i].article or (old[i].document_id, old[i].reading) == last
    ]
    paired = dict(matching.pairs)
    as_read = {(i, j) for i, j in paired.items() if owners[i] == old[i].article}
    now = [
        _settled(Reading(reports[j], of_old[i], (i, j) in as_read), moved)
        for j, i in sorted(of_new.items())
    ]
    homes = [_home_of(reading.report, reading.owner, moved) for reading in now]
    base_parts = parts(before, moved, homes_of(before, moved), ())
    now_parts = parts(now, moved, homes_of(now, moved), source.split("\n"))
    return Cuts(
        tuple(
            Recut(article, base_parts[article.pk], now_parts[article.pk])
            for article in moved
            if article.pk in base_parts and article.pk in now_parts
        ),
        frozenset(of_old),
        frozenset(of_new),
        {
            reports[j]["order"]: old[i].article if paired.get(i) == j else home
            for (j, i), home in zip(sorted(of_new.items()), homes, strict=True)
        },
    )


def standing(article: Article | None) -> Article | None:
    """The article that shows the text by now: of one merged into another, that other."""
    met: set[int] = set()
    while article and article.status == Status.TRASHED and article.merged_into:
        if article.pk in met:
            return None
        met.add(article.pk)
        article = article.merged_into
    return article


def homes_of(readings: Sequence[Reading], articles: Sequence[Article]) -> list[list[Article]]:
    """For each paragraph of each reading the article that has it."""
    return [
        [_home(text, reading.owner, articles) for text in reading.report["paragraphs"]]
        for reading in readings
    ]


def _settled(reading: Reading, articles: Sequence[Article]) -> Reading:
    """A reading all of which stands in an article that was split off before is a reading of it."""
    [homes] = homes_of([reading], articles)
    if len(set(homes)) == 1 and homes[0] != reading.owner:
        return Reading(reading.report, homes[0], is_primary=True)
    return reading


def _moved(
    page: Page, old: Sequence[ImportedArticle], owners: Sequence[Article | None]
) -> list[Article]:
    """Articles that have what was read in another one, and those that have it no more."""
    present = list(page.articles.exclude(status=Status.TRASHED).order_by("order"))
    read: dict[int, str] = {}
    for row, owner in zip(old, owners, strict=True):
        if owner is not None:
            read[owner.pk] = read.get(owner.pk, "") + "".join(row.record["paragraphs"])
    moved: set[int] = set()
    for row, owner in zip(old, owners, strict=True):
        if owner is None:
            continue
        if owner != row.article:
            moved.add(owner.pk)
        for text in row.record["paragraphs"]:
            home = _home(text, owner, present)
            if home != owner and _share(text, read.get(home.pk, "")) < ALIEN:
                moved |= {owner.pk, home.pk}
    return [article for article in present if article.pk in moved]


def _home_of(report: Report, owner: Article, articles: Sequence[Article]) -> Article:
    """The article that has most of a reading."""
    return _home("".join(report["paragraphs"]), owner, articles)


def _home(text: str, owner: Article, articles: Sequence[Article]) -> Article:
    """The article that has a text now; in doubt the one that it was read in."""
    if len(pairs(text)) < LEAST:
        titled = (a for a in articles if text in (a.title, a.kicker, a.subtitle))
        return owner if text in _text(owner) else next(titled, owner)
    if _share(text, _text(owner)) >= ALIEN:
        return owner
    shares = [(_share(text, _text(article)), -place) for place, article in enumerate(articles)]
    share, place = max(shares, default=(0.0, 0))
    return articles[-place] if share >= HELD else owner


def _text(article: Article) -> str:
    return "\n".join((article.kicker, article.title, article.subtitle, article.body))


def _share(text: str, other: str) -> float:
    mine = pairs(text)
    return len(mine & pairs(other)) / (len(mine) or 1)
