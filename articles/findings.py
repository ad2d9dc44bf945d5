"""Settling findings: accepting a suggestion, or dismissing the doubt."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.editing import revise
from articles.models import Article, Finding, FindingStatus
from articles.revision import Via, recording

TEXT_FIELDS = ("body", "title", "kicker", "subtitle")


class Unclear(ValueError):
    """The quotation stands nowhere or more than once: the machine cannot tell what to do."""


@transaction.atomic
def accept(finding: Finding, *, by: User | None, via: Via) -> Finding:
    """Settle a finding as right; a suggestion replaces the quotation in the article.

    Raises `Unclear` where the quotation is not to be found exactly once in the article's text.
    """
    if finding.article is not None and finding.suggestion is not None:
        article = Article.objects.get(pk=finding.article.pk)
        field = _only_place(article, finding.quote)
        text = getattr(article, field).replace(finding.quote, finding.suggestion)
        revise(article, by=by, why=str(finding), via=via, **{field: text})
    return _settle(finding, FindingStatus.ACCEPTED, by, via)


@transaction.atomic
def dismiss(finding: Finding, *, by: User | None, via: Via, why: str = "") -> Finding:
    """Settle a finding as no fault; the importer does not bring it back."""
    return _settle(finding, FindingStatus.DISMISSED, by, via, why)


def _only_place(article: Article, quote: str) -> str:
    places = [(field, getattr(article, field).count(quote)) for field in TEXT_FIELDS]
    total = sum(count for _field, count in places)
    if not quote or total != 1:
        raise Unclear(
            _("“%(quote)s” stands %(count)d times in “%(title)s”: correct it by hand.")
            % {"quote": quote, "count": total, "title": article.title}
        )
    return next(field for field, count in places if count)


def _settle(
    finding: Finding,
    status: FindingStatus,
    by: User | None,
    via: Via,
    why: str = "",
) -> Finding:
    finding.status = status
    finding.resolved_by = by
    finding.resolved_at = timezone.now()
    with recording(by=by, why=why, via=via):
        finding.save()
    return finding
