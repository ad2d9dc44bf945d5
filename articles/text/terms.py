"""Terms: what the search index holds of a text, and what a query asks it for.

A text is indexed as the set of its characters and of their overlapping pairs: nothing that stands
in a text is missed, and no dictionary decides what a word is. Letters and digits are pairs too
(`2023年` may be found by `23年`), and in addition whole words, so that a bare `AI` does not find
`paid`; and the words that stand in the text only inside of others are noted
(`articles.text.segment.all_words`), so that they rank lower. A character and a pair are their own
proof, and so is a long word, of the dictionary or of three characters that look like a name: it has
a token wherever it stands. Of any other term the pairs and long words in it say where it may stand,
and the folded text, kept beside the index, where it does.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from operator import add

from articles.text.given_names import names_like
from articles.text.normalize import index_form
from articles.text.scripts import simplified
from articles.text.segment import all_words
from articles.text.segment import is_word as in_dictionary

# Signs that `fold` leaves in no text. They begin the tokens of whole words of letters, of inner
# words, and of the dictionary's words of three and more characters.
WORD_MARK, INNER_MARK, LONG_MARK = "\x02", "\x06", "\x01"
LONGEST_WORD = 64  # characters of a whole word that are told apart; PostgreSQL limits index keys
# The number of the rules by which texts become tokens. Raise it with every change of them, of the
# folding or of the lexicon: entries of another form are written anew by `manage.py reindex`.
FORM = 4

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Letters and digits of the scripts that put spaces between words (all below the CJK blocks).
_WORD = re.compile("[^\\W_\u2e80-\U0010ffff]+")
_RUN = re.compile(r"[^\W_]+")
_LONG = re.compile("[\u4e00-\u9fd5]{3,}")  # as far as jieba cuts
_SIGN = re.compile(r"[^\w\s]|_")


def fold(text: str) -> str:
    """The text as it is compared: `index_form` in simplified characters.

    Without signs that a database may refuse.
    """
    return simplified(index_form(simplified(_UNPRINTABLE.sub(" ", text))))


def is_word(folded: str) -> bool:
    """Whether the folded text is one word of letters or digits."""
    return _WORD.fullmatch(folded) is not None


def is_empty(folded: str) -> bool:
    """Whether nothing but punctuation stands in the folded text."""
    return not any(sign.isalnum() for sign in folded)


def grams(folded: str) -> set[str]:
    """All characters and signs, and the pairs of characters: 工会， → 工 会 ， 工会.

    No pair holds a sign or reaches over one. A character has a token of its own, although it begins
    or ends pairs: a walk over one list of articles ends where it may, one over the lists of all
    pairs that begin so has to read them to their end.
    """
    found = set(folded).difference(" \n")
    found.update(filter(str.isalnum, map(add, folded, folded[1:])))
    return found


def words(folded: str) -> set[str]:
    """The tokens of the whole words of letters and digits."""
    return {WORD_MARK + word[:LONGEST_WORD] for word in _WORD.findall(folded)}


def is_long_word(folded: str) -> bool:
    """Whether the folded text has a token of its own wherever it stands."""
    if _LONG.fullmatch(folded) is None:
        return False
    return in_dictionary(folded) or names_like(folded) == {folded}


def long_words(folded: str, found: Iterable[str]) -> set[str]:
    """Of the words found in the text those of three and more characters; and what may be names."""
    return {word for word in found if _LONG.fullmatch(word)} | names_like(folded)


def marked_words(folded: str) -> set[str]:
    """The tokens of whole words, of inner words and of long ones."""
    found, inner = all_words(folded)
    long = {LONG_MARK + word for word in long_words(folded, found)}
    return words(folded) | long | {INNER_MARK + word for word in inner}


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a query asks for: a folded substring, or, if `whole`, a whole word."""

    text: str
    whole: bool = False

    @property
    def tokens(self) -> list[str]:
        """Tokens that all stand in the index of a text with the term."""
        if self.whole:
            return sorted(words(self.text))
        if is_long_word(self.text):
            return [LONG_MARK + self.text]
        long = long_words(self.text, all_words(self.text)[0])
        # A pair inside of a long word is there with it.
        inside = {word[at : at + 2] for word in long for at in range(len(word) - 1)}
        runs = _RUN.findall(self.text)
        found = [run[at : at + 2] for run in runs for at in range(max(1, len(run) - 1))]
        pairs = [part for part in found if part not in inside]
        marked = [LONG_MARK + word for word in sorted(long)]
        return list(dict.fromkeys([*marked, *pairs, *_SIGN.findall(self.text)]))

    @property
    def proved(self) -> bool:
        """Whether the tokens are proof enough, so that no text has to be looked at."""
        if self.whole or len(self.text) == 1:
            return True
        return self.tokens in ([self.text], [LONG_MARK + self.text])
