"""Full-text search over articles: one interface, a back end for each database.

`refresh` keeps the index in the transaction of the change; `find` narrows and ranks a queryset.
What may be found is what the queryset holds, so readers search `Article.objects.published()`.
"""

from collections.abc import Iterable, Iterator
from types import ModuleType

from django.db import connection, transaction
from django.db.models import Case, IntegerField, Value, When
from django.db.models.expressions import Combinable

from articles.models import Article, Credit, Photo, Tagging
from articles.models.article import ArticleQuerySet
from articles.search import postgres, sqlite
from articles.search.entries import HEADING, TITLE, entries, new_entries
from articles.text.query import parse
from articles.text.terms import Term

BATCH = 500


def refresh(article_ids: Iterable[int]) -> None:
    """Write the index entries of these articles anew, inside the caller's transaction.

    An article that is no more loses its entry. The articles are locked, so that of two writers the
    later one sees what the earlier one wrote.
    """
    ids = sorted(set(article_ids))
    with transaction.atomic():
        for start in range(0, len(ids), BATCH):
            batch = ids[start : start + BATCH]
            list(
                Article.objects.select_for_update().filter(pk__in=batch).order_by("pk").values("pk")
            )
            _back_end().forget(batch)
            _back_end().write(entries(batch))


def add(
    articles: Iterable[Article],
    *,
    photos: Iterable[Photo] = (),
    credits: Iterable[Credit] = (),
    taggings: Iterable[Tagging] = (),
) -> None:
    """Write the entries of articles that this transaction has made, with all that it made of them.

    As `refresh`, without asking the database: nobody else has seen these articles yet.
    """
    _back_end().write(new_entries(articles, photos, credits, taggings))


def forget(article_ids: Iterable[int]) -> None:
    """Remove the entries of articles that are deleted."""
    _back_end().forget(article_ids)


def rebuild() -> Iterator[int]:
    """Write the whole index anew while the site runs; yields how many articles each step took."""
    last = 0
    while ids := list(
        Article.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]
    ):
        refresh(ids)
        last = ids[-1]
        yield len(ids)
    _back_end().prune()


def find(query: str, articles: ArticleQuerySet) -> ArticleQuerySet:
    """Those of the articles that answer the query (see `articles.text.query`), best first.

    A hit in the title comes before one in kicker, subtitle or column, and that before one in the
    text, its people or its tags; equal ones stand newest first. A query that asks for nothing
    (`""`, spaces, punctuation alone) finds nothing. The result may be narrowed and ordered further.
    """
    asked = parse(query)
    if not asked:
        return articles.none()
    if asked.wanted:
        articles = articles.filter(pk__in=_back_end().holding(asked.wanted))
    for term in asked.unwanted:
        articles = articles.exclude(pk__in=_back_end().holding([term]))
    newest = articles.newest_first()
    ranks = [_rank(term) for term in asked.wanted]
    return newest.order_by(*([sum(ranks[1:], ranks[0])] if ranks else []), *newest.query.order_by)


def _rank(term: Term) -> Combinable:
    """0 where the title holds the term, 1 where the headings do, else 2."""
    places = enumerate((TITLE, HEADING))
    return Case(
        *(When(pk__in=_back_end().holding([term], at), then=Value(n)) for n, at in places),
        default=Value(2),
        output_field=IntegerField(),
    )


def _back_end() -> ModuleType:
    return postgres if connection.vendor == "postgresql" else sqlite
