"""Counts of what waits for an editor, each with the list that shows it."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Count
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from articles.models import (
    Article,
    Finding,
    FindingStatus,
    Issue,
    Precision,
    Severity,
    Status,
)


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


def cards(user: User) -> list[Card]:
    """What this user may see, in three queries."""
    made = []
    if user.has_perm("articles.view_finding"):
        made.append(Card(_("Open findings"), _findings()))
    if user.has_perm("articles.view_article"):
        made.append(Card(_("Articles"), _articles()))
    if user.has_perm("articles.view_issue"):
        made.append(Card(_("Issues"), _issues()))
    return made


def _findings() -> list[Tally]:
    open_ones = Finding.objects.filter(status=FindingStatus.OPEN).order_by()
    numbers = dict(open_ones.values_list("severity").annotate(Count("pk")))
    return [
        Tally(str(label), numbers.get(value, 0), _list("finding", severity=value), value)
        for value, label in Severity.choices
    ]


def _articles() -> list[Tally]:
    numbers = dict(Article.objects.order_by().values_list("status").annotate(Count("pk")))
    return [
        Tally(str(label), numbers.get(value, 0), _list("article", status__exact=value), value)
        for value, label in Status.choices
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
    return f"{reverse(f'admin:articles_{model}_changelist')}?{urlencode(filters)}"
