"""Characters that are taken for each other: by shape in print, by sound at a keyboard."""

from collections import defaultdict
from functools import cache

from articles.text import segment
from seeds.repair.tables import rows

# A character that the dictionary's corpus has more seldom than this is nobody's slip.
_LEAST_FREQUENT = 100
_USUAL = 2


@cache
def readings(character: str) -> frozenset[str]:
    """The character's readings with their tones (`shì`); empty where none is known.

    The dictionary gives the usual ones first; those after the second are for names and old books.
    """
    from pypinyin.pinyin_dict import pinyin_dict  # loaded at its first use: it takes its time

    known = pinyin_dict.get(ord(character), "")
    return frozenset(known.split(",")[:_USUAL]) - {""}


@cache
def sounds(character: str) -> frozenset[str]:
    """The character's readings without tone."""
    return frozenset(map(_toneless, readings(character)))


@cache
def _toneless(reading: str) -> str:
    """Of the thousands of characters the readings are some twelve hundred."""
    from pypinyin.contrib.tone_convert import to_normal

    return str(to_normal(reading))


def sound_alike(one: str, other: str) -> bool:
    """Whether the two characters have a reading in common, tones apart."""
    return not sounds(one).isdisjoint(sounds(other))


def same_reading(one: str, other: str) -> bool:
    """Whether they have a reading in common, tone and all."""
    return not readings(one).isdisjoint(readings(other))


def look_alike(one: str, other: str) -> bool:
    """Whether the two characters are of one shape but for a stroke or two."""
    return likeness(one, other) > 0


def likeness(one: str, other: str) -> float:
    """How much of their ink falls together, 0 to 1, in steps; 0 for characters less alike."""
    return _lookalikes().get(one, {}).get(other, 0.0)


def alike(one: str, other: str) -> bool:
    """Whether either may be taken for the other."""
    return look_alike(one, other) or sound_alike(one, other)


def differing(one: str, other: str) -> tuple[str, str] | None:
    """The only two characters in which words of one length differ; None for more or none."""
    if len(one) != len(other):
        return None
    found = None
    for pair in zip(one, other, strict=True):
        if pair[0] != pair[1]:
            if found:
                return None
            found = pair
    return found


@cache
def alternatives(character: str) -> frozenset[str]:
    """Every character that may have been meant where this one stands."""
    found = set(_lookalikes().get(character, ()))
    for sound in sounds(character):
        found.update(_by_sound().get(sound, ()))
    return frozenset(found - {character})


@cache
def _lookalikes() -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for percent, *rest in rows("lookalikes.txt"):
        for one, other in map(tuple, rest):
            table[one][other] = table[other][one] = int(percent) / 100
    return dict(table)


@cache
def _by_sound() -> dict[str, list[str]]:
    table: dict[str, list[str]] = defaultdict(list)
    for word, count, _ in segment.entries(1):
        if count >= _LEAST_FREQUENT:
            for sound in sounds(word):
                table[sound].append(word)
    return dict(table)
