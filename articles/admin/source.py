"""The printed source beside an article: the lines of the page file that it was read from."""

from dataclasses import dataclass

from django.db.models import QuerySet

from articles.models import Article
from articles.structure.printed import document_of
from seeds.models import ImportedArticle, SourceDocument

# Lines before and after the article's own, so that an editor sees what it stands between.
AROUND = 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the source by its number from 1; `own` where it belongs to the article."""

    number: int
    text: str
    own: bool


@dataclass(frozen=True, slots=True)
class Printed:
    """The stretches of a document that an article was read from."""

    document: SourceDocument
    stretches: list[list[Line]]


def printed(article: Article) -> Printed | None:
    """The source of an article, or None where it was written by hand."""
    if not article.spans:
        return None
    document = document_of(article)
    if document is None:
        return None
    lines = document.text.split("\n")
    return Printed(document, [_stretch(lines, *span) for span in article.spans])


def readings(article: Article) -> QuerySet[ImportedArticle]:
    """Every version of the article that an import has read, the newest first."""
    read = ImportedArticle.objects.filter(article=article).order_by("-pk")
    return read.select_related("document").defer("document__content", "record")


def _stretch(lines: list[str], first: int, last: int) -> list[Line]:
    start, end = max(1, first - AROUND), min(len(lines), last + AROUND)
    return [Line(n, lines[n - 1], first <= n <= last) for n in range(start, end + 1)]
