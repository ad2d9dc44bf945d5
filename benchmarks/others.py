"""What a database offers without us: LIKE, SQLite's trigrams, and the default word searches."""

from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection
from django.db.models import Q

from articles.models import Article

FIRST = 20
TRIGRAM, DEFAULT = "benchmark_trigram", "benchmark_default"


def others() -> Iterator[tuple[str, Callable[[str], int]]]:
    """Each way by name, made ready just before it is used; a call gives the first 20 and counts."""
    yield "LIKE", like
    if connection.vendor == "postgresql":
        _execute(f"DROP TABLE IF EXISTS {DEFAULT}")
        _execute(
            f"CREATE TABLE {DEFAULT} AS SELECT id, to_tsvector('simple', title || ' ' || body) "
            "AS words FROM articles_article"
        )
        _execute(f"CREATE INDEX ON {DEFAULT} USING gin (words)")
        _execute(f"VACUUM ANALYZE {DEFAULT}")
        yield "tsvector", tsvector
        return
    for table, tokenizer in ((TRIGRAM, "trigram"), (DEFAULT, "unicode61")):
        _execute(f"DROP TABLE IF EXISTS {table}")
        _execute(
            f"CREATE VIRTUAL TABLE {table} USING fts5(title, body, tokenize={tokenizer}, "
            "content='articles_article', content_rowid='id')"
        )
        _execute(f"INSERT INTO {table} ({table}) VALUES ('rebuild')")
    yield "FTS5 trigram", trigram
    yield "FTS5 default", lambda query: fts5(DEFAULT, query)


def like(query: str) -> int:
    """All words by LIKE."""
    found = Article.objects.published()
    for word in _words(query):
        found = found.filter(Q(title__contains=word) | Q(body__contains=word))
    list(found.order_by("-page__issue__date").values_list("pk", flat=True)[:FIRST])
    return found.count()


def trigram(query: str) -> int:
    """FTS5's trigrams by bm25; it finds nothing shorter than three signs: those by LIKE."""
    if any(len(word) < 3 for word in _words(query)):
        return like(query)
    return fts5(TRIGRAM, query)


def fts5(table: str, query: str) -> int:
    """A table of FTS5 by bm25."""
    match = " AND ".join(f'"{word}"' for word in _words(query))
    _execute(
        f"SELECT rowid FROM {table} WHERE {table} MATCH %s ORDER BY rank LIMIT {FIRST}", [match]
    )
    return int(_execute(f"SELECT count(*) FROM {table} WHERE {table} MATCH %s", [match])[0][0])


def tsvector(query: str) -> int:
    """PostgreSQL's words by ts_rank."""
    asked = "plainto_tsquery('simple', %s)"
    typed = [" ".join(_words(query))]
    _execute(
        f"SELECT id FROM {DEFAULT} WHERE words @@ {asked} "
        f"ORDER BY ts_rank(words, {asked}) DESC LIMIT {FIRST}",
        typed * 2,
    )
    return int(_execute(f"SELECT count(*) FROM {DEFAULT} WHERE words @@ {asked}", typed)[0][0])


def _words(query: str) -> list[str]:
    return query.replace('"', "").split()


def _execute(statement: str, parameters: list[Any] | None = None) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall() if cursor.description else []
