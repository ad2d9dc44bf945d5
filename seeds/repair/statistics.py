"""What an archive teaches: on how many of its pages characters stand together.

Runs of Chinese characters are counted as their pairs and triples, once a page: a slip that one page
repeats proves nothing, a slogan that many pages print is known. `seeds.repair.gathering` counts;
here is what it found, frozen, for the rules to ask.
"""

import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from seeds.repair.taught import UNTAUGHT, Taught

LONGEST = 4  # characters of a key: four of two bytes fill 64 bits
# Chinese characters of two bytes in UTF-16; the others are too rare to learn from.
BASIC_HAN = "\u3007\u3400-\u9fff\uf900-\ufaff"


class Unfit(ValueError):
    """The stored table is not one of ours."""


def code_of(key: str) -> int:
    """The key as a number; keys of one length keep their order."""
    return int.from_bytes(key.encode("utf-16-be", "surrogatepass"))


def _key(code: int) -> str:
    size = (code.bit_length() + 15) // 16 * 2
    return code.to_bytes(size).decode("utf-16-be", "surrogatepass")


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Counts by key, frozen: 12 bytes an entry, found by halving; cheap to hand to a process.

    A count is never too high, and too low by at most `lost`.
    """

    keys: "array[int]" = field(default_factory=lambda: array("Q"))
    counts: "array[int]" = field(default_factory=lambda: array("I"))
    lost: int = 0

    def __getitem__(self, key: str) -> int:
        code = code_of(key)
        place = bisect_left(self.keys, code)
        if place < len(self.keys) and self.keys[place] == code:
            return self.counts[place]
        return 0

    def __len__(self) -> int:
        return len(self.keys)

    def items(self) -> Iterator[tuple[str, int]]:
        """Every key with its count."""
        return zip(map(_key, self.keys), self.counts, strict=True)

    def pack(self) -> bytes:
        """The table in little-endian bytes, compressed."""
        body = b"".join(_little(column).tobytes() for column in (self.keys, self.counts))
        return zlib.compress(body, 6)

    @classmethod
    def unpack(cls, data: bytes, lost: int) -> "Table":
        """The table that `pack` wrote; raises Unfit."""
        try:
            body = zlib.decompress(data)
        except zlib.error as error:
            raise Unfit(f"the archive's statistics are damaged: {error}") from error
        size, rest = divmod(len(body), 12)
        if rest:
            raise Unfit("the archive's statistics are cut short")
        keys, counts = array("Q", body[: 8 * size]), array("I", body[8 * size :])
        return cls(_little(keys), _little(counts), lost)


def _little(column: "array[int]") -> "array[int]":
    if sys.byteorder == "little":
        return column
    swapped = column[:]
    swapped.byteswap()
    return swapped


@dataclass(frozen=True, slots=True, eq=False)
class Statistics:
    """The archive so far: `grams` by pairs and triples, `names` by credited name.

    `taught` is what editors have said of the doubts so far.
    """

    pages: int = 0
    grams: Table = field(default_factory=Table)
    names: Table = field(default_factory=Table)
    taught: Taught = UNTAUGHT

    def knows(self, text: str, pages: int = 2) -> bool:
        """Whether so many pages at least have each triple of the text (or the pair that it is).

        Of a text with a sign that is no Chinese character nothing is known.
        """
        size = min(3, len(text))
        if size < 2 or not self.pages:
            return False
        places = range(len(text) - size + 1)
        return all(self.grams[text[at : at + size]] >= pages for at in places)


NOTHING = Statistics()
