"""Names that are taken for each other, found among very many without comparing all with all.

Two names that differ in one character are one string without it. So every name is filed under its
place and the string that is left there; what is filed together differs in that character alone, and
which of them look or sound alike is asked of tables. Names of one character more are those that
stand among the strings left.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from itertools import combinations

from articles.text.normalize import index_form, name_form
from people.models import Likeness
from seeds.repair.alike import alternatives, look_alike, sounds

Pair = tuple[int, int]  # the ids of two people, the smaller one first
# Where in a name a character was taken out, and what is left.
Gap = tuple[int, str]
# Given names of one character are so often of one sound that it says nothing.
_SOUND_TELLS_FROM = 3


class Names:
    """Names of people by their forms: without padding, in one width and case."""

    def __init__(self, names: Iterable[tuple[int, str]]) -> None:
        self.people: dict[str, set[int]] = defaultdict(set)
        for person, name in names:
            self.people[index_form(name_form(name))].add(person)
        # The characters that stand in a gap: 张晶 and 张睛 are filed as 晶 and 睛 under (1, 张).
        self.gaps: dict[Gap, list[str]] = defaultdict(list)
        for form in self.people:
            for at, character in enumerate(form):
                self.gaps[at, form[:at] + form[at + 1 :]].append(character)

    def pairs(self, one: str, other: str) -> Iterator[Pair]:
        """Every two people of whom one has the first form for a name, another one the second."""
        for first in self.people[one]:
            for second in self.people[other]:
                if first != second:
                    yield (first, second) if first < second else (second, first)


def variants(name: str) -> Iterator[str]:
    """The name without padding, and all that `alike` may take it for but for padding."""
    form = index_form(name_form(name))
    yield from {name, form, name_form(name)}
    for at, character in enumerate(form):
        for other in alternatives(character):
            yield form[:at] + other + form[at + 1 :]


def alike(names: Names) -> dict[Pair, Likeness]:
    """People whose names are one but for padding, or differ in a character that is like another."""
    found: dict[Pair, Likeness] = {}
    for gap, characters in names.gaps.items():
        if len(characters) > 1:
            for one, other, likeness in _alike_in(gap, characters):
                for pair in names.pairs(filled(gap, one), filled(gap, other)):
                    if found.get(pair) != Likeness.SHAPE:
                        found[pair] = likeness
    for people in names.people.values():
        for pair in combinations(sorted(people), 2):
            found[pair] = Likeness.FORM
    return found


def a_letter_apart(names: Names, company: Mapping[int, Set[int]]) -> dict[Pair, Likeness]:
    """People who were credited with the same third one, and whose names are a character apart.

    `company` are those whom each was credited with. That a character is another one, or missing,
    says little without it; with it as part of the key, only those are compared that share somebody.
    """
    found: dict[Pair, Likeness] = {}
    for gap, characters in names.gaps.items():
        if len(gap[1]) < _SOUND_TELLS_FROM - 1:
            continue
        full = [filled(gap, character) for character in characters]
        for pair in _in_company(names, full, company) if len(full) > 1 else ():
            found[pair] = Likeness.LETTER
        for shorter in [gap[1]] if gap[1] in names.people else ():
            for longer in full:
                for one, other in names.pairs(shorter, longer):
                    if company.get(one, _NOBODY) & company.get(other, _NOBODY):
                        found.setdefault((one, other), Likeness.MISSING)
    return found


_NOBODY: frozenset[int] = frozenset()


def filled(gap: Gap, character: str) -> str:
    """The name that has this character in the gap."""
    at, rest = gap
    return rest[:at] + character + rest[at:]


def _alike_in(gap: Gap, characters: list[str]) -> Iterator[tuple[str, str, Likeness]]:
    """Every two of the characters that are taken for each other where they stand.

    A surname is known: it may be misread, but nobody writes another one of the same sound.
    """
    at, rest = gap
    standing = set(characters)
    for one in characters:
        for other in alternatives(one) & standing:
            if look_alike(one, other):
                yield one, other, Likeness.SHAPE
    if at == 0 or len(rest) < _SOUND_TELLS_FROM - 1:
        return
    by_sound: dict[str, list[str]] = defaultdict(list)
    for character in characters:
        for sound in sounds(character):
            by_sound[sound].append(character)
    for same in by_sound.values():
        for one, other in combinations(same, 2):
            yield one, other, Likeness.SOUND


def _in_company(names: Names, forms: list[str], company: Mapping[int, Set[int]]) -> Iterator[Pair]:
    """Every two people of different ones of the forms who share a third one."""
    by_third: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for form in forms:
        for person in names.people[form]:
            for third in company.get(person, _NOBODY):
                by_third[third].append((form, person))
    for members in by_third.values():
        for (form, one), (other_form, other) in combinations(members, 2):
            if form != other_form and one != other:
                yield (one, other) if one < other else (other, one)
