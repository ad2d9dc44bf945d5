"""The index on PostgreSQL: arrays of pairs of characters under GIN, beside the folded text.

The pairs say which articles may hold a term, the text which of them do. Arrays and not tsvectors:
a tsvector keeps 256 places of a lexeme, none beyond 16,383, and a megabyte in all, past which a
phrase would be missed or the article refused.
"""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models.expressions import RawSQL

from articles.search.entries import PLACES, Entry
from articles.text.terms import Term, tokens, words

_WRITE = (
    "INSERT INTO articles_search (article_id, title, heading, text, terms)"
    " VALUES (%s, %s, %s, %s, %s)"
)
_FORGET = "DELETE FROM articles_search WHERE article_id = ANY(%s)"
_PRUNE = "DELETE FROM articles_search WHERE article_id NOT IN (SELECT id FROM articles_article)"
_FIND = "SELECT article_id FROM articles_search WHERE "


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
    conditions = ["terms @> %s::text[]"]
    parameters: list[object] = [sorted({token for term in terms for token in term.tokens})]
    places = (place,) if place else PLACES
    for term in terms:
        # One pair, one character or one word is its own proof, unless it must stand at one place.
        if place or len(term.text) > 2:
            needles = [f"strpos({column}, %s) > 0" for column in places]
            conditions.append(f"({' OR '.join(needles)})")
            parameters += [_needle(term)] * len(places)
    return RawSQL(_FIND + " AND ".join(conditions), parameters)  # noqa: S611 - columns are ours


def _row(entry: Entry) -> tuple[int | str | list[str], ...]:
    texts = [getattr(entry, place) for place in PLACES]
    return (entry.article_id, *map(_searched, texts), sorted(_terms(texts)))


def _terms(texts: Iterable[str]) -> set[str]:
    """The pairs, the whole words, and each character by itself: arrays know no prefixes."""
    return {term for text in texts for line in text.split("\n") for term in (*tokens(line), *line)}


def _searched(text: str) -> str:
    """The text with its whole words behind it, a line each, so that one search proves either."""
    listed = (word for line in text.split("\n") for word in words(line))
    return "\n".join([text, *listed, ""])


def _needle(term: Term) -> str:
    return "".join(f"\n{word}\n" for word in words(term.text)) if term.whole else term.text
