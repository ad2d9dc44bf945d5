"""From reports of readings to rows that are not yet saved: which field of the page goes where."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from articles.crediting import Named
from articles.models import Article, Finding, Issue, Page, Photo, Publication, Status
from articles.tagging import Proposal
from articles.text.paragraphs import beginning
from seeds.records import ParsedPage


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


Report = Mapping[str, Any]
_PLAIN = ("column", "kicker", "title", "subtitle", "kind", "lead")


def text_fields(report: Report) -> dict[str, str]:
    """What editors correct of an article, from the report of its reading.

    One without a headline is called by its beginning until an editor finds a better name.
    """
    fields = {name: report[name] or "" for name in _PLAIN} | {"title": headline(report)}
    return {**fields, "body": "\n\n".join(report["paragraphs"])}


def headline(report: Report) -> str:
    """What an article is called by: its title, or how it begins."""
    return report["title"] or beginning(report["paragraphs"])


def machine_fields(report: Report) -> dict[str, Any]:
    """What only a reading says of an article: where it stood, and its jumps."""
    return {
        "spans": report["spans"],
        "continued_on": report.get("continued_on"),
        "continued_from": report.get("continued_from"),
    }


def article_row(report: Report, page: Page, status: Status) -> Article:
    """An article of a page, in its first version."""
    return Article(
        page=page,
        order=report["order"],
        status=status,
        published_at=timezone.now() if status == Status.PUBLISHED else None,
        **text_fields(report),
        **machine_fields(report),
    )


def named(report: Report) -> list[Named]:
    """The names that the article's makers are credited by."""
    return [Named(c["name"], c["role"], c["printed"]) for c in report["credits"]]


def proposals(report: Report) -> list[Proposal]:
    """The tags that the machine proposes."""
    return [Proposal(tag["kind"], tag["name"], tag["confidence"]) for tag in report["tags"]]


def photo_count(report: Report) -> int:
    """As many as the print leaves room for, and one at least where a photographer is credited."""
    credited = any(credit["role"] == "photographer" for credit in report["credits"])
    gaps: int = report.get("photo_gaps", 0)
    return max(gaps, int(credited or report["kind"] == "photo"))


def photo_rows(article: Article, report: Report) -> list[Photo]:
    """Rooms for pictures, without their images."""
    return [Photo(article=article, order=n) for n in range(1, photo_count(report) + 1)]


def finding_rows(article: Article, report: Report) -> list[Finding]:
    """What the parser doubts in an article."""
    return [Finding(page=article.page, article=article, **found) for found in report["findings"]]


def leftover_row(page: Page, text: str) -> Finding:
    """Text of a page that belongs to no article, for an editor to see."""
    return Finding(page=page, kind="leftover", severity="low", quote=text)
