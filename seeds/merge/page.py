"""What a new reading says of the page itself: banner, number, section, date, leftovers."""

from typing import Any

from django.contrib.auth.models import User

from articles.editing import revise_page
from articles.models import Finding, FindingStatus, Page, Severity
from articles.revision import Via, create_all
from seeds.merge.fields import FieldMerge, Outcome
from seeds.merge.questions import CONFLICT
from seeds.models import SourceDocument
from seeds.placing import section_of
from seeds.records import ParsedPage
from seeds.report import page_fields
from seeds.rows import first_day, leftover_row


def merge_page(
    page: Page, parsed: ParsedPage, document: SourceDocument, *, by: User | None, why: str
) -> None:
    """The three-way rule for the page's own fields; the document keeps what was read of it."""
    now = page_fields(parsed)
    before = _base(page, document)
    if before:
        _fields(page, before, now, by=by, why=why)
        _date(page, before["issue_date"], now["issue_date"])
    _leftovers(page, parsed.leftovers)
    document.record, document.leftovers = now, list(parsed.leftovers)
    document.save(update_fields=["record", "leftovers"])


def _base(page: Page, document: SourceDocument) -> dict[str, Any]:
    """What was read last: in the same document if it is read again, else in the one before."""
    base = document if document.articles.exists() else page.sources.exclude(pk=document.pk).latest()
    record: dict[str, Any] = base.record
    return record


def _fields(page: Page, before: Any, now: Any, *, by: User | None, why: str) -> None:
    section = page.section.name if page.section else None
    merges = (
        FieldMerge("banner", before["banner"] or "", page.banner, now["banner"] or ""),
        FieldMerge("number", before["page"]["number"], page.number, now["page"]["number"]),
        FieldMerge("section", before["page"]["section"], section, now["page"]["section"]),
    )
    changes: dict[str, Any] = {}
    for field in merges:
        taken = field.name == "number" and page.issue.pages.filter(number=field.theirs).exists()
        if field.outcome is Outcome.UPDATE and not taken:
            changes[field.name] = (
                section_of(field.theirs) if field.name == "section" else field.theirs
            )
        elif field.outcome in (Outcome.UPDATE, Outcome.CONFLICT):
            _conflict(page, field, why)
    revise_page(page, by=by, why=why, via=Via.IMPORT, **changes)


def _conflict(page: Page, field: FieldMerge, why: str) -> None:
    alternative = {
        "act": "set",
        "fields": {field.name: field.theirs},
        "paragraph": None,
        "base": {field.name: field.base},
    }
    quote = "" if field.ours is None else str(field.ours)
    if not page.findings.filter(kind=CONFLICT, article=None, alternative=alternative).exists():
        Finding(
            page=page, kind=CONFLICT, severity=Severity.HIGH, quote=quote, why=why,
            alternative=alternative,
        ).save()  # fmt: skip


def _date(page: Page, before: Any, now: Any) -> None:
    """A page that lies alone in its issue dates it anew, as long as no editor has."""
    issue = page.issue
    untouched = (issue.date, issue.precision) == (first_day(before["best"]), before["precision"])
    if untouched and before != now and issue.pages.count() == 1 and now["precision"] != "day":
        issue.date, issue.precision = first_day(now["best"]), now["precision"]
        issue.evidence = now["evidence"]
        issue.save()


def _leftovers(page: Page, leftovers: tuple[str, ...]) -> None:
    standing = page.findings.filter(article=None, kind="leftover")
    for finding in standing.filter(status=FindingStatus.OPEN).exclude(quote__in=leftovers):
        finding.delete()
    known = set(standing.values_list("quote", flat=True))
    create_all([leftover_row(page, text) for text in leftovers if text not in known])
