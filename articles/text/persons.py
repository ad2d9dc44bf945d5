"""Persons (人物) that a text names, by where a name stands, how it ends and what it is made of.

A segmenter does not know most people and glues their names to verbs, so the rules go the other
way: a surname after an office (`副主席张良`), before a verb of speech (`张良强调`), before an
honorific, or in a list with such a name. Segmentation only says which characters are a word of
another kind; where it cannot tell, characters that look like a given name decide.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from math import log

from articles.text import segment
from articles.text.foreign_names import foreign_names
from articles.text.given_names import everyday_surnames, likeness, surnames
from articles.text.line import CLAUSE_START, DOER, HONORIFIC, JOINS, OFFICE, WALK, Line
from articles.text.normalize import HAN
from articles.text.tables import read_words

_SPEECH, _HONOUR, _LIST, _BARE = 0.75, 0.8, 0.8, 0.6
_PARTICLES = frozenset("说在对任以等向为和与及的称到赴就将是把被从也还带率讲道同又都")
_DOTTED = re.compile(rf"[{HAN}]{{1,10}}(?:·[{HAN}]{{1,8}})+")
_LONGEST_PART = 6
# 李女士, 王某 and 张大爷 say no name.
_NO_GIVEN_NAME = read_words("address_words.txt")
_FREQUENT, _COMMON = 100, 300
_AGE = re.compile(r"\d岁的?$")
# 杨柳湾, 白云山: a place that no dictionary has ends like this.
_PLACE_END = frozenset("江河湖海山岭沟村镇乡县市区州路街桥庄寨湾岛寺塔港站厂矿店园馆")
# How much a given name must look like one (see given_names), by what stands before it.
_LEAST = {OFFICE: 0.0, WALK: 0.3, DOER: 0.4}
_SPOKEN_MORE = 0.6
_LEAST_BARE, _LEAST_AGED, _EVERYDAY_MORE = 1.5, 0.8, 1.0
# Less than this, and the last character belongs to what follows (测风员海涛换好…).
_NO_PART = -0.5


def _is_name(line: Line, start: int, surname: str, end: int, *, sure: bool) -> bool:
    """Whether the characters may be a name: no word of another kind begins or lies in them.

    A given name that is itself a word (`张建设`) passes only where the place is `sure` and the name
    clearly ends. The dictionary calls some common words names (温馨): these must clearly end too.
    """
    tokens = line.tokens_between(start, end)
    given = line.text[start + len(surname) : end]
    if tokens is None or given == surname or _is_address(line, given, end):
        return False
    first, tag = tokens[0]
    words = [word for word, kind in tokens[1:] if len(word) > 1 and not kind.startswith("nr")]
    if tag.startswith("nr") and len(first) > len(surname):
        word = surname in everyday_surnames() and likeness(given) < 0  # 高声
        common = word or segment.frequency(first) >= _FREQUENT
        return not common or line.verb_at(end) or (sure and line.clearly_ends(end))
    if first != surname:
        everyday = surname in everyday_surnames() and likeness(given) < 0  # 高声
        known = (end - start == 2 and tag[0] in "ns" and not everyday) or tag.startswith("ns")
        return sure and known and (line.verb_at(end) or tag.startswith("ns"))
    if surname in everyday_surnames():
        # 和孙维担任 tells of 孙维.
        shown = given[0] not in surnames() if len(given) > 1 else line.clearly_ends(end) and sure
        return not words and shown
    return not words or (sure and line.clearly_ends(end))


def _surname_at(text: str, place: int) -> str:
    parts = (text[place : place + 2], text[place : place + 1])
    return next((part for part in parts if part in surnames()), "")


def _ends(line: Line, start: int, surname: str) -> list[int]:
    """Where a name of one or two characters after this surname would end."""
    shorter = start + len(surname) + 1
    return [end for end in (shorter, shorter + 1) if line.is_han(start, end)]


def name_at(line: Line, start: int, *, sure: bool = False) -> str | None:
    """The name that begins here and ends where the sentence goes on, or None."""
    surname = _surname_at(line.text, start)
    if not surname:
        return None
    ends = [
        end
        for end in _ends(line, start, surname)
        if line.goes_on(end) and _is_name(line, start, surname, end, sure=sure)
    ]
    if len(ends) == 2 and line.text[ends[0]] in _PARTICLES:
        ends.pop()
    return line.text[start : ends[-1]] if ends else None


def lookalike_at(line: Line, start: int, least: float) -> str | None:
    """The characters from here that look enough like a name, though words lie in them, or None."""
    surname = _surname_at(line.text, start)
    if not surname or line.token_at(start) is None:
        return None
    least += _EVERYDAY_MORE if surname in everyday_surnames() else 0
    ends = [
        end for end in _ends(line, start, surname) if _looks_like_one(line, start, surname, end)
    ]
    likely = [end for end in ends if _likeness(line, start + len(surname), end) >= least]
    twice = len(likely) == 2 and line.text[likely[0]] == line.text[likely[0] - 1]  # 钱多多
    if len(likely) == 2 and not twice and likeness(line.text[likely[0]]) < _NO_PART:
        likely.pop()
    return line.text[start : likely[-1]] if likely else None


def _likeness(line: Line, start: int, end: int) -> float:
    """Less for a given name that is an everyday word (健康), more before a verb of speech."""
    given = line.text[start:end]
    less = log(max(1.0, segment.frequency(given) / _COMMON))
    return likeness(given) - less + (_SPOKEN_MORE if line.verb_at(end) else 0.0)


def _is_address(line: Line, given: str, end: int) -> bool:
    """张大爷 and 张经理 say no name."""
    return given in _NO_GIVEN_NAME or (len(given) > 1 and line.title_before(end) > DOER)


def _looks_like_one(line: Line, start: int, surname: str, end: int) -> bool:
    """Whether nothing but the look of the given name is left to be asked.

    A common word at the front (阳光明) must come again or clearly end.
    """
    given, name = line.text[start + len(surname) : end], line.text[start:end]
    first, tag = line.token_at(start) or ("", "")
    if given == surname or given[-1] in _PARTICLES or _is_address(line, given, end):
        return False
    if len(first) > len(name) or segment.frequency(name) >= _FREQUENT:
        return first == name and tag[0] in "ns" and line.verb_at(end)
    if len(name) == 2 and (first != surname or surname in everyday_surnames()):
        alone = line.token_at(end) is not None and line.token_at(end - 1) is not None
        return line.goes_on(end) and (alone or (first == name and tag.startswith("nr")))
    word = len(first) > len(surname) and tag[:2] not in ("nr", "ns", "nz")
    if word and segment.frequency(first) >= _FREQUENT and not line.clearly_ends(end):
        return first != name and line.goes_on(end) and line.said_again(name)
    return line.goes_on(end)


def _name_before(line: Line, end: int, *, sure: bool = False) -> str | None:
    """The name that ends here."""
    for start in (end - 3, end - 2):
        if start >= 0 and line.token_at(start):
            name = name_at(line, start, sure=sure) or lookalike_at(line, start, _LEAST_BARE)
            if name and start + len(name) == end:
                return name
    return None


def _after_titles(line: Line) -> Iterator[tuple[int, str, float]]:
    for place in range(len(line.text)):
        confidence = line.title_before(place) if _surname_at(line.text, place) else 0.0
        if not confidence:
            continue
        name = lookalike_at(line, place, _LEAST[confidence])
        if confidence > DOER:
            name = name_at(line, place, sure=confidence >= OFFICE) or name
        if name:
            yield place, name, confidence


def _before_verbs(line: Line) -> Iterator[tuple[int, str, float]]:
    """`张良强调` at the start of a clause, after 由, or last in a list of names."""
    for place in range(len(line.text)):
        before = line.text[place - 1 : place]
        listed = before in JOINS and _name_before(line, place - 1)
        if before not in CLAUSE_START and before != "由" and not listed:
            continue
        aged = _AGE.search(line.text, max(0, place - 4), place) is not None
        name = name_at(line, place, sure=before == "、" or aged)
        everyday = name is not None and name[0] in everyday_surnames() and not aged
        if name and not everyday and line.verb_at(place + len(name)):
            yield place, name, _SPEECH


def _bare(line: Line) -> Iterator[tuple[int, str, float]]:
    """`做电商的庞晓峰回到家乡`: a name in full that does something, where a clause begins."""
    for place in range(len(line.text)):
        if line.text[place - 1 : place] not in CLAUSE_START or not _surname_at(line.text, place):
            continue
        aged = _AGE.search(line.text, max(0, place - 4), place)
        name = lookalike_at(line, place, _LEAST_AGED if aged else _LEAST_BARE)
        if not name or len(name) == 2 or name[-1] in _PLACE_END:
            continue
        if line.acts_at(place + len(name)):
            yield place, name, _BARE


def _before_honorifics(line: Line) -> Iterator[tuple[int, str, float]]:
    for match in HONORIFIC.finditer(line.text):
        if name := _name_before(line, match.start()):
            yield match.start() - len(name), name, _HONOUR


def _dotted(line: Line) -> Iterator[tuple[int, str, float]]:
    """Names of several parts (买买提·艾力): they begin after a title or with their clause."""
    for match in _DOTTED.finditer(line.text):
        first_dot = line.text.index("·", match.start())
        last_dot = line.text.rindex("·", 0, match.end())
        ends = [end for end in range(last_dot + 2, match.end() + 1) if line.goes_on(end)]
        ends.sort(key=line.verb_at, reverse=True)
        known, tag = line.token_at(last_dot + 1) or ("", "")
        if tag.startswith("nr") and len(known) > 1 and line.goes_on(last_dot + 1 + len(known)):
            ends = [last_dot + 1 + len(known)]
        starts = [place for place in range(match.start(), first_dot) if line.title_before(place)]
        if not starts and ends and line.verb_at(ends[0]):
            starts = [match.start()]
        if starts and ends and _parts_are_short(line.text[starts[-1] : ends[0]]):
            yield starts[-1], line.text[starts[-1] : ends[0]], _SPEECH


def _parts_are_short(name: str) -> bool:
    return all(len(part) <= _LONGEST_PART for part in name.split("·"))


def _in_lists(line: Line, known: Iterable[str]) -> Iterator[str]:
    """Names beside known ones in a list, in both directions."""
    for name in known:
        for match in re.finditer(re.escape(name), line.text):
            yield from _listed_after(line, match.end())
            yield from _listed_before(line, match.start())


def _listed_after(line: Line, end: int) -> Iterator[str]:
    while line.text[end : end + 1] in JOINS and (name := _listed_at(line, end + 1)):
        yield name
        end += 1 + len(name)


def _listed_at(line: Line, place: int) -> str | None:
    return name_at(line, place, sure=True) or lookalike_at(line, place, _LEAST[WALK])


def _listed_before(line: Line, start: int) -> Iterator[str]:
    while line.text[start - 1 : start] == "、" and (
        name := _name_before(line, start - 1, sure=True)
    ):
        start -= 1 + len(name)
        if line.text[start - 1 : start] not in CLAUSE_START | JOINS and not line.title_before(
            start
        ):
            break  # the name has more characters than were understood
        yield name


def persons(texts: Sequence[str], credited: Iterable[str] = ()) -> dict[str, float]:
    """Every person named in the texts, but not the credited, with a confidence."""
    found: dict[str, float] = {}
    article = "\n".join(texts)
    lines = [Line(text, article) for text in texts]
    for line in lines:
        rules = (_after_titles(line), _before_verbs(line), _before_honorifics(line))
        for _, name, confidence in chain(*rules, _dotted(line), _bare(line), foreign_names(line)):
            found[name] = max(confidence, found.get(name, 0.0))
    for line in lines:
        for name in [*_in_lists(line, tuple(found))]:
            found.setdefault(name, _LIST)
    hidden = frozenset(credited)
    return {name: confidence for name, confidence in found.items() if name not in hidden}
