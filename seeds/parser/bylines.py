"""The grammar of bylines: roles, names, and the words behind names that say what they did.

`（记者 甲 通讯员 乙）`, `本报记者甲、乙 摄影报道`, `文/甲 图/乙`, `□新华社发`, `□某单位 甲`, `甲 摄`. A text is a byline
only where all of it is one: nothing may be left over.
"""

import re
from typing import NamedTuple

from seeds.parser import roles
from seeds.parser.characters import BYLINE_SIGNS, WIDTH
from seeds.parser.names import HAN, Trust, is_everyday_word, read_names
from seeds.parser.vocabulary import BODY_ENDS
from seeds.records import Role

LONGEST = 100
AGENCY_PHRASE = re.compile(
    r"(?:据|综合)?(新华社|中新社)(?:发|供图|供稿|稿|(?:专|综合)?电|照片|图片|供本报专稿|客户端)?(?![\u3400-\u9fff])"
)
_MEDIA_NAME = re.compile(r"[\u3400-\u9fffA-Za-z·•—-]{2,16}")
_PARTING = re.compile("[、，,]")
_SOURCE = re.compile(r"《?[\u3400-\u9fff]{2,12}》?")
_ROLE = re.compile("|".join(roles.ROLE_WORDS))
_ACTS = sorted(roles.WROTE_AND_SHOT | roles.SHOT | roles.WROTE, key=len, reverse=True)
_GLUED_ACTS = [
    act for act in _ACTS if act not in ("文", "图", "综合", "整理", "文字", "图片", "新闻")
]
_NAMING_ACTS = ("摄影", "图片", "图", "文字")
_LINKS = frozenset("/:：")
_SPACED_SLASH = re.compile(r"\s*[/／|｜]\s*")
_PIECE = re.compile(rf"[/:：]|[^\s/:：、，,；;]+(?:·[{HAN}]+)*|[、，,；;]")


class Person(NamedTuple):
    """A name and the role it is given."""

    name: str
    role: Role


class _Act(NamedTuple):
    word: str
    before_names: bool


class _Role(NamedTuple):
    role: Role


_Token = str | _Act | _Role


def read_byline(text: str, *, bare: bool = False) -> tuple[Person, ...] | None:
    """Whom the byline names, in printed order; None where the text is none.

    `bare`: names with no role word count too (a tail `（甲 乙）`); they are correspondents.
    """
    if len(text) > LONGEST:
        return None
    inner, signed, enclosed = _unwrapped(text)
    if not inner:
        return None
    agency = _read_agency(inner)
    if agency is not None:
        return agency
    tokens = _tokens(inner)
    if tokens is None:
        return None
    if any(not isinstance(token, str) for token in tokens):
        return _people(tokens, enclosed)
    return _bare_names([token for token in tokens if isinstance(token, str)], bare or signed)


def _unwrapped(text: str) -> tuple[str, bool, bool]:
    """Without the signs and brackets round it, and whether there were signs, and brackets."""
    inner = text.strip()
    bare = inner.lstrip(BYLINE_SIGNS + " \u3000")
    signed = bare != inner
    folded = bare.translate(WIDTH)
    enclosed = folded[:1] in "（【" and folded[-1:] in "）】" and not set("（【") & set(folded[1:])
    return (bare[1:-1] if enclosed else bare).strip(), signed, enclosed


def _read_agency(text: str) -> tuple[Person, ...] | None:
    """`新华社发（甲 摄）`, `据新华社电`, `综合新华社、央视新闻报道`."""
    sources = _read_sources(text)
    if sources:
        return sources
    match = AGENCY_PHRASE.match(text)
    if match is None:
        return None
    agency = (Person(match[1], "agency"),)
    rest = text[match.end() :].strip(" \u3000，,。")
    if not rest:
        return agency
    people = read_byline(rest, bare=True)
    return agency + people if people else None


def _read_sources(text: str) -> tuple[Person, ...]:
    """The agencies among several sources (`综合新华社、央视新闻报道`)."""
    listed = text.removeprefix("据").removeprefix("综合")
    sources = _PARTING.split(listed.removesuffix("报道").removesuffix("消息"))
    if listed == text or not all(_SOURCE.fullmatch(source.strip()) for source in sources):
        return ()
    return tuple(
        Person(name, "agency") for name in roles.AGENCIES if name in map(str.strip, sources)
    )


def _tokens(text: str) -> list[_Token] | None:
    """Roles, acts and words that must be names; None where a word stands that can be neither."""
    tokens: list[_Token] = []
    end = 0
    for match in _ROLE.finditer(text):
        before, modifiers = _without_modifiers(text[end : match.start()])
        words = _words(before)
        if words and isinstance(words[-1], str) and _is_media(words[-1]):
            words.pop()
        tokens += words
        tokens.append(_Role(_role(match[0], modifiers)))
        end = match.end()
    return tokens + _words(text[end:])


def _without_modifiers(text: str) -> tuple[str, list[str]]:
    """What stands before a role's word, without `本报`, `特约`, `驻沪`; and those words."""
    modifiers: list[str] = []
    while True:
        text = text.rstrip(" \u3000-—·")
        word = next((m for m in roles.MODIFIERS if text.endswith(m)), None)
        if word is None or (word in "网报小" and _is_media(text)):
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
    return roles.ROLE_WORDS[word]


def _words(text: str) -> list[_Token]:
    """Words and acts; an act glued to a name is taken off it (`甲摄`), and `文/图` is one act."""
    pieces = _PIECE.findall(_SPACED_SLASH.sub("/", text))
    tokens: list[_Token] = []
    place = 0
    while place < len(pieces):
        trio = "".join(pieces[place : place + 3])
        following = pieces[place + 1] if place + 1 < len(pieces) else ""
        if trio in roles.WROTE_AND_SHOT and following == "/":
            tokens.append(_Act(trio, not _names_since_act(tokens)))
            place += 3
            continue
        duo = pieces[place][-1:] + "".join(pieces[place + 1 : place + 3])
        if following == "/" and len(pieces[place]) > 2 and duo in roles.WROTE_AND_SHOT:
            tokens += [pieces[place][:-1], _Act(duo, before_names=False)]
            place += 3
            continue
        tokens += _read_piece(pieces[place], pieces[place + 1 :], tokens)
        place += 1
    return tokens


def _read_piece(piece: str, following: list[str], before: list[_Token]) -> list[_Token]:
    if piece in _LINKS:
        return []
    if piece in _ACTS:
        # `甲 摄影 乙`: with a name and nothing else behind it, the act is the second person's.
        parts = piece in _NAMING_ACTS and bool(following)
        parts = parts and not any(other.endswith(tuple(_ACTS)) for other in following)
        linked = following[:1] != [] and following[0] in _LINKS
        return [_Act(piece, linked or not _names_since_act(before) or parts)]
    for act in _GLUED_ACTS:
        if piece.endswith(act) and len(piece) > len(act):
            return [piece[: -len(act)], _Act(act, before_names=False)]
    return [piece]


def _names_since_act(tokens: list[_Token]) -> bool:
    """Whether names stand since the last act: then an act that follows is theirs."""
    for token in reversed(tokens):
        if isinstance(token, _Act):
            return False
        if isinstance(token, str):
            return True
    return False


def _people(tokens: list[_Token], enclosed: bool) -> tuple[Person, ...] | None:
    """Names under their roles; an act behind names holds for all names since the act before it."""
    people: list[Person] = []
    pending: list[tuple[str, Role | None]] = []
    role: Role | None = None
    leading: str | None = None
    words: list[str] = []

    def trust() -> Trust:
        if role is None:
            return "surnames"
        return "unknown" if enclosed else "wordless"

    def close_names() -> bool:
        listed = " ".join(words).strip("、，,；; ")
        names = read_names(listed, trust=trust()) if listed else ()
        words.clear()
        pending.extend((name, role) for name in names or ())
        return names is not None

    def close_act(act: str | None) -> None:
        for name, given in pending:
            people.extend(_credits(name, given, act))
        pending.clear()

    for token in tokens:
        if isinstance(token, str):
            words.append(token)
            continue
        if not close_names():
            return None
        if isinstance(token, _Role):
            role = token.role
        elif token.before_names:
            close_act(leading)
            leading, role = token.word, None
        else:
            if not pending:
                return None
            close_act(token.word)
            leading, role = None, None
    if not close_names():
        return None
    close_act(leading)
    return tuple(dict.fromkeys(people)) or None


def _credits(name: str, role: Role | None, act: str | None) -> list[Person]:
    """What a name is credited with; one who only took the picture did not write."""
    if act in roles.SHOT:
        return [Person(name, "photographer")]
    written = Person(name, role or "correspondent")
    if act in roles.WROTE_AND_SHOT and role != "photographer":
        return [written, Person(name, "photographer")]
    return [written]


def _bare_names(words: list[str], allowed: bool) -> tuple[Person, ...] | None:
    """Names alone, perhaps behind the body that they belong to (`□某局 甲`)."""
    if not allowed or not words:
        return None
    names = [word for word in words if word not in "、，,；;"]
    if len(names) > 1 and len(names[0]) > 2 and names[0].endswith(BODY_ENDS):
        words = words[1:]
        names = names[1:]
    found = read_names(" ".join(words))
    if not found or all(is_everyday_word(name) for name in found):
        return None
    return tuple(Person(name, "correspondent") for name in found)
