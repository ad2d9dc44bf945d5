"""Pages as an editor takes them up: those on which something waits, the most urgent first."""

from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article, Status
from articles.models.finding import Finding, FindingStatus, Severity
from articles.models.issue import Page, PageQuerySet

# What an editor has not brought before readers yet; a withdrawn or trashed article waits for none.
UNPUBLISHED = (Status.DRAFT, Status.IN_REVIEW)


class ReviewQuerySet(PageQuerySet):
    """Questions about what waits on pages."""

    def waiting(self) -> "ReviewQuerySet":
        """Pages with an open finding, or an article that is not published yet."""
        return self.filter(Exists(_open_findings()) | Exists(_unpublished()))

    def with_waiting(self) -> "ReviewQuerySet":
        """With `conflicts`, `high`, `medium`, `low` open findings and `unpublished` articles."""
        weights = {
            severity.value: _number(_open_findings().filter(severity=severity))
            for severity in Severity
        }
        return self.annotate(
            conflicts=_number(_open_findings().filter(severity=Severity.HIGH, kind="conflict")),
            unpublished=_number(_unpublished()),
            **weights,
        )

    def most_urgent_first(self) -> "ReviewQuerySet":
        """An editor's work that the source contradicts, then doubts by weight, then newest issue.

        Needs `with_waiting`.
        """
        newest = F("issue__date").desc(nulls_last=True)
        order: list[Any] = ["-conflicts", "-high", "-medium", "-unpublished", "-low", newest, "-pk"]
        return self.order_by(*order)


def _open_findings() -> QuerySet[Finding]:
    return Finding.objects.filter(page=OuterRef("pk"), status=FindingStatus.OPEN).order_by()


def _unpublished() -> QuerySet[Article]:
    waiting = Q(status__in=UNPUBLISHED)
    return Article.objects.filter(waiting, page=OuterRef("pk")).order_by()


def _number(rows: QuerySet) -> Coalesce:
    counted = rows.values("page").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


class ReviewPage(Page):
    """A page in the queue of what waits for an editor."""

    objects = ReviewQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        proxy = True
        default_permissions = ()
        verbose_name = _("page to review")
        verbose_name_plural = _("pages to review")


# The history of a page is the same whichever class it is looked at through.
ReviewPage._meta.simple_history_manager_attribute = "history"  # type: ignore[attr-defined]
