"""Recall and precision of the search against a scan of all texts for each word."""

from collections.abc import Iterable, Iterator

from django.db import connection

from articles.search import store
from articles.search.tables import LIVE
from articles.search.wanted import Wanted
from articles.text.query import parse
from articles.text.terms import Term

BATCH = 500


def recall_and_precision(queries: Iterable[str]) -> tuple[float, float, int]:
    """Of all queries together, with the number of hits that a scan finds."""
    asked = {query: parse(query).wanted for query in queries}
    wanted: dict[str, set[int]] = {query: set() for query in asked}
    for article_id, text in _texts():
        for query, terms in asked.items():
            if all(term.text in text for term in terms):
                wanted[query].add(article_id)
    found = {query: _found(terms) for query, terms in asked.items()}
    right = sum(len(wanted[query] & found[query]) for query in asked)
    scanned = sum(map(len, wanted.values()))
    return right / scanned, right / sum(map(len, found.values())), scanned


def _found(terms: tuple[Term, ...]) -> set[int]:
    statement, parameters = store.back_end().select(Wanted().with_terms(terms), "d.article_id")
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return {row[0] for row in cursor.fetchall()}


def _texts() -> Iterator[tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT article_id FROM {LIVE.docs}")
        ids = [row[0] for row in cursor.fetchall()]
    for start in range(0, len(ids), BATCH):
        for row in store.back_end().kept(LIVE, ids[start : start + BATCH]):
            yield row.article_id, row.copy
