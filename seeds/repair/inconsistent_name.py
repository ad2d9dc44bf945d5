"""A person's name in two spellings within one article: 潘建新 and 潘健新, 王睛 and 王晴.

To find the people of a text is slow, so it is only done where two stretches that begin with a
surname are as like as two spellings of one name.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import permutations

from articles.text import segment
from articles.text.given_names import likeness, surnames
from seeds.records import ParsedFinding
from seeds.repair.alike import alike, alternatives, differing, look_alike
from seeds.repair.excerpt import doubt
from seeds.repair.reading import Reading

# People of one list are several people, however alike their names.
_BESIDE = "[、和与及，]"
_SHORT, _LONG = 2, 3
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


def _may_be_two_spellings(text: str) -> bool:
    """Whether two stretches that look like names, one of them said twice, are so alike."""
    begins = [match.start() for match in _surname().finditer(text)]
    for size in (_SHORT, _LONG):
        counts = Counter([text[at : at + size] for at in begins])
        usual = [name for name, times in counts.items() if times > 1 and _looks_like_one(name)]
        kin: dict[str, list[str]] = defaultdict(list)
        for name in counts if usual else ():
            kin[name[0]].append(name)
        for name in usual:
            for other in kin[name[0]]:
                if one_person(name, other) and _looks_like_one(other):
                    return True
    return False


@cache
def _surname() -> re.Pattern[str]:
    return re.compile(f"[{''.join(sorted(name for name in surnames() if len(name) == 1))}]")


def _looks_like_one(name: str) -> bool:
    """Whether it may be a name: no other word begins it, and the rest is like a given name."""
    begins = name[:_SHORT]
    word = segment.frequency(begins) and not segment.shared().tag(begins).startswith("nr")
    return not word and len(name) > 1 and likeness(name[1:]) > _LIKELY


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
