"""Terms: what the search index holds of a text, and what a query asks it for.

A text is indexed as all its overlapping pairs of characters, so a run of pairs that follow each
other is an exact substring: nothing that stands in a text is missed, and no dictionary decides what
a word is. Letters and digits are pairs too (`2023年` may be found by `23年`), and in addition whole
words, so that a bare `AI` does not find `paid`.
"""

import re
from dataclasses import dataclass

from articles.text.normalize import index_form

# Two signs that `fold` leaves in no text: the first stands for a space inside a pair, because the
# indexes part their tokens by spaces, the second begins the token of a whole word.
SPACE, WORD_MARK = "\x1f", "\x02"
LONGEST_WORD = 64  # characters of a whole word that are told apart; PostgreSQL limits index keys

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Letters and digits of the scripts that put spaces between words (all below the CJK blocks).
_WORD = re.compile("[^\\W_\u2e80-\U0010ffff]+")


def fold(text: str) -> str:
    """The text as it is compared: `index_form`, without signs that a database may refuse."""
    return index_form(_UNPRINTABLE.sub(" ", text))


def is_word(folded: str) -> bool:
    """Whether the folded text is one word of letters or digits."""
    return _WORD.fullmatch(folded) is not None


def is_empty(folded: str) -> bool:
    """Whether nothing but punctuation stands in the folded text."""
    return not any(sign.isalnum() for sign in folded)


def pairs(line: str) -> list[str]:
    """The overlapping pairs of a folded line, then its last character: 劳动节 → 劳动 动节 节."""
    line = line.replace(" ", SPACE)
    return [line[place : place + 2] for place in range(len(line))]


def words(line: str) -> list[str]:
    """The tokens of the whole words of a folded line."""
    return [WORD_MARK + word[:LONGEST_WORD] for word in _WORD.findall(line)]


def tokens(text: str) -> list[str]:
    """All tokens of a folded text; no pair reaches from one of its lines into the next."""
    lines = text.split("\n")
    return [token for line in lines for token in pairs(line)] + [
        token for line in lines for token in words(line)
    ]


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a query asks for: a folded substring, or, if `whole`, a whole word."""

    text: str
    whole: bool = False

    @property
    def tokens(self) -> list[str]:
        """The index's tokens, in order; a single character is the beginning of a pair."""
        if self.whole:
            return words(self.text)
        return pairs(self.text)[:-1] or pairs(self.text)
