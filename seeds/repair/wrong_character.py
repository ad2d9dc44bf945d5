"""A character that makes no word where one like it would: `督促整攻`, `受到表漳`.

The dictionary says how much likelier the other word is (`noisy_words`), the article and the archive
whether it is at home here. What they say of the printed words comes first: a term that the article
uses twice or the archive knows is no slip. Names and coined words inside quotation marks are
nobody's slip either, and in headings sound is for puns.
"""

import re
from collections.abc import Iterator
from functools import cache
from math import exp, inf, log
from typing import NamedTuple

from articles.text import segment
from articles.text.normalize import HAN
from seeds.records import ParsedFinding
from seeds.repair.alike import differing, likeness, same_reading
from seeds.repair.deliberate import is_deliberate
from seeds.repair.excerpt import doubt
from seeds.repair.noisy_words import Meant, log_likelihood, meant
from seeds.repair.reading import Passage, Reading

# A single character that the dictionary has more often is a word of its own.
_COMMON = 20_000
# Gains (see noisy_words) from which a slip is likelier than a rare word: by how much of their ink
# the two characters have in common, by the same reading, by the same sound in another tone.
_CLOSE = 0.92
_BY_SHAPE = {_CLOSE: 5.0, 0.9: 7.2, 0.88: 9.0, 0.85: 10.5}
_BY_READING, _BY_SOUND = 10.2, 14.5
_IN_HEADING = 0.9, 8.0  # headings play with words: only close shapes are slips there
# What is meant is sure where the next best is so much less likely.
_CLEAR_BY = 2.0
_IN_ARTICLE, _MOST_AT_HOME = 3.0, 4.0
# What the article prints again is seldom a slip, nor is what counts the things beside it.
_ELSEWHERE, _CHOSEN = 4.0, 2.0
_WORDS_OF_PAGE = 2_000
_LONGEST = 4
_VOUCHING = 2
_FUNCTION_TAGS = frozenset(("d", "p", "c", "u", "r", "y"))
_PARTICLES = frozenset("的了着过")
_HAN_ONLY = re.compile(f"[{HAN}]+")


class Stretch(NamedTuple):
    """Neighbouring words of a passage, by number: from `first` up to `end`."""

    first: int
    end: int


def wrong_character(reading: Reading) -> Iterator[ParsedFinding]:
    """Each stretch that a likelier word with one like character would stand for."""
    if not reading.is_simplified:
        return  # the dictionary is not
    known: dict[tuple[str, bool], list[Meant]] = {}
    for passage in reading:
        found = []
        for stretch in _stretches(passage):
            words = passage.words[stretch.first : stretch.end]
            key = (" ".join(words), passage.is_heading)
            if key not in known:
                known[key] = _best(reading, words, in_heading=passage.is_heading)
            if known[key]:
                found.append((known[key], stretch))
        yield from _chosen(reading, passage, found)


def _chosen(
    reading: Reading, passage: Passage, found: list[tuple[list[Meant], Stretch]]
) -> Iterator[ParsedFinding]:
    """A finding for each of the stretches that is no name, the likeliest of those that overlap."""
    taken: set[int] = set()
    for best, stretch in sorted(found, key=lambda pair: -pair[0][0].gain):
        numbers = range(stretch.first, stretch.end)
        if taken.isdisjoint(numbers):
            taken.update(numbers)
            if not is_deliberate(reading, passage, numbers):
                yield _finding(passage, stretch, best)


def _stretches(passage: Passage) -> list[Stretch]:
    """All runs of words round a rare single character that have two to four characters."""
    words, rare = passage.words, _rare()
    found: dict[Stretch, None] = {}
    for index in [index for index, word in enumerate(words) if word in rare]:
        before = list(_room(words, range(index - 1, -1, -1)))
        after = list(_room(words, range(index + 1, len(words))))
        for left, taken in enumerate([0, *before]):
            for right, more in enumerate([0, *after]):
                if 0 < taken + more < _LONGEST:
                    found[Stretch(index - left, index + right + 1)] = None
    return list(found)


def _room(words: list[str], numbers: range) -> Iterator[int]:
    """How many characters these words have together, one by one, while they fit a stretch."""
    taken = 0
    for number in numbers:
        taken += len(words[number])
        if taken >= _LONGEST or not _HAN_ONLY.fullmatch(words[number]):
            return
        yield taken


@cache
def _rare() -> frozenset[str]:
    """Single characters that the dictionary hardly has as words of their own."""
    return frozenset(
        word
        for word, count, tag in segment.entries(1)
        if count <= _COMMON and tag not in _FUNCTION_TAGS
    )


def _best(reading: Reading, words: list[str], *, in_heading: bool) -> list[Meant]:
    """What may be meant, by how much more than enough it is likelier than what stands there."""
    if not _PARTICLES.isdisjoint(words):
        return []  # 一样的活: beside a particle nothing is broken
    text = "".join(words)
    most = _MOST_AT_HOME if reading.archive.pages else _IN_ARTICLE
    likelier = meant(words, min(_BY_SHAPE.values()) - most)
    if not likelier or segment.is_word(text) or reading.archive.knows(text):
        return []
    found = []
    for word, gain in likelier:
        gain += _at_home(reading, word)
        old, new = differing(text, word) or ("", "")
        least = _least(old, new, len(word), in_heading=in_heading)
        if reading.everything.count(old) > text.count(old):
            least += _ELSEWHERE
        if gain >= least and not _is_topical(reading, old):
            found.append(Meant(word, gain - least))
    return sorted(found, key=lambda one: -one.gain)


def _is_topical(reading: Reading, character: str) -> bool:
    """Whether it stands in several words of the article: 焊工 and 焊接 vouch for 焊口."""
    holding = {
        word
        for passage in reading
        for word in passage.words
        if character in word and len(word) > 1 and segment.is_word(word)
    }
    return len(holding) >= _VOUCHING


def _least(old: str, new: str, length: int, *, in_heading: bool) -> float:
    """The gain that makes this slip likelier than a rare word."""
    alike = likeness(old, new)
    if in_heading:
        return _IN_HEADING[1] if alike >= _IN_HEADING[0] else inf
    by_shape = next((gain for degree, gain in _BY_SHAPE.items() if alike >= degree), inf)
    by_sound = _BY_READING if same_reading(old, new) else _BY_SOUND
    tag = segment.shared().tag(old)
    if alike < _CLOSE and (
        tag == segment.NUMBER or (length == 2 and segment.frequency(old) > _COMMON)
    ):
        return inf
    chosen = _CHOSEN if tag == segment.MEASURE and alike < _CLOSE else 0.0
    return min(by_shape, by_sound) + chosen


def _at_home(reading: Reading, word: str) -> float:
    """How much likelier a word is here than the dictionary has it.

    The article that has it, or the share of the archive's pages that do, against the share that the
    dictionary's frequencies would give.
    """
    gain = _IN_ARTICLE if word in reading.everything else 0.0
    archive = reading.archive
    pages = archive.grams[word[:3]] if archive.pages else 0
    if pages > 1:  # one page may be this one
        expected = 1 - exp(-_WORDS_OF_PAGE * exp(log_likelihood(word)))
        gain = max(gain, min(_MOST_AT_HOME, log(pages / archive.pages / expected)))
    return gain


def _finding(passage: Passage, stretch: Stretch, best: list[Meant]) -> ParsedFinding:
    start, end = passage.starts[stretch.first], passage.starts[stretch.end]
    clear = len(best) == 1 or best[0].gain - best[1].gain >= _CLEAR_BY
    here = passage.view[start:end]
    why = f"“{here}”疑为“{best[0].word}”之误" if clear else f"“{here}”不成词，疑有误字"
    return doubt(
        "misreading",
        passage.text,
        start,
        end,
        instead=best[0].word if clear else None,
        severity="medium",
        why=why,
    )
