"""Which characters at a place in a line may be a person's name, and where it ends.

A segmenter does not know most people and glues their names to verbs, so its tokens only say which
characters are a word of another kind; where they cannot tell, characters that look like a given
name decide (see `given_names`).
"""

from functools import cache
from math import log

from articles.text import segment
from articles.text.given_names import everyday_surnames, likeness, surnames
from articles.text.line import DOER, Line
from articles.text.tables import read_words

_PARTICLES = frozenset("说在对任以等向为和与及的称到赴就将是把被从也还带率讲道同又都让使给")
# 李女士, 王某 and 张大爷 say no name.
NO_GIVEN_NAME = read_words("address_words.txt")
_FREQUENT, _COMMON, _EVERYDAY, _VERY_FREQUENT = 100, 300, 500, 1000
# Surnames that join and place as words: 和孙维担任, 于近日说.
_LINKS = frozenset("和于连时应向都才那能别")
_SPOKEN_MORE = 0.6
_EVERYDAY_MORE = 1.0
LEAST_BARE = 1.5
# Less than this, and the last character belongs to what follows (测风员海涛换好…).
_NO_PART = -0.5
_NO_VERB = -0.7


@cache
def _surname_starts() -> frozenset[str]:
    return frozenset(surname[0] for surname in surnames())


def surname_at(text: str, place: int) -> str:
    """The surname that stands here, the longer one of two; empty for none."""
    if text[place : place + 2] in surnames():
        return text[place : place + 2]
    return text[place] if text[place : place + 1] in surnames() else ""


def surname_places(line: Line) -> list[int]:
    """Every place where a word and, by its characters, a surname begins."""
    text, signs = line.text, _surname_starts()
    pairs = zip(line.starts, line.words, strict=False)
    return [place for place, word in pairs if word[0] in signs and surname_at(text, place)]


def name_at(line: Line, start: int, *, sure: bool = False) -> str | None:
    """The name that begins here and ends where the sentence goes on, or None."""
    surname = surname_at(line.text, start)
    if not surname:
        return None
    ends = [
        end
        for end in _ends(line, start, surname)
        if (line.goes_on(end) or line.splits_verb(end))
        and _is_name(line, start, surname, end, sure=sure)
    ]
    if len(ends) == 2 and (line.text[ends[0]] in _PARTICLES or _does(line, ends[0])):
        ends.pop()
    return line.text[start : ends[-1]] if ends else None


def _does(line: Line, place: int) -> bool:
    """Whether a verb begins here that no given name ends with: 欧阳朔 走下, 钟离慧 查看."""
    token = line.token_at(place)
    return token is not None and token[1] == "v" and likeness(line.text[place]) < _NO_VERB


def lookalike_at(line: Line, start: int, least: float) -> str | None:
    """The characters from here that look enough like a name, though words lie in them, or None."""
    surname = surname_at(line.text, start)
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


def name_before(line: Line, end: int, *, sure: bool = False) -> str | None:
    """The name that ends here."""
    for start in (end - 3, end - 2):
        if start >= 0 and line.token_at(start):
            name = name_at(line, start, sure=sure) or lookalike_at(line, start, LEAST_BARE)
            if name and start + len(name) == end:
                return name
    return None


def _ends(line: Line, start: int, surname: str) -> list[int]:
    """Where a name of one or two characters after this surname would end."""
    shorter = start + len(surname) + 1
    return [end for end in (shorter, shorter + 1) if line.is_han(start, end)]


def _is_name(line: Line, start: int, surname: str, end: int, *, sure: bool) -> bool:
    """Whether the characters may be a name: no word of another kind begins or lies in them.

    A given name that is itself a word (`张建设`) passes only where the place is `sure` and the name
    clearly ends. The dictionary calls some common words names (温馨): these must clearly end too.
    """
    tokens = line.tokens_between(start, end)
    given = line.text[start + len(surname) : end]
    if given == surname or _is_address(line, given, end):
        return False
    if tokens is None:
        return sure and surname not in everyday_surnames() and line.splits_verb(end)
    if len(surname) == 2 and sure:
        return True  # 左丘亮, whatever the cut
    first, tag = tokens[0]
    everyday = surname in everyday_surnames()
    if first != surname:
        return _is_listed_name(line, first, tag, end, everyday=everyday, sure=sure)
    words = [word for word, kind in tokens[1:] if len(word) > 1 and not kind.startswith("nr")]
    if everyday:
        if given[0] in _PARTICLES:
            return False  # 曾在备赛
        ends = line.verb_at(end) if surname in _LINKS else line.clearly_ends(end)
        spoken = sure and words and ends and segment.frequency(given) < _EVERYDAY
        if surname not in _LINKS or len(given) == 1:
            shown = len(given) > 1 or (sure and line.clearly_ends(end))
        else:  # 和孙维担任 tells of 孙维
            shown = given[0] not in surnames()
        return bool(spoken or (shown and not words))
    return not words or (sure and line.clearly_ends(end))


def _is_listed_name(
    line: Line, word: str, tag: str, end: int, *, everyday: bool, sure: bool
) -> bool:
    """Whether a word of the dictionary that begins with a surname is the name here (高峰, 温馨)."""
    looks_plain = everyday and likeness(word[1:]) < 0  # 高声
    spoken, acts = line.verb_at(end), tag == "nz" and line.acts_at(end)
    if tag.startswith("nr"):
        common = looks_plain or segment.frequency(word) >= _FREQUENT
        plain = looks_plain or segment.frequency(word) >= _VERY_FREQUENT
        return not common or spoken or (sure and not plain and line.clearly_ends(end))
    if not sure or looks_plain:
        return sure and tag.startswith("ns")
    rare = segment.frequency(word) < _FREQUENT and not everyday
    return tag.startswith("ns") or (spoken and (tag[0] in "ns" or rare)) or (rare and acts)


def _likeness(line: Line, start: int, end: int) -> float:
    """Less for a given name that is an everyday word (健康), more before a verb of speech."""
    given = line.text[start:end]
    less = log(max(1.0, segment.frequency(given) / _COMMON))
    return likeness(given) - less + (_SPOKEN_MORE if line.verb_at(end) else 0.0)


def _is_address(line: Line, given: str, end: int) -> bool:
    """张大爷 and 张经理 say no name."""
    return given in NO_GIVEN_NAME or (len(given) > 1 and line.title_before(end) > DOER)


def _looks_like_one(line: Line, start: int, surname: str, end: int) -> bool:
    """Whether nothing but the look of the given name is left to be asked.

    A common word at the front (阳光明) must come again or clearly end.
    """
    given, name = line.text[start + len(surname) : end], line.text[start:end]
    first, tag = line.token_at(start) or ("", "")
    if given == surname or given[-1] in _PARTICLES or _is_address(line, given, end):
        return False
    if given[0] in _PARTICLES and surname in everyday_surnames():
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
