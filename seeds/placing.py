"""Where a page belongs: its publication, issue, number and section, found or made.

What a manifest says of a page comes before what the page says of itself.
"""

from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from articles.editing import date_issue, revise_page
from articles.models import Issue, Page, Precision, Publication, Section
from articles.revision import Row, Via, create_all
from seeds.manifest import UNPLACED, Placing
from seeds.records import ParsedPage
from seeds.rows import issue_row


class PageRefused(ValueError):
    """The page cannot be loaded as it is; the message says why and what to do."""


def publication_of(name: str) -> Publication:
    """The publication of this name, made where there is none."""
    if known := Publication.objects.filter(name=name).first():
        return known
    publication = Publication(name=name)
    publication.set_slug()
    return created(publication)


def standing_page(parsed: ParsedPage, publication: Publication, placing: Placing) -> Page | None:
    """The page of that number in the issue of that day, where both are known and it is there."""
    number = placing.page_number or parsed.number
    issue = _known_issue(_issue(parsed, publication, placing))
    return issue.pages.filter(number=number).first() if issue and number else None


def new_page(parsed: ParsedPage, publication: Publication, placing: Placing) -> Page:
    """A page in its issue; pages of one printed day lie in one issue, others stand alone."""
    wanted = _issue(parsed, publication, placing)
    issue = _known_issue(wanted)
    number = placing.page_number or parsed.number
    if issue and number and (other := issue.pages.filter(number=number).first()):
        raise PageRefused(
            _("%(issue)s has a page %(number)d already, from %(source)s.")
            % {"issue": issue, "number": number, "source": other.sources.latest().name}
        )
    return created(
        Page(
            issue=issue or created(wanted),
            number=number,
            section=section_of(placing.section or parsed.section),
            banner=parsed.banner or "",
        )
    )


def place(page: Page, placing: Placing, *, by: User | None, why: str) -> bool:
    """Give a page of the archive what a manifest knows of it by now; returns whether it was new.

    Number and section are filled where they are unknown; an issue that nobody has corrected and
    that has no other page goes where the manifest says. Raises `PageRefused` where that issue has
    a page of this number.
    """
    if placing == UNPLACED:
        return False
    changes: dict[str, Any] = {}
    if placing.page_number and page.number is None:
        changes["number"] = placing.page_number
    if placing.section and page.section is None:
        changes["section"] = section_of(placing.section)
    revise_page(page, by=by, why=why, via=Via.IMPORT, **changes)
    moved = _place_issue(page.issue, placing, by=by, why=why)
    page.refresh_from_db()
    return moved or bool(changes)


def _place_issue(issue: Issue, placing: Placing, *, by: User | None, why: str) -> bool:
    if issue.history.exclude(via=Via.IMPORT).exists() or issue.pages.count() > 1:
        return False
    before = (issue.publication, issue.number, issue.edition, issue.date, issue.precision)
    if placing.publication:
        issue.publication = publication_of(placing.publication)
    if placing.issue_number:
        issue.number = placing.issue_number
    issue.edition = placing.edition or issue.edition
    if before[:3] != (issue.publication, issue.number, issue.edition):
        issue.save()
    if placing.date and (issue.date, issue.precision) != (placing.date, Precision.DAY):
        try:
            issue = date_issue(issue, date=placing.date, by=by, via=Via.IMPORT, why=why)
        except ValueError as error:
            raise PageRefused(str(error)) from error
    return before != (issue.publication, issue.number, issue.edition, issue.date, issue.precision)


def section_of(name: str | None) -> Section | None:
    """The section of this name, made where there is none."""
    if not name:
        return None
    return Section.objects.filter(name=name).first() or created(Section(name=name))


def created(row: Row) -> Row:
    """The row, created with its history."""
    return create_all([row])[0]


def _issue(parsed: ParsedPage, publication: Publication, placing: Placing) -> Issue:
    """The issue as it is told of, not saved."""
    issue = issue_row(parsed, publication)
    if placing.date is not None:
        issue.date, issue.precision = placing.date, Precision.DAY
    issue.number = placing.issue_number
    issue.edition = placing.edition
    return issue


def _known_issue(wanted: Issue) -> Issue | None:
    """The issue of that day, or of that number where no day is known."""
    same = Issue.objects.filter(publication=wanted.publication, edition=wanted.edition)
    if wanted.precision == Precision.DAY:
        return same.filter(date=wanted.date, precision=Precision.DAY).first()
    return same.filter(number=wanted.number).first() if wanted.number else None
