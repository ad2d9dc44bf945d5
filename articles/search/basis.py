"""What an index is built on: settled when it is built, the same for as long as it is used."""

from typing import NamedTuple

from django.db import connection
from django.db.models import Count

from articles.models import Article, Issue
from articles.search.copies import key, trained
from articles.search.tables import Tables

LEAST_ROOM = 32
FREE_ROOM = 1024  # where nothing is known yet: ten newspapers with a hundred articles each
SAMPLED = 1_000  # articles, at least, that a dictionary is made of


class Basis(NamedTuple):
    """`room` is that of a day (see `articles.search.numbers`).

    `dictionary` is that of `articles.search.copies`, by which SQLite packs copies.
    """

    room: int = FREE_ROOM
    dictionary: bytes = b""


def basis_of_archive() -> Basis:
    """The basis of an index of the articles as they are today."""
    return Basis(_room(), _dictionary() if connection.vendor == "sqlite" else b"")


def write(tables: Tables, basis: Basis) -> None:
    """Let an empty index be built on this."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {tables.basis} (room, key, dictionary) "  # noqa: S608 - ours
            "VALUES (%s, %s, %s)",
            (basis.room, key(basis.dictionary), basis.dictionary),
        )


def room(tables: Tables) -> int:
    """How many entries a day has room for."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT room FROM {tables.basis}")  # noqa: S608 - a table of ours
        found: int = cursor.fetchone()[0]
    return found


def room_for(usual: int) -> int:
    """Twice what usual days need, and more: numbers that are close together are small to keep."""
    return max(LEAST_ROOM, 1 << (2 * usual - 1).bit_length())


def _room() -> int:
    """Enough for twice the articles of 99 of 100 days."""
    dated = Issue.objects.filter(date__isnull=False).order_by().values("date")
    counts = sorted(dated.annotate(n=Count("pages__articles")).values_list("n", flat=True))
    return room_for(counts[len(counts) * 99 // 100]) if counts else FREE_ROOM


def dictionary(tables: Tables) -> bytes:
    """The dictionary of the copies."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT dictionary FROM {tables.basis}")  # noqa: S608 - a table of ours
        return bytes(cursor.fetchone()[0])


def _dictionary() -> bytes:
    """Made of articles from the whole archive, evenly chosen."""
    ids = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    chosen = ids[:: max(1, len(ids) // SAMPLED)]
    bodies = Article.objects.filter(pk__in=chosen).order_by("pk").values_list("body", flat=True)
    return trained(bodies)
