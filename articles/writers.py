"""Who has written of an article's text, as its history tells."""

from itertools import pairwise
from typing import Any

from django.contrib.auth.models import User

from articles.models import Article
from articles.revision import Via

# What readers read; its place, its state and its times are nobody's text.
TEXT = ("column", "kicker", "title", "subtitle", "lead", "body")


def wrote(user: User, article: Article) -> bool:
    """Whether the user wrote the article or changed any of its text, however little.

    What an import brought is the newspaper's text, whoever started the import. Any change counts,
    and not the last one alone: otherwise a comma put in by a colleague would let an author approve
    her own page.
    """
    rows = article.history.order_by("history_id")
    hands = ("history_type", "via", "history_user")
    if not rows.filter(history_user=user).exclude(via=Via.IMPORT).exists():
        return False
    told = list(rows.values_list(*hands, *TEXT))
    first, *_later = told
    return _by_hand(first, user) or any(
        _by_hand(new, user) and new[len(hands) :] != old[len(hands) :]
        for old, new in pairwise(told)
    )


def _by_hand(row: tuple[Any, ...], user: User) -> bool:
    _kind, via, who = row[:3]
    return who == user.pk and via != Via.IMPORT
