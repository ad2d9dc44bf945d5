"""What the search index holds of an article: its folded texts and the tokens that they make.

Pure, so that a worker may prepare it beside the reading of a page, and the one process that writes
has only to write it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from articles.text.gaps import without_gaps
from articles.text.terms import fold, grams, marked_words

# The weightiest first; what only the print has stands last.
PLACES = ("title", "heading", "text", "names", "printed")
NAMES = PLACES.index("names")
TITLE_MARK, HEADING_MARK = "\x04", "\x05"
EVERY = "\x07"  # the token of every entry


@dataclass(frozen=True, slots=True)
class Indexed:
    """Folded texts by `PLACES`, a line for each field, and their tokens, parted by spaces.

    `pairs` are the characters and pairs, `marks` all other tokens: the words, and what says more.
    """

    texts: tuple[str, ...]
    marks: str
    pairs: str


def texts_of(
    *,
    title: str,
    headings: Iterable[str | None],
    body: str,
    names: Iterable[str],
    captions: Iterable[str] = (),
    printed: Iterable[str] = (),
) -> tuple[str, ...]:
    """The folded texts of an article by `PLACES`; `printed` is what stands in the print alone."""
    places = (
        _folded([title]),
        _folded(text or "" for text in headings),
        _folded([without_gaps(body), *captions]),
        map(folded_name, names),
        _folded(printed),
    )
    return tuple(map("\n".join, places))


@lru_cache(maxsize=10_000)
def folded_name(name: str) -> str:
    """The same few people and tags stand on very many articles."""
    return fold(name)


def indexed(texts: Sequence[str]) -> Indexed:
    """The texts with their tokens."""
    marks = marked_words("\n".join(texts)) | {EVERY}
    for mark, text in _headings(texts):
        marks |= {mark + word for word in marked_words(text)}
    return paired(texts, marks)


def paired(texts: Sequence[str], marks: Iterable[str]) -> Indexed:
    """The texts with their characters and pairs, and with tokens that are known."""
    pairs = grams("\n".join(texts))
    for mark, text in _headings(texts):
        pairs |= {mark + gram for gram in grams(text)}
    return Indexed(tuple(texts), " ".join(marks), " ".join(pairs))


def _headings(texts: Sequence[str]) -> Iterable[tuple[str, str]]:
    """The texts that are told from the others, with their marks."""
    return zip((TITLE_MARK, HEADING_MARK), texts, strict=False)


def _folded(texts: Iterable[str]) -> list[str]:
    return [line for line in map(fold, texts) if line]
