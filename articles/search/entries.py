"""What an article's entry in the search index is made of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Prefetch

from articles.models import Article, Tagging
from articles.text.terms import fold

TITLE, HEADING, TEXT = PLACES = ("title", "heading", "text")


@dataclass(frozen=True, slots=True)
class Entry:
    """An article's folded text by place, the weightiest first; a line for each field."""

    article_id: int
    title: str
    heading: str
    text: str


def entries(article_ids: Iterable[int]) -> Iterator[Entry]:
    """The entries of those of the articles that exist, in a constant number of queries."""
    standing = Tagging.objects.filter(removed=False).select_related("tag")
    articles = Article.objects.filter(pk__in=list(article_ids)).prefetch_related(
        "credits__person", "photos", Prefetch("taggings", standing, to_attr="standing")
    )
    return map(_entry, articles)


def _entry(article: Article) -> Entry:
    # Whoever is credited twice, as reporter and photographer, is one line.
    names = dict.fromkeys(credit.person.name for credit in article.credits.all())
    tags: list[Tagging] = article.standing  # type: ignore[attr-defined]
    return Entry(
        article.pk,
        _lines([article.title]),
        _lines([article.kicker, article.subtitle, article.column]),
        _lines(
            [
                article.body,
                *(photo.caption for photo in article.photos.all()),
                *names,
                *(tagging.tag.name for tagging in tags),
            ]
        ),
    )


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(folded for text in texts if (folded := fold(text)))
