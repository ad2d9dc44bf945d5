"""What the view of a page shows: its articles line by line, their doubts, the print, the acts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Prefetch
from django.utils.translation import gettext as _

from articles import workflow
from articles.desk.offers import offers
from articles.models import (
    Act,
    Article,
    Credit,
    Finding,
    FindingStatus,
    Page,
    Photo,
    Severity,
    Status,
)
from articles.models.review import UNPUBLISHED
from articles.structure import field_label
from articles.text.provenance import numbers_of
from seeds.models import SourceDocument

ABOVE = ("column", "kicker", "title", "subtitle")
MOST_ACTS = 8


@dataclass(frozen=True, slots=True)
class Line:
    """What can be chosen of an article: a heading, a paragraph, a credit, a caption.

    `place` is its name in the form, `8:2` or `8:title`; `pieces` is its text, each piece with the
    finding that quotes it or None; `label` says what a line is that is no paragraph.
    """

    place: str
    kind: str
    label: str
    pieces: list[tuple[str, Finding | None]]


@dataclass(slots=True)
class Item:
    """An article on the page, by its number there from 1."""

    number: int
    article: Article
    lines: list[Line]
    findings: list[Finding]
    is_high: bool


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A printed line; `owners` are the articles that were read from it, by number and id."""

    number: int
    text: str
    owners: list[Item] = field(default_factory=list)


def page_context(page: Page, user: User, at: str) -> dict[str, Any]:
    """All that the template needs, in a constant number of queries."""
    items = [_item(number, article) for number, article in enumerate(_articles(page), start=1)]
    document = _document(page) if user.has_perm("seeds.view_sourcedocument") else None
    places = [line.place for item in items for line in item.lines]
    return {
        "page": page,
        "items": items,
        "findings": list(_offered(page.findings.filter(article=None, status=FindingStatus.OPEN))),
        "document": document,
        "source": _source(document, items) if document else [],
        "acts": _acts(page),
        "chosen": at if at in places else next(iter(places), ""),
        "may_write": user.has_perm("articles.change_article"),
        "may_settle": user.has_perms(("articles.change_finding", "articles.change_article")),
        "may_publish": workflow.may_step(user, "publish"),
        "publishable": [item for item in items if is_publishable(item.article, item.is_high)],
    }


def is_publishable(article: Article, has_high: bool) -> bool:
    """Whether the article may go out with the others of its page, as nothing weighty is open."""
    return article.status in UNPUBLISHED and not has_high


def _articles(page: Page) -> Iterable[Article]:
    waiting = Finding.objects.filter(status=FindingStatus.OPEN)
    return (
        Article.objects.filter(page=page)
        .exclude(status=Status.TRASHED)
        .order_by("order")
        .prefetch_related(
            Prefetch("credits", Credit.objects.select_related("person")),
            Prefetch("photos", Photo.objects.exclude(caption=""), to_attr="captioned"),
            Prefetch("findings", waiting.order_by("pk"), to_attr="doubts"),
        )
    )


def _item(number: int, article: Article) -> Item:
    findings = list(_offered(article.doubts))  # type: ignore[attr-defined]
    lines = list(_lines(article, findings))
    is_high = any(finding.severity == Severity.HIGH for finding in findings)
    return Item(number, article, lines, findings, is_high)


def _offered(findings: Iterable[Finding]) -> Iterator[Finding]:
    for finding in findings:
        finding.offered = offers(finding)  # type: ignore[attr-defined]
        yield finding


def _lines(article: Article, findings: list[Finding]) -> Iterator[Line]:
    for name in (*ABOVE, "lead"):
        if text := getattr(article, name):
            yield _line(article, name, name, field_label(name), text, findings)
    for at, text in enumerate(article.paragraphs):
        yield _line(article, str(at), "paragraph", "", text, findings)
    told = set()
    for credit in article.credits.all():
        printed = credit.printed or str(credit)
        if printed not in told:
            told.add(printed)
            yield _line(article, f"credit-{credit.pk}", "credit", _("credit"), printed, [])
    for photo in article.captioned:  # type: ignore[attr-defined]
        yield _line(article, f"caption-{photo.pk}", "caption", _("caption"), photo.caption, [])


def _line(
    article: Article, where: str, kind: str, label: str, text: str, findings: list[Finding]
) -> Line:
    return Line(f"{article.pk}:{where}", kind, label, list(_marked(text, findings)))


def _marked(text: str, findings: list[Finding]) -> Iterator[tuple[str, Finding | None]]:
    """The text in pieces, with what findings quote of it; of two that overlap the first counts."""
    quoted = sorted(
        (place, finding.pk, finding)
        for finding in findings
        if finding.quote and finding.kind != "conflict"
        if (place := text.find(finding.quote)) >= 0
    )
    end = 0
    for place, _pk, finding in quoted:
        if place < end:
            continue
        if place > end:
            yield text[end:place], None
        end = place + len(finding.quote)
        yield finding.quote, finding
    if end < len(text):
        yield text[end:], None


def _document(page: Page) -> SourceDocument | None:
    """The document whose lines the spans of the page's articles count."""
    read = SourceDocument.objects.filter(page=page, articles__is_base=True)
    return read.first() or SourceDocument.objects.filter(page=page).first()


def _source(document: SourceDocument, items: list[Item]) -> list[SourceLine]:
    owners: dict[int, list[Item]] = {}
    for item in items:
        for number in numbers_of(item.article.spans):
            owners.setdefault(number, []).append(item)
    lines = enumerate(document.text.split("\n"), start=1)
    return [SourceLine(n, text, owners.get(n, [])) for n, text in lines if text.strip()]


def _acts(page: Page) -> list[Act]:
    """The page's newest acts; `is_undone` tells whether one was taken back."""
    back = Act.objects.filter(undoes=OuterRef("pk"))
    acts = page.acts.select_related("by").annotate(is_undone=Exists(back))
    return list(acts.order_by("-pk")[:MOST_ACTS])
