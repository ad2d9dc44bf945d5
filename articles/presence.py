"""Saying that one has an article open, and that one has left it."""

import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles.models import Article, Presence

# Rows of forms that were never closed: of no use to anybody, and cleared by whoever comes next.
STALE = datetime.timedelta(hours=1)


@transaction.atomic
def arrive(article: Article, user: User) -> None:
    """Note that the user has the article open now."""
    now = timezone.now()
    Presence.objects.filter(seen_at__lt=now - STALE).delete()
    Presence.objects.update_or_create(article=article, user=user, defaults={"seen_at": now})


def leave(article: Article, user: User) -> None:
    """Note that the user has closed the article."""
    Presence.objects.filter(article=article, user=user).delete()


def others(article: Article, user: User) -> list[str]:
    """The names of all but the user who have the article open, in their order."""
    there = Presence.objects.current().filter(article=article).exclude(user=user)
    return sorted(presence.user.get_username() for presence in there.select_related("user"))
