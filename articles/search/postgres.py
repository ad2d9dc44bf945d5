"""The index on PostgreSQL: one GIN index over the tokens of each entry, as numbers.

Characters and pairs are taken from the folded text by a function of the database, so they stand in
the index alone; the other tokens are kept as a text. Both texts lie out of line, so that the rows
which a common word leads to are few pages, and in GB18030, which PostgreSQL reads by itself and
which has a Chinese character in two bytes, not three. A token of up to three characters is told by
their code points, a longer one by 63 bits of its hash (`articles.search.functions`): numbers are
sorted and compared in half the time of texts. Arrays and not tsvectors: a tsvector keeps 256 places
of a lexeme and a megabyte in all, past which an article would be refused.
"""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connection

from articles.search.codes import packed, tokens
from articles.search.entries import PLACE_END, Entry
from articles.search.functions import CODEC
from articles.search.tables import LIVE, Kept, Numbered, Tables
from articles.search.wanted import All, Needle, Node, Wanted
from articles.text.indexed import EVERY, PLACES
from articles.text.terms import FORM

# The very words of the index: else the planner would not know it again.
_TOKENS = "articles_search_tokens(d.copy, d.marks)"
_NUMBERS = "articles_search_numbers(%s::text[])"
_WITH_TOKENS = (
    "SELECT indexrelid::regclass::text FROM pg_index "
    "WHERE indrelid = %s::regclass AND indexprs IS NOT NULL"
)
_TEXT = f"convert_from(copy, '{CODEC}')"
_KEPT = (
    "SELECT article_id, number, form, first_day, last_day, visible, codes, "  # noqa: S608 - ours
    f"{_TEXT} FROM {{docs}} WHERE article_id = ANY(%s)"
)
_COLUMNS = "number, article_id, visible, first_day, last_day, form, codes, copy, marks"
_VALUES = f"%s, %s, %s, %s, %s, %s, %s, convert_to(%s, '{CODEC}'), convert_to(%s, '{CODEC}')"
# Kilobytes for sorting tokens (see `_memory`): at least, for each of the copies, and at most.
_LEAST, _A_KILOBYTE, _MOST = 50_000, 3, 600_000


def create(tables: Tables) -> list[str]:
    """The statements that make an empty index."""
    return [
        # No foreign key: Django's TRUNCATE does not know the table.
        f"""CREATE TABLE {tables.docs} (
            number bigint PRIMARY KEY, article_id bigint NOT NULL UNIQUE, visible bigint,
            first_day integer NOT NULL, last_day integer NOT NULL, form integer NOT NULL,
            codes bytea NOT NULL, copy bytea NOT NULL, marks bytea NOT NULL
        ) WITH (toast_tuple_target = 128)""",
        # Texts that are so short are not made smaller by PostgreSQL: it need not try.
        f"ALTER TABLE {tables.docs} ALTER codes SET STORAGE MAIN, "
        "ALTER copy SET STORAGE EXTERNAL, ALTER marks SET STORAGE EXTERNAL",
        f"CREATE TABLE {tables.days} (day integer PRIMARY KEY, used integer NOT NULL)",
        f"CREATE TABLE {tables.basis} "
        "(room integer NOT NULL, key integer NOT NULL, dictionary bytea NOT NULL)",
    ]


def settle(tables: Tables) -> Iterator[None]:
    """Make the index of all entries at once: all tokens sorted together, not entry by entry.

    Others may write meanwhile, unless this is part of a transaction. What a build that was broken
    off has left is no use and is taken away.
    """
    online = "" if connection.in_atomic_block else "CONCURRENTLY"
    name = f"{tables.docs}_tokens_{secrets.token_hex(4)}"
    with connection.cursor() as cursor:
        cursor.execute(_WITH_TOKENS, [tables.docs])
        for (left,) in cursor.fetchall():
            cursor.execute(f"DROP INDEX {left}")
        memory = f"{_memory(cursor, tables)}kB"
        cursor.execute("SELECT set_config('maintenance_work_mem', %s, %s)", [memory, not online])
        try:
            # What waits to be sorted in is looked through by every query: little.
            cursor.execute(
                f"CREATE INDEX {online} {name} ON {tables.docs} USING gin "
                "(articles_search_tokens(copy, marks)) WITH (gin_pending_list_limit = 256)"
            )
        finally:
            cursor.execute("RESET maintenance_work_mem")
        # One plan fits all: no need to take the pairs out of thousands of texts to count them.
        cursor.execute(f"ALTER INDEX {name} ALTER COLUMN 1 SET STATISTICS 0")
    yield


def _memory(cursor: Any, tables: Tables) -> int:
    """Kilobytes in which somewhat more than half of all tokens can be sorted.

    GIN parts a full page in the middle. All tokens in one row would leave each page half empty; in
    two batches the second one fills what the first has left. Of 10,000 articles the index has 72 MB
    in one batch and 50 in two, of 100,000 articles 343 and 285. Of more it makes little difference.
    """
    cursor.execute(f"SELECT coalesce(sum(octet_length(copy)), 0) / 1024 FROM {tables.docs}")  # noqa: S608
    copies = int(cursor.fetchone()[0])
    return min(_LEAST + _A_KILOBYTE * copies, _MOST)


def drop(tables: Tables) -> list[str]:
    """The statements that remove an index, whatever of it exists."""
    return [f"DROP TABLE IF EXISTS {name}" for name in _names(tables)]


def rename(tables: Tables, to: Tables) -> list[str]:
    """The statements that give an index another name."""
    pairs = zip(_names(tables), _names(to), strict=True)
    return [f"ALTER TABLE {old} RENAME TO {new}" for old, new in pairs]


def kept(tables: Tables, article_ids: Sequence[int]) -> list[Kept]:
    """The entries of these articles as they stand."""
    with connection.cursor() as cursor:
        cursor.execute(_KEPT.format(docs=tables.docs), (list(article_ids),))
        rows = cursor.fetchall()
    return [Kept._make((*row, bytes(codes), copy)) for *row, codes, copy in rows]


def remove(tables: Tables, rows: Iterable[Kept]) -> None:
    """Remove entries."""
    numbers = [row.number for row in rows]
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {tables.docs} WHERE number = ANY(%s)", (numbers,))  # noqa: S608


def insert(tables: Tables, rows: Iterable[Numbered]) -> None:
    """Add entries; those articles have none."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {tables.docs} ({_COLUMNS}) VALUES ({_VALUES})",  # noqa: S608 - ours
            [(row.number, *_row(row.entry)) for row in rows],
        )


def select(wanted: Wanted, columns: str, tail: str = "") -> tuple[str, list[Any]]:
    """The statement that finds entries, with its parameters.

    The columns are of `d`, the table of entries; the tail orders and limits. What is found is made
    first and ordered then: else the planner, counting on an early end, would walk by number and
    take the pairs out of each text that it meets.
    """
    conditions, parameters = [], []
    for condition, values in _conditions(wanted):
        conditions.append(condition)
        parameters += values
    return (
        f"WITH d AS MATERIALIZED (SELECT number, article_id, codes FROM {LIVE.docs} AS d "  # noqa: S608
        f"WHERE {' AND '.join(conditions)}) SELECT {columns} FROM d {tail}"
    ), parameters


def newest_first(limit: int) -> str:
    """The tail that stops a walk."""
    return f"ORDER BY d.number LIMIT {limit:d}"


def oldest_first(limit: int) -> str:
    """The tail that stops a walk from the other end."""
    return f"ORDER BY d.number DESC LIMIT {limit:d}"


def found(wanted: Wanted, tail: str) -> tuple[list[int], bytes]:
    """The articles in order, and the packed codes of all of them."""
    statement, parameters = select(wanted, "d.article_id, d.codes", tail)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(array_agg(article_id), '{}'), coalesce(string_agg(codes, ''), '') "  # noqa: S608
            f"FROM ({statement}) AS hits",
            parameters,
        )
        ids, codes = cursor.fetchone()
    return ids, bytes(codes)


def unwalked(tables: Tables) -> list[int]:
    """None: PostgreSQL itself keeps the index as the rows are."""
    return []


def _names(tables: Tables) -> tuple[str, ...]:
    return tables.docs, tables.days, tables.basis


def _row(entry: Entry) -> tuple[Any, ...]:
    words = tokens(entry.codes).union(entry.indexed.marks.split(" "))
    return (
        *(entry.article_id, entry.visible, entry.first, entry.last, FORM),
        *(packed(entry.codes), entry.copy, " ".join(sorted(words))),
    )


def _conditions(wanted: Wanted) -> Iterator[tuple[str, list[Any]]]:
    yield _all(wanted.needed or (EVERY,))
    if wanted.without:
        # Not `NOT (…)`: that would be asked of the text of every row.
        condition, values = _either(wanted.without)
        yield f"number NOT IN (SELECT number FROM {LIVE.docs} AS d WHERE {condition})", values  # noqa: S608
    if wanted.public:
        yield "visible <= %s", [wanted.public_moment]
    if wanted.period and wanted.period.last:
        yield "first_day <= %s", [wanted.period.last.toordinal()]
    if wanted.period and wanted.period.first:
        yield "last_day >= %s", [wanted.period.first.toordinal()]
    for needle in wanted.needles:
        condition, values = _holding(needle)
        yield condition if needle.present else f"NOT ({condition})", values


def _holding(needle: Needle) -> tuple[str, list[Any]]:
    """That the needle stands in the copy: its bytes do, and no character begins among them.

    Bytes are looked for in a tenth of the time in which a copy is read as text.
    """
    text, places = _TEXT, []
    if needle.places < len(PLACES):
        text = f"array_to_string((string_to_array({text}, %s))[:%s], %s)"
        places = [PLACE_END, needle.places, PLACE_END]
    bytes_are_there = f"position((SELECT convert_to(%s, '{CODEC}')) IN copy) > 0"
    return f"{bytes_are_there} AND strpos({text}, %s) > 0", [needle.text, *places, needle.text]


def _node(node: Node) -> tuple[str, list[Any]]:
    if isinstance(node, str):
        return f"{_TOKENS} @> {_NUMBERS}", [[node]]
    return _all(node.nodes) if isinstance(node, All) else _either(node.nodes)


def _all(nodes: Sequence[Node]) -> tuple[str, list[Any]]:
    return _joined(nodes, "@>", " AND ")


def _either(nodes: Sequence[Node]) -> tuple[str, list[Any]]:
    return _joined(nodes, "&&", " OR ")


def _joined(nodes: Sequence[Node], operator: str, word: str) -> tuple[str, list[Any]]:
    """Plain tokens as one array, the other nodes each by itself."""
    plain = [node for node in nodes if isinstance(node, str)]
    parts = [(f"{_TOKENS} {operator} {_NUMBERS}", [plain])] if plain else []
    parts += [_node(node) for node in nodes if not isinstance(node, str)]
    return f"({word.join(sql for sql, _ in parts)})", [v for _, values in parts for v in values]
