"""A term written with another character of the same sound than elsewhere in the same article.

`心理调试的方法` beside two times `心理调适` is a slip; a neighbour that both share makes it so, and
the article itself says which is right, by number.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from articles.text import segment
from seeds.records import ParsedFinding
from seeds.repair.alike import differing, sound_alike
from seeds.repair.excerpt import doubt
from seeds.repair.reading import Passage, Reading

_LENGTH = 2
_MOST_USUAL = 2  # the usual word twice, the other once
_TERMS = tuple("nvaijl")
Place = tuple[Passage, int]


def same_sound(reading: Reading) -> Iterator[ParsedFinding]:
    """Each term that stands once where its double stands at least twice."""
    terms: dict[str, list[Place]] = defaultdict(list)
    for passage in reading:
        words = passage.words
        long = [index for index, word in enumerate(words) if len(word) == _LENGTH]
        for index, after in pairwise(long):
            if after == index + 1:
                terms[words[index]].append((passage, index))
    for left, places in terms.items():
        if len(places) > _MOST_USUAL and _is_term(left):
            rights = Counter(passage.words[index + 1] for passage, index in places)
            for passage, index in places:
                word = passage.words[index + 1]
                usual = [w for w in rights if rights[w] > 1 and _double(word, w)]
                if usual and rights[word] == 1:
                    yield _finding(passage, index, left, usual[0])


def _double(word: str, usual: str) -> bool:
    pair = differing(word, usual)
    return pair is not None and sound_alike(*pair) and _is_term(word) and _is_term(usual)


def _is_term(word: str) -> bool:
    return segment.shared().tag(word).startswith(_TERMS)


def _finding(passage: Passage, index: int, left: str, usual: str) -> ParsedFinding:
    return doubt(
        "misreading",
        passage.text,
        passage.starts[index],
        passage.starts[index + 2],
        instead=left + usual,
        severity="high",
        why=f"本文他处作“{left}{usual}”，疑为同音误字",
    )
