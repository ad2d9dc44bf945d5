"""Who signs a text, behind where or what they are: `市机床厂　康健`, `辽宁 75岁 佟玉书`."""

import re

from seeds.parser import roles
from seeds.parser.characters import BYLINE_SIGNS
from seeds.parser.lexicon import last_token
from seeds.parser.names import has_surname, is_everyday_word
from seeds.parser.surnames import COMPOUND_SURNAMES, MINORITY_NAME_PARTS
from seeds.parser.vocabulary import BODY_ENDS

_LONGEST_WHO, _MOST_WORDS = 20, 4
_PEN_NAME = re.compile("[\u3400-\u9fff]{2,3}")
_DOTTED_NAME = re.compile("[\u3400-\u9fff]{1,8}(?:·[\u3400-\u9fff]{1,8}){1,3}")
# Where pupils and students belong, and how old who writes is.
_CLASS = re.compile(
    "[0-9]{2,4}级(?:\\S{0,8}(?:班|专业))?$|[一二三四五六七八九0-9]年级\\S{0,6}$|"
    "[一二三四五六七八九高初]{1,2}[（(][0-9]{1,2}[）)]班$"
)
_AGE = re.compile("[0-9]{2,3}岁")


def read_signature(text: str) -> tuple[str, ...]:
    """Whom the line names behind a body, a calling, a class or a place; nobody where it is none."""
    bare = text[1:-1] if is_enclosed(text) else text.lstrip(BYLINE_SIGNS + " \u3000")
    words = bare.split()
    if not 2 <= len(words) <= _MOST_WORDS or any(len(word) > _LONGEST_WHO for word in words):
        return ()
    # `法　言`: print pads names of two characters.
    padded = len(words) > 2 and len(words[-2]) == 1 and len(words[-1]) < 3
    whose, name = (words[:-2], words[-2] + words[-1]) if padded else (words[:-1], words[-1])
    if not all(len(word) > 1 for word in whose) or name in roles.NOT_NAMES:
        return ()
    if all(_AGE.fullmatch(word) or _is_known(word) for word in whose):
        callings = whose[-1].endswith(roles.CALLINGS)
        if _DOTTED_NAME.fullmatch(name):
            return (name,) if callings else ()
        return (name,) if _is_name(name) and (has_surname(name) or padded) else ()
    placed = all(_AGE.fullmatch(word) or _is_known(word) or _is_place(word) for word in whose)
    return (name,) if placed and _is_plain_name(name) else ()


def is_enclosed(text: str) -> bool:
    """Whether round brackets hold the whole line: `（读者 甲）`."""
    return text[:1] in "（(" and text[-1:] in "）)" and not set("（(") & set(text[1:])


def _is_known(who: str) -> bool:
    ends = (*BODY_ENDS, *roles.BODIES, *roles.PEOPLE, *roles.CALLINGS)
    return who.endswith(ends) or _CLASS.search(who) is not None


def _is_name(name: str) -> bool:
    compound = len(name) == 4 and name[:2] in COMPOUND_SURNAMES
    compound = compound or any(part in name for part in MINORITY_NAME_PARTS)
    return compound or _PEN_NAME.fullmatch(name) is not None


def _is_place(word: str) -> bool:
    return last_token(word) in ((word, "ns"), (word, "nz"))


def _is_plain_name(name: str) -> bool:
    """A place proves little: the name must begin with a surname and be no word."""
    return _is_name(name) and has_surname(name) and not is_everyday_word(name)
