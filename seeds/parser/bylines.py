"""The grammar of bylines: roles, names, and the words behind names that say what they did.

`（记者 甲 通讯员 乙）`, `本报记者甲、乙 摄影报道`, `文/甲 图/乙`, `□新华社发`, `□某单位 甲`.
A text is a byline only where all of it is one: nothing may be left over.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from seeds.parser import roles
from seeds.parser.byline_frames import without_frame
from seeds.parser.byline_tokens import Act, RoleWord, Token, read_tokens
from seeds.parser.characters import BYLINE_SIGNS, one_width
from seeds.parser.lexicon import last_token
from seeds.parser.names import Trust, has_surname, is_everyday_word, read_names
from seeds.parser.surnames import MINORITY_NAME_PARTS
from seeds.parser.vocabulary import BODY_ENDS, BRIEF_COLUMNS
from seeds.records import Role

LONGEST = 100
AGENCY_PHRASE = re.compile(
    r"(?:(?:本[版组](?:稿件|文章|消息)?|以上)?(?:均?据|综合)|(?:稿件|文章|图片)?来源[:：]|"
    r"(?:图片?|照片|文)\s?[/／:：])?\s?(新华社|中新社)"
    r"(?:\s?[/／]?\s?(?:发|供图|供稿|专?稿|(?:专|综合)?电|照片|图片|供本报专稿|客户端))?"
    r"(?![\u3400-\u9fff])"
)
# What stands in sentences and in no byline.
_SENTENCE = re.compile("[。！？…“”]")
_PARTING = re.compile("[、，,]")
_AUTHOR_IS = re.compile("(作者|嘉宾|受访者|讲述人)(?:系|为|是|单位[:：]?)[^，。！？]{4,60}")
# `作者 甲 系某大学教授`, `作者系某大学教授甲`.
_AUTHOR_NAMED = re.compile(
    "(?:本文)?作者[:： ]?\\s?([\u3400-\u9fff·、 ]{2,16}?)[，, ]?\\s?"
    "(?:[系为]|单位[:：])[^。！？]{4,60}"
)
_AUTHOR_BEHIND = re.compile(
    "(?:本文)?作者[系为是][^，。！？]{2,40}?(?:教授|研究员|讲师|博士|硕士|主任|医师|医生|护士|工程师|律师|"
    "会员|主席|书记|院长|校长|馆长|所长|教师|老师|记者|编辑|作家|学者|学生|校友|干部|职工|退休工人)"
    "([\u3400-\u9fff]{2,3})"
)
_PEN_NAME = re.compile("[\u3400-\u9fff]{2,3}")
_BODIES = (*BODY_ENDS, *roles.BODIES, *roles.PEOPLE)
_SOURCE = re.compile(r"《?[\u3400-\u9fff]{2,12}》?")


class Person(NamedTuple):
    """A name and the role it is given."""

    name: str
    role: Role


def read_byline(text: str, *, bare: bool = False) -> tuple[Person, ...] | None:
    """Whom the byline names, in printed order; None where the text is none.

    `bare`: names with no role word count too (a tail `（甲 乙）`); they are correspondents.
    """
    if len(text) > LONGEST:
        return None
    inner, signed, enclosed = _unwrapped(text)
    inner = without_frame(inner)
    if not inner:
        return None
    introduced = _read_agency(inner) or _read_author(inner)
    if introduced is not None:
        return introduced
    if _SENTENCE.search(inner):
        return None
    tokens = read_tokens(inner)
    words = [token for token in tokens if isinstance(token, str)]
    if len(words) == len(tokens):
        found = _bare_names(words, bare or signed)
        alone = len(words) == 1 and not found
        return _pen_name(words[0], text, enclosed and bare) if alone else found
    return _Reading(enclosed).people(tokens)


def _unwrapped(text: str) -> tuple[str, bool, bool]:
    """Without the signs and brackets round it, and whether there were signs, and round brackets.

    Square ones hold names of parts as well (`【作者简介】`), so they prove no name.
    """
    inner = text.strip()
    # `口` is how a scan reads `□`, but for `口述：甲`.
    bare = inner if inner.startswith("口述") else inner.lstrip(BYLINE_SIGNS + " \u3000")
    signed = bare != inner
    folded = one_width(bare)
    enclosed = folded[:1] in "（【" and folded[-1:] in "）】" and not set("（【") & set(folded[1:])
    return (bare[1:-1] if enclosed else bare).strip(), signed, enclosed and folded[:1] == "（"


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


def _read_author(text: str) -> tuple[Person, ...] | None:
    """`作者系某医院护士 甲`: the names stand last, parted by a space; None where none do.

    Who was asked has not written (`嘉宾系某校教师 本报记者 甲 整理`): a byline follows.
    """
    named = _AUTHOR_NAMED.fullmatch(text) or _AUTHOR_BEHIND.fullmatch(text)
    if named and (names := read_names(named[1])) and not any(map(is_everyday_word, names)):
        return tuple(Person(name, "correspondent") for name in names)
    match = _AUTHOR_IS.fullmatch(text)
    if match is None:
        return None
    words = text.split()
    rests = [" ".join(words[place:]) for place in range(1, len(words))]
    if match[1] != "作者":
        return next(filter(None, map(read_byline, rests)), None)
    names = next(filter(None, (read_names(rest, trust="wordless") for rest in rests)), None)
    return tuple(Person(name, "correspondent") for name in names) if names else None


def _read_sources(text: str) -> tuple[Person, ...]:
    """The agencies among several sources (`综合新华社、央视新闻报道`)."""
    listed = text.removeprefix("据").removeprefix("综合")
    if listed == text:
        return ()
    sources = _PARTING.split(listed.removesuffix("报道").removesuffix("消息").removesuffix("电"))
    if not all(_SOURCE.fullmatch(source.strip()) for source in sources):
        return ()
    return tuple(
        Person(name, "agency") for name in roles.AGENCIES if name in map(str.strip, sources)
    )


@dataclass(slots=True)
class _Reading:
    """Names under their roles; an act behind names holds for all names since the act before it."""

    enclosed: bool
    credited: list[Person] = field(default_factory=list)
    pending: list[tuple[str, Role | None]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    role: RoleWord | None = None
    leading: str | None = None

    def people(self, tokens: list[Token]) -> tuple[Person, ...] | None:
        """Whom the tokens credit; None where one of them is out of place."""
        for token in tokens:
            if isinstance(token, str):
                self.words.append(token)
            elif not self._close_names(token) or not self._take(token):
                return None
        if not self._close_names():
            return None
        if self.role and self.role.weak and isinstance(tokens[-1], RoleWord):
            self.pending = [(name, role or self.role.role) for name, role in self.pending]
        self._close_act(self.leading)
        return tuple(dict.fromkeys(self.credited)) or None

    def _take(self, token: Act | RoleWord) -> bool:
        if isinstance(token, RoleWord):
            self.role = token
            return True
        if token.before_names:
            self._close_act(self.leading)
            self.leading, self.role = token.word, None
            return True
        behind_names = bool(self.pending)
        self._close_act(token.word)
        self.leading, self.role = None, None
        return behind_names

    def _close_names(self, following: Act | RoleWord | None = None) -> bool:
        listed = " ".join(self.words).strip("、，,；; ")
        self.words.clear()
        names = self._names(listed, self._trust(following)) if listed else ()
        if names and self._names_no_one(names, following):
            return False
        role = self.role.role if self.role else None
        self.pending += [(name, role) for name in names or ()]
        return names is not None

    def _names_no_one(self, names: tuple[str, ...], following: Act | RoleWord | None) -> bool:
        """Whether words stand for names: `景区供图`, `策划 周到`, though a surname begins them."""
        if any(len(name) > 2 and name.endswith(_BODIES) for name in names):
            return self.role is None
        gave = self.role is None and isinstance(following, Act) and following.word == "供图"
        weak = self.role is not None and self.role.weak
        return (gave or weak) and any(map(is_everyday_word, names))

    def _names(self, listed: str, trust: Trust) -> tuple[str, ...] | None:
        """The names listed, perhaps behind the body that they belong to (`通讯员 机械学院 甲`)."""
        body, _, others = listed.partition(" ")
        belongs = len(body) > 2 and body.endswith(_BODIES)
        known: Trust = "wordless" if self.role else "surnames"
        behind = read_names(others, trust=known) if belongs and others else None
        return behind or read_names(listed, trust=trust)

    def _trust(self, following: Act | RoleWord | None) -> Trust:
        if self.role is None:
            # `丝雨 摄`: the act proves a pen name, too.
            shot = isinstance(following, Act) and following.word in roles.SHOT
            return "wordless" if shot and not self.leading else "surnames"
        if self.role.weak:
            return "surnames"
        return "anything" if self.enclosed or self.role.parted else "wordless"

    def _close_act(self, act: str | None) -> None:
        for name, role in self.pending:
            self.credited += _credits(name, role, act)
        self.pending.clear()


def _credits(name: str, role: Role | None, act: str | None) -> list[Person]:
    """What a name is credited with; one who only took the picture did not write."""
    if act in roles.SHOT:
        return [Person(name, "photographer")]
    written = Person(name, role or "correspondent")
    if act in roles.WROTE_AND_SHOT and role != "photographer":
        return [written, Person(name, "photographer")]
    return [written]


def _is_signature(name: str) -> bool:
    """Behind a body's name: a pen name needs no surname, nor a name to be no word (`时雨`)."""
    return 2 <= len(name) <= 3 and (has_surname(name) or not is_everyday_word(name))


def _bare_names(words: list[str], allowed: bool) -> tuple[Person, ...] | None:
    """Names alone, perhaps behind the body that they belong to (`□某局 甲`)."""
    if not allowed or not words:
        return None
    names = [word for word in words if word not in "、，,；;"]
    while len(names) > 1 and len(names[0]) > 2 and names[0].endswith(_BODIES):
        words, names = words[1:], names[1:]
        if len(names) == 1 and _is_signature(names[0]):
            return (Person(names[0], "correspondent"),)
    by_sound = all(any(part in name for part in MINORITY_NAME_PARTS) for name in names)
    found = read_names(" ".join(words), trust="wordless" if by_sound else "surnames")
    padded = len(words) > 1 and len(found or ()) == 1  # `□单　纯`: a word of the language is not
    if not found or (not padded and all(map(is_everyday_word, found))):
        return None
    return tuple(Person(name, "correspondent") for name in found)


def _pen_name(word: str, text: str, in_brackets: bool) -> tuple[Person, ...] | None:
    """A lone name that no list of surnames proves, where its place does.

    Behind a byline's own sign (`□半塘`) no word of the language. Behind `○`, which heads no
    column, and in brackets behind the last sentence (`（时令）`) a noun under a surname, too:
    other brackets there tell how somebody spoke (`（高兴）`).
    """
    sign = text.strip()[0]
    if not _PEN_NAME.fullmatch(word) or word in roles.NOT_NAMES or word in BRIEF_COLUMNS:
        return None
    by_sound = in_brackets and len(word) == 3  # `（热依汗）`
    if (sign in "□○" and not is_everyday_word(word)) or by_sound:
        known = read_names(word, trust="wordless")
    elif sign == "○" or (in_brackets and len(word) == 2):
        known = read_names(word) if last_token(word)[1].startswith("n") else None
    else:
        known = None
    return (Person(word, "correspondent"),) if known else None
