"""Full-text search over articles: one interface, a back end for each database.

`refresh` keeps the index in the transaction of the change. `find` narrows and ranks a queryset, for
lists that have an order and filters of their own; `articles.search.answers` is the reader's search
with counts, facets and pages.
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Case, IntegerField, Value, When
from django.db.models.expressions import Combinable, RawSQL

from articles.models import Article, Credit, Photo, Tagging
from articles.models.article import ArticleQuerySet
from articles.search import store
from articles.search.asking import asked_of_fields
from articles.search.entries import entries, new_entries
from articles.search.wanted import ANYWHERE, AS_CORRECTED, IN_HEADINGS, IN_TITLE, Wanted
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
            lock(batch)
            current = list(entries(batch))
            for tables in store.written():
                store.replace(tables, batch, current)


def lock(article_ids: list[int]) -> None:
    """Let nobody else write these articles or their entries before this transaction ends."""
    held = Article.objects.select_for_update().filter(pk__in=article_ids).order_by("pk")
    list(held.values("pk"))


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
    new = list(new_entries(articles, photos, credits, taggings))
    for tables in store.written():
        store.add(tables, new)


def forget(article_ids: Iterable[int]) -> None:
    """Remove the entries of articles that are deleted."""
    ids = list(article_ids)
    for tables in store.written():
        store.replace(tables, ids, ())


def find(query: str, articles: ArticleQuerySet, *, printed: bool = True) -> ArticleQuerySet:
    """Those of the articles that answer the query (see `articles.text.query`), best first.

    A hit in the title comes before one in kicker, subtitle or column, and that before one in the
    text, its people or its tags; equal ones stand newest first. What only the print has is found
    too, unless `printed` is false. A query that asks for nothing (`""`, spaces, punctuation alone)
    finds nothing. The result may be narrowed and ordered further.
    """
    asked = parse(query)
    if not asked:
        return articles.none()
    wanted = Wanted(period=asked.period).without_terms(asked.unwanted)
    wanted = wanted.with_terms(asked.wanted, ANYWHERE if printed else AS_CORRECTED)
    wanted, _unknown = asked_of_fields(asked.fields, wanted)
    newest = articles.filter(pk__in=_ids(wanted)).newest_first()
    ranks = [_rank(term) for term in asked.wanted]
    return newest.order_by(*([sum(ranks[1:], ranks[0])] if ranks else []), *newest.query.order_by)


def _rank(term: Term) -> Combinable:
    """0 where the title holds the term, 1 where the headings do, else 2."""
    places = enumerate((IN_TITLE, IN_HEADINGS))
    return Case(
        *(When(pk__in=_ids(Wanted().with_terms([term], at)), then=Value(n)) for n, at in places),
        default=Value(2),
        output_field=IntegerField(),
    )


def _ids(wanted: Wanted) -> RawSQL:
    statement, parameters = store.back_end().select(wanted, "d.article_id")
    return RawSQL(statement, parameters)  # noqa: S611 - what was typed goes in as parameters
