"""States of an article and the ways between them."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editing import revise
from articles.models import Article, Status
from articles.revision import Via

# What each step is called, from which states it leads, and where to.
TRANSITIONS: dict[str, tuple[frozenset[Status], Status]] = {
    "submit": (frozenset({Status.DRAFT, Status.WITHDRAWN}), Status.IN_REVIEW),
    "return": (frozenset({Status.IN_REVIEW}), Status.DRAFT),
    "publish": (frozenset({Status.DRAFT, Status.IN_REVIEW, Status.WITHDRAWN}), Status.PUBLISHED),
    "withdraw": (frozenset({Status.PUBLISHED}), Status.WITHDRAWN),
}


class NotAllowed(ValueError):
    """The article is in a state from which the step does not lead."""


def move(
    article: Article,
    step: str,
    *,
    by: User | None,
    via: Via,
    why: str = "",
    expected: int | None = None,
) -> Article:
    """Take an article one step (a key of `TRANSITIONS`) and return it as it now stands.

    Raises `NotAllowed` where the step does not lead from the article's state, `editing.Conflict`
    where its version is not the expected one.
    """
    sources, target = TRANSITIONS[step]
    with transaction.atomic():
        current = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        if current.status not in sources:
            raise NotAllowed(
                _("“%(title)s” is %(status)s already or cannot go there from where it is.")
                % {"title": current.title, "status": current.get_status_display()}
            )
        changes: dict[str, Any] = {"status": target}
        if target == Status.PUBLISHED and current.published_at is None:
            changes["published_at"] = timezone.now()
        return revise(current, by=by, why=why, via=via, expected=expected, **changes)


def move_all(
    articles: Iterable[Article], step: str, *, by: User | None, via: Via, why: str = ""
) -> tuple[list[Article], list[Article]]:
    """Take each article one step; those that cannot are left as they are.

    Returns the moved ones as they now stand and the ones left, each in the order given.
    """
    moved, left = [], []
    for article in articles:
        try:
            moved.append(move(article, step, by=by, via=via, why=why))
        except NotAllowed:
            left.append(article)
    return moved, left
