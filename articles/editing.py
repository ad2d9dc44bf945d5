"""The verbs by which an article comes, changes and goes, and the verb that dates an issue."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import search
from articles.models import Article, Issue, Page, Precision, Status
from articles.revision import BATCH, Via, change_all, collecting, recording

EDITABLE = frozenset(
    {
        "page", "order", "column", "kicker", "title", "subtitle", "kind", "lead", "body", "spans",
        "status", "published_at", "publish_at", "withdraw_at",
        "continued_on", "continued_from", "continues", "merged_into",
    }
)  # fmt: skip


# More than any page has articles.
FAR = 10_000


class Conflict(Exception):
    """The article has changed since the editor opened it; `current` is how it stands now."""

    def __init__(self, current: Article, expected: int) -> None:
        self.current = current
        self.expected = expected
        super().__init__(
            _("“%(title)s” has changed since you opened it (version %(expected)d, now %(now)d).")
            % {"title": current.title, "expected": expected, "now": current.version}
        )


@transaction.atomic
def revise(
    article: Article,
    *,
    by: User | None,
    why: str,
    via: Via,
    expected: int | None = None,
    touched: bool = False,
    **changes: Any,
) -> Article:
    """Change fields of an article and return it as it now stands in the database.

    The version grows by one, the history gets a row with who, why and by which way, and the search
    index follows, all in one transaction. `expected` is the version that the editor saw: another
    one in the database raises `Conflict` and changes nothing. Nothing is written where nothing
    differs, unless `touched` says that the article's credits, photos or tags were changed.
    """
    if unknown := set(changes) - EDITABLE:
        raise TypeError(f"not fields of an article that may change: {', '.join(sorted(unknown))}")
    current = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    if expected is not None and current.version != expected:
        raise Conflict(current, expected)
    changes = {name: value for name, value in changes.items() if getattr(current, name) != value}
    if not changes and not touched:
        return current
    for name, value in changes.items():
        setattr(current, name, value)
    current.version += 1
    current.clean_fields()
    with recording(by=by, why=why, via=via):
        current.save()
    search.refresh([current.pk])
    return current


def locked_versions(articles: Iterable[Article]) -> dict[int, int]:
    """The versions of articles by their ids, none of which moves before the transaction ends."""
    numbers = [article.pk for article in articles]
    versions: dict[int, int] = {}
    for start in range(0, len(numbers), BATCH):
        some = Article.objects.select_for_update(of=("self",)).filter(
            pk__in=numbers[start : start + BATCH]
        )
        versions |= dict(some.order_by("pk").values_list("pk", "version"))
    return versions


@transaction.atomic
def touch(articles: Iterable[int], *, by: User | None, why: str, via: Via) -> None:
    """Let articles, by their ids, be a version further whose credits or tags were changed.

    As `revise` does to one that is `touched`, to very many in few statements. It is no part of an
    act: nothing of the article itself has changed, so later work on it does not keep anyone from
    taking the act back.
    """
    ids = sorted(set(articles))
    with recording(by=by, why=why, via=via), collecting():
        for start in range(0, len(ids), BATCH):
            some = Article.objects.filter(pk__in=ids[start : start + BATCH])
            list(some.select_for_update(of=("self",)).order_by("pk").values_list("pk"))
            change_all(some, version=F("version") + 1, updated_at=timezone.now())
    search.refresh(ids)


@transaction.atomic
def revise_page(page: Page, *, by: User | None, why: str, via: Via, **changes: Any) -> Page:
    """Change what is known of a page (banner, number, section); writes only where it differs."""
    if unknown := set(changes) - {"banner", "number", "section"}:
        raise TypeError(f"not fields of a page that may change: {', '.join(sorted(unknown))}")
    changes = {name: value for name, value in changes.items() if getattr(page, name) != value}
    for name, value in changes.items():
        setattr(page, name, value)
    if changes:
        page.clean_fields()
        with recording(by=by, why=why, via=via):
            page.save()
    return page


@transaction.atomic
def reorder(
    page: Page, articles: Sequence[Article], *, by: User | None, why: str, via: Via
) -> None:
    """Number all articles of a page from 1: in the order given, then those that are not given."""
    before = dict(page.articles.order_by("order").values_list("pk", "order"))
    given = {article.pk for article in articles}
    left_out = [article for article in page.articles.order_by("order") if article.pk not in given]
    wanted = [*articles, *left_out]
    if before == {article.pk: order for order, article in enumerate(wanted, start=1)}:
        return
    # No two may have one number at any moment: all move out of the way first.
    page.articles.update(order=F("order") + FAR)
    for order, article in enumerate(wanted, start=1):
        if before[article.pk] == order:
            page.articles.filter(pk=article.pk).update(order=order)
        else:
            revise(article, by=by, why=why, via=via, order=order)


@transaction.atomic
def create(article: Article, *, by: User | None, why: str, via: Via) -> Article:
    """Store an article that an editor writes by hand: a draft, in its first version."""
    article.status, article.published_at, article.version = Status.DRAFT, None, 1
    article.full_clean()
    with recording(by=by, why=why, via=via):
        article.save()
    search.refresh([article.pk])
    return article


@transaction.atomic
def delete(article: Article, *, by: User | None, why: str, via: Via) -> None:
    """Delete an article with its credits, photos, tags and findings; their history stays."""
    gone = article.pk
    with recording(by=by, why=why, via=via):
        article.delete()
    search.refresh([gone])


@transaction.atomic
def date_issue(
    issue: Issue, *, date: datetime.date, by: User | None, via: Via, why: str = ""
) -> Issue:
    """Give an issue its day; where that issue of the day exists already, join it.

    Returns the issue that holds the pages afterwards. Raises `ValueError` where both have a page of
    the same number.
    """
    with recording(by=by, why=why, via=via):
        twin = (
            Issue.objects.filter(
                publication=issue.publication,
                date=date,
                edition=issue.edition,
                precision=Precision.DAY,
            )
            .exclude(pk=issue.pk)
            .first()
        )
        if twin is None:
            issue.date, issue.precision = date, Precision.DAY
            issue.full_clean()
            issue.save()
            return issue
        _join(issue, twin)
        return twin


def _join(issue: Issue, into: Issue) -> None:
    taken = set(into.pages.exclude(number=None).values_list("number", flat=True))
    pages = list(Page.objects.filter(issue=issue))
    if doubled := sorted(page.number for page in pages if page.number and page.number in taken):
        raise ValueError(
            _("Both issues have page %s; renumber one of them first.")
            % "、".join(map(str, doubled))
        )
    for page in pages:
        page.issue = into
        page.save()
    issue.delete()
