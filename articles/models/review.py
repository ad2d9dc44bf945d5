"""Pages as an editor takes them up: those on which something waits, the most urgent first."""

from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    F,
    Field,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    When,
)
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article, Status
from articles.models.finding import Finding, Severity
from articles.models.issue import Page, PageQuerySet

# What an editor has not brought before readers yet; a withdrawn or trashed article waits for none.
UNPUBLISHED = (Status.DRAFT, Status.IN_REVIEW)
# One sum tells the findings of a page, kind by kind: to ask for each apart takes four times as
# long. No page has a thousand of a kind.
MOST = 1000
LOW, MEDIUM, HIGH, CONFLICT = (MOST**n for n in range(4))


class ReviewQuerySet(PageQuerySet):
    """Questions about what waits on pages."""

    def waiting(self) -> "ReviewQuerySet":
        """Pages with an open finding, or an article that is not published yet."""
        # Not a correlated EXISTS, which looks at every page: what waits names its page.
        doubted = Finding.objects.waiting().order_by().values("page")
        unpublished = Article.objects.filter(status__in=UNPUBLISHED).order_by().values("page")
        return self.filter(Q(pk__in=doubted) | Q(pk__in=unpublished))

    def with_waiting(self) -> "ReviewQuerySet":
        """With `load`, the open findings by their weight, and `unpublished`, how many articles."""
        return self.annotate(
            load=_one(_open_findings(), Sum(_weight()), BigIntegerField()),
            unpublished=_one(_unpublished(), Count("pk"), BigIntegerField()),
        )

    def most_urgent_first(self) -> "ReviewQuerySet":
        """An editor's work that the source contradicts, then doubts by weight, then newest issue.

        Needs `with_waiting`.
        """
        newest = F("issue__date").desc(nulls_last=True)
        order: list[Any] = ["-load", "-unpublished", newest, "-pk"]
        return self.order_by(*order)


def _open_findings() -> QuerySet[Finding]:
    return Finding.objects.waiting().filter(page=OuterRef("pk")).order_by()


def _unpublished() -> QuerySet[Article]:
    return Article.objects.filter(status__in=UNPUBLISHED, page=OuterRef("pk")).order_by()


def _weight() -> Case:
    """A finding in the number that tells all of a page's: three digits for each kind of them."""
    return Case(
        When(severity=Severity.HIGH, kind="conflict", then=CONFLICT + HIGH),
        When(severity=Severity.HIGH, then=HIGH),
        When(severity=Severity.MEDIUM, then=MEDIUM),
        default=LOW,
        output_field=BigIntegerField(),
    )


def _one(rows: QuerySet, told: Any, field: Field) -> Coalesce:
    summed = rows.values("page").annotate(told=told).values("told")
    return Coalesce(Subquery(summed, output_field=field), 0)


class ReviewPage(Page):
    """A page in the queue of what waits for an editor; its numbers need `with_waiting`."""

    load: int
    unpublished: int

    objects = ReviewQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        proxy = True
        default_permissions = ()
        verbose_name = _("page to review")
        verbose_name_plural = _("pages to review")

    @property
    def conflicts(self) -> int:
        """Open findings that say what an editor has corrected and the source has changed."""
        return self.load // CONFLICT

    @property
    def high(self) -> int:
        """Open findings of high severity, conflicts among them."""
        return self.load // HIGH % MOST

    @property
    def medium(self) -> int:
        """Open findings of medium severity."""
        return self.load // MEDIUM % MOST

    @property
    def low(self) -> int:
        """Open findings of low severity."""
        return self.load % MOST


# The history of a page is the same whichever class it is looked at through.
ReviewPage._meta.simple_history_manager_attribute = "history"  # type: ignore[attr-defined]
