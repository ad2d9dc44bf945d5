"""Names as bylines print them: padded, parted, run together, compound, with middle dots."""

import re
from typing import Literal

from articles.text.segment import frequency, shared, tagged, words
from seeds.parser.roles import NOT_NAMES
from seeds.parser.surnames import COMPOUND_SURNAMES, MINORITY_NAME_PARTS, SURNAMES

HAN = "\u3007\u3400-\u9fff\U00020000-\U0003ffff"
LONGEST = 80
_LONGEST_BY_SOUND = 6

_PARTING = re.compile(r"[、，,;；/／&]|(?<=[㐀-鿿])[和与](?=[㐀-鿿]{2,3}$)")
_DOT = re.compile(r"\s*[·•・‧∙⋅．]\s*")
_RUN = re.compile(f"[{HAN}]+")
_DOTTED = re.compile(f"[{HAN}]{{1,8}}(?:·[{HAN}]{{1,8}}){{1,4}}")


# What may be a name beside what begins with a listed surname: nothing more; characters in which
# the dictionary finds no word (`老舟`, not `走基层`); anything but what sentences go on with.
Trust = Literal["surnames", "wordless", "anything"]


def read_names(text: str, *, trust: Trust = "surnames") -> tuple[str, ...] | None:
    """The names that the text consists of, or None where something in it is no name.

    `trust` says how plainly the place calls for a name: brackets with a role's word do most.
    """
    if not text or len(text) > LONGEST:
        return None
    names: list[str] = []
    for part in _PARTING.split(_DOT.sub("·", text.strip())):
        found = _read_part(part.split(), trust)
        if not found:
            return None
        names += found
    return tuple(names)


def has_surname(name: str) -> bool:
    """Whether it begins with a surname that is listed."""
    return name[:1] in SURNAMES or name[:2] in COMPOUND_SURNAMES or name[:4] in COMPOUND_SURNAMES


def is_everyday_word(word: str) -> bool:
    """Whether the dictionary has it, and not as a name."""
    return frequency(word) > 0 and not shared().tag(word).startswith("nr")


def _read_part(tokens: list[str], trust: Trust) -> list[str] | None:
    """Names parted by spaces only, padding undone (`张 晶` is one, `张 晶 李 四` are two)."""
    names: list[str] = []
    for word in _unpad(tokens):
        found = _split_run(word, trust)
        if not found:
            return None
        names += found
    return names


def _unpad(tokens: list[str]) -> list[str]:
    words: list[str] = []
    place = 0
    while place < len(tokens):
        take = _padded_length(tokens[place:])
        words.append("".join(tokens[place : place + take]))
        place += take
    return words


def _padded_length(tokens: list[str]) -> int:
    """How many of the tokens are one name: a lone character draws its given name to itself."""
    lengths = [len(token) for token in tokens]
    singles = next((n for n, length in enumerate(lengths) if length != 1), len(lengths))
    if singles == 1 or (singles == 0 and tokens[0] in COMPOUND_SURNAMES):
        return 2 if len(tokens) > 1 and lengths[1] <= 2 else 1
    if singles == 0:
        return 1
    return 3 if singles % 2 else 2


def _split_run(word: str, trust: Trust) -> list[str] | None:
    """A word as one name, or as several that were printed without a space."""
    if _DOTTED.fullmatch(word):
        return [word]
    if not _RUN.fullmatch(word) or not 2 <= len(word) <= 12:
        return None
    if trust != "surnames" and any(part in word for part in MINORITY_NAME_PARTS):
        return [word]
    if word in NOT_NAMES:
        return None
    if len(word) <= 3:
        return [word] if has_surname(word) or _passes(word, trust) else None
    if word[:2] in COMPOUND_SURNAMES and len(word) == 4:
        return [word]
    parted = _parted(word)
    if parted and not _is_phrase(word):
        return parted
    if trust == "surnames" or len(word) > _LONGEST_BY_SOUND:
        return None
    # Four characters under one surname are rarer than a phrase that begins with one (`高炉复产`);
    # a name written by its sound (`阿合买提江`) has none.
    return [word] if (len(word) == 4 and has_surname(word)) or _is_wordless(word) else None


def _is_phrase(word: str) -> bool:
    """Whether the dictionary cuts it into words only (`海岛|航线|加密`): no names run together."""
    return all(len(token) > 1 and is_everyday_word(token) for token in words(word))


def _passes(word: str, trust: Trust) -> bool:
    if trust == "anything":
        return word not in NOT_NAMES
    return trust == "wordless" and all(len(token) == 1 for token in words(word))


def _is_wordless(word: str) -> bool:
    """Whether the dictionary finds no word in it but names."""
    return all(len(token) == 1 or tag[:2] in ("nr", "ns") for token, tag in tagged(word))


def _parted(word: str) -> list[str] | None:
    """Names run together, each with a surname; three characters are likelier than two."""
    if not word:
        return []
    for length in (3, 2, 4):
        name, rest = word[:length], word[length:]
        if len(name) < length or not has_surname(name):
            continue
        if length == 4 and name[:2] not in COMPOUND_SURNAMES:
            continue
        others = _parted(rest)
        if others is not None:
            return [name, *others]
    return None
