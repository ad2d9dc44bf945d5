"""The names of an index's tables; the index that is read, and the one that is built beside it."""

from dataclasses import dataclass
from typing import NamedTuple

from articles.search.entries import Entry


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of one index; a back end may not need all of them."""

    name: str

    @property
    def docs(self) -> str:
        """An entry a row: its number, its article, who may see it and its codes."""
        return f"{self.name}_docs"

    @property
    def copies(self) -> str:
        """The folded text of each entry."""
        return f"{self.name}_copies"

    @property
    def days(self) -> str:
        """How many numbers of each day were given out (see `articles.search.numbers`)."""
        return f"{self.name}_days"

    @property
    def basis(self) -> str:
        """What it is built on, in one row (see `articles.search.basis`)."""
        return f"{self.name}_basis"


LIVE, NEXT = Tables("articles_search"), Tables("articles_search_next")


class Kept(NamedTuple):
    """An entry as it stands in an index."""

    article_id: int
    number: int
    form: int
    first: int
    last: int
    visible: int | None
    codes: bytes
    copy: str


class Numbered(NamedTuple):
    """An entry and its number."""

    number: int
    entry: Entry
