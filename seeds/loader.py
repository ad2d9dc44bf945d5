"""From parsed pages to the database, one transaction a page.

A page whose text is there already is left alone, whatever its encoding; one that looks like a page
of the archive with another text is refused, so that nothing is doubled and no correction lost.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import search
from articles.models import Article, Credit, Issue, Page, Photo, Publication, Section, Status
from articles.revision import Row, Via, create_all, recording
from articles.tagging import Proposal, TagFinder, propose
from people.models import Person
from seeds.models import ImportedArticle, ImportRun, SourceDocument
from seeds.records import ParsedArticle, ParsedPage
from seeds.report import article_report
from seeds.rows import article_row, finding_rows, issue_row, leftover_row, photo_rows


class PageRefused(ValueError):
    """The page cannot be loaded as it is; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one page; the counts are of what stands in the database for it."""

    source: str
    changed: bool
    page: Page
    articles: int
    credits: int
    findings: int


class Loader:
    """Loads pages of one publication within one run; keeps the people and tags it met.

    `run` stays None, and nothing at all is written, as long as every page is there already.
    """

    def __init__(
        self,
        publication: str,
        *,
        status: Status = Status.PUBLISHED,
        by: User | None = None,
    ) -> None:
        self.publication = publication
        self.status = status
        self.by = by
        self.run: ImportRun | None = None
        self._forget()

    def load(self, page: ParsedPage, data: bytes) -> Loaded:
        """Load one page; raises `PageRefused`, and then nothing of it is in the database."""
        written = False
        try:
            with transaction.atomic(), recording(by=self.by, why=page.source, via=Via.IMPORT):
                known = _known_document(page)
                loaded = _count(
                    page.source, known.page if known else self._write(page, data), known
                )
            written = True
        except ValidationError as error:
            raise PageRefused(_told(error)) from error
        finally:
            if not written:
                self._forget()
        return loaded

    def finish(self, refused: Sequence[tuple[str, str]] = (), unchanged: int = 0) -> None:
        """Close the run's row with its counts, `refused` as pairs of source and reason."""
        if self.run is None:
            return
        self.run.imported = self.run.documents.count()
        self.run.unchanged = unchanged
        self.run.refused = [{"source": source, "reason": reason} for source, reason in refused]
        self.run.finished_at = timezone.now()
        self.run.save()

    def _forget(self) -> None:
        """Start the finders anew: what they met in a transaction rolled back is not there."""
        self._person = PersonFinder()
        self._tag = TagFinder()

    def _write(self, parsed: ParsedPage, data: bytes) -> Page:
        publication = _publication(self.publication)
        refuse_lookalike(parsed, publication)
        if self.run is None or not ImportRun.objects.filter(pk=self.run.pk).exists():
            self.run = ImportRun.objects.create(by=self.by)
        page = _page(parsed, publication)
        document = SourceDocument.objects.create(
            page=page,
            run=self.run,
            name=parsed.source,
            content=data,
            sha256=parsed.sha256,
            text_sha256=_text_sha256(parsed),
            encoding=parsed.encoding,
            leftovers=list(parsed.leftovers),
        )
        articles = self._articles(parsed, page)
        ImportedArticle.objects.bulk_create(
            ImportedArticle(
                document=document,
                article=article,
                order=record.order,
                record=article_report(record),
            )
            for article, record in zip(articles, parsed.articles, strict=True)
        )
        search.refresh([article.pk for article in articles])
        return page

    def _articles(self, parsed: ParsedPage, page: Page) -> list[Article]:
        records = parsed.articles
        articles = create_all([article_row(record, page, self.status) for record in records])
        pairs = list(zip(articles, records, strict=True))
        photos = create_all(
            [row for article, record in pairs for row in photo_rows(article, record)]
        )
        first_photo = {photo.article_id: photo for photo in reversed(photos)}
        create_all(
            [
                row
                for article, record in pairs
                for row in self._credits(article, record, first_photo.get(article.pk))
            ]
        )
        create_all(
            [row for article, record in pairs for row in finding_rows(article, record)]
            + [leftover_row(page, text) for text in parsed.leftovers]
        )
        propose(
            [
                (article, [Proposal(tag.kind, tag.name, tag.confidence) for tag in record.tags])
                for article, record in pairs
            ],
            self._tag,
        )
        return articles

    def _credits(
        self, article: Article, record: ParsedArticle, photo: Photo | None
    ) -> list[Credit]:
        return [
            Credit(
                article=article,
                photo=photo if credit.role == "photographer" else None,
                person=self._person(credit.name, is_agency=credit.role == "agency"),
                role=credit.role,
                order=order,
                printed=credit.printed,
            )
            for order, credit in enumerate(record.credits, start=1)
        ]


class PersonFinder:
    """People by printed name or alias, made when there is none; remembers them for one run."""

    def __init__(self) -> None:
        self._found: dict[str, Person] = {}

    def __call__(self, name: str, *, is_agency: bool = False) -> Person:
        if name not in self._found:
            # Of several people with one name the one who needs no telling apart comes first.
            known = Person.objects.named(name).order_by("qualifier", "pk").first()
            self._found[name] = known or self._made(name, is_agency)
        return self._found[name]

    def _made(self, name: str, is_agency: bool) -> Person:
        person = Person(name=name, is_agency=is_agency)
        person.set_pinyin()
        return _created(person)


def refuse_lookalike(parsed: ParsedPage, publication: Publication) -> None:
    """Refuse a page most of whose headlines stand together on a page of the archive already."""
    titles = {article.title for article in parsed.articles}
    alike = (
        Article.objects.filter(page__issue__publication=publication, title__in=titles)
        .order_by()
        .values("page")
        .annotate(shared=models.Count("title", distinct=True))
        .order_by("-shared")
        .first()
    )
    if alike and len(titles) > 1 and alike["shared"] * 2 > len(titles):
        page = Page.objects.select_related("issue__publication", "section").get(pk=alike["page"])
        raise PageRefused(
            _(
                "%(shared)d of its %(all)d headlines stand on “%(page)s” (page id %(id)d) with "
                "another text. Nothing was imported: correct that page at the desk instead."
            )
            % {"shared": alike["shared"], "all": len(titles), "page": page, "id": page.pk}
        )


def _known_document(page: ParsedPage) -> SourceDocument | None:
    """The document of the same bytes, or of the same text in another encoding."""
    same = models.Q(sha256=page.sha256) | models.Q(text_sha256=_text_sha256(page))
    return SourceDocument.objects.filter(same).first()


def _text_sha256(page: ParsedPage) -> str:
    return hashlib.sha256(page.text.encode()).hexdigest()


def _count(source: str, page: Page, known: SourceDocument | None) -> Loaded:
    return Loaded(
        source=source,
        changed=known is None,
        page=page,
        articles=page.articles.count(),
        credits=Credit.objects.filter(article__page=page).count(),
        findings=page.findings.count(),
    )


def _told(error: ValidationError) -> str:
    """Each fault with the field that has it: a length alone does not say of what."""
    faults = error.message_dict.items() if hasattr(error, "error_dict") else [("", error.messages)]
    return "; ".join(f"{field}: {' '.join(said)}".lstrip(": ") for field, said in faults)


def _publication(name: str) -> Publication:
    if known := Publication.objects.filter(name=name).first():
        return known
    publication = Publication(name=name)
    publication.set_slug()
    return _created(publication)


def _page(parsed: ParsedPage, publication: Publication) -> Page:
    issue = issue_row(parsed, publication)
    known = None
    if issue.precision == "day":  # pages of one printed day lie in one issue; others stand alone
        same = Issue.objects.filter(publication=publication, date=issue.date, edition="")
        known = same.filter(precision="day").first()
    if known and parsed.number and (other := known.pages.filter(number=parsed.number).first()):
        raise PageRefused(
            _("%(issue)s has a page %(number)d already, from %(source)s.")
            % {"issue": known, "number": parsed.number, "source": other.sources.latest().name}
        )
    issue = known or _created(issue)
    section = None
    if parsed.section:
        section = Section.objects.filter(name=parsed.section).first() or _created(
            Section(name=parsed.section)
        )
    return _created(
        Page(issue=issue, number=parsed.number, section=section, banner=parsed.banner or "")
    )


def _created(row: Row) -> Row:
    return create_all([row])[0]
