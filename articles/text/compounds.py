"""Phrases that an article may be about: known topics, quoted words and compounds of content words.

A compound is one to three words side by side. The names that the article is tagged with otherwise,
marks and function words part them. In the body a word or two must come again.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain, pairwise

from articles.text import segment
from articles.text.line import Line
from articles.text.normalize import HAN
from articles.text.tables import read_words

_LONGEST, _MOST_WORDS = 10, 3
_CONTENT = frozenset("nvabjilstzfghk")
_NO_END = frozenset(("a", "ad", "b", "f", "h"))
_QUOTED = re.compile(f"“([{HAN}]{{2,6}})”")
_FIRST_HAN = "\u3400"
_GAP = ""

Words = tuple[str, ...]


@cache
def known_topics() -> frozenset[str]:
    """Topics that newspapers file articles under."""
    return read_words("topics.txt")


@cache
def _known_by_start() -> dict[str, dict[str, list[str]]]:
    """The known topics by their first word and the character that follows, the longest first."""
    by_start = defaultdict[str, dict[str, list[str]]](dict)
    for topic in sorted(known_topics(), key=len, reverse=True):
        first = words_of(topic)[0]
        by_start[first].setdefault(topic[len(first) :][:1], []).append(topic)
    return dict(by_start)


@cache
def _known_by_part() -> dict[str, tuple[str, ...]]:
    """The known topics of several words by the rarest of these."""
    by_part = defaultdict[str, list[str]](list)
    for topic in sorted(known_topics()):
        words = words_of(topic)
        if len(words) > 1 and min(map(len, words)) > 1:
            by_part[min(words, key=segment.frequency)].append(topic)
    return {part: tuple(topics) for part, topics in by_part.items()}


@lru_cache(maxsize=4096)
def words_of(topic: str) -> Words:
    """The words of a topic; the cache has room for all that are listed."""
    return tuple(segment.words(topic))


def phrases_of(
    headings: Sequence[Line], body: Sequence[Line], names: Iterable[str]
) -> dict[str, Words]:
    """Every phrase that the article may be about, with the words that it is made of."""
    hidden = tuple(names)
    found = {topic: words_of(topic) for line in (*headings, *body) for topic in _known_in(line)}
    for line in headings:
        for row in _rows(_content(line, hidden)):
            found |= {"".join(words): words for words in _compounds(row)}
        found |= {quoted: words_of(quoted) for quoted in _QUOTED.findall(line.text)}
    rows = [row for line in body for row in _rows(_content(line, hidden))]
    singles = Counter(chain.from_iterable(rows))
    pairs = Counter(chain.from_iterable(map(pairwise, rows)))
    again: list[Words] = [(word,) for word, times in singles.items() if times > 1]
    again += [pair for pair, times in pairs.items() if times > 1]
    return found | {"".join(words): words for words in again if _is_phrase(words)}


def compounds_of(line: Line) -> dict[str, Words]:
    """The compounds and known topics of one line, with the words that they are made of."""
    found = {topic: words_of(topic) for topic in _known_in(line)}
    for row in _rows(_content(line, ())):
        found |= {"".join(words): words for words in _compounds(row)}
    return found


def known_by_parts(article: Iterable[Line]) -> dict[str, Words]:
    """The known topics all of whose words the article has, be it in different places."""
    said = set(chain.from_iterable(line.words for line in article))
    by_part = _known_by_part()
    topics = (topic for word in said & by_part.keys() for topic in by_part[word])
    return {topic: words_of(topic) for topic in topics if said.issuperset(words_of(topic))}


def _known_in(line: Line) -> Iterator[str]:
    """The known topics, each where a word begins and no longer topic holds it."""
    text, by_start, end = line.text, _known_by_start(), 0
    starts = [pair for pair in zip(line.starts, line.words, strict=False) if pair[1] in by_start]
    for place, word in starts:
        known = by_start[word]
        if place < end:
            continue
        after = text[place + len(word) : place + len(word) + 1]
        longer = (topic for topic in known.get(after, ()) if text.startswith(topic, place))
        topic = next(longer, word if "" in known else None)
        if topic:
            yield topic
            end = place + len(topic)


def _content(line: Line, hidden: Sequence[str]) -> list[str]:
    """The line's words, a gap in the place of what belongs to no phrase."""
    row = [word if tag[0] in _CONTENT and word >= _FIRST_HAN else _GAP for word, tag in line.tokens]
    for name in hidden:
        start = line.text.find(name)
        while start >= 0:
            first, last = line.span(start, start + len(name))
            row[first:last] = [_GAP] * (last - first)
            start = line.text.find(name, start + len(name))
    return row


def _rows(words: Sequence[str]) -> Iterator[list[str]]:
    """The stretches between gaps."""
    row: list[str] = []
    for word in words:
        if word:
            row.append(word)
        elif row:
            yield row
            row = []
    if row:
        yield row


def _compounds(row: Sequence[str]) -> Iterator[Words]:
    """Every stretch of one to three of the words that is a phrase."""
    for size in range(1, _MOST_WORDS + 1):
        for start in range(len(row) - size + 1):
            words = tuple(row[start : start + size])
            if _is_phrase(words):
                yield words


def _is_phrase(words: Words) -> bool:
    """Whether the words may be a topic: an end that names something and one telling word."""
    return (
        2 <= sum(map(len, words)) <= _LONGEST
        and not segment.stop_words().issuperset(words)
        and segment.shared().tag(words[-1]) not in _NO_END
    )
