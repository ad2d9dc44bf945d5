"""Fix once, propose everywhere: what a correction teaches, and where else it applies."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles import search
from articles.acts import acting
from articles.editing import Conflict, revise
from articles.models import Act, Article, Confusion, Status
from articles.revision import Via, recording
from articles.text.corrections import Correction, corrections, fits, places

TEXT_FIELDS = ("body", "title", "kicker", "subtitle")
# Characters of a place's sentence before and after it.
AROUND = 30
# An editor looks through so many places at a time; the rest come when these are settled.
MOST_PLACES = 200


@transaction.atomic
def learn(before: str, after: str, *, by: User | None, via: Via, why: str = "") -> list[Confusion]:
    """Remember what an editor corrected in a text; returns the pairs, in the text's order.

    A correction that takes an earlier one back takes back what was learned from it.
    """
    known = []
    with recording(by=by, why=why, via=via):
        for wrong, right in corrections(before, after):
            turned = Confusion.objects.filter(wrong=right, right=wrong, accepted__gt=0).first()
            if turned is not None:
                turned.accepted -= 1
                turned.save()
            else:
                known.append(_counted(Correction(wrong, right), accepted=1))
    return known


def learn_all(
    before: Mapping[str, str], after: Mapping[str, Any], *, by: User | None, via: Via, why: str = ""
) -> list[Confusion]:
    """As `learn`, of all texts of an article among the fields that were changed."""
    learned: list[Confusion] = []
    for name in TEXT_FIELDS:
        if name in after:
            learned += learn(before[name], after[name], by=by, via=via, why=why)
    return learned


@transaction.atomic
def unlearn(before: str, after: str, *, by: User | None, via: Via, why: str = "") -> None:
    """Remember that an editor found a proposed correction to be none."""
    with recording(by=by, why=why, via=via):
        for correction in corrections(before, after):
            _counted(correction, refused=1)


def _counted(correction: Correction, accepted: int = 0, refused: int = 0) -> Confusion:
    confusion, _made = Confusion.objects.get_or_create(wrong=correction[0], right=correction[1])
    confusion = Confusion.objects.select_for_update().get(pk=confusion.pk)
    confusion.accepted += accepted
    confusion.refused += refused
    confusion.save()
    return confusion


class Spot(NamedTuple):
    """A place of a text: its article by id and version, the field, and the character there."""

    article: int
    version: int
    field: str
    at: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a wrong form stands, with its sentence; `likely` where the right one would fit."""

    spot: Spot
    article: Article
    before: str
    after: str
    likely: bool


class Elsewhere(NamedTuple):
    """Places of a wrong form, the newest issue's first, and whether there are `more`."""

    places: list[Place]
    more: bool


def elsewhere(confusion: Confusion, most: int = MOST_PLACES) -> Elsewhere:
    """Where else in the archive the wrong form stands, whatever the state of the article."""
    found = list(islice(_places(confusion.correction), most + 1))
    return Elsewhere(found[:most], len(found) > most)


def _places(correction: Correction) -> Iterator[Place]:
    kept = Article.objects.exclude(status=Status.TRASHED).select_related("page__issue__publication")
    # The index folds; whether the very form stands there, the text tells.
    holding = search.find(f'"{correction.wrong}"', kept, printed=False).newest_first()
    for article in holding.iterator(chunk_size=100):
        for field in TEXT_FIELDS:
            text = getattr(article, field)
            for at in places(text, correction):
                end = at + len(correction.wrong)
                yield Place(
                    Spot(article.pk, article.version, field, at),
                    article,
                    text[max(0, at - AROUND) : at].rpartition("\n")[2],
                    text[end : end + AROUND].partition("\n")[0],
                    fits(text, at, correction),
                )


@dataclass(frozen=True, slots=True)
class Applied:
    """The act, in how many places, and the articles that changed meanwhile and were left."""

    act: Act
    count: int
    left: list[Article]


def apply(
    confusion: Confusion, spots: Collection[Spot], *, by: User | None, via: Via, why: str = ""
) -> Applied:
    """Correct the wrong form in the places given: one act, a revision of each article.

    An article that has changed since its places were shown is left as it is.
    """
    of_articles: defaultdict[tuple[int, int], list[Spot]] = defaultdict(list)
    for spot in spots:
        of_articles[spot.article, spot.version].append(spot)
    count, left = 0, []
    said = {"wrong": confusion.wrong, "right": confusion.right}
    label = _("“%(wrong)s” corrected to “%(right)s”") % said
    with acting("correction", label, by=by, via=via, why=why) as act:
        for (pk, version), some in sorted(of_articles.items()):
            article = Article.objects.filter(pk=pk).first()
            if article is None:
                continue
            texts, corrected = _corrected(article, confusion.correction, some)
            try:
                revise(article, by=by, why=why or label, via=via, expected=version, **texts)
            except Conflict as conflict:
                left.append(conflict.current)
            else:
                count += corrected
        if count:
            _counted(confusion.correction, accepted=count)
    return Applied(act, count, left)


def _corrected(
    article: Article, correction: Correction, spots: list[Spot]
) -> tuple[dict[str, Any], int]:
    """The fields with the right form in those of the places where the wrong one stands.

    Returns them with the number of places.
    """
    texts: dict[str, Any] = {}
    count = 0
    for field in TEXT_FIELDS:
        text = getattr(article, field)
        chosen = {spot.at for spot in spots if spot.field == field}
        for at in sorted(chosen.intersection(places(text, correction)), reverse=True):
            text = text[:at] + correction.right + text[at + len(correction.wrong) :]
            count += 1
        texts[field] = text
    return texts, count
