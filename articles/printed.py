"""What was corrected of an article: its text as it stands against its text as printed."""

from typing import Any

from django.core.cache import cache

from articles.models import Article
from articles.text.diff import Piece, all_pieces, pieces
from seeds.models import ImportedArticle
from seeds.rows import text_fields

FIELDS = ("column", "kicker", "title", "subtitle", "lead", "body")
DAY = 86_400  # seconds


def as_printed(article: Article) -> dict[str, str] | None:
    """The text as the importer read it from the page, by fields.

    None where there is none to compare with: an article by hand, or one whose boundaries an editor
    has moved, so that it is made of other lines than what was read.
    """
    read = ImportedArticle.objects.filter(article=article, is_base=True).order_by("-pk").first()
    if read is None or read.record["spans"] != article.spans:
        return None
    return text_fields(read.record)


class Corrections:
    """The corrected places of an article, for its readers: no names, nothing of what was between.

    `count` counts the places; `fields` are (label, pieces of text) of what differs.
    """

    def __init__(self, article: Article, printed: dict[str, str]) -> None:
        self.count = 0
        self.fields: list[tuple[Any, list[Piece]]] = []
        for name in FIELDS:
            old, new = printed[name], getattr(article, name)
            if old != new:
                label = getattr(Article._meta.get_field(name), "verbose_name", name)
                self.count += _places(all_pieces(old, new))
                self.fields.append((label, pieces(old, new)))


def corrections(article: Article) -> Corrections | None:
    """What was corrected; None where nothing was, or nothing can be said.

    Comparing two texts takes longer than finding them: it is done once for each version.
    """
    if article.version == 1:
        return None
    key = f"corrections-{article.pk}-{article.version}"
    found: Corrections | None = cache.get(key)
    if found is None:
        printed = as_printed(article)
        if printed is None:
            return None
        found = Corrections(article, printed)
        cache.set(key, found, DAY)
    return found if found.count else None


def _places(whole: list[Piece]) -> int:
    """How many stretches are not as they were: what is gone and what came for it are one place."""
    return sum(
        piece.kind != "same" and (n == 0 or whole[n - 1].kind == "same")
        for n, piece in enumerate(whole)
    )
