"""Persons (人物) that a text names, by where a name stands.

A surname after an office (`副主席张良`), before a verb of speech (`张良强调`), before an honorific,
or in a list with such a name; `names` says which characters may then be the name. What no rule is
sure of `likely_names` weighs.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, pairwise

from articles.text.foreign_names import dotted_names, foreign_names, minority_names
from articles.text.given_names import everyday_surnames
from articles.text.likely_names import likely_names
from articles.text.line import (
    CLAUSE_START,
    DOER,
    HONORIFIC,
    JOINS,
    OFFICE,
    WALK,
    Line,
    lines,
    title_ends,
)
from articles.text.names import LEAST_BARE, lookalike_at, name_at, name_before, surname_places

Found = tuple[str, float]
Rule = Callable[[Line, int], Found | None]

_SPEECH, _HONOUR, _LIST, _BARE = 0.75, 0.8, 0.8, 0.6
_AGE = re.compile(r"\d岁的?$")
# 杨柳湾, 白云山: a place that no dictionary has ends like this.
_PLACE_END = frozenset("江河湖海山岭沟村镇乡县市区州路街桥庄寨湾岛寺塔港站厂矿店园馆")
_BODY_END = frozenset("中学院校厂司团队县村镇乡社店所矿")
# How much a given name must look like one (see given_names), by what stands before it.
_LEAST = {OFFICE: 0.0, WALK: 0.3, DOER: 0.4}
_LEAST_AGED = 0.8
_NAME_SIZES = (2, 3, 4)


def persons(texts: Sequence[str], credited: Iterable[str] = ()) -> dict[str, float]:
    """Every person named in the texts, but not the credited, with a confidence."""
    return persons_in(lines(texts), credited)


def persons_in(article: Sequence[Line], credited: Iterable[str] = ()) -> dict[str, float]:
    """Every person named in the article's lines, but not the credited, with a confidence."""
    found: dict[str, float] = {}
    places = [surname_places(line) for line in article]
    for line, begins in zip(article, places, strict=True):
        for name, confidence in _named_in(line, begins):
            found[name] = max(confidence, found.get(name, 0.0))
    for line in article:
        for name in [*_in_lists(line, tuple(found))]:
            found.setdefault(name, _LIST)
    found |= likely_names(article, places, [*found, *credited])
    hidden = frozenset(credited) | _splinters(found, "\n".join(line.text for line in article))
    return {name: confidence for name, confidence in found.items() if name not in hidden}


def _splinters(names: Iterable[str], text: str) -> frozenset[str]:
    """The names that stand only at the front of longer ones (巴桑 of 巴桑次旦)."""
    names = sorted(names)
    longer = [(one, two) for one, two in pairwise(names) if two.startswith(one)]
    return frozenset(one for one, two in longer if text.count(one) == text.count(two))


def _named_in(line: Line, surnames: Iterable[int]) -> Iterator[Found]:
    places = (place for place in surnames if not place or line.text[place - 1] in _before_names())
    found = (rule(line, place) for place in places for rule in _rules_after(line, place))
    others = _before_honorifics(line), dotted_names(line), foreign_names(line), minority_names(line)
    return chain(filter(None, found), *others)


@cache
def _before_names() -> frozenset[str]:
    return CLAUSE_START | JOINS | title_ends() | {"由"}


def _rules_after(line: Line, place: int) -> tuple[Rule, ...]:
    """The rules for what stands before this place."""
    before = line.text[place - 1] if place else ""
    if before in CLAUSE_START:
        return _AT_START
    return _IN_CLAUSE if before in JOINS or before == "由" else _AFTER_WORD


def _after_title(line: Line, place: int) -> Found | None:
    confidence = line.title_before(place)
    if not confidence:
        return None
    name = lookalike_at(line, place, _LEAST[confidence])
    given = name_at(line, place, sure=True)
    if given and (confidence > DOER or _is_clear(line, place, given)):
        name = given
    return (name, confidence) if name else None


def _is_clear(line: Line, place: int, name: str) -> bool:
    """Whether the name is one in full, and what follows it shows its end."""
    end = place + len(name)
    return len(name) > 2 and (line.clearly_ends(end) or line.splits_verb(end))


def _before_verb(line: Line, place: int) -> Found | None:
    """`张良强调` at the start of a clause, after 由, or last in a list of names."""
    before = line.text[place - 1] if place else ""
    if not any(line.verb_at(place + size) for size in _NAME_SIZES):
        return None
    if before in JOINS - CLAUSE_START and not name_before(line, place - 1):
        return None
    aged = _is_aged(line, place)
    name = name_at(line, place, sure=before == "、" or aged)
    everyday = name is not None and name[0] in everyday_surnames() and not aged
    said = name and not everyday and line.verb_at(place + len(name))
    return (name, _SPEECH) if name and said else None


def _bare(line: Line, place: int) -> Found | None:
    """`做电商的庞晓峰回到家乡`: a name in full that does something, where a clause begins."""
    if not any(line.acts_at(place + size) for size in _NAME_SIZES[1:]):
        return None
    name = lookalike_at(line, place, _LEAST_AGED if _is_aged(line, place) else LEAST_BARE)
    if not name or len(name) == 2 or name[-1] in _PLACE_END:
        return None
    return (name, _BARE) if line.acts_at(place + len(name)) else None


def _of_a_body(line: Line, place: int) -> Found | None:
    """`城南中学的阎世清和…`: a name in full after a body and 的, in a list."""
    if place < 2 or line.text[place - 1] != "的" or line.text[place - 2] not in _BODY_END:
        return None
    name = lookalike_at(line, place, _LEAST[WALK])
    listed = name and line.text[place + len(name) : place + len(name) + 1] in JOINS
    return (name, _BARE) if name and listed and len(name) > 2 else None


_AT_START: tuple[Rule, ...] = (_after_title, _before_verb, _bare, _of_a_body)
_IN_CLAUSE: tuple[Rule, ...] = (_before_verb,)
_AFTER_WORD: tuple[Rule, ...] = (_after_title,)


def _is_aged(line: Line, place: int) -> bool:
    return _AGE.search(line.text, max(0, place - 4), place) is not None


def _before_honorifics(line: Line) -> Iterator[Found]:
    for match in HONORIFIC.finditer(line.text):
        if name := name_before(line, match.start()):
            yield name, _HONOUR


def _in_lists(line: Line, known: Iterable[str]) -> Iterator[str]:
    """Names beside known ones in a list, in both directions."""
    for name in known:
        place = line.text.find(name)
        while place >= 0:
            yield from _listed_after(line, place + len(name))
            yield from _listed_before(line, place)
            place = line.text.find(name, place + len(name))


def _listed_after(line: Line, end: int) -> Iterator[str]:
    while line.text[end : end + 1] in JOINS and (name := _listed_at(line, end + 1)):
        yield name
        end += 1 + len(name)


def _listed_at(line: Line, place: int) -> str | None:
    return name_at(line, place, sure=True) or lookalike_at(line, place, _LEAST[WALK])


def _listed_before(line: Line, start: int) -> Iterator[str]:
    while start > 0 and line.text[start - 1] == "、":
        name = name_before(line, start - 1, sure=True)
        if not name:
            break
        start -= 1 + len(name)
        ends = line.text[max(0, start - 1) : start] in CLAUSE_START | JOINS
        if not ends and not line.title_before(start):
            break  # the name has more characters than were understood
        yield name
