"""Names of persons that no rule is sure of: a logistic regression weighs what speaks for each.

`做测试工作的毕晓棠连续听了六堂`: no title and no verb of speech shows the name, but a surname
stands where one may, and what follows it is a given name to the dictionary. The marks of all places
where the article has the name count together.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import exp, log

from articles.text import segment
from articles.text.given_names import everyday_surnames, likeness, times_given
from articles.text.line import CLAUSE_START, DOER, JOINS, Line
from articles.text.localities import LEVELS
from articles.text.names import NO_GIVEN_NAME, surname_at

Marks = set[str]
Name = tuple[str, str]  # the surname and the given name

_LEAST, _MOST = 0.52, 0.9
# 个体户, 创业者, 大学生: what ends like this may say who someone is, and no table has them all.
_ROLE_ENDS = frozenset("者户生手友民部干将援主人员")
_BEFORE = CLAUSE_START | JOINS | _ROLE_ENDS | frozenset("由叫/—")
_SPOKEN = "spoken"
_FREQUENT = 100
_FUNCTION = frozenset("rtdpcufm")
# Fitted on the annotated pages of tests/five_pages and tests/other_papers (ridge of 1).
_BIAS = -1.81
_MARKS = {
    "titled": 1.25,
    "titled, again": 1.13,
    "after a noun": 0.34,
    "begins a clause": -1.32,
    "own words": 1.69,
    "own words, again": 1.37,
    "clearly ends": 1.48,
    "acts": 1.84,
    "one sign": -0.75,
    "everyday surname": -0.63,
    "given to nobody": -1.2,
}
_NUMBERS = (3.14, 0.75, 1.04, -0.35, -0.18, -0.18)


def likely_names(
    article: Sequence[Line], surnames: Sequence[Sequence[int]], known: Iterable[str]
) -> dict[str, float]:
    """The names that are likely enough, with how likely; none that overlaps with a `known` one.

    `surnames` are the places in each line where a surname begins.
    """
    taken = list(known)
    found = {}
    for likelihood, name in sorted(
        map(_weighed, evidence(article, surnames, taken).items()), reverse=True
    ):
        if likelihood < _LEAST:
            break
        if not any(_overlap(name, other) for other in taken):
            found[name] = min(_MOST, round(likelihood, 2))
            taken.append(name)
    return found


def _overlap(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one) or other.endswith(one)


def _weighed(candidate: tuple[Name, list[Marks]]) -> tuple[float, str]:
    (surname, given), places = candidate
    marks, numbers = marks_and_numbers(surname, given, places)
    score = _BIAS + sum(_MARKS[mark] for mark in marks)
    score += sum(weight * number for weight, number in zip(_NUMBERS, numbers, strict=True))
    return 1 / (1 + exp(-score)), surname + given


def evidence(
    article: Sequence[Line], surnames: Sequence[Sequence[int]], known: Iterable[str] = ()
) -> dict[Name, list[Marks]]:
    """What speaks for each candidate, place by place; where a known name begins is none."""
    found, fronts = defaultdict[Name, list[Marks]](list), {name[:2] for name in known}
    for line, places in zip(article, surnames, strict=True):
        for place in places:
            if line.text[place : place + 2] not in fronts and _may_begin(line, place):
                surname = surname_at(line.text, place)
                for given, end in _given_names(line, place, place + len(surname)):
                    found[surname, given].append(_marks_at(line, place, end, len(given)))
    return found


def _may_begin(line: Line, place: int) -> bool:
    before = line.text[place - 1] if place else ""
    return before in _BEFORE or line.title_before(place) > 0


def _given_names(line: Line, place: int, start: int) -> Iterator[tuple[str, int]]:
    """What of one or two characters after this surname may be a given name, and where it ends."""
    surname = line.text[place:start]
    for end in (start + 1, start + 2):
        given = line.text[start:end]
        if not line.is_han(start, end) or _is_another_word(surname, given):
            continue
        titled = len(given) > 1 and line.title_before(end) > DOER
        if not titled and (line.goes_on(end) or line.splits_verb(end)):
            yield given, end


def _is_another_word(surname: str, given: str) -> bool:
    """石家庄 is a city, 张大爷 an address, 向大家 a preposition with what follows it."""
    if given == surname or given[-1] in LEVELS or given in NO_GIVEN_NAME:
        return True
    if segment.frequency(surname + given) >= _FREQUENT:
        return True
    if surname not in everyday_surnames():
        return False
    return given in segment.stop_words() or segment.shared().tag(given)[0] in _FUNCTION


def _marks_at(line: Line, place: int, end: int, size: int) -> Marks:
    """What speaks here for the name from `place` to `end`, whose given name has `size` signs."""
    before = line.text[place - 1] if place else ""
    word, tag = line.token_before(place) or ("", "x")
    titled, begins = line.title_before(place) > 0, before in CLAUSE_START and before != "的"
    own = size == 2 and bool(line.tokens_between(end - size, end))
    again = (titled or own) and line.said_again(line.text[place:end])
    marks = {
        "titled": titled,
        "titled, again": titled and again,
        "after a noun": tag[0] == "n" and len(word) > 1,
        "begins a clause": begins,
        "own words": own,
        "own words, again": own and begins and again,
        "clearly ends": line.clearly_ends(end),
        "acts": line.acts_at(end),
        _SPOKEN: line.verb_at(end),
    }
    return {mark for mark, stands in marks.items() if stands}


def marks_and_numbers(
    surname: str, given: str, places: Sequence[Marks]
) -> tuple[Marks, tuple[float, ...]]:
    """All marks of the name, and the numbers that are weighed beside them, in their order."""
    everyday, times = surname in everyday_surnames(), times_given(given)
    of_name = {
        "one sign": len(given) == 1,
        "everyday surname": everyday,
        "given to nobody": times == 0,
    }
    marks = set[str]().union(*places) - {_SPOKEN}
    marks |= {mark for mark, stands in of_name.items() if stands}
    numbers = (
        log(1 + sum(_SPOKEN in place for place in places)),
        likeness(given[-1]),
        log(1 + times),
        log(1 + segment.frequency(surname + given)),
        log(1 + segment.frequency(surname)) if len(surname) == 1 else 0.0,
        log(1 + segment.frequency(given)) if everyday else 0.0,
    )
    return marks, numbers
