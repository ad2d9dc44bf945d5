"""Numbers of index entries: the newest day first, so that an index may be walked in that order.

Each day has room for so many entries, given out one after another and never again. Those beyond
that stand among the entries of the days before it; what has no day comes last and has room for all.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator

from django.db import connection

_LAST = datetime.date.max.toordinal()


def free_numbers(table: str, days: Iterable[int], room: int) -> list[int]:
    """A number that no entry has for each of the days (ordinals; 0 is unknown).

    `table` counts what was given out; who asks for a day's number waits for whoever has done so.
    """
    days = list(days)
    free = {day: _take(table, day, count, room) for day, count in sorted(Counter(days).items())}
    return [next(free[day]) for day in days]


def _take(table: str, day: int, count: int, room: int) -> Iterator[int]:
    taken: list[int] = []
    while missing := count - len(taken):
        used = _count_up(table, day, missing)
        slots = range(used - missing, used if day == 0 else min(used, room))
        taken += [(_LAST - day) * room + slot for slot in slots]
        day -= 1
    return iter(taken)


def _count_up(table: str, day: int, by: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (day, used) VALUES (%s, %s) "  # noqa: S608 - a table of ours
            f"ON CONFLICT (day) DO UPDATE SET used = {table}.used + excluded.used RETURNING used",
            (day, by),
        )
        used: int = cursor.fetchone()[0]
        return used
