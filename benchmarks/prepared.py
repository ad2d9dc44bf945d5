"""Entries of the search index whose tokens are made already, so that writing alone is measured."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from articles.revision import BATCH
from articles.search.entries import Entry, entries
from articles.search.store import add
from articles.search.tables import LIVE


@dataclass(frozen=True)
class Prepared:
    """What a back end reads of an entry."""

    article_id: int
    day: int
    first: int
    last: int
    visible: int | None
    codes: tuple[int, ...]
    texts: tuple[str, ...]
    copy: str
    marks: set[str]
    tokens: set[str]

    def of_article(self, article_id: int) -> "Prepared":
        """The same for another article."""
        return replace(self, article_id=article_id)


def prepared(article_ids: Iterable[int]) -> list[Prepared]:
    """The entries of articles as the database has them."""
    ids = list(article_ids)
    batches = (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))
    return [_prepared(entry) for batch in batches for entry in entries(batch)]


def write(rows: list[Prepared]) -> None:
    """Add the entries; those articles have none."""
    add(LIVE, rows)  # type: ignore[arg-type]  # all that it reads of an entry is there


def _prepared(entry: Entry) -> Prepared:
    names = ("article_id", "day", "first", "last", "visible", "codes", "texts")
    own = {name: getattr(entry, name) for name in names}
    return Prepared(**own, copy=entry.copy, marks=entry.marks, tokens=entry.tokens)
