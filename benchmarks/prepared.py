"""Entries of the search index whose tokens are made already, so that writing alone is measured."""

from collections.abc import Iterable
from dataclasses import replace

from articles.revision import BATCH
from articles.search.entries import Entry, entries
from articles.search.store import add
from articles.search.tables import LIVE


def prepared(article_ids: Iterable[int]) -> list[Entry]:
    """The entries of articles as the database has them."""
    ids = list(article_ids)
    batches = (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))
    return [replace(entry, made=entry.indexed) for batch in batches for entry in entries(batch)]


def write(rows: list[Entry]) -> None:
    """Add the entries; those articles have none."""
    add(LIVE, rows)
