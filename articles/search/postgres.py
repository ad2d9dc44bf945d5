"""The index on PostgreSQL: a GIN index over the pairs of characters of the folded text.

The pairs say which articles may hold a term, the text which of them do. Arrays and not tsvectors:
a tsvector keeps 256 places of a lexeme, none beyond 16,383, and a megabyte in all, past which a
phrase would be missed or the article refused.
"""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models.expressions import RawSQL

from articles.search.entries import PLACES, Entry
from articles.text.terms import WORD_MARK, Term, words

_WRITE = "INSERT INTO articles_search (article_id, title, heading, text) VALUES (%s, %s, %s, %s)"
_FORGET = "DELETE FROM articles_search WHERE article_id = ANY(%s)"
_PRUNE = "DELETE FROM articles_search WHERE article_id NOT IN (SELECT id FROM articles_article)"
_FIND = "SELECT articles_search_holding(%s::text[], %s::text[], %s)"


def write(entries: Iterable[Entry]) -> None:
    """Add entries; those articles have none yet."""
    with connection.cursor() as cursor:
        cursor.executemany(_WRITE, [_row(entry) for entry in entries])


def forget(article_ids: Iterable[int]) -> None:
    """Remove the entries of these articles."""
    with connection.cursor() as cursor:
        cursor.execute(_FORGET, (list(article_ids),))


def prune() -> None:
    """Remove the entries of articles that are no more."""
    with connection.cursor() as cursor:
        cursor.execute(_PRUNE)


def holding(terms: Sequence[Term], place: str | None = None) -> RawSQL:
    """The ids of the articles that hold all the terms, at one place or anywhere."""
    needles = [_needle(term) for term in terms]
    pairs = sorted({pair for needle in needles for pair in _pairs(needle)})
    # One pair is its own proof, unless it must stand at one place.
    unproved = [needle for needle in needles if place or len(needle) > 2]
    return RawSQL(_FIND, (pairs, unproved, place or ""))  # noqa: S611 - all goes in as parameters


def _row(entry: Entry) -> tuple[int | str, ...]:
    return (entry.article_id, *(_searched(getattr(entry, place)) for place in PLACES))


def _searched(text: str) -> str:
    """The text and, behind it, its words between marks: a whole word is a substring there."""
    listed = [word for line in text.split("\n") for word in words(line)]
    return f"{text}\n{''.join(listed)}{WORD_MARK}\n"


def _needle(term: Term) -> str:
    return "".join(words(term.text)) + WORD_MARK if term.whole else term.text


def _pairs(needle: str) -> list[str]:
    return [needle[place : place + 2] for place in range(len(needle) - 1)] or [needle]
