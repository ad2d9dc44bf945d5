"""Topics (主题) of an article: known topics and repeated compounds, weighed by rarity and place.

A known topic (`topics.txt`) is believed where it stands; a subject (`subjects.txt`) is shown by
two of the words that speak of it; a compound of nouns that no list has (`主题参观`) must be in a
heading or come again. Words of the names that the article tags otherwise are left to those tags.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from math import log

from articles.text import localities, segment
from articles.text.subjects import subjects_in
from articles.text.tables import read_words

HEADING_WEIGHT = 3.0
KNOWN_BONUS = 1.6
SUBJECT_BONUS = 0.8
COMMON_IDF = 4.0
_TELLING_IDF = 7.5
_LONGEST_TOPIC = 12
_LONGEST_COMPOUND = 3
_NOUNS = re.compile("n(?!r|s|t)|vn|an|j|nz")
_SHAPE = re.compile("[\u4e00-\u9fff]{2,10}")


@cache
def _known() -> frozenset[str]:
    return read_words("topics.txt")


def known_topics_in(text: str) -> Iterator[str]:
    """The known topics in the text, each where a word begins and no longer topic holds it."""
    begins = set(accumulate(map(len, segment.words(text)), initial=0))
    place = 0
    while place < len(text):
        lengths = range(_LONGEST_TOPIC, 1, -1) if place in begins else ()
        size = next((n for n in lengths if text[place : place + n] in _known()), 0)
        if size:
            yield text[place : place + size]
        place += size or 1


def rows_in(text: str) -> Iterator[tuple[str, ...]]:
    """The unbroken rows of nouns in a text."""
    row: list[str] = []
    for word, tag in [*localities.whole(segment.tagged(text)), ("。", "x")]:
        if _NOUNS.match(tag) and _SHAPE.fullmatch(word):
            row.append(word)
        else:
            if row:
                yield tuple(row)
            row = []


def _compounds(row: Sequence[str]) -> Iterator[str]:
    """The row's stretches of one to three words that say something (a lone 活动 does not)."""
    stop = segment.stop_words()
    for size in range(1, _LONGEST_COMPOUND + 1):
        for start in range(len(row) - size + 1):
            words = row[start : start + size]
            plain = size == 1 and len(words[0]) < 3 and segment.idf(words[0]) < _TELLING_IDF
            if any(word not in stop for word in words) and not plain:
                yield "".join(words)


def repeated_compounds(weighted: Iterable[tuple[str, float]]) -> dict[str, float]:
    """The weight of each compound that is a heading's, or stands whole or among other words again.

    A stretch that only ever stands inside one longer row is a splinter of it.
    """
    weights, rows = defaultdict[str, float](float), defaultdict[str, set[str]](set)
    for text, weight in weighted:
        for row in rows_in(text):
            whole = "".join(row)
            for compound in _compounds(row):
                weights[compound] += weight
                rows[compound].add(whole)
    return {
        compound: weight
        for compound, weight in weights.items()
        if weight >= _least_weight(compound)
        and (len(rows[compound]) > 1 or compound in rows[compound])
    }


def _least_weight(topic: str) -> float:
    """Two characters (统计, 手语) say little unless heading and text have them, or text often."""
    return HEADING_WEIGHT + 1 if len(topic) == 2 else 2.0


def topics(
    headings: Sequence[str], paragraphs: Sequence[str], names: Iterable[str] = (), limit: int = 8
) -> dict[str, float]:
    """The topics that describe the article best with confidences, best first."""
    hidden = _any_of(names)
    weighted = [(text, HEADING_WEIGHT) for text in headings] + [(text, 1.0) for text in paragraphs]
    if hidden:
        weighted = [(hidden.sub("，", text), weight) for text, weight in weighted]
    subjects = subjects_in(weighted)
    known = defaultdict[str, float](float)
    for text, weight in weighted:
        for topic in known_topics_in(text):
            known[topic] += weight
    if found := _any_of(known):
        weighted = [(found.sub("，", text), weight) for text, weight in weighted]
    scores = {
        topic: _score(topic, weight) * KNOWN_BONUS
        for topic, weight in known.items()
        if len(topic) > 2 or weight >= _least_weight(topic)
    }
    for compound, weight in repeated_compounds(weighted).items():
        scores[compound] = _score(compound, weight)
    for subject, weight in subjects.items():
        score = _score(subject, weight) * SUBJECT_BONUS
        scores[subject] = max(score, scores.get(subject, 0.0))
    return _best(scores, limit)


def _any_of(names: Iterable[str]) -> re.Pattern[str] | None:
    longest_first = sorted(set(names), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))) if longest_first else None


def _score(topic: str, weight: float) -> float:
    words = [word for word in segment.words(topic) if word not in segment.stop_words()]
    rarity = sum(map(segment.idf, words)) / len(words) if words else COMMON_IDF
    return log(1 + weight) * rarity * min(1.0, len(topic) / 4)


def _best(scores: dict[str, float], limit: int) -> dict[str, float]:
    """The highest scores, without a topic that lies in a better one or holds it."""
    best: dict[str, float] = {}
    top = max(scores.values(), default=1.0)
    for topic in sorted(scores, key=lambda topic: (-scores[topic], topic)):
        if len(best) == limit:
            break
        if not any(topic in other or other in topic for other in best):
            best[topic] = round(0.2 + 0.6 * scores[topic] / top, 2)
    return best
