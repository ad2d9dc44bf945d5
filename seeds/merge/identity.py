"""Whether a page that comes in is one of the archive with another text."""

import hashlib
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from articles.models import Page, Publication
from seeds.merge.fingerprint import grams, resemblance
from seeds.merge.matching import match
from seeds.merge.plan import article_grams, bases
from seeds.models import Fingerprint, SourceDocument
from seeds.records import ParsedPage
from seeds.report import article_report

# A file of the same name need be less alike than one that comes from anywhere.
ALIKE, ALIKE_BY_NAME = 0.3, 0.15
# Of a page that is the same no more than this part of the text is in articles of one reading only.
MOST_ALONE = 0.05
# A hash that is on many pages tells none of them from another: it is of a slogan, say.
MOST_PAGES = 50
_LEAST_SHARED = 3
_LOOKED_AT = 5


@dataclass(frozen=True)
class Likeness:
    """A text, on how many pages each hash of its fingerprint is, and which pages share them.

    `pages` has the pages of one publication with the number of hashes that they share.
    """

    text: str
    uses: Counter[int]
    pages: Counter[int]

    @cached_property
    def grams(self) -> frozenset[int]:
        """The text's n-grams; a page that is like no other is never asked for them."""
        return grams(self.text)


def known_document(page: ParsedPage) -> SourceDocument | None:
    """The document of the same bytes, or of the same text in another encoding."""
    same = Q(sha256=page.sha256) | Q(text_sha256=text_sha256(page))
    if not SourceDocument.objects.filter(same).exists():
        return None  # as it is of most pages, which a short question tells
    documents = SourceDocument.objects.select_related("page__issue").defer("content")
    return documents.filter(same).first()


def text_sha256(page: ParsedPage) -> str:
    """By which a text is the same in whatever encoding."""
    return hashlib.sha256(page.text.encode()).hexdigest()


def likeness(parsed: ParsedPage, publication: Publication) -> Likeness:
    """Look the page's fingerprint up, in one query whose rows are bounded."""
    values = parsed.fingerprint
    rows = Fingerprint.objects.filter(value__in=values).values_list(
        "value", "page", "page__issue__publication"
    )
    uses: Counter[int] = Counter(dict.fromkeys(values, 0))
    pages: Counter[int] = Counter()
    for value, page, where in rows:
        uses[value] += 1
        if where == publication.pk:
            pages[page] += 1
    return Likeness(parsed.text, uses, pages)


def same_page(
    like: Likeness,
    parsed: ParsedPage,
    publication: Publication,
    *,
    number: int | None,
    met: Container[int],
) -> Page | None:
    """The page that this is a new text of, or None; `met` are ids of pages that are others.

    A page of another number is another page. A file of another name has to have the same articles
    in the same order: pages may share an article or a few.
    """
    for page, is_named in _candidates(like, parsed.source, publication, met):
        if number and page.number and page.number != number:
            continue
        if is_named and is_alike(like, page):
            return page
        if _resemblance(like, page) >= ALIKE and _has_the_articles(page, parsed):
            return page
    return None


def _has_the_articles(page: Page, parsed: ParsedPage) -> bool:
    old = [article_grams(row.record) for row in bases(page)]
    new = [article_grams(article_report(article)) for article in parsed.articles]
    matching = match(old, new)
    alone = sum(len(new[j]) for j in matching.added) + sum(len(old[i]) for i in matching.vanished)
    places = [j for _i, j in matching.pairs]
    return alone <= MOST_ALONE * sum(map(len, old + new)) and places == sorted(places)


def is_alike(like: Likeness, page: Page) -> bool:
    """Whether the text may be one of the page's at all."""
    return _resemblance(like, page) >= ALIKE_BY_NAME


def remember(like: Likeness, page: Page) -> None:
    """Store the fingerprint by which a new page is known again."""
    telling = [value for value, uses in like.uses.items() if uses < MOST_PAGES]
    rows = [Fingerprint(page_id=page.pk, value=value) for value in telling]
    Fingerprint.objects.bulk_create(rows)


def _resemblance(like: Likeness, page: Page) -> float:
    return resemblance(like.grams, grams(page.sources.latest().text))


def _candidates(
    like: Likeness, name: str, publication: Publication, met: Container[int]
) -> Iterator[tuple[Page, bool]]:
    """Pages that may be it; those of a file of the same name come first, and are told as such."""
    named = SourceDocument.objects.filter(name=name, page__issue__publication=publication)
    named = named.select_related("page").defer("content")
    for document in named.order_by("-pk")[:_LOOKED_AT]:
        if document.page_id not in met:
            yield document.page, True
    shared = [page for page, count in like.pages.most_common() if count >= _LEAST_SHARED]
    others = [page for page in shared if page not in met][:_LOOKED_AT]
    pages = Page.objects.in_bulk(others) if others else {}
    yield from ((pages[page], False) for page in others)
