"""What waits for an editor who comes in: each number with the list that shows it."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles import scheduling
from articles.models import (
    Article,
    Finding,
    Issue,
    Precision,
    ReviewPage,
    Severity,
    Status,
)
from articles.models.finding import KIND_LABELS


@dataclass(frozen=True, slots=True)
class Tally:
    """One number, what it counts, where the counted are listed, and its tone for the eye."""

    label: str
    number: int
    url: str
    tone: str


@dataclass(frozen=True, slots=True)
class Card:
    """Numbers that belong together."""

    title: str
    tallies: list[Tally]


@dataclass(frozen=True, slots=True)
class KindRow:
    """The open findings of one kind: their number at each severity, heaviest first."""

    tally: Tally
    weights: list[Tally]


@dataclass(slots=True)
class Waiting:
    """All the numbers that a user may see."""

    cards: list[Card] = field(default_factory=list)
    kinds: list[KindRow] = field(default_factory=list)


def waiting(user: User) -> Waiting:
    """What waits, in one query for each of pages, findings, articles, times and issues."""
    told = Waiting()
    sees_articles = user.has_perm("articles.view_article")
    numbers = _open_findings() if user.has_perm("articles.view_finding") else None
    if sees_articles and user.has_perm("articles.view_page"):
        told.cards.append(Card(_("To review"), _review(numbers)))
    if numbers is not None:
        told.cards.append(Card(_("Open findings"), _severities(numbers)))
        told.kinds = _kinds(numbers)
    if sees_articles:
        told.cards.append(Card(_("Articles"), _articles()))
        told.cards.append(Card(_("Schedule"), _schedule()))
    if user.has_perm("articles.view_issue"):
        told.cards.append(Card(_("Issues"), _issues()))
    return told


Numbers = dict[tuple[str, str], int]  # open findings by kind and severity


def _open_findings() -> Numbers:
    rows = Finding.objects.waiting().order_by()
    counted = rows.values_list("kind", "severity").annotate(Count("pk"))
    return {(kind, severity): number for kind, severity, number in counted}


def _review(numbers: Numbers | None) -> list[Tally]:
    pages = ReviewPage.objects.waiting().count()
    tallies = [Tally(_("Pages to review"), pages, _list("reviewpage"), "medium")]
    if numbers is not None:
        tallies.append(_of_kind(_("Conflicts"), "conflict", numbers, "high"))
    return tallies


def _severities(numbers: Numbers) -> list[Tally]:
    return [
        Tally(
            str(label),
            sum(n for (_kind, severity), n in numbers.items() if severity == value),
            _list("finding", severity=value),
            value,
        )
        for value, label in Severity.choices
    ]


def _kinds(numbers: Numbers) -> list[KindRow]:
    """The kind with the most findings of the greatest weight first."""
    weights = {
        kind: [numbers.get((kind, severity), 0) for severity in Severity.values]
        for kind, _severity in numbers
    }
    return [
        KindRow(
            _of_kind(str(KIND_LABELS.get(kind, kind)), kind, numbers, "all"),
            [
                Tally(str(label), number, _list("finding", kind=kind, severity=value), value)
                for (value, label), number in zip(Severity.choices, weights[kind], strict=True)
            ],
        )
        for kind in sorted(weights, key=lambda kind: (weights[kind], kind), reverse=True)
    ]


def _of_kind(label: str, kind: str, numbers: Numbers, tone: str) -> Tally:
    number = sum(n for (other, _severity), n in numbers.items() if other == kind)
    return Tally(label, number, _list("finding", kind=kind), tone)


def _articles() -> list[Tally]:
    numbers = dict(Article.objects.order_by().values_list("status").annotate(Count("pk")))
    return [
        Tally(str(label), numbers.get(value, 0), _list("article", status__exact=value), value)
        for value, label in Status.choices
    ]


def _schedule() -> list[Tally]:
    return [
        Tally(
            pgettext("schedule", "Waiting"),
            scheduling.waiting().count(),
            _list("article", schedule="waiting"),
            "low",
        ),
        Tally(
            pgettext("schedule", "Late"),
            scheduling.late().count(),
            _list("article", schedule="late"),
            "high",
        ),
    ]


def _issues() -> list[Tally]:
    numbers = dict(Issue.objects.order_by().values_list("precision").annotate(Count("pk")))
    dated = numbers.pop(Precision.DAY, 0)
    return [
        Tally(
            _("Without an exact date"), sum(numbers.values()), _list("issue", dated="no"), "high"
        ),
        Tally(_("Dated"), dated, _list("issue", dated="yes"), "low"),
    ]


def _list(model: str, **filters: Any) -> str:
    url = reverse(f"admin:articles_{model}_changelist")
    return f"{url}?{urlencode(filters)}" if filters else url
