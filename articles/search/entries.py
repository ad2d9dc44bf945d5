"""What an article's entry in the search index is made of."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Prefetch

from articles.models import Article, Credit, Photo, Tagging
from articles.text.gaps import without_gaps
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


def new_entries(
    articles: Iterable[Article],
    photos: Iterable[Photo],
    credits: Iterable[Credit],
    taggings: Iterable[Tagging],
) -> Iterator[Entry]:
    """The entries of articles that were just made, from all rows that were made with them."""
    of_photos, of_credits, of_taggings = map(_by_article, (photos, credits, taggings))
    for article in articles:
        yield _entry_of(
            article, of_photos[article.pk], of_credits[article.pk], of_taggings[article.pk]
        )


def _by_article(rows: Iterable[Any]) -> defaultdict[int, list[Any]]:
    grouped: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        grouped[row.article_id].append(row)
    return grouped


def _entry(article: Article) -> Entry:
    tags: list[Tagging] = article.standing  # type: ignore[attr-defined]
    return _entry_of(article, article.photos.all(), article.credits.all(), tags)


def _entry_of(
    article: Article,
    photos: Iterable[Photo],
    credits: Iterable[Credit],
    taggings: Iterable[Tagging],
) -> Entry:
    # Whoever is credited twice, as reporter and photographer, is one line.
    names = dict.fromkeys(credit.person.name for credit in credits)
    return Entry(
        article.pk,
        _lines([article.title]),
        _lines([article.kicker, article.subtitle, article.column]),
        _lines(
            [
                without_gaps(article.body),
                *(photo.caption for photo in photos),
            ],
            [*names, *(tagging.tag.name for tagging in taggings)],
        ),
    )


def _lines(texts: Iterable[str], names: Iterable[str] = ()) -> str:
    folded = [*map(fold, texts), *map(_folded_name, names)]
    return "\n".join(line for line in folded if line)


@lru_cache(maxsize=10_000)
def _folded_name(name: str) -> str:
    """The same few people and tags stand on very many articles."""
    return fold(name)
