"""Settling findings: accepting a suggestion, or dismissing the doubt."""

from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from articles.acts import acting
from articles.corrections import TEXT_FIELDS, learn, unlearn
from articles.crediting import Named, PersonFinder, set_credits
from articles.editing import revise, revise_page
from articles.models import Article, Finding, FindingStatus, Page, Section
from articles.revision import Via, recording
from articles.settling import settle
from articles.structure import Unfit, mark_gap, merge, split
from articles.structure.held import neighbour
from articles.text.gaps import hole, is_marked
from articles.text.paragraphs import Misplaced

# Doubts whose quotation tells where something is, and not what is wrong with these words.
ABOUT_A_PLACE = frozenset(
    {
        "missing_text",
        "missing_byline",
        "missing_photo_credit",
        "image_gap",
        "structure",
        "conflict",
        "leftover",
    }
)


class Unclear(ValueError):
    """The quotation stands nowhere or more than once: the machine cannot tell what to do."""


def accept(finding: Finding, *, by: User | None, via: Via) -> Finding:
    """Settle a finding as right; a suggestion replaces the quotation, an alternative is taken.

    Where text is missing its place is marked, if the quotation stands beside it.

    Raises `Unclear` where the quotation is not to be found exactly once in the article's text, or
    where the articles whose boundary an alternative moves do not stand as it says any more.
    """
    with acting("accept", _("Accepted: %s") % finding, by=by, via=via, page=finding.page):
        if finding.alternative is not None:
            _take(finding, finding.alternative, by, via)
        elif finding.article is not None and finding.suggestion is not None:
            _correct(finding, finding.article, finding.suggestion, by, via)
        elif finding.article is not None and finding.kind == "missing_text":
            _mark_gap(finding, finding.article, by, via)
            finding.refresh_from_db()
            if finding.status != FindingStatus.OPEN:  # settled with its gap
                return finding
        return settle(finding, FindingStatus.ACCEPTED, by=by, via=via)


def dismiss(finding: Finding, *, by: User | None, via: Via, why: str = "") -> Finding:
    """Settle a finding as no fault; the importer does not bring it back.

    A suggestion that is refused again and again is not made any more (`Confusion.is_quiet`).
    """
    label = _("Dismissed: %s") % finding
    with acting("dismiss", label, by=by, via=via, why=why, page=finding.page):
        if finding.suggestion is not None:
            unlearn(finding.quote, finding.suggestion, by=by, via=via, why=why)
        return settle(finding, FindingStatus.DISMISSED, by=by, via=via, why=why)


def _mark_gap(finding: Finding, article: Article, by: User | None, via: Via) -> None:
    """Mark the gap beside the quotation; nothing where it is marked, or its place is unknown."""
    article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    paragraphs = tuple(article.paragraphs)
    place = hole(paragraphs, finding.quote)
    if place and not is_marked(paragraphs, place):
        mark_gap(article, at=place.at, offset=place.offset, by=by, via=via, why=str(finding))


def _correct(
    finding: Finding, article: Article, suggestion: str, by: User | None, via: Via
) -> None:
    """Replace the quotation, where it stands once, and remember what was corrected."""
    article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    field = _only_place(article, finding.quote)
    text = getattr(article, field).replace(finding.quote, suggestion)
    revise(article, by=by, why=str(finding), via=via, **{field: text})
    learn(finding.quote, suggestion, by=by, via=via, why=str(finding))


@transaction.atomic
def settle_corrected(article: Article, before: str, *, by: User | None, via: Via) -> list[Finding]:
    """Settle as right the doubts whose words an editor has just corrected by hand.

    `before` is `all_text` of the article as it was: what stood there and stands there no more was
    doubted with reason. Returns the findings settled.
    """
    after = all_text(article)
    doubts = article.findings.filter(status=FindingStatus.OPEN, alternative__isnull=True)
    return [
        settle(finding, FindingStatus.ACCEPTED, by=by, via=via, why=_("Corrected by hand"))
        for finding in doubts.exclude(quote="").exclude(kind__in=ABOUT_A_PLACE)
        if finding.quote in before and finding.quote not in after
    ]


def all_text(article: Article) -> str:
    """All that a quotation may be of, one field a line."""
    return "\n".join(getattr(article, name) for name in TEXT_FIELDS)


def _take(finding: Finding, alternative: dict[str, Any], by: User | None, via: Via) -> None:
    """Do what the alternative of a finding says."""
    if alternative["act"] != "set":
        _move_boundary(finding, alternative, by, via)
        return
    fields: dict[str, Any] = dict(alternative["fields"])
    if finding.article is None:
        _set_on_page(finding.page, fields, str(finding), by, via)
        return
    article = Article.objects.select_for_update(of=("self",)).get(pk=finding.article.pk)
    credits = fields.pop("credits", None)
    if credits is not None:
        with recording(by=by, why=str(finding), via=via):
            named = [Named(c["name"], c["role"], c["printed"]) for c in credits]
            set_credits(article, named, PersonFinder())
    changes: dict[str, Any] = {name: text or "" for name, text in fields.items()}
    revise(article, by=by, why=str(finding), via=via, touched=credits is not None, **changes)


def _move_boundary(
    finding: Finding, alternative: dict[str, Any], by: User | None, via: Via
) -> None:
    """Split the article or merge it into the one before, as an editor would by hand."""
    article, why = finding.article, str(finding)
    if article is None:
        raise Unclear(_("“%s” belongs to no article any more.") % finding)
    try:
        if alternative["act"] == "merge":
            merge(neighbour(article, -1), article, by=by, via=via, why=why)
        else:
            title = alternative["fields"].get("title") or None
            at = _beginning(article, finding, alternative, title)
            split(article, at=at, title=title, by=by, via=via, why=why)
    except (Misplaced, Unfit) as refusal:
        raise Unclear(
            _("“%(finding)s”: the articles do not stand as they did. %(why)s")
            % {"finding": finding, "why": refusal if isinstance(refusal, Unfit) else ""}
        ) from refusal
    finding.refresh_from_db()  # it has gone with its text


def _beginning(
    article: Article, finding: Finding, alternative: dict[str, Any], title: str | None
) -> int:
    """The paragraph that begins the new article: where the quotation stands by now.

    A headline that was read as a paragraph stands right before the text.
    """
    paragraphs = article.paragraphs
    at = alternative["paragraph"] or 0
    if finding.quote in paragraphs and paragraphs[at : at + 1] != [finding.quote]:
        at = paragraphs.index(finding.quote)
    return at - 1 if title and at > 1 and paragraphs[at - 1] == title else at


def _set_on_page(page: Page, fields: dict[str, Any], why: str, by: User | None, via: Via) -> None:
    changes = dict(fields)
    if "section" in changes:
        changes["section"] = Section.objects.filter(name=changes["section"]).first()
    if "banner" in changes:
        changes["banner"] = changes["banner"] or ""
    revise_page(page, by=by, why=why, via=via, **changes)


def _only_place(article: Article, quote: str) -> str:
    places = [(field, getattr(article, field).count(quote)) for field in TEXT_FIELDS]
    total = sum(count for _field, count in places)
    if not quote or total != 1:
        raise Unclear(
            _("“%(quote)s” stands %(count)d times in “%(title)s”: correct it by hand.")
            % {"quote": quote, "count": total, "title": article.title}
        )
    return next(field for field, count in places if count)
