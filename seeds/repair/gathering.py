"""Counting what an archive teaches, page by page, in bounded memory.

The counts are Misra-Gries summaries, which can be merged (Agarwal et al., Mergeable Summaries, PODS
2012). When there are more than `MOST` entries, the count of the first one beyond the `KEPT` highest
is taken off all of them, and what is left with nothing goes. So a count is never too high, and too
low by at most the sum of what was taken off, `lost`: no more than the sum of all counts / `KEPT`.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator

from seeds.records import ParsedArticle, ParsedPage
from seeds.repair.statistics import BASIC_HAN, LONGEST, NOTHING, Statistics, Table, code_of

KEPT, MOST = 200_000, 300_000
_RUN = re.compile(f"[{BASIC_HAN}]+")
_NAME = re.compile(f"[{BASIC_HAN}]{{2,{LONGEST}}}")


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
    """What the pages of a run teach; memory stays bounded."""

    def __init__(self, known: Statistics = NOTHING) -> None:
        self.pages = known.pages
        self._grams = Tally(known.grams)
        self._names = Tally(known.names)

    def add(self, texts: Iterable[str], names: Iterable[str] = ()) -> None:
        """Learn a page: its headings and paragraphs, and whom it credits."""
        self.pages += 1
        self._grams.add(grams(texts))
        self._names.add({name for name in names if _NAME.fullmatch(name)})

    def add_page(self, page: ParsedPage) -> None:
        """Learn a page as it was read."""
        self.add(
            (text for article in page.articles for text in texts_of(article)),
            (credit.name for article in page.articles for credit in article.credits),
        )

    def merge(self, other: "Gathering") -> None:
        """Learn what the other one learned."""
        self.pages += other.pages
        self._grams.merge(other._grams)
        self._names.merge(other._names)

    def statistics(self) -> Statistics:
        """What was learned, frozen."""
        return Statistics(self.pages, self._grams.table(), self._names.table())


def texts_of(article: ParsedArticle) -> Iterator[str]:
    """The article's headings and paragraphs."""
    yield from (text for text in (article.kicker, article.title, article.subtitle) if text)
    yield from article.paragraphs


def grams(texts: Iterable[str]) -> set[str]:
    """The pairs and triples of Chinese characters that stand in the texts."""
    found: set[str] = set()
    for text in texts:
        for run in _RUN.findall(text):
            found.update([run[at : at + 2] for at in range(len(run) - 1)])
            found.update([run[at : at + 3] for at in range(len(run) - 2)])
    return found
