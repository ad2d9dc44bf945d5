"""What an index is built on: settled when it is built, the same for as long as it is used."""

from typing import NamedTuple

from django.db import connection
from django.db.models import Count

from articles.models import Article, Issue
from articles.search.tables import Tables

LEAST_ROOM = 32
FREE_ROOM = 1024  # where nothing is known yet: ten newspapers with a hundred articles each
SAMPLED = 60  # articles that a sample is taken from
LARGEST_SAMPLE = 32_768  # bytes: as far as deflate looks back
CODEC = "utf-16-le"  # two bytes a character, quick to decode, and deflated better than UTF-8


class Basis(NamedTuple):
    """`room` is that of a day (see `articles.search.numbers`); `sample` is text of the archive.

    SQLite deflates copies with the sample as its dictionary.
    """

    room: int = FREE_ROOM
    sample: bytes = b""


def basis_of_archive() -> Basis:
    """The basis of an index of the articles as they are today."""
    return Basis(_room(), _sample())


def write(tables: Tables, basis: Basis) -> None:
    """Let an empty index be built on this."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {tables.basis} (room, sample) VALUES (%s, %s)",  # noqa: S608 - ours
            basis,
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


def sample(tables: Tables) -> bytes:
    """Text of the archive, in `CODEC`."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT sample FROM {tables.basis}")  # noqa: S608 - a table of ours
        return bytes(cursor.fetchone()[0])


def _sample() -> bytes:
    """Text of articles from the whole archive, evenly chosen, as it was printed."""
    ids = list(Article.objects.order_by("pk").values_list("pk", flat=True))
    chosen = ids[:: max(1, len(ids) // SAMPLED)][:SAMPLED]
    bodies = Article.objects.filter(pk__in=chosen).order_by("pk").values_list("body", flat=True)
    return "\n".join(bodies).encode(CODEC)[:LARGEST_SAMPLE]
