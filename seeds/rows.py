"""From parsed records to rows that are not yet saved: which field of the page goes where."""

import datetime

from django.utils import timezone

from articles.models import Article, Finding, Issue, Page, Photo, Publication, Status
from seeds.records import ParsedArticle, ParsedPage
from seeds.report import alternative_report


def first_day(best: str | None) -> datetime.date | None:
    """The first day of what a date estimate says: 2023-08 → 2023-08-01."""
    if best is None:
        return None
    year, month, day = [*map(int, best.split("-")), 1, 1][:3]
    return datetime.date(year, month, day)


def issue_row(parsed: ParsedPage, publication: Publication) -> Issue:
    """The issue that a page says it belongs to, its date no more exact than the page's text."""
    estimate = parsed.issue_date
    return Issue(
        publication=publication,
        date=first_day(estimate.best),
        precision=estimate.precision,
        evidence=[{"quote": e.quote, "implies": e.implies} for e in estimate.evidence],
    )


def article_row(record: ParsedArticle, page: Page, status: Status) -> Article:
    """An article of a page, in its first version."""
    return Article(
        page=page,
        order=record.order,
        column=record.column or "",
        kicker=record.kicker or "",
        title=record.title,
        subtitle=record.subtitle or "",
        kind=record.kind,
        lead=record.lead or "",
        body="\n\n".join(record.paragraphs),
        spans=[list(span) for span in record.spans],
        status=status,
        published_at=timezone.now() if status == Status.PUBLISHED else None,
    )


def photo_rows(article: Article, record: ParsedArticle) -> list[Photo]:
    """As many as the print leaves room for, and one at least where a photographer is credited."""
    shown = record.kind == "photo" or any(c.role == "photographer" for c in record.credits)
    count = max(record.photo_gaps, int(shown))
    return [Photo(article=article, order=order) for order in range(1, count + 1)]


def finding_rows(article: Article, record: ParsedArticle) -> list[Finding]:
    """What the parser doubts in an article."""
    return [
        Finding(
            page=article.page,
            article=article,
            kind=finding.kind,
            severity=finding.severity,
            quote=finding.quote,
            suggestion=finding.suggestion,
            why=finding.why,
            alternative=finding.alternative and alternative_report(finding.alternative),
        )
        for finding in record.findings
    ]


def leftover_row(page: Page, text: str) -> Finding:
    """Text of a page that belongs to no article, for an editor to see."""
    return Finding(page=page, kind="leftover", severity="low", quote=text)
