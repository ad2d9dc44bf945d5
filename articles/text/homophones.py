"""Words that are read like another one, whatever the tones."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from articles.text.pinyin import sort_key
from articles.text.segment import entries, is_word

LONGEST = 6  # characters of a word that is looked into


def homophones(word: str) -> Iterator[str]:
    """Words of the dictionary that differ from the word by one character of the same sound."""
    if not 2 <= len(word) <= LONGEST:
        return
    for at, sign in enumerate(word):
        for other in _signs_of(_sound(sign)):
            if other != sign and is_word(changed := word[:at] + other + word[at + 1 :]):
                yield changed


@cache
def _sound(sign: str) -> str:
    return sort_key(f"一{sign}").partition(" ")[2]  # not at the beginning: no surname's reading


@cache
def _signs() -> dict[str, list[str]]:
    """The characters of each sound, the commonest first."""
    common = sorted((-count, word) for word, count, _tag in entries(1))
    found = defaultdict(list)
    for _count, sign in common:
        found[_sound(sign)].append(sign)
    return found


def _signs_of(sound: str) -> list[str]:
    return _signs().get(sound, []) if sound else []
