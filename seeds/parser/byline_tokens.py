"""The words of a byline: roles, acts (`摄`, `文/图`) and what must be names.

`_people` of `seeds.parser.bylines` reads them.
"""

import re
from typing import NamedTuple

from articles.text.segment import frequency
from seeds.parser import roles
from seeds.parser.lexicon import last_token
from seeds.parser.names import HAN, has_surname
from seeds.records import Role

_ROLES = roles.ROLE_WORDS | roles.WEAK_ROLES
_ROLE = re.compile("|".join(sorted(_ROLES, key=len, reverse=True)))
_ACTS = roles.WROTE_AND_SHOT | roles.SHOT | roles.WROTE
_ACT_ENDS = tuple(_ACTS)
_GLUED_ACTS = sorted(_ACTS - set(roles.SPACED_ACTS), key=len, reverse=True)
# Acts that may stand before the name: `摄影 甲`.
_NAMING_ACTS = ("摄影", "图片", "图", "文字", "供稿")
_LINKS = frozenset("/:：")
_SPACED_SLASH = re.compile(r"\s*[/／|｜]\s*")
_LINKED = re.compile(r"[\s/／:：]")
_PIECE = re.compile(rf"[/:：]|[^\s/:：、，,；;]+(?:·[{HAN}]+)*|[、，,；;]")
# `本报驻四川记者`: where the paper keeps somebody.
_POSTED = re.compile("[驻赴][\u3400-\u9fff]{1,4}$")
_KNOWN = 300
_MEDIA_NAME = re.compile(r"[\u3400-\u9fffA-Za-z·•—-]{2,16}")


class Act(NamedTuple):
    """What people did; it stands before their names or behind them."""

    word: str
    before_names: bool


class RoleWord(NamedTuple):
    """A role; `parted`: a space or a mark stands between its word and the name.

    `weak`: its word is common in other text, too.
    """

    role: Role
    parted: bool
    weak: bool


Token = str | Act | RoleWord


def read_tokens(text: str) -> list[Token]:
    """Roles, acts and words in printed order; a paper's name before a role's word is left out."""
    tokens: list[Token] = []
    end = 0
    for match in _ROLE.finditer(text):
        before, modifiers = _without_modifiers(text[end : match.start()])
        words = _words(before)
        if words and isinstance(words[-1], str) and _names_paper(words[-1], text, modifiers):
            words.pop()
        tokens += words
        end = match.end()
        parted = not text[end : end + 1].isalnum()
        weak = match[0] in roles.WEAK_ROLES
        tokens.append(RoleWord(_role(match[0], modifiers), parted, weak))
    return tokens + _words(text[end:])


def _names_paper(word: str, text: str, modifiers: list[str]) -> bool:
    """Whether it is the paper before a role: `江州日报 记者`, first of all `江州融媒记者`."""
    glued = bool(modifiers) and text.startswith(word + modifiers[-1])
    return _is_media(word) or (glued and modifiers[-1] in roles.MEDIA_MODIFIERS)


def _without_modifiers(text: str) -> tuple[str, list[str]]:
    """What stands before a role's word, without `本报`, `特约`, `驻沪`; and those words."""
    modifiers: list[str] = []
    while True:
        text = text.rstrip(" \u3000-—·")
        if posted := _POSTED.search(text):
            text = text[: posted.start()]
        word = next((m for m in roles.MODIFIERS if text.endswith(m)), None)
        if word is None or (word in "网报小" and _is_media(_LINKED.split(text)[-1])):
            return text, modifiers
        modifiers.append(word)
        text = text[: -len(word)]


def _is_media(word: str) -> bool:
    return _MEDIA_NAME.fullmatch(word) is not None and word.endswith(roles.MEDIA_ENDS)


def _role(word: str, modifiers: list[str]) -> Role:
    if any(modifier in roles.INTERN_MODIFIERS for modifier in modifiers):
        return "intern"
    if word == "记者" and "摄影" in modifiers:
        return "photographer"
    return _ROLES[word]


def _words(text: str) -> list[Token]:
    """Words and acts; an act glued to a name is taken off it (`甲摄`), and `文/图` is one act."""
    pieces = _PIECE.findall(_SPACED_SLASH.sub("/", text))
    tokens: list[Token] = []
    place = 0
    while place < len(pieces):
        piece, following = pieces[place], pieces[place + 1 :]
        if following[:1] == ["/"]:
            rest = "".join(following[:2])
            if piece + rest in roles.WROTE_AND_SHOT:
                tokens.append(Act(piece + rest, not _names_since_act(tokens)))
                place += 3
                continue
            if len(piece) > 2 and piece[-1] + rest in roles.WROTE_AND_SHOT:
                tokens += [piece[:-1], Act(piece[-1] + rest, before_names=False)]
                place += 3
                continue
        tokens += _read_piece(piece, following, tokens)
        place += 1
    return tokens


def _read_piece(piece: str, following: list[str], before: list[Token]) -> list[Token]:
    if piece in _LINKS:
        return []
    if not piece.endswith(_ACT_ENDS):
        return [piece]
    if piece in _ACTS:
        # `甲 摄影 乙`: with a name and nothing else behind it, the act is the second person's.
        parts = piece in _NAMING_ACTS and bool(following)
        parts = parts and not any(other.endswith(_ACT_ENDS) for other in following)
        linked = following[:1] != [] and following[0] in _LINKS
        return [Act(piece, linked or not _names_since_act(before) or parts)]
    for act in _GLUED_ACTS:
        if piece.endswith(act) and len(piece) > len(act):
            name = piece[: -len(act)]
            # `甲 北京报道`: where it was written, behind who wrote it.
            placed = act == "报道" and _names_since_act(before) and _is_city(name)
            return [*([] if placed else [name]), Act(act, before_names=False)]
    for act in roles.SPACED_ACTS:
        name = piece.removesuffix(act)
        if len(act) > 1 and name != piece and 2 <= len(name) <= 3 and has_surname(name):
            return [name, Act(act, before_names=False)]
    return [piece]


def _is_city(word: str) -> bool:
    """A place that the dictionary has oftener than names that are spelt like one (`秦川`)."""
    return last_token(word) == (word, "ns") and frequency(word) >= _KNOWN


def _names_since_act(tokens: list[Token]) -> bool:
    """Whether names stand since the last act: then an act that follows is theirs."""
    for token in reversed(tokens):
        if isinstance(token, Act):
            return False
        if isinstance(token, str):
            return True
    return False
