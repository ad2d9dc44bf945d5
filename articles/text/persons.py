"""Persons (人物) that a text names, by where a name stands and how it ends.

A segmenter does not know most people and glues their names to verbs, so the rules go the other
way: a surname after an office (`副主席张良`), before a verb of speech (`张良强调`), before an
honorific, or in a list with such a name. Segmentation only says which characters are a word of
another kind.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate

from articles.text import segment
from articles.text.normalize import HAN
from articles.text.tables import read_words

_OFFICE, _WALK, _SPEECH, _HONOUR, _LIST = 0.9, 0.8, 0.75, 0.8, 0.8
_HONORIFIC = re.compile("总书记|同志|先生|女士|院士|烈士|教授|老师|主席|总理|书记")
_PARTICLES = frozenset("说在对任以等向为和与及的称到赴就将是把被从也还带率讲道同又都")
_GOES_ON = re.compile("[vpcudtrfmqbazil]")
_CLAUSE_START = frozenset(("", *"，。；：！？、“”‘’（）()《》,;:!?\n 的"))
_HAN_ONLY = re.compile(f"[{HAN}]+")
_DOTTED = re.compile(rf"[{HAN}]{{1,10}}(?:·[{HAN}]{{1,8}})+")
_LONGEST_PART = 6
# 李女士, 王某 and 张大爷 say no name.
_NO_GIVEN_NAME = read_words("address_words.txt")
_FREQUENT = 100
_GROUP = frozenset(("代表", "一行", "夫妇", "父女", "父子", "母女", "母子"))
_JOINS = frozenset("、和与")
_LONGEST_TITLE = 6
_LONGEST_VERB = 3


@cache
def _surnames() -> frozenset[str]:
    return read_words("surnames.txt")


@cache
def _everyday_surnames() -> frozenset[str]:
    return read_words("surnames_function.txt")


@cache
def _titles() -> dict[str, float]:
    """Confidence by title: an office says more than a walk of life."""
    return dict.fromkeys(read_words("titles_weak.txt"), _WALK) | dict.fromkeys(
        read_words("titles.txt"), _OFFICE
    )


@cache
def _verbs() -> frozenset[str]:
    return read_words("name_verbs.txt")


class Line:
    """A text with its tokens, and the tests on places in it that the rules are made of."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = segment.tagged(text)
        self.starts = list(accumulate((len(word) for word, _ in self.tokens), initial=0))

    def token_at(self, place: int) -> tuple[str, str] | None:
        """The token that begins at this place, with its tag."""
        index = bisect_left(self.starts, place)
        if index < len(self.tokens) and self.starts[index] == place:
            return self.tokens[index]
        return None

    def tokens_between(self, start: int, end: int) -> list[tuple[str, str]] | None:
        """The tokens that fill this stretch, None where a token crosses its borders."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        if self.starts[first] != start or self.starts[last] != end:
            return None
        return self.tokens[first:last]

    def goes_on(self, place: int) -> bool:
        """Whether a name may end here: at a mark, before a verb, a particle or the like."""
        if not _HAN_ONLY.match(self.text, place):
            return True
        token = self.token_at(place)
        return token is not None and bool(
            _GOES_ON.match(token[1])
            or token[0] in _GROUP
            or self.verb_at(place)
            or _HONORIFIC.match(self.text, place)
        )

    def verb_at(self, place: int) -> bool:
        """Whether a verb of speech or office stands here."""
        longest = range(_LONGEST_VERB, 0, -1)
        return any(self.text[place : place + length] in _verbs() for length in longest)

    def clearly_ends(self, place: int) -> bool:
        """Whether a mark, a verb of speech or an honorific follows."""
        return (
            self.text[place : place + 1] in _CLAUSE_START | _JOINS
            or self.verb_at(place)
            or _HONORIFIC.match(self.text, place) is not None
        )

    def title_before(self, place: int) -> float:
        """The confidence that the title before this place gives; 0 where none stands."""
        for length in range(min(_LONGEST_TITLE, place), 1, -1):
            if confidence := _titles().get(self.text[place - length : place]):
                return confidence
        return 0.0


def _is_name(line: Line, start: int, surname: str, end: int, *, sure: bool) -> bool:
    """Whether the characters may be a name: no word of another kind begins or lies in them.

    A given name that is itself a word (`张建设`) passes only where the place is `sure` and the name
    clearly ends. The dictionary calls some common words names (温馨): these must clearly end too.
    """
    tokens = line.tokens_between(start, end)
    given = line.text[start + len(surname) : end]
    if tokens is None or given in _NO_GIVEN_NAME or given == surname:
        return False
    first, tag = tokens[0]
    words = [word for word, kind in tokens[1:] if len(word) > 1 and not kind.startswith("nr")]
    if tag.startswith("nr") and len(first) > len(surname):
        return segment.frequency(first) < _FREQUENT or line.clearly_ends(end)
    if first != surname:
        known = end - start == 2 or tag.startswith("ns")
        return sure and known and (line.verb_at(end) or tag.startswith("ns"))
    if surname in _everyday_surnames():
        # 和孙维担任 tells of 孙维.
        shown = given[0] not in _surnames() if len(given) > 1 else line.clearly_ends(end) and sure
        return not words and shown
    return not words or (sure and line.clearly_ends(end))


def _surname_at(text: str, place: int) -> str:
    parts = (text[place : place + 2], text[place : place + 1])
    return next((part for part in parts if part in _surnames()), "")


def name_at(line: Line, start: int, *, sure: bool = False) -> str | None:
    """The name that begins here and ends where the sentence goes on, or None."""
    surname = _surname_at(line.text, start)
    if not surname:
        return None
    shorter = start + len(surname) + 1
    ends = [
        end
        for end in (shorter, shorter + 1)
        if end <= len(line.text)
        and _HAN_ONLY.fullmatch(line.text, start, end)
        and line.goes_on(end)
        and _is_name(line, start, surname, end, sure=sure)
    ]
    if len(ends) == 2 and line.text[shorter] in _PARTICLES:
        ends.pop()
    return line.text[start : ends[-1]] if ends else None


def _name_before(line: Line, end: int, *, sure: bool = False) -> str | None:
    """The name that ends here."""
    for start in (end - 3, end - 2):
        if start >= 0 and line.token_at(start):
            name = name_at(line, start, sure=sure)
            if name and start + len(name) == end:
                return name
    return None


def _after_titles(line: Line) -> Iterator[tuple[int, str, float]]:
    for place in range(len(line.text)):
        confidence = line.title_before(place) if _surname_at(line.text, place) else 0.0
        name = confidence and name_at(line, place, sure=confidence >= _OFFICE)
        if name:
            yield place, name, confidence


def _before_verbs(line: Line) -> Iterator[tuple[int, str, float]]:
    """`张良强调` at the start of a clause, after 由, or last in a list of names."""
    for place in range(len(line.text)):
        before = line.text[place - 1 : place]
        listed = before in _JOINS and _name_before(line, place - 1)
        if before not in _CLAUSE_START and before != "由" and not listed:
            continue
        name = name_at(line, place, sure=before == "、")
        if name and name[0] not in _everyday_surnames() and line.verb_at(place + len(name)):
            yield place, name, _SPEECH


def _before_honorifics(line: Line) -> Iterator[tuple[int, str, float]]:
    for match in _HONORIFIC.finditer(line.text):
        if name := _name_before(line, match.start()):
            yield match.start() - len(name), name, _HONOUR


def _dotted(line: Line) -> Iterator[tuple[int, str, float]]:
    """Names of several parts (买买提·艾力): they begin after a title or with their clause."""
    for match in _DOTTED.finditer(line.text):
        first_dot = line.text.index("·", match.start())
        last_dot = line.text.rindex("·", 0, match.end())
        ends = [end for end in range(last_dot + 2, match.end() + 1) if line.goes_on(end)]
        starts = [place for place in range(match.start(), first_dot) if line.title_before(place)]
        if not starts and ends and line.verb_at(ends[0]):
            starts = [match.start()]
        if starts and ends and _parts_are_short(line.text[starts[-1] : ends[0]]):
            yield starts[-1], line.text[starts[-1] : ends[0]], _SPEECH


def _parts_are_short(name: str) -> bool:
    return all(len(part) <= _LONGEST_PART for part in name.split("·"))


def _in_lists(line: Line, known: dict[int, str]) -> Iterator[str]:
    """Names beside known ones in a list, in both directions."""
    for place, name in known.items():
        end = place + len(name)
        while line.text[end : end + 1] in _JOINS and (other := name_at(line, end + 1, sure=True)):
            yield other
            end += 1 + len(other)
        start = place
        while line.text[start - 1 : start] == "、" and (
            other := _name_before(line, start - 1, sure=True)
        ):
            yield other
            start -= 1 + len(other)


def persons(texts: Sequence[str], credited: Iterable[str] = ()) -> dict[str, float]:
    """Every person named in the texts, but not the credited, with a confidence."""
    found: dict[str, float] = {}
    for text in texts:
        line = Line(text)
        known: dict[int, str] = {}
        for rule in (_after_titles, _before_verbs, _before_honorifics, _dotted):
            for place, name, confidence in rule(line):
                known[place] = name
                found[name] = max(confidence, found.get(name, 0.0))
        for name in _in_lists(line, known):
            found.setdefault(name, _LIST)
    hidden = frozenset(credited)
    return {name: confidence for name, confidence in found.items() if name not in hidden}
