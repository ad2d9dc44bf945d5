"""The lines of the source that articles were read from, when text goes from one to another."""

from articles.models import Article
from articles.text.provenance import Line, divide, numbers_of, spans_of
from seeds.models import SourceDocument


def document_of(article: Article) -> SourceDocument | None:
    """The document whose lines the spans count: the one that the article was read from last.

    An article that an editor has split off was read with the page.
    """
    read = SourceDocument.objects.filter(articles__article=article, articles__is_base=True)
    return read.first() or SourceDocument.objects.filter(page=article.page_id).first()


def lines_of(article: Article) -> list[Line]:
    """The article's lines by their numbers; none where it was written by hand."""
    document = document_of(article) if article.spans else None
    if document is None:
        return []
    lines = document.text.split("\n")
    return [(n, lines[n - 1]) for n in numbers_of(article.spans) if n <= len(lines)]


class Division:
    """How the printed lines of an article go with each of two parts of its text."""

    def __init__(self, article: Article, kept: str, taken: str) -> None:
        lines = lines_of(article)
        self.of_kept, self.of_taken = divide(lines, kept, taken)
        texts = dict(lines)
        self.kept = kept + "".join(texts[n] for n in self.of_kept)
        self.taken = taken + "".join(texts[n] for n in self.of_taken)

    @property
    def kept_spans(self) -> list[list[int]]:
        """The lines of what stays."""
        return spans_of(self.of_kept)

    @property
    def taken_spans(self) -> list[list[int]]:
        """The lines of what goes."""
        return spans_of(self.of_taken)

    def goes(self, printed: str) -> bool:
        """Whether a printed piece stands in what goes, and not in what stays."""
        bare = "".join(printed.split())
        return bool(bare) and bare in _bare(self.taken) and bare not in _bare(self.kept)


def both_spans(one: Article, other: Article) -> list[list[int]]:
    """The lines of two articles that become one."""
    return spans_of([*numbers_of(one.spans), *numbers_of(other.spans)])


def _bare(text: str) -> str:
    return "".join(text.split())
