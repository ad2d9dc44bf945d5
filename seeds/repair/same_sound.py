"""A term written with another character of the same sound than elsewhere in the same article.

`心理调试的方法` beside two times `心理调适` is a slip; a neighbour that both share makes it so, and
the article itself says which is right, by number.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from articles.text import segment
from seeds.records import ParsedFinding
from seeds.repair.alike import differing, sound_alike
from seeds.repair.excerpt import doubt
from seeds.repair.reading import Passage, Reading

_LENGTH = 2
_LEAST = 3  # twice with the usual word, once with the other
_TERMS = tuple("nvaijl")
Place = tuple[Passage, int]


def same_sound(reading: Reading) -> Iterator[ParsedFinding]:
    """Each term that stands once where its double stands at least twice."""
    counts = Counter(
        [word for passage in reading for word in passage.words if len(word) == _LENGTH]
    )
    often = {word for word, times in counts.items() if times >= _LEAST and _is_term(word)}
    terms: dict[str, list[Place]] = defaultdict(list)
    for passage in reading if often else ():
        for index in [index for index, word in enumerate(passage.words[:-1]) if word in often]:
            if len(passage.words[index + 1]) == _LENGTH:
                terms[passage.words[index]].append((passage, index))
    for left, places in terms.items():
        rights = Counter(passage.words[index + 1] for passage, index in places)
        usual = [word for word, times in rights.items() if times > 1]
        for passage, index in places if usual else ():
            word = passage.words[index + 1]
            meant = [other for other in usual if _double(word, other)]
            if rights[word] == 1 and meant:
                yield _finding(passage, index, left, meant[0])


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
