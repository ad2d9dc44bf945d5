"""An index built beside the one in use, and put in its place; and the two looked over."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import F

from articles.models import Article, IndexBuild
from articles.search import BATCH, basis, lock, store
from articles.search.basis import Basis, basis_of_archive
from articles.search.entries import Entry, entries
from articles.search.store import same_tokens
from articles.search.tables import LIVE, NEXT, Kept, Tables
from articles.text.terms import FORM


@dataclass(frozen=True, slots=True)
class Difference:
    """Where index and articles differ: `kind` is missing, left, form, stale or unwalked."""

    kind: str
    article_id: int


def create(tables: Tables = LIVE) -> None:
    """Make an empty index in place of what there is."""
    lay_out(tables, Basis())
    settle(tables)


def lay_out(tables: Tables, on: Basis) -> None:
    """Make the tables of an index, which is to be settled when it is filled."""
    execute([*store.back_end().drop(tables), *store.back_end().create(tables)])
    basis.write(tables, on)


def settle(tables: Tables) -> None:
    """Do what is better done at once, when all entries are there."""
    for _step in store.back_end().settle(tables):
        pass


def is_empty(tables: Tables = LIVE) -> bool:
    """Whether it has no entry, as an index of a new layout after an update."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT NOT EXISTS (SELECT 1 FROM {tables.docs})")  # noqa: S608 - ours
        return bool(cursor.fetchone()[0])


def execute(statements: list[str]) -> None:
    """Let the database do all this."""
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def rebuild() -> Iterator[int]:
    """Build a new index while the site runs, and use it; yields how many articles each step took.

    A build that was broken off goes on where it stopped, unless the rules have changed since.
    """
    build = _begin()
    while ids := _following(build.last_article):
        with transaction.atomic():
            lock(ids)
            store.replace(NEXT, ids, entries(ids))
            IndexBuild.objects.update(last_article=ids[-1], done=F("done") + len(ids))
        build.last_article = ids[-1]
        yield len(ids)
    settle(NEXT)
    yield _finish()


def _begin() -> IndexBuild:
    with transaction.atomic():
        build = IndexBuild.objects.select_for_update().first()
        if build is None or build.form != FORM:
            IndexBuild.objects.all().delete()
            lay_out(NEXT, basis_of_archive())
            build = IndexBuild.objects.create(pk=IndexBuild.ONLY, form=FORM)
    return build


def _following(last: int) -> list[int]:
    articles = Article.objects.filter(pk__gt=last).order_by("pk")
    return list(articles.values_list("pk", flat=True)[:BATCH])


def _finish() -> int:
    """Put the new index in the place of the old one; returns how many articles it still lacked."""
    with transaction.atomic():
        if connection.vendor == "postgresql":  # on SQLite there is one writer only
            execute([f"LOCK TABLE {LIVE.docs} IN ACCESS EXCLUSIVE MODE"])
        # Those whose transactions ended after the build had passed them.
        late = [pk for _kind, pk in _unmatched(NEXT)]
        for start in range(0, len(late), BATCH):
            some = late[start : start + BATCH]
            store.replace(NEXT, some, entries(some))
        execute([*store.back_end().drop(LIVE), *store.back_end().rename(NEXT, LIVE)])
        IndexBuild.objects.all().delete()
    return len(late)


def differences() -> Iterator[Difference]:
    """All differences between the articles and the index in use."""
    yield from (Difference(kind, pk) for kind, pk in _unmatched(LIVE))
    yield from (Difference("unwalked", pk) for pk in store.back_end().unwalked(LIVE))
    last = 0
    while ids := _following(last):
        last = ids[-1]
        kept = {row.article_id: row for row in store.back_end().kept(LIVE, ids)}
        for entry in entries(ids):
            if row := kept.get(entry.article_id):
                yield from _differing(row, entry)


def _differing(row: Kept, entry: Entry) -> Iterator[Difference]:
    if row.form != FORM:
        yield Difference("form", entry.article_id)
    elif (row.visible, row.last) != (entry.visible, entry.last) or not same_tokens(row, entry):
        yield Difference("stale", entry.article_id)


def _unmatched(tables: Tables) -> Iterator[tuple[str, int]]:
    """Articles without an entry, and entries without an article."""
    articles, docs = ("id", Article._meta.db_table), ("article_id", tables.docs)
    for kind, (key, table), (other_key, other) in (
        ("missing", articles, docs),
        ("left", docs, articles),
    ):
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {key} FROM {table} "  # noqa: S608 - names of ours
                f"WHERE {key} NOT IN (SELECT {other_key} FROM {other}) ORDER BY {key}"
            )
            yield from ((kind, row[0]) for row in cursor.fetchall())
