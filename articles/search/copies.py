"""Folded texts as SQLite keeps them: by Zstandard, with a dictionary of the archive's own text.

A copy is a third to a half of its text, and is opened in some five microseconds.
"""

import sqlite3
from collections.abc import Callable, Iterable
from typing import Any

import zstandard
from django.db.backends.base.base import BaseDatabaseWrapper

from articles.search.entries import PLACE_END
from articles.search.tables import LIVE
from articles.text.indexed import PLACES

CODEC = "utf-16-le"  # two bytes a character: quick to decode, and packed smaller than UTF-8
LEVEL = 9  # above, packing takes longer and longer and saves one part in a hundred
LARGEST = 112_640  # bytes of a dictionary, as Zstandard's own tool makes it
LEAST = 8 * LARGEST  # bytes of text that a dictionary is made of,
FEWEST = 100  # and so many texts: of one alone nothing is common
HOLDS = "newsroom_holds"  # the SQL function that looks into a copy


def trained(texts: Iterable[str]) -> bytes:
    """A dictionary of what these texts have in common; empty where they are too little."""
    samples: list[bytes | bytearray | memoryview] = [text.encode(CODEC) for text in texts]
    if len(samples) < FEWEST or sum(map(len, samples)) < LEAST:
        return b""
    return zstandard.train_dictionary(LARGEST, samples).as_bytes()


def key(dictionary: bytes) -> int:
    """The number of a dictionary, drawn by chance when it was made; 0 of none."""
    data = _data(dictionary)
    return data.dict_id() if data else 0


def packing(dictionary: bytes) -> Callable[[str], bytes]:
    """What packs copies with this dictionary; not to be shared by threads."""
    # Neither checksum nor number: the pages of SQLite and the basis have them.
    packs = zstandard.ZstdCompressor(
        LEVEL, _data(dictionary), write_checksum=False, write_dict_id=False
    )
    return lambda copy: packs.compress(copy.encode(CODEC))


def opening(dictionary: bytes) -> Callable[[bytes], str]:
    """What opens copies that were packed with this dictionary; not to be shared by threads."""
    opens = zstandard.ZstdDecompressor(_data(dictionary))
    return lambda copy: opens.decompress(copy).decode(CODEC)


def _data(dictionary: bytes) -> zstandard.ZstdCompressionDict | None:
    return zstandard.ZstdCompressionDict(dictionary) if dictionary else None


class Prover:
    """The SQL function `HOLDS`: whether a needle stands in the first places of a copy.

    It is told the dictionary by its number, and reads it once: with each row it would cost as much
    as the proof.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.key: int | None = None

    def __call__(self, copy: bytes, number: int, places: int, needle: str) -> bool:
        if number != self.key:
            self._read(number)
        text = self.opened(copy)
        if places < len(PLACES):
            text = PLACE_END.join(text.split(PLACE_END, places)[:places])
        return needle in text

    def _read(self, number: int) -> None:
        statement = f"SELECT dictionary FROM {LIVE.basis} WHERE key = ?"  # noqa: S608 - of ours
        (dictionary,) = self.connection.execute(statement, [number]).fetchone()
        self.opened = opening(dictionary)
        self.key = number


def connect(connection: BaseDatabaseWrapper, **_kwargs: Any) -> None:
    """Give a new connection the SQL function; a receiver of `connection_created`."""
    if connection.vendor == "sqlite":
        raw = connection.connection
        raw.create_function(HOLDS, 4, Prover(raw), deterministic=True)
