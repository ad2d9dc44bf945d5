"""The index on SQLite: an FTS5 table of tokens alone, with plain tables beside it.

A row of FTS5 holds the set of an entry's tokens, without their places and without the text: that is
a third of the size of a table that proves phrases by itself, and is walked as fast. `…_docs` holds
what is counted and who may see it, `…_copies` the folded text, which proves what pairs cannot
(see `articles.search.copies`).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connection

from articles.search import basis
from articles.search.codes import packed, unpacked
from articles.search.copies import HOLDS, opening, packing
from articles.search.entries import NO_DAYS, PLACE_END, Entry
from articles.search.tables import LIVE, Kept, Numbered, Tables
from articles.search.wanted import All, Node, Wanted
from articles.text.indexed import EVERY
from articles.text.terms import FORM

GATHERED = 16 << 20  # bytes, before they are written: larger pieces say less twice
PAGES = 2_000  # of a step of joining: some tenths of a second
_KEPT = (
    "SELECT article_id, d.number, form, first_day, last_day, visible, codes, copy "
    "FROM {docs} AS d JOIN {copies} AS c ON c.number = d.number WHERE article_id IN ({marks})"
)


def create(tables: Tables) -> list[str]:
    """The statements that make an empty index."""
    return [
        # Everything but white space belongs to a token: `articles.text.terms` has cut them.
        f"""CREATE VIRTUAL TABLE {tables.name} USING fts5(
            tokens, content='', detail=none, columnsize=0,
            tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
        )""",
        f"INSERT INTO {tables.name} ({tables.name}, rank) "  # noqa: S608 - names of ours
        f"VALUES ('hashsize', {GATHERED})",
        f"""CREATE TABLE {tables.docs} (
            number integer PRIMARY KEY, article_id integer NOT NULL UNIQUE, visible integer,
            first_day integer NOT NULL, last_day integer NOT NULL, form integer NOT NULL,
            codes blob NOT NULL
        )""",
        f"CREATE TABLE {tables.copies} (number integer PRIMARY KEY, copy blob NOT NULL)",
        f"CREATE TABLE {tables.days} (day integer PRIMARY KEY, used integer NOT NULL)",
        f"CREATE TABLE {tables.basis} "
        "(room integer NOT NULL, key integer NOT NULL, dictionary blob NOT NULL)",
    ]


def drop(tables: Tables) -> list[str]:
    """The statements that remove an index, whatever of it exists."""
    return [f"DROP TABLE IF EXISTS {name}" for name in _names(tables)]


def rename(tables: Tables, to: Tables) -> list[str]:
    """The statements that give an index another name."""
    pairs = zip(_names(tables), _names(to), strict=True)
    return [f"ALTER TABLE {old} RENAME TO {new}" for old, new in pairs]


def kept(tables: Tables, article_ids: Sequence[int]) -> list[Kept]:
    """The entries of these articles as they stand."""
    marks = ", ".join(["%s"] * len(article_ids))
    with connection.cursor() as cursor:
        cursor.execute(
            _KEPT.format(docs=tables.docs, copies=tables.copies, marks=marks), article_ids
        )
        rows = cursor.fetchall()
    opened = opening(basis.dictionary(tables)) if rows else str
    return [Kept._make((*row, opened(copy))) for *row, copy in rows]


def remove(tables: Tables, rows: Iterable[Kept]) -> None:
    """Remove entries.

    FTS5 must be told the tokens that it was given. Where they came by other rules than today's the
    number is given up: what FTS5 has of it leads to no article, and goes with the next `reindex`.
    """
    rows = sorted(rows, key=lambda row: row.number)
    told = [(row.number, _entry(row).tokens) for row in rows if row.form == FORM]
    numbers = [(row.number,) for row in rows]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {tables.name} ({tables.name}, rowid, tokens) "  # noqa: S608 - names of ours
            "VALUES ('delete', %s, %s)",
            told,
        )
        for table in (tables.docs, tables.copies):
            cursor.executemany(f"DELETE FROM {table} WHERE number = %s", numbers)  # noqa: S608


def insert(tables: Tables, rows: Iterable[Numbered]) -> None:
    """Add entries; those articles have none."""
    # FTS5 writes what it has gathered whenever a number is not higher than the one before.
    rows, pack = sorted(rows, key=lambda row: row.number), packing(basis.dictionary(tables))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {tables.name} (rowid, tokens) VALUES (%s, %s)",  # noqa: S608
            [(number, entry.tokens) for number, entry in rows],
        )
        cursor.executemany(
            f"INSERT INTO {tables.docs} "  # noqa: S608
            "(number, article_id, visible, first_day, last_day, form, codes) "
            "VALUES (%s, %s, %s, %s, %s, %s, %s)",
            [(n, e.article_id, e.visible, e.first, e.last, FORM, packed(e.codes)) for n, e in rows],
        )
        cursor.executemany(
            f"INSERT INTO {tables.copies} (number, copy) VALUES (%s, %s)",  # noqa: S608
            [(number, pack(entry.copy)) for number, entry in rows],
        )


def select(wanted: Wanted, columns: str, tail: str = "") -> tuple[str, list[Any]]:
    """The statement that finds entries, with its parameters.

    The columns are of `d`, the table of entries; the tail orders and limits.
    """
    name = LIVE.name
    source = f"{name} CROSS JOIN {LIVE.docs} AS d ON d.number = {name}.rowid"
    if wanted.needles:
        source += f" CROSS JOIN {LIVE.basis} AS b CROSS JOIN {LIVE.copies} AS c"
        source += " ON c.number = d.number"
    conditions, parameters = [f"{name} MATCH %s"], [_match(wanted)]
    for condition, values in _conditions(wanted):
        conditions.append(condition)
        parameters += values
    where = " AND ".join(conditions)
    return f"SELECT {columns} FROM {source} WHERE {where} {tail}", parameters  # noqa: S608


def newest_first(limit: int) -> str:
    """The tail that stops a walk."""
    return f"ORDER BY {LIVE.name}.rowid LIMIT {limit:d}"


def oldest_first(limit: int) -> str:
    """The tail that stops a walk from the other end."""
    return f"ORDER BY {LIVE.name}.rowid DESC LIMIT {limit:d}"


def found(wanted: Wanted, tail: str) -> tuple[list[int], bytes]:
    """The articles in order, and the packed codes of all of them."""
    statement, parameters = select(wanted, "d.article_id, d.codes", tail)
    with connection.cursor() as cursor:
        rows = cursor.execute(statement, parameters).fetchall()
    return [row[0] for row in rows], b"".join([row[1] for row in rows])


def settle(tables: Tables) -> Iterator[None]:
    """Join the pieces that FTS5 has written one after another, a step at a time.

    Each piece names its tokens anew: joined, the index is a fifth smaller and quicker to walk.
    """
    pages = -PAGES  # less than nothing: all pieces, however few of a size there are
    changes = 2
    while changes > 1:  # FTS5 says so of a step that had something to do
        before = connection.connection.total_changes
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {tables.name} ({tables.name}, rank) "  # noqa: S608 - names of ours
                "VALUES ('merge', %s)",
                [pages],
            )
        changes, pages = connection.connection.total_changes - before, PAGES
        yield


def unwalked(tables: Tables) -> list[int]:
    """Articles with an entry that FTS5 does not have; raises DatabaseError where it is damaged."""
    name = tables.name
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {name} ({name}) VALUES ('integrity-check')")  # noqa: S608
        cursor.execute(
            f"SELECT article_id FROM {tables.docs} WHERE number NOT IN "  # noqa: S608
            f"(SELECT rowid FROM {name} WHERE {name} MATCH %s) ORDER BY article_id",
            [_quoted(EVERY)],
        )
        return [row[0] for row in cursor.fetchall()]


def _names(tables: Tables) -> tuple[str, ...]:
    return tables.name, tables.docs, tables.copies, tables.days, tables.basis


def _entry(row: Kept) -> Entry:
    """As much of an entry as its tokens are made of."""
    texts = tuple(row.copy.split(PLACE_END))
    return Entry(row.article_id, 0, *NO_DAYS, None, tuple(unpacked(row.codes)), texts)


def _match(wanted: Wanted) -> str:
    """The question in the language of FTS5, where all inside quotation marks is plain text."""
    match = " AND ".join(map(_node, wanted.needed or (EVERY,)))
    without = " OR ".join(map(_node, wanted.without))
    return f"({match}) NOT ({without})" if without else match


def _node(node: Node) -> str:
    if isinstance(node, str):
        return _quoted(node)
    word = " AND " if isinstance(node, All) else " OR "
    return f"({word.join(map(_node, node.nodes))})"


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _conditions(wanted: Wanted) -> Iterator[tuple[str, list[Any]]]:
    if wanted.public:
        yield "d.visible <= %s", [wanted.public_moment]
    if wanted.period and wanted.period.last:
        yield "d.first_day <= %s", [wanted.period.last.toordinal()]
    if wanted.period and wanted.period.first:
        yield "d.last_day >= %s", [wanted.period.first.toordinal()]
    for needle in wanted.needles:
        said = "" if needle.present else "NOT "
        yield f"{said}{HOLDS}(c.copy, b.key, %s, %s)", [needle.places, needle.text]
