"""编校差错率: how often an issue errs, by what editors have corrected in it."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Article, Issue, Misprint, Page, Status
from articles.text.faults import PASS_LINE, Fault, Passage, faults, length, per_ten_thousand, tenths
from seeds.models import ImportedArticle

_HEADINGS = ("column", "kicker", "title", "subtitle")


@dataclass(frozen=True, slots=True)
class Found:
    """A fault of a page; `printed` where an editor has seen it in the print itself."""

    page: Page
    fault: Fault
    printed: bool

    @property
    def key(self) -> str:
        """What a form calls the fault by; the same for the same fault of a page."""
        said = f"{self.page.pk}\n{self.fault.quote}\n{self.fault.right}"
        return hashlib.sha256(said.encode()).hexdigest()[:24]

    @property
    def weight(self) -> float:
        """How many faults it counts for."""
        return self.fault.tenths / 10


@dataclass(frozen=True, slots=True)
class Rate:
    """Faults in tenths among so many characters."""

    tenths: int
    characters: int

    @property
    def faults(self) -> float:
        """The weighed number of faults."""
        return self.tenths / 10

    @property
    def rate(self) -> float:
        """Faults per ten thousand characters."""
        return per_ten_thousand(self.tenths, self.characters)

    @property
    def passes(self) -> bool:
        """Whether it keeps to the line of three per ten thousand."""
        return self.rate <= PASS_LINE


@dataclass(frozen=True)
class Quality:
    """What was corrected in an issue, the faults of the print told from those of the OCR."""

    found: list[Found]
    characters: int

    @cached_property
    def printed(self) -> Rate:
        """The paper's own rate."""
        return self._rate(one.fault for one in self.found if one.printed)

    @cached_property
    def read(self) -> Rate:
        """The OCR's rate."""
        return self._rate(one.fault for one in self.found if not one.printed)

    def _rate(self, found: Iterable[Fault]) -> Rate:
        return Rate(tenths(found), self.characters)


def quality_of(issue: Issue) -> Quality:
    """Compare what was read of an issue's pages with its articles as they stand: four queries."""
    pages = list(issue.pages.select_related("section").order_by("number", "pk"))
    read, kept = _read(pages), _kept(pages)
    seen: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
    for misprint in Misprint.objects.filter(page__in=pages):
        seen[misprint.page_id].add((misprint.quote, misprint.right))
    found = [
        Found(page, fault, _stored(fault) in seen[page.pk])
        for page in pages
        if page.pk in read  # a page that was written by hand has no print to compare with
        for fault in faults(read[page.pk], kept.get(page.pk, []))
    ]
    return Quality(found, sum(length(kept.get(page.pk, [])) for page in pages))


@transaction.atomic
def tell_apart(quality: Quality, printed: Collection[str], *, by: User | None) -> int:
    """Remember which faults, by their keys, stand in the print; returns how many were changed."""
    changed = 0
    for one in quality.found:
        if (one.key in printed) == one.printed:
            continue
        changed += 1
        quote, right = _stored(one.fault)
        if one.printed:
            Misprint.objects.filter(page=one.page, quote=quote, right=right).delete()
        else:
            Misprint.objects.get_or_create(
                page=one.page, quote=quote, right=right, defaults={"by": by}
            )
    return changed


def _stored(fault: Fault) -> tuple[str, str]:
    return fault.quote[: Misprint.LONGEST], fault.right[: Misprint.LONGEST]


def _kept(pages: list[Page]) -> dict[int, list[Passage]]:
    """The articles of each page as they stand."""
    articles = Article.objects.filter(page__in=pages).exclude(status=Status.TRASHED)
    texts: defaultdict[int, list[Passage]] = defaultdict(list)
    for article in articles.order_by("page", "order"):
        texts[article.page_id] += _headings(vars(article))
        texts[article.page_id] += [Passage(text) for text in article.paragraphs]
    return dict(texts)


def _read(pages: list[Page]) -> dict[int, list[Passage]]:
    """The articles of each page as they were read last."""
    rows = ImportedArticle.objects.filter(document__page__in=pages, is_base=True)
    last = {
        (row.article_id or -row.pk): row
        for row in rows.select_related("document").defer("document__content").order_by("pk")
    }
    texts: defaultdict[int, list[Passage]] = defaultdict(list)
    for row in last.values():
        texts[row.document.page_id] += _headings(row.record)
        texts[row.document.page_id] += [Passage(text) for text in row.record["paragraphs"]]
    return dict(texts)


def _headings(fields: Mapping[str, Any]) -> list[Passage]:
    return [Passage(fields[name], is_heading=True) for name in _HEADINGS if fields.get(name)]
