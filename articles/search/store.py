"""How entries come into an index, in the transaction of the articles they are of."""

from collections.abc import Iterable, Sequence
from types import ModuleType

from django.db import connection

from articles.models import IndexBuild
from articles.search import postgres, sqlite
from articles.search.basis import room
from articles.search.codes import packed
from articles.search.entries import Entry
from articles.search.numbers import free_numbers
from articles.search.tables import LIVE, NEXT, Kept, Numbered, Tables
from articles.search.wanted import Wanted
from articles.text.terms import FORM


def back_end() -> ModuleType:
    """The functions of the database in use."""
    return postgres if connection.vendor == "postgresql" else sqlite


def written() -> list[Tables]:
    """The indexes that every change goes into: the one in use, and the one being built.

    Ask after the articles are locked: then either this sees that one is being built, or the build
    comes by the articles later and sees the change.
    """
    return [LIVE, NEXT] if IndexBuild.objects.exists() else [LIVE]


def replace(tables: Tables, article_ids: Sequence[int], entries: Iterable[Entry]) -> None:
    """Let an index hold these entries, and nothing else of these articles.

    An entry whose texts and codes are as they were keeps its tokens: to publish an article is to
    write one number. One that stays on its day keeps its place.
    """
    kept = {row.article_id: row for row in back_end().kept(tables, article_ids)}
    changed, seen = [], []
    for entry in entries:
        old = kept.get(entry.article_id)
        if old and same_tokens(old, entry):
            kept.pop(entry.article_id)
            seen.append((entry.visible, entry.last, old.number))
        else:
            changed.append(entry)
    if kept:
        back_end().remove(tables, kept.values())
    if seen:
        _see(tables, seen)
    stay = {e.article_id: kept[e.article_id].number for e in changed if _stays(kept, e)}
    add(tables, changed, stay)


def add(tables: Tables, entries: Iterable[Entry], numbers: dict[int, int] | None = None) -> None:
    """Add entries; those without a number get one."""
    entries, numbers = list(entries), dict(numbers or {})
    if not entries:
        return
    new = [entry for entry in entries if entry.article_id not in numbers]
    free = free_numbers(tables.days, [entry.day for entry in new], room(tables)) if new else []
    numbers |= {entry.article_id: number for entry, number in zip(new, free, strict=True)}
    back_end().insert(tables, [Numbered(numbers[entry.article_id], entry) for entry in entries])


def ids(wanted: Wanted, tail: str) -> list[int]:
    """The articles in the order of the tail."""
    statement, parameters = back_end().select(wanted, "d.article_id", tail)
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return [row[0] for row in cursor.fetchall()]


def same_tokens(old: Kept, entry: Entry) -> bool:
    """Whether an entry as it stands has the tokens of this one."""
    as_it_stands = old.form, old.first, old.codes, old.copy
    return as_it_stands == (FORM, entry.first, packed(entry.codes), entry.copy)


def _stays(kept: dict[int, Kept], entry: Entry) -> bool:
    """Whether an entry may have its number again: that day is its own, and FTS5 is rid of it."""
    old = kept.get(entry.article_id)
    return old is not None and (old.form, old.first) == (FORM, entry.first)


def _see(tables: Tables, rows: list[tuple[int | None, int, int]]) -> None:
    """Write who may see entries that stay as they are."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {tables.docs} SET visible = %s, last_day = %s WHERE number = %s",  # noqa: S608
            rows,
        )
