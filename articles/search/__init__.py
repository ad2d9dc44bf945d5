"""Full-text search over articles: one interface, a back end for each database.

`refresh` keeps the index in the transaction of the change. `find` narrows and ranks a queryset, for
lists that have an order and filters of their own; `articles.search.answers` is the reader's search
with counts, facets and pages.
"""

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import Case, IntegerField, Q, Value, When
from django.db.models.expressions import Combinable, RawSQL

from articles.models import Article, Credit, Photo, Tagging
from articles.models.article import ArticleQuerySet
from articles.search import store
from articles.search.asking import asked_of_fields
from articles.search.entries import entries, new_entries
from articles.search.wanted import ANYWHERE, AS_CORRECTED, IN_HEADINGS, IN_TITLE, Wanted
from articles.text.indexed import Indexed
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
    made: Mapping[int, Indexed] | None = None,
) -> None:
    """Write the entries of articles that this transaction has made, with all that it made of them.

    As `refresh`, without asking the database: nobody else has seen these articles yet. `made` is
    what was prepared of their texts, by their ids.
    """
    new = list(new_entries(articles, photos, credits, taggings, made))
    for tables in store.written():
        store.add(tables, new)


def forget(article_ids: Iterable[int]) -> None:
    """Remove the entries of articles that are deleted."""
    ids = list(article_ids)
    for tables in store.written():
        store.replace(tables, ids, ())


def find(
    query: str, articles: ArticleQuerySet, *, printed: bool = True, newest: int | None = None
) -> ArticleQuerySet:
    """Those of the articles that answer the query (see `articles.text.query`), best first.

    A hit in the title comes before one in kicker, subtitle or column, and that before one in the
    text, its people or its tags; equal ones stand newest first. What only the print has is found
    too, unless `printed` is false. A query that asks for nothing (`""`, spaces, punctuation alone)
    finds nothing. The result may be narrowed and ordered further.

    With `newest` only so many of the hits are looked at, the newest in title and headings and the
    newest anywhere: then a word of nearly all articles costs no more than another.
    """
    asked = parse(query)
    if not asked:
        return articles.none()
    frame = Wanted(period=asked.period).without_terms(asked.unwanted)
    frame, _unknown = asked_of_fields(asked.fields, frame)
    anywhere = ANYWHERE if printed else AS_CORRECTED
    ordered = articles.filter(_hits(frame, asked.wanted, anywhere, newest)).newest_first()
    ranks = [_rank(term, newest) for term in asked.wanted]
    by_rank = [sum(ranks[1:], ranks[0])] if ranks else []
    return ordered.order_by(*by_rank, *ordered.query.order_by)


def _hits(frame: Wanted, terms: Sequence[Term], anywhere: int, newest: int | None) -> Q:
    """What answers; `newest` of it in the headings too, which may be older."""
    hits = Q(pk__in=_ids(frame.with_terms(terms, anywhere), newest))
    if newest is None or not terms:
        return hits
    return hits | Q(pk__in=_ids(frame.with_terms(terms, IN_HEADINGS), newest))


def _rank(term: Term, newest: int | None) -> Combinable:
    """0 where the title holds the term, 1 where the headings do, else 2."""
    places = enumerate((IN_TITLE, IN_HEADINGS))
    return Case(
        *(
            When(pk__in=_ids(Wanted().with_terms([term], at), newest), then=Value(n))
            for n, at in places
        ),
        default=Value(2),
        output_field=IntegerField(),
    )


def _ids(wanted: Wanted, newest: int | None = None) -> RawSQL:
    end = store.back_end()
    tail = "" if newest is None else end.newest_first(newest)
    statement, parameters = end.select(wanted, "d.article_id", tail)
    return RawSQL(statement, parameters)  # noqa: S611 - what was typed goes in as parameters
