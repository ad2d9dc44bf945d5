"""Subjects (公共交通) under which newspapers file articles, shown by words that speak of them.

The subject's own name need not stand in the text. `subjects.txt` has the words of each.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from articles.text.line import Line
from articles.text.tables import read_list

HEADING_WEIGHT = 3.0
_LEAST_WEIGHT = 3.0


@dataclass(slots=True)
class Cues:
    """What speaks of a subject: its words with their weight, and whether a heading has one."""

    words: dict[str, float] = field(default_factory=lambda: defaultdict[str, float](float))
    heading: bool = False

    @property
    def weight(self) -> float:
        """All that speaks of it; once in a heading is as good as three times in the text."""
        return sum(self.words.values())

    @property
    def kinds(self) -> int:
        """How many different words speak of it."""
        return len(self.words)


@cache
def _subjects() -> dict[str, tuple[str, ...]]:
    """The subjects that each cue speaks of."""
    speaks_of: dict[str, tuple[str, ...]] = {}
    for line in read_list("subjects.txt"):
        subject, *cues = line.split()
        for cue in {subject, *cues}:
            speaks_of[cue] = (*speaks_of.get(cue, ()), subject)
    return speaks_of


@cache
def _beginnings() -> frozenset[str]:
    """What a cue of two words may begin with."""
    return frozenset(cue[:size] for cue in _subjects() for size in range(1, len(cue)))


def subjects_in(headings: Sequence[Line], body: Sequence[Line]) -> dict[str, Cues]:
    """The cues of each subject that two different words speak of, one of them more than once."""
    found = defaultdict[str, Cues](Cues)
    subjects = _subjects()
    for lines, weight in ((headings, HEADING_WEIGHT), (body, 1.0)):
        for cue, times in Counter(_cues_in(lines)).items():
            for subject in subjects[cue]:
                found[subject].words[cue] += weight * times
                found[subject].heading |= weight > 1
    return {
        subject: cues
        for subject, cues in found.items()
        if cues.kinds > 1 and cues.weight >= _LEAST_WEIGHT
    }


def _cues_in(lines: Iterable[Line]) -> Iterator[str]:
    """Each cue where words begin and end: a word or two side by side."""
    subjects, beginnings = _subjects(), _beginnings()
    for line in lines:
        yield from filter(subjects.__contains__, line.words)
        pairs = [one + two for one, two in pairwise(line.words) if one in beginnings]
        yield from filter(subjects.__contains__, pairs)
