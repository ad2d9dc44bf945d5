"""A person's name in two spellings within one article: 潘建新 and 潘健新, 王睛 and 王晴.

To find the people of a text is slow, so it is only done where two stretches that begin with a
surname are as like as two spellings of one name.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import permutations

from articles.text.given_names import likeness, surnames
from articles.text.normalize import HAN
from seeds.records import ParsedFinding
from seeds.repair.alike import alike, alternatives, differing, look_alike
from seeds.repair.excerpt import doubt
from seeds.repair.reading import Reading

# People of one list are several people, however alike their names.
_BESIDE = "[、和与及，]"
_SHORT = 2
_LIKELY = -0.8  # how much most given names at least look like one


def inconsistent_name(reading: Reading) -> Iterator[ParsedFinding]:
    """The rarer spelling where two names differ in one character and are taken for each other."""
    if not _may_be_two_spellings(reading.everything):
        return
    counts = {name: reading.everything.count(name) for name in reading.names}
    for name in {credit.name for credit in reading.article.credits}:
        counts[name] += 1
    for rare, usual in permutations(sorted(counts), 2):
        likely = counts[rare] < counts[usual] and one_person(rare, usual)
        if likely and not _side_by_side(reading.everything, rare, usual):
            yield from _finding(reading, rare, usual)


def one_person(one: str, other: str) -> bool:
    """Whether the two may be spellings of one name; of two characters shape alone tells."""
    pair = differing(one, other)
    if pair is None or one[0] != other[0]:
        return False
    return look_alike(*pair) if len(one) == _SHORT else alike(*pair)


def spellings(name: str) -> Iterator[str]:
    """Every name that may be another spelling of this one."""
    for place in range(1, len(name)):
        for sign in alternatives(name[place]):
            other = name[:place] + sign + name[place + 1 :]
            if one_person(name, other):
                yield other


@cache
def _named() -> re.Pattern[str]:
    alone = "".join(sorted(surname for surname in surnames() if len(surname) == 1))
    return re.compile(f"(?=([{alone}][{HAN}])([{HAN}]?))")


def _may_be_two_spellings(text: str) -> bool:
    """Whether two stretches that look like names, one of them said twice, are so alike."""
    found = Counter[str]()
    for match in _named().finditer(text):
        found.update({match[1], match[1] + match[2]})
    by_frame: dict[str, list[str]] = defaultdict(list)
    for name in found:
        for frame in _frames(name):
            by_frame[frame].append(name)
    return any(
        one_person(usual, other) and likeness(usual[1:]) > _LIKELY < likeness(other[1:])
        for usual, times in found.items()
        if times > 1
        for frame in _frames(usual)
        for other in by_frame[frame]
    )


def _frames(name: str) -> tuple[str, ...]:
    """What stays of the name when one character of the given name is another."""
    return (name[0] + "-",) if len(name) == _SHORT else (name[:2] + "-", f"{name[0]}-{name[2]}")


def _side_by_side(text: str, one: str, other: str) -> bool:
    one, other = re.escape(one), re.escape(other)
    return re.search(f"{one}{_BESIDE}{other}|{other}{_BESIDE}{one}", text) is not None


def _finding(reading: Reading, rare: str, usual: str) -> Iterator[ParsedFinding]:
    for passage in reading:
        start = passage.text.find(rare)
        if start >= 0:
            yield doubt(
                "inconsistent_name",
                passage.text,
                start,
                start + len(rare),
                instead=usual,
                severity="medium",
                why=f"本文他处作“{usual}”，须核对人名",
            )
            return
