"""Subjects (公共交通) under which newspapers file articles, shown by words that speak of them.

The subject's own name need not stand in the text. `subjects.txt` has the words of each.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from articles.text import segment
from articles.text.tables import read_list

_LEAST_WEIGHT = 3.0


@cache
def _subjects() -> dict[str, tuple[str, ...]]:
    """The subjects that each cue speaks of."""
    speaks_of: dict[str, tuple[str, ...]] = {}
    for line in read_list("subjects.txt"):
        subject, *cues = line.split()
        for cue in {subject, *cues}:
            speaks_of[cue] = (*speaks_of.get(cue, ()), subject)
    return speaks_of


def subjects_in(weighted: Iterable[tuple[str, float]]) -> dict[str, float]:
    """The weight of each subject that two different words speak of, one of them more than once.

    A cue counts where words begin and end; once in a heading is as good as again in the text.
    """
    cues = defaultdict[str, dict[str, float]](lambda: defaultdict(float))
    for text, weight in weighted:
        for cue in _cues_in(text):
            for subject in _subjects()[cue]:
                cues[subject][cue] += weight
    return {
        subject: sum(found.values())
        for subject, found in cues.items()
        if len(found) > 1 and sum(found.values()) >= _LEAST_WEIGHT
    }


def _cues_in(text: str) -> Iterator[str]:
    words = segment.words(text)
    for index, word in enumerate(words):
        for cue in (word, "".join(words[index : index + 2])):
            if cue in _subjects():
                yield cue
