"""The index on SQLite: an FTS5 table whose tokens are pairs of characters.

A phrase of FTS5 is exact, so nothing has to be verified against the text.
"""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models.expressions import RawSQL

from articles.search.entries import PLACES, Entry
from articles.text.terms import Term, tokens

_WRITE = "INSERT INTO articles_search (rowid, title, heading, text) VALUES (%s, %s, %s, %s)"
_FORGET = "DELETE FROM articles_search WHERE rowid = %s"
_PRUNE = "DELETE FROM articles_search WHERE rowid NOT IN (SELECT id FROM articles_article)"
_FIND = "SELECT rowid FROM articles_search WHERE articles_search MATCH %s"


def write(entries: Iterable[Entry]) -> None:
    """Add entries; those articles have none yet."""
    with connection.cursor() as cursor:
        cursor.executemany(_WRITE, [_row(entry) for entry in entries])


def forget(article_ids: Iterable[int]) -> None:
    """Remove the entries of these articles."""
    with connection.cursor() as cursor:
        cursor.executemany(_FORGET, [(number,) for number in article_ids])


def prune() -> None:
    """Remove the entries of articles that are no more."""
    with connection.cursor() as cursor:
        cursor.execute(_PRUNE)


def holding(terms: Sequence[Term], place: str | None = None) -> RawSQL:
    """The ids of the articles that hold all the terms, at one place or anywhere."""
    column = f"{{{place}}} : " if place else ""
    match = " AND ".join(f"{column}{_phrase(term)}" for term in terms)
    return RawSQL(_FIND, (match,))  # noqa: S611 - the terms go in as a parameter


def _row(entry: Entry) -> tuple[int | str, ...]:
    texts = (getattr(entry, place) for place in PLACES)
    return (entry.article_id, *(" ".join(tokens(text)) for text in texts))


def _phrase(term: Term) -> str:
    """The term in the language of FTS5, where everything inside quotation marks is plain text."""
    quoted = " ".join(term.tokens).replace('"', '""')
    starts = "" if term.whole or len(term.text) > 1 else " *"
    return f'"{quoted}"{starts}'
