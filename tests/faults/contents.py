"""All that a database holds, in a form that two databases can be compared by.

A row is known by what it says, not by its number: keys are left out, a reference is replaced by the
row it leads to, a row of history by the row whose it is. Left out are times; the runs, of which an
interrupted import needs more than one, and what they taught; and the reasons of history, where
people and tags name the page that brought them first. The tables are read by the database's own
driver; of Newsroom nothing is used but the names of tables and columns.
"""

import datetime
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from typing import Any, NamedTuple

import psycopg
from django.apps import apps
from django.db.models import BinaryField, BooleanField, Field, JSONField

from articles.search.copies import opening
from articles.search.functions import CODEC

APPS = ("people", "articles", "seeds")
REASON = "history_change_reason"
RUNS, TAUGHT = "seeds_importrun", "seeds_archivestatistics"
PAGES, SOURCES, SEARCH = "articles_page", "seeds_sourcedocument", "articles_search_docs"

# A table's name and a row's primary key.
Place = tuple[str, Any]


class Row(NamedTuple):
    """A row's values, without those that lead elsewhere; and where its references lead."""

    values: dict[str, Any]
    references: dict[str, Place]


class Contents:
    """The rows of the tables of `APPS` and of the search index; of the runs, only how many."""

    def __init__(self, rows: dict[Place, Row]) -> None:
        self.runs = sum(table == RUNS for table, _key in rows)
        self.rows = {place: row for place, row in rows.items() if place[0] not in (RUNS, TAUGHT)}
        self._known: dict[Place, str] = {}

    def told(self, place: Place) -> str:
        """What a row says, all that it refers to included."""
        if place not in self.rows:  # history tells of rows that are no more
            return "gone"
        if place not in self._known:
            values, references = self.rows[place]
            led = {column: self.told(target) for column, target in references.items()}
            self._known[place] = json.dumps(
                [place[0], values, led], ensure_ascii=False, sort_keys=True
            )
        return self._known[place]

    def all(self) -> Counter[str]:
        """What the rows say, each as often as it is there."""
        return Counter(map(self.told, self.rows))

    def of_tables(self, *tables: str) -> Counter[str]:
        """What the rows of some tables say of themselves, not of what they refer to."""
        return Counter(
            json.dumps([table, row.values], ensure_ascii=False, sort_keys=True)
            for (table, _key), row in self.rows.items()
            if table in tables
        )

    def but(self, *tables: str) -> Counter[str]:
        """What the rows say, without those of some tables."""
        return Counter(self.told(place) for place in self.rows if place[0] not in tables)

    def counts(self) -> dict[str, int]:
        """How many rows each table has."""
        return {RUNS: self.runs, **Counter(table for table, _key in self.rows)}

    def sources(self) -> dict[str, str]:
        """The pages that are stored: the file's name of each by its checksum."""
        rows = (row.values for (table, _key), row in self.rows.items() if table == SOURCES)
        return {values["sha256"]: values["name"] for values in rows}

    def of_pages(self, sources: Iterable[str]) -> Counter[str]:
        """What there would be with these pages alone, and not a row more."""
        wanted = set(sources)
        pages = {
            row.references["page_id"]
            for (table, _key), row in self.rows.items()
            if table == SOURCES and row.values["sha256"] in wanted
        }
        kept = {place for place in self.rows if self._page(place) in pages}
        waiting = list(kept)
        while waiting:  # people, tags, issues: what the pages' rows refer to
            for target in self.rows[waiting.pop()].references.values():
                if target in self.rows and target not in kept:
                    kept.add(target)
                    waiting.append(target)
        return Counter(
            self.told(place)
            for place, row in self.rows.items()
            if place in kept or row.references.get("id") in kept
        )

    def _page(self, place: Place) -> Place | None:
        """The page that a row is a part of."""
        if place[0] == PAGES:
            return place
        row = self.rows.get(place)
        found = map(self._page, row.references.values()) if row else ()
        return next((page for page in found if page), None)


def difference(found: Counter[str], wanted: Counter[str]) -> str:
    """Where two contents differ, for a person to read; empty where they are the same."""
    missing = [f"- missing {text[:300]}" for text in (wanted - found).elements()]
    surplus = [f"+ surplus {text[:300]}" for text in (found - wanted).elements()]
    return "\n".join(missing[:10] + surplus[:10])


def read(url: str) -> Contents:
    """The contents of the database of this address, all as of one moment.

    PostgreSQL may still be about to commit what an importer asked for before it was killed.
    """
    rows: dict[Place, Row] = {}
    with closing(connect(url)) as connection:
        if isinstance(connection, psycopg.Connection):
            connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        for model in apps.get_models(include_auto_created=True):
            if model._meta.app_label in APPS and not model._meta.proxy:
                rows |= _read_table(connection, model)
        rows |= _read_search(connection, url)
    return Contents(rows)


def connect(url: str) -> Any:
    """A connection of the driver's own, that Django has no part in."""
    if url.startswith("sqlite:///"):
        return sqlite3.connect(url.removeprefix("sqlite:///"), timeout=60)
    return psycopg.connect(url)


def _read_table(connection: Any, model: Any) -> dict[Place, Row]:
    meta = model._meta
    fields: list[Field] = list(meta.concrete_fields)
    columns = ", ".join(f'"{field.column}"' for field in fields)
    rows = {}
    statement = f'SELECT {columns} FROM "{meta.db_table}"'  # noqa: S608 - of names in our models
    for values in connection.execute(statement).fetchall():
        row, key = Row({}, {}), None
        for field, value in zip(fields, values, strict=True):
            target = _target(model, field)
            if field.primary_key:
                key = value
            elif target and target != RUNS and value is not None:
                row.references[field.column] = (target, value)
            elif not target and field.column != REASON:
                row.values[field.column] = _plain(field, value)
        rows[meta.db_table, key] = row
    return rows


def _target(model: Any, field: Field) -> str | None:
    """The table that a column leads to: a foreign key's, or of history, that whose it is."""
    if field.related_model:
        return field.related_model._meta.concrete_model._meta.db_table
    subject = getattr(model, "instance_type", None)
    is_subject = subject and field.column == subject._meta.pk.column and not field.primary_key
    return subject._meta.db_table if is_subject else None


def _read_search(connection: Any, url: str) -> dict[Place, Row]:
    """The folded texts of the search index; SQLite has them packed, in a table of their own."""
    copy = "copy" if url.startswith("sqlite:") else f"convert_from(copy, '{CODEC}')"
    statement = f"SELECT article_id, {copy}, dictionary FROM articles_search_basis, {SEARCH}"  # noqa: S608 - a name of two
    if url.startswith("sqlite:"):
        statement += " JOIN articles_search_copies USING (number)"
    return {
        (SEARCH, number): Row(
            {"text": copy if isinstance(copy, str) else opening(dictionary)(copy)},
            {"article": ("articles_article", number)},
        )
        for number, copy, dictionary in connection.execute(statement).fetchall()
    }


def _plain(field: Field, value: Any) -> Any:
    """A value alike from both databases."""
    if isinstance(field, JSONField) and isinstance(value, str):
        return json.loads(value)
    if isinstance(field, BooleanField):
        return bool(value)
    if isinstance(field, BinaryField):
        return bytes(value).hex()
    if field.get_internal_type() == "DateTimeField":
        return value is not None
    return str(value) if isinstance(value, datetime.date) else value
