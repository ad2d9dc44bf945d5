"""Old versions of an article: finding one, and bringing its text back by appending a version."""

from typing import Any

from django.contrib.auth.models import User

from articles.editing import revise
from articles.models import Article
from articles.revision import Via

# What a version gives back: the text and what kind it is. Its place, its state and its times are
# as they are now, and the rows beside it (credits, photos, tags) have histories of their own.
TEXT = ("column", "kicker", "title", "subtitle", "kind", "lead", "body")


def restore(
    article: Article,
    record: Any,
    *,
    by: User | None,
    via: Via,
    why: str = "",
    expected: int | None = None,
) -> Article:
    """Give an article the text of one of its own history rows, as a new version.

    Raises `ValueError` for a row of another article, `editing.Conflict` as `revise` does.
    """
    if record.id != article.pk:
        raise ValueError(f"history row {record.history_id} is not of article {article.pk}")
    text = {name: getattr(record, name) for name in TEXT}
    return revise(article, by=by, why=why, via=via, expected=expected, **text)
