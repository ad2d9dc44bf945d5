"""Counting what an archive teaches, page by page, in bounded memory.

The counts are Misra-Gries summaries, which can be merged (Agarwal et al., Mergeable Summaries, PODS
2012). When there are more than `MOST` entries, the count of the first one beyond the `KEPT` highest
is taken off all of them, and what is left with nothing goes. So a count is never too high, and too
low by at most the sum of what was taken off, `lost`: no more than the sum of all counts / `KEPT`.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable

from seeds.repair.statistics import BASIC_HAN, LONGEST, NOTHING, Statistics, Table, code_of

KEPT, MOST = 200_000, 300_000
_RUN = re.compile(f"[{BASIC_HAN}]+")


class Tally:
    """Counts that grow and stay bounded."""

    def __init__(self, table: Table | None = None) -> None:
        self._counts: Counter[str] = Counter(dict(table.items()) if table else ())
        self.lost = table.lost if table else 0

    def add(self, keys: Iterable[str]) -> None:
        """Count each key once more."""
        self._counts.update(keys)
        self._bound()

    def merge(self, other: "Tally") -> None:
        """Count what the other one counted."""
        self._counts.update(other._counts)
        self.lost += other.lost
        self._bound()

    def table(self) -> Table:
        """The counts, frozen."""
        rows = sorted((code_of(key), count) for key, count in self._counts.items())
        return Table(
            array("Q", (code for code, _ in rows)),
            array("I", (count for _, count in rows)),
            self.lost,
        )

    def _bound(self) -> None:
        if len(self._counts) > MOST:
            less = sorted(self._counts.values(), reverse=True)[KEPT]
            self._counts = Counter(
                {key: count - less for key, count in self._counts.items() if count > less}
            )
            self.lost += less


class Gathering:
    """What a run of the importer learns, page by page; memory stays bounded."""

    def __init__(self, known: Statistics = NOTHING) -> None:
        self.pages = known.pages
        self.grams = Tally(known.grams)
        self.names = Tally(known.names)

    def add_page(self, texts: Iterable[str], names: Iterable[str] = ()) -> None:
        """Learn a page: its headings and paragraphs, and whom it credits."""
        self.pages += 1
        self.grams.add(grams(texts))
        self.names.add({name for name in names if 2 <= len(name) <= LONGEST and _is_han(name)})

    def merge(self, other: "Gathering") -> None:
        """Learn what the other one learned."""
        self.pages += other.pages
        self.grams.merge(other.grams)
        self.names.merge(other.names)

    def statistics(self) -> Statistics:
        """What was learned, frozen."""
        return Statistics(self.pages, self.grams.table(), self.names.table())


def grams(texts: Iterable[str]) -> set[str]:
    """The pairs and triples of Chinese characters that stand in the texts."""
    found: set[str] = set()
    for text in texts:
        for run in _RUN.findall(text):
            found.update(map("".join, zip(run, run[1:], strict=False)))
            found.update(map("".join, zip(run, run[1:], run[2:], strict=False)))
    return found


def _is_han(name: str) -> bool:
    return _RUN.fullmatch(name) is not None
