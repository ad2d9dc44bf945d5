"""From parsed pages to the database, one transaction a page.

A page whose text is there already is left alone, whatever its encoding; one that comes again with
a better text is merged, so that nothing is doubled and no correction lost (`seeds.merge`).
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Max
from django.utils import timezone

from articles.crediting import PersonFinder
from articles.jumps import link_jumps
from articles.models import Article, Credit, Page, Publication, Status
from articles.revision import Via, create_all, recording
from articles.tagging import TagFinder
from seeds.making import Maker
from seeds.manifest import UNPLACED, Placing
from seeds.merge.apply import merge_article, put_in_order
from seeds.merge.identity import (
    Likeness,
    is_alike,
    known_document,
    likeness,
    remember,
    same_page,
    text_sha256,
)
from seeds.merge.page import merge_page
from seeds.merge.plan import PageMerge, plan_merge
from seeds.merge.questions import ask
from seeds.models import ImportedArticle, ImportRun, SourceDocument
from seeds.placing import PageRefused, new_page, place, publication_of, standing_page
from seeds.records import ParsedPage
from seeds.report import article_report, page_fields
from seeds.rows import Report, leftover_row

State = Literal["imported", "updated", "unchanged"]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What became of one page; the counts are of what stands in the database for it."""

    source: str
    state: State
    page: Page
    articles: int
    credits: int
    findings: int

    @property
    def changed(self) -> bool:
        """Whether anything was written."""
        return self.state != "unchanged"


class Loader:
    """Loads pages within one run; keeps the people and tags it met.

    `publication` is of pages of which no manifest says whose they are. With `reparse`, a page that
    is there already is merged with what the parser reads in it today. `run` stays None, and nothing
    at all is written, as long as every page is there already.
    """

    def __init__(
        self,
        publication: str,
        *,
        status: Status = Status.PUBLISHED,
        by: User | None = None,
        reparse: bool = False,
    ) -> None:
        self.publication = publication
        self.status = status
        self.by = by
        self.reparse = reparse
        self.run: ImportRun | None = None
        # Two files of one run are two pages, however alike.
        self._met: set[int] = set()
        self._forget()

    def load(self, parsed: ParsedPage, data: bytes, placing: Placing = UNPLACED) -> Loaded:
        """Load one page; raises `PageRefused`, and then nothing of it is in the database."""
        written, run = False, self.run
        try:
            with transaction.atomic(), recording(by=self.by, why=parsed.source, via=Via.IMPORT):
                state, page = self._load(parsed, data, placing)
                loaded = _count(parsed, state, page)
            written = True
        except ValidationError as error:
            raise PageRefused(_told(error)) from error
        finally:
            if not written:
                self.run = run
                self._forget()
        self._met.add(loaded.page.pk)
        return loaded

    def plan(self, parsed: ParsedPage, placing: Placing = UNPLACED) -> PageMerge | None:
        """What `load` would do to a page of the archive, None where it would make a new one."""
        known = known_document(parsed)
        publication = Publication.objects.filter(name=self._named(placing)).first()
        page = known.page if known else None
        if page is None and publication is not None:
            page = self._standing(parsed, publication, placing, likeness(parsed, publication))
        return self._merge_of(page, parsed) if page else None

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
        self._publication = cache(publication_of)
        self._make = Maker(self.status, self._person, self._tag)

    def _named(self, placing: Placing) -> str:
        return placing.publication or self.publication

    def _load(self, parsed: ParsedPage, data: bytes, placing: Placing) -> tuple[State, Page]:
        known = known_document(parsed)
        if known and not self.reparse:
            placed = place(known.page, placing, by=self.by, why=parsed.source)
            return "updated" if placed else "unchanged", known.page
        if known:
            return self._merge(known.page, parsed, known)
        publication = self._publication(self._named(placing))
        like = likeness(parsed, publication)
        page = self._standing(parsed, publication, placing, like)
        if page is not None:
            merged = self._merge(page, parsed, self._document(page, parsed, data))
            place(page, placing, by=self.by, why=parsed.source)
            return merged
        return "imported", self._new(parsed, data, placing, publication, like)

    def _standing(
        self, parsed: ParsedPage, publication: Publication, placing: Placing, like: Likeness
    ) -> Page | None:
        """The page of the archive that this is a new text of."""
        page = standing_page(parsed, publication, placing)
        if page is not None and page.pk not in self._met and is_alike(like, page):
            return page
        number = placing.page_number or parsed.number
        return same_page(like, parsed, publication, number=number, met=self._met)

    def _merge_of(self, page: Page, parsed: ParsedPage) -> PageMerge:
        reports = [article_report(record) for record in parsed.articles]
        return plan_merge(page, parsed, reports, self._person)

    def _merge(
        self, page: Page, parsed: ParsedPage, document: SourceDocument
    ) -> tuple[State, Page]:
        """Take a new reading of a page over, as far as no editor has been at work."""
        _hold(page)
        plan = self._merge_of(page, parsed)
        if plan.unchanged:
            return "unchanged", page
        for merge in plan.articles:
            merge_article(merge, by=self.by, why=parsed.source, person=self._person, tag=self._tag)
        last = page.articles.aggregate(last=Max("order"))["last"]
        added = self._make(list(plan.added), page, after=last or 0)
        places = {report["order"]: one for report, one in zip(plan.added, added, strict=True)}
        put_in_order(plan, places, by=self.by, why=parsed.source)
        for proposal in plan.proposals:
            ask(proposal)
        merge_page(page, parsed, document, by=self.by, why=parsed.source)
        self._read(document, plan.reports, {**plan.linked, **places}, plan.taken | set(places))
        link_jumps(page.issue, by=self.by, via=Via.IMPORT)
        return "updated", page

    def _new(
        self,
        parsed: ParsedPage,
        data: bytes,
        placing: Placing,
        publication: Publication,
        like: Likeness,
    ) -> Page:
        page = new_page(parsed, publication, placing)
        document = self._document(page, parsed, data)
        remember(like, page)
        reports = [article_report(record) for record in parsed.articles]
        articles = self._make(reports, page, indexed=parsed.indexed)
        create_all([leftover_row(page, text) for text in parsed.leftovers])
        linked = {report["order"]: one for report, one in zip(reports, articles, strict=True)}
        self._read(document, reports, linked, set(linked))
        if any(report["continued_on"] or report["continued_from"] for report in reports):
            link_jumps(page.issue, by=self.by, via=Via.IMPORT)
        return page

    def _document(self, page: Page, parsed: ParsedPage, data: bytes) -> SourceDocument:
        """The file as it came, under a run that is made with the first of them."""
        return SourceDocument.objects.create(
            page=page,
            run=self._running(),
            name=parsed.source,
            content=data,
            sha256=parsed.sha256,
            text_sha256=text_sha256(parsed),
            encoding=parsed.encoding,
            record=page_fields(parsed),
            leftovers=list(parsed.leftovers),
        )

    def _running(self) -> ImportRun:
        if self.run is None:
            self.run = ImportRun.objects.create(by=self.by)
        return self.run

    def _read(
        self,
        document: SourceDocument,
        reports: Sequence[Report],
        linked: Mapping[int, Article | None],
        taken: Container[int],
    ) -> None:
        """Keep what was read for ever; `taken` are the orders of what was taken over."""
        last = 0
        if document.run_id != self._running().pk:  # it was there before, and is read again
            last = document.articles.aggregate(last=Max("reading"))["last"] or 0
        rows = [
            ImportedArticle(
                document=document,
                article=linked.get(report["order"]),
                reading=last + 1,
                order=report["order"],
                is_base=report["order"] in taken,
                record=report,
            )
            for report in reports
        ]
        ImportedArticle.objects.bulk_create(rows)


def _hold(page: Page) -> None:
    """Let nobody correct the page's articles between our look and our write."""
    read = ImportedArticle.objects.filter(document__page=page).values("article")
    held = models.Q(pk__in=read) | models.Q(page=page)
    list(Article.objects.filter(held).select_for_update(of=("self",)).values_list("pk"))


def _count(parsed: ParsedPage, state: State, page: Page) -> Loaded:
    """The counts of a page; of a new one all that was read has become a row."""
    articles = parsed.articles
    if state == "imported":
        doubts = sum(len(one.findings) for one in articles) + len(parsed.leftovers)
        counts = (len(articles), sum(len(one.credits) for one in articles), doubts)
    else:
        of_page = Credit.objects.filter(article__page=page)
        counts = (page.articles.count(), of_page.count(), page.findings.count())
    return Loaded(parsed.source, state, page, *counts)


def _told(error: ValidationError) -> str:
    """Each fault with the field that has it: a length alone does not say of what."""
    faults = error.message_dict.items() if hasattr(error, "error_dict") else [("", error.messages)]
    return "; ".join(f"{field}: {' '.join(said)}".lstrip(": ") for field, said in faults)
