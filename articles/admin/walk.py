"""From one article to the next that waits for the editor, in the order of the print."""

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q

from articles.models import Article, Finding, FindingStatus, Status


def next_to_do(article: Article, user: User) -> Article | None:
    """The next article of the issue that is not done; after the last comes the first.

    Done is what is published or withdrawn and has no open finding, and for those who may not
    publish also what waits for somebody who may.
    """
    waiting = {Status.DRAFT}
    if user.has_perm("articles.publish_article"):
        waiting.add(Status.IN_REVIEW)
    doubts = Finding.objects.filter(article=OuterRef("pk"), status=FindingStatus.OPEN)
    to_do = (
        Article.objects.filter(page__issue=article.page.issue_id)
        .exclude(pk=article.pk)
        .exclude(status=Status.TRASHED)
        .filter(Q(status__in=waiting) | Exists(doubts))
        .select_related("page")
    )
    here = _printed(article)
    ordered = sorted(to_do, key=_printed)
    return next((other for other in ordered if _printed(other) > here), next(iter(ordered), None))


def _printed(article: Article) -> tuple[bool, int, int, int]:
    """Pages by their numbers, those without one last; articles as printed."""
    number = article.page.number
    return (number is None, number or 0, article.page_id, article.order)
