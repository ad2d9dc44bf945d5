"""States of an article and the ways between them.

Draft → in review → published, and back; withdrawn is what the public saw once, trashed what nobody
needs. Nothing leaves the trash for good but by `editing.delete`.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editing import revise
from articles.models import Article, Status
from articles.revision import Via
from articles.writers import wrote

# What each step is called, from which states it leads, and where to. What has been public before
# comes back from the trash as withdrawn.
TRANSITIONS: dict[str, tuple[frozenset[Status], Status]] = {
    "submit": (frozenset({Status.DRAFT, Status.WITHDRAWN}), Status.IN_REVIEW),
    "return": (frozenset({Status.IN_REVIEW}), Status.DRAFT),
    "publish": (frozenset({Status.DRAFT, Status.IN_REVIEW, Status.WITHDRAWN}), Status.PUBLISHED),
    "withdraw": (frozenset({Status.PUBLISHED}), Status.WITHDRAWN),
    "trash": (frozenset(Status) - {Status.TRASHED}, Status.TRASHED),
    "restore": (frozenset({Status.TRASHED}), Status.DRAFT),
}
# The right on articles that each step needs.
NEEDS = {
    "submit": "change",
    "return": "change",
    "publish": "publish",
    "withdraw": "publish",
    "trash": "delete",
    "restore": "delete",
}
# The times that a step leaves without a meaning: they go with it.
OVERTAKES = {
    "return": ("publish_at", "withdraw_at"),
    "publish": ("publish_at",),
    "withdraw": ("publish_at", "withdraw_at"),
    "trash": ("publish_at", "withdraw_at"),
}


class NotAllowed(ValueError):
    """The article is in a state from which the step does not lead."""

    def __init__(self, article: Article, text: str | None = None) -> None:
        self.article = article
        super().__init__(
            text
            or _("“%(title)s” is %(status)s already or cannot go there from where it is.")
            % {"title": article.title, "status": article.get_status_display()}
        )


class OwnText(NotAllowed):
    """Two-person review: who has written of a text does not approve its first publication."""

    def __init__(self, article: Article) -> None:
        text = _("You have written of “%(title)s” yourself: somebody else must approve it.")
        super().__init__(article, text % {"title": article.title})


def may_step(user: User, step: str) -> bool:
    """Whether the user may take articles this step, from wherever it leads."""
    return user.has_perm(f"articles.{NEEDS[step]}_article")


def approve(article: Article, by: User | None) -> None:
    """Raise `OwnText` where this user may not approve the article's publication."""
    if not settings.TWO_PERSON_REVIEW or by is None or article.published_at is not None:
        return
    if wrote(by, article):
        raise OwnText(article)


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

    Raises `NotAllowed` where the step does not lead from the article's state or where the rule of
    two persons forbids it, `editing.Conflict` where its version is not the expected one.
    """
    sources, target = TRANSITIONS[step]
    with transaction.atomic():
        current = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        if current.status not in sources:
            raise NotAllowed(current)
        if step == "restore":
            target = _out_of_the_trash(current)
        changes: dict[str, Any] = dict.fromkeys(OVERTAKES.get(step, ()))
        if target == Status.PUBLISHED:
            approve(current, by)
            changes["published_at"] = current.published_at or timezone.now()
        return revise(current, by=by, why=why, via=via, expected=expected, status=target, **changes)


def _out_of_the_trash(article: Article) -> Status:
    """Where a trashed article comes back to; a merged one stands in another, and stays there."""
    if article.merged_into_id is not None:
        text = _("“%(title)s” is a part of another article: take the merging back instead.")
        raise NotAllowed(article, text % {"title": article.title})
    return Status.DRAFT if article.published_at is None else Status.WITHDRAWN


def move_all(
    articles: Iterable[Article], step: str, *, by: User | None, via: Via, why: str = ""
) -> tuple[list[Article], list[NotAllowed]]:
    """Take each article one step; those that cannot are left as they are.

    Returns the moved ones as they now stand, and of the ones left why; each in the order given.
    """
    moved, left = [], []
    for article in articles:
        try:
            moved.append(move(article, step, by=by, via=via, why=why))
        except NotAllowed as refusal:
            left.append(refusal)
    return moved, left
