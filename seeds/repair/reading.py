"""An article as the rules of doubt read it: its texts, each cut into words once for all of them."""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from articles.text import segment
from articles.text.persons import persons
from articles.text.replacing import replacing
from seeds.records import ParsedArticle
from seeds.repair.statistics import NOTHING, Statistics

_in_one_width = replacing(
    dict(zip(",;:!?()０１２３４５６７８９", "，；：！？（）0123456789", strict=True))
)

# So many of its characters are in GB 2312; of a text in traditional ones a third is not.
_SIMPLIFIED = 0.9


class Token(NamedTuple):
    """A word of a text, its part of speech and its place."""

    word: str
    tag: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.word)


class Passage:
    """A heading or a paragraph.

    `text` is as printed; `view` is what patterns read, marks and digits in one width. Both have the
    same length, so a place in the one is a place in the other.
    """

    def __init__(self, text: str, *, is_heading: bool = False) -> None:
        self.text = text
        self.view = _in_one_width(text)
        self.is_heading = is_heading

    @cached_property
    def words(self) -> list[str]:
        """The view's words in order; joined they are the view."""
        return segment.words(self.view)

    @cached_property
    def starts(self) -> list[int]:
        """Where each word begins; at the end, where the view ends."""
        return list(accumulate(map(len, self.words), initial=0))

    def index_at(self, place: int) -> int:
        """The number of the word that the character at `place` belongs to."""
        return bisect_right(self.starts, place) - 1

    def begins_word(self, place: int) -> bool:
        """Whether no word reaches over the border before this place."""
        return self.starts[bisect_right(self.starts, place) - 1] == place

    def token(self, index: int) -> Token:
        """The word of that number; an empty one beyond either end."""
        if not 0 <= index < len(self.words):
            return Token("", segment.UNKNOWN, len(self.view) if index > 0 else 0)
        word = self.words[index]
        return Token(word, segment.shared().tag(word), self.starts[index])


class Reading:
    """What the rules look at: the article, its passages, and what the archive has taught."""

    def __init__(self, article: ParsedArticle, archive: Statistics = NOTHING) -> None:
        self.article = article
        self.archive = archive
        headings = (article.kicker, article.title, article.subtitle)
        self.passages = [
            *(Passage(text, is_heading=True) for text in headings if text),
            *(Passage(text) for text in article.paragraphs if text),
        ]

    def __iter__(self) -> Iterator[Passage]:
        return iter(self.passages)

    @cached_property
    def everything(self) -> str:
        """All views, each on a line of its own."""
        return "\n".join(passage.view for passage in self.passages)

    @cached_property
    def is_simplified(self) -> bool:
        """Whether it is printed in simplified characters, as far as GB 2312 tells."""
        known = len(self.everything.encode("gb2312", "ignore").decode("gb2312"))
        return known >= _SIMPLIFIED * len(self.everything)

    @cached_property
    def names(self) -> frozenset[str]:
        """Everybody whom the article names or credits; slow, so ask only in case of doubt."""
        credited = {credit.name for credit in self.article.credits}
        return frozenset(persons([passage.text for passage in self.passages])) | credited
