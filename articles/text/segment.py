"""Chinese words: cutting, frequencies, parts of speech, weights; the only file that knows jieba.

rjieba does the cutting, because it gives jieba's own tokens some twenty times faster; jieba's
dictionary and idf table say the rest, and its Tokenizer cuts where no rjieba is installed. The
hidden Markov model stays off in both: it invents names and glues them to verbs (`王五摄`).

Everything is loaded at the first use and shared, and nothing here is written to disk: jieba would
keep its dictionary under a fixed name in the shared temporary folder, where anyone may have put it.
"""

import importlib.util
import logging
import sys
import warnings
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple, Protocol

from articles.text.tables import read_list, read_words

UNKNOWN = "x"
FOREIGN = "eng"
NUMBER = "m"
MEASURE = "q"
_USUAL_WORDS = 16_384
_USUAL_TEXTS, _USUAL_LENGTH = 256, 2_000


class Word(NamedTuple):
    """A word of a lexicon with jieba's tag for its part of speech (`n`, `nr`, `nt`, `v`)."""

    text: str
    tag: str


class Engine(Protocol):
    """What cuts text: tokens joined give the text again."""

    def cut(self, text: str) -> list[str]: ...

    def cut_all(self, text: str) -> list[str]: ...

    def cut_for_search(self, text: str) -> list[str]: ...

    def add_word(self, word: Word) -> None: ...


class FastEngine:
    """rjieba; every instance has a dictionary of its own."""

    def __init__(self) -> None:
        import rjieba

        self._jieba = rjieba.Jieba()

    def cut(self, text: str) -> list[str]:
        return self._jieba.cut(text, hmm=False)

    def cut_all(self, text: str) -> list[str]:
        return self._jieba.cut_all(text)

    def cut_for_search(self, text: str) -> list[str]:
        return self._jieba.cut_for_search(text, hmm=False)

    def add_word(self, word: Word) -> None:
        self._jieba.add_word(word.text, None, word.tag)


class ReferenceEngine:
    """jieba's own Tokenizer, silent, with a cache folder that goes away with the loading."""

    def __init__(self) -> None:
        with warnings.catch_warnings():
            # Its sources have invalid escapes and look for pkg_resources.
            warnings.simplefilter("ignore")
            import jieba
        jieba.setLogLevel(logging.WARNING)
        self._jieba = jieba.Tokenizer()
        with TemporaryDirectory(prefix="newsroom-jieba-") as folder:
            self._jieba.tmp_dir = folder
            self._jieba.initialize()

    def cut(self, text: str) -> list[str]:
        return list(self._jieba.cut(text, HMM=False))

    def cut_all(self, text: str) -> list[str]:
        return list(self._jieba.cut(text, cut_all=True))

    def cut_for_search(self, text: str) -> list[str]:
        return list(self._jieba.cut_for_search(text, HMM=False))

    def add_word(self, word: Word) -> None:
        self._jieba.add_word(word.text, None, word.tag)


def lexicon() -> tuple[Word, ...]:
    """The newsroom's own words; the tag is `n` where the file names none."""
    pairs = (line.split() for line in read_list("lexicon.txt"))
    return tuple(Word(pair[0], pair[1] if len(pair) > 1 else "n") for pair in pairs)


class Segmenter:
    """Cuts text with the lexicon's words and `extra` ones, names of people and bodies for instance.

    The shared instance never learns a word: an index and the queries on it must be cut alike. Who
    needs more words makes an instance.
    """

    def __init__(self, extra: Collection[Word] = (), engine: Engine | None = None) -> None:
        self._engine = engine or new_engine()
        self._extra = {word.text: word.tag for word in extra}
        for word in (*lexicon(), *extra):
            self._engine.add_word(word)
        # A text's words are few; in the whole dictionary each look-up misses the processor's cache.
        self._token = lru_cache(maxsize=_USUAL_WORDS)(self._look_up)
        self._cut = lru_cache(maxsize=_USUAL_TEXTS)(self._engine.cut)

    def words(self, text: str) -> list[str]:
        """Every token, punctuation and spaces too; joined they are the text.

        The rules that read a page ask for the same texts, of which the last ones are remembered.
        """
        return list(self._cut(text)) if len(text) <= _USUAL_LENGTH else self._engine.cut(text)

    def words_for_search(self, text: str) -> list[str]:
        """Tokens, each long one preceded by the shorter words inside it."""
        return self._engine.cut_for_search(text)

    def all_words(self, text: str) -> tuple[set[str], set[str]]:
        """All words of two and more characters in the text, and those that are none by themselves.

        The latter stand only inside of longer ones or across the border of two, as 大学 does in
        北京大学生, which is cut into 北京 and 大学生.
        """
        found = {
            word for word in set(self._engine.cut_all(text)) if len(word) > 1 and word.isalnum()
        }
        return found, found.difference(self._engine.cut(text))

    def tag(self, word: str) -> str:
        """The part of speech; `m`, `eng` or `x` where the dictionary does not have the word."""
        return self._token(word)[1]

    def _look_up(self, word: str) -> tuple[str, str]:
        return word, self._extra.get(word) or _tags()[word]

    def tagged(self, text: str) -> list[tuple[str, str]]:
        """Every token with its part of speech."""
        return list(map(self._token, self.words(text)))

    def is_word(self, word: str) -> bool:
        """Whether the dictionary or the lexicon has it."""
        return word in self._extra or word in _frequencies() or word in _own_words()


def new_engine() -> Engine:
    """The faster engine of those installed."""
    return FastEngine() if importlib.util.find_spec("rjieba") else ReferenceEngine()


@cache
def shared() -> Segmenter:
    """The segmenter that everyone shares."""
    return Segmenter()


def words(text: str) -> list[str]:
    """The text's tokens, see Segmenter.words."""
    return shared().words(text)


def words_for_search(text: str) -> list[str]:
    """The text's tokens and the words inside them, see Segmenter.words_for_search."""
    return shared().words_for_search(text)


def all_words(text: str) -> tuple[set[str], set[str]]:
    """The text's words and those that are none by themselves, see Segmenter.all_words."""
    return shared().all_words(text)


def tagged(text: str) -> list[tuple[str, str]]:
    """The text's tokens with their parts of speech, see Segmenter.tagged."""
    return shared().tagged(text)


def is_word(word: str) -> bool:
    """Whether the dictionary or the lexicon has the word."""
    return shared().is_word(word)


@lru_cache(maxsize=_USUAL_WORDS)
def frequency(word: str) -> int:
    """How often the dictionary's corpus has the word; 0 for one that it does not have."""
    return _frequencies().get(word, 0)


def entries(*lengths: int) -> Iterator[tuple[str, int, str]]:
    """Words of jieba's dictionary with their frequencies and their parts of speech.

    All of them, or those of these lengths: of its 350,000 words 12,000 are single characters.
    """
    frequencies, tags = _dictionary()
    if lengths == (1,):
        return ((word, frequencies[word], tags[word]) for word in _characters())
    # Both are in the dictionary's order; what we have beside it stands last among the tags.
    counted = zip(frequencies, frequencies.values(), tags.values(), strict=False)
    return (entry for entry in counted if len(entry[0]) in lengths) if lengths else counted


def all_occurrences() -> int:
    """How many words the dictionary's corpus has."""
    return sum(_frequencies().values())


def idf(word: str) -> float:
    """How rare the word is among documents; an unlisted word counts as fairly rare (the median)."""
    table = _idf_table()
    return table.get(word, table[""])


@cache
def stop_words() -> frozenset[str]:
    """Words that say nothing of what a text is about."""
    return read_words("stopwords.txt")


def _jieba_file(*parts: str) -> str:
    """A data file of jieba's, found without running jieba's code."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("jieba is not installed: pip install jieba")
    return Path(spec.submodule_search_locations[0], *parts).read_text(encoding="utf-8")


class _Tags(dict[str, str]):
    """The part of speech by word; that of a word which no dictionary has, by its signs."""

    def __missing__(self, word: str) -> str:
        if not word.isascii() or not word.strip():
            return UNKNOWN
        if word.replace(".", "").replace("%", "").isdigit():
            return NUMBER
        return FOREIGN if word[0].isalnum() else UNKNOWN


@cache
def _own_words() -> dict[str, str]:
    return {word.text: word.tag for word in lexicon()}


@cache
def _dictionary() -> tuple[dict[str, int], dict[str, str]]:
    """Frequency of each word of jieba's dictionary; part of speech of each and of our own words."""
    fields = _jieba_file("dict.txt").split()  # word, count, tag; word, count, tag; …
    words = fields[::3]
    frequencies = dict(zip(words, map(int, fields[1::3]), strict=True))
    tags = _Tags(zip(words, map(sys.intern, fields[2::3]), strict=True))
    tags.update(_own_words())
    return frequencies, tags


@cache
def _characters() -> list[str]:
    """The words of one character, which are asked for most."""
    return [word for word in _frequencies() if len(word) == 1]


def _frequencies() -> dict[str, int]:
    return _dictionary()[0]


def _tags() -> dict[str, str]:
    return _dictionary()[1]


@cache
def _idf_table() -> dict[str, float]:
    """jieba's idf by word, and the table's median under the empty string."""
    fields = _jieba_file("analyse", "idf.txt").split()  # word, weight; word, weight; …
    table = dict(zip(fields[::2], map(float, fields[1::2]), strict=True))
    table[""] = sorted(table.values())[len(table) // 2]
    return table
