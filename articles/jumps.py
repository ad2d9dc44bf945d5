"""Articles that go on on another page: 下转第4版 at the end, 上接第1版 at the beginning."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db.models import Q

from articles.editing import revise
from articles.models import Article, Issue
from articles.revision import Via


def link_jumps(issue: Issue, *, by: User | None, via: Via) -> int:
    """Link each continuation with the article it continues, where both are there; returns how many.

    Of several articles that jump from one page to the other, the one whose headline has most in
    common with the continuation's is meant; where none has more than another, none is linked.
    """
    jumping = list(
        Article.objects.filter(page__issue=issue)
        .filter(Q(continued_on__isnull=False) | Q(continued_from__isnull=False))
        .select_related("page")
        .order_by("page", "order")
    )
    linked = 0
    for article in jumping:
        if article.continued_from is None or article.continues_id is not None:
            continue
        if (begun := _beginning(article, jumping)) is not None:
            revise(article, by=by, why="", via=via, continues=begun)
            linked += 1
    return linked


def _beginning(article: Article, jumping: Iterable[Article]) -> Article | None:
    candidates = [
        other
        for other in jumping
        if other.page.number == article.continued_from
        and other.continued_on == article.page.number
        and other.page_id != article.page_id
    ]
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    ranked = sorted(((_common(article, other), other) for other in candidates), key=_by_common)
    return ranked[-1][1] if ranked[-1][0] > ranked[-2][0] else None


def _by_common(ranked: tuple[int, Article]) -> int:
    return ranked[0]


def _common(one: Article, other: Article) -> int:
    """How many pairs of characters both headlines have."""
    return len(_pairs(one) & _pairs(other))


def _pairs(article: Article) -> set[str]:
    headline = f"{article.kicker}{article.title}{article.subtitle}"
    return {headline[n : n + 2] for n in range(len(headline) - 1)}
