"""The name of a column by its form: `■一线传真`, `【班组故事】`, `律师答`, `关注春耕`."""

import re

from articles.text.segment import tagged
from seeds.parser.characters import MARKS
from seeds.parser.events import is_clause, tells_event
from seeds.parser.forms import is_padded
from seeds.parser.vocabulary import (
    BODIES,
    BRIEF_COLUMNS,
    BRIEF_ENDS,
    CALL_STARTS,
    COLUMN_ENDS,
    COLUMN_NOUNS,
)

_SIGNS = "■◆●★▶□◎【[〖《「"
_BARE = "■◆●★▶□◎【】[]〖〗《》「」 \u3000"
_LONGEST = 14
_LONGEST_NAME, _LONGEST_PHRASE, _SHORT_NAME = 10, 8, 6
# So short a line is hardly a kicker, even with a verb (`街坊说事`).
_TOO_SHORT = 4
_LEAST_HALF = 4
# What comes again every week (`一周数字`, `一周消费提示`).
_OF_THE_WEEK = re.compile("一周[\u3400-\u9fff]{2,4}")
# Which part of a series it is (`法官手记（之七）`).
_PART = re.compile("[（(](?:之?[一二三四五六七八九十]{1,3}|[0-9]{1,3})[）)]$")


def has_column_form(text: str) -> bool:
    """`■…`, `【…】`, or a short name that ends as rubrics do and tells no event."""
    bare = _PART.sub("", bare_name(text))
    if not bare or len(bare) > _LONGEST or tells_event(bare):
        return False
    if text[0] in _SIGNS[:-2] or bare in BRIEF_COLUMNS or _is_measured(bare):
        return True
    if bare.endswith(COLUMN_ENDS) or _OF_THE_WEEK.fullmatch(bare):
        return len(bare) <= _LONGEST_NAME
    return bare.endswith(COLUMN_NOUNS) and len(bare) <= _SHORT_NAME and not _has_verb(bare)


def _is_measured(text: str) -> bool:
    """Two halves of one measure about a dot (`壮丽70年·奋斗新时代`), and no foreign name."""
    one, dot, other = text.replace("•", "·").partition("·")
    return bool(dot) and len(one) == len(other) >= _LEAST_HALF


def _has_verb(text: str) -> bool:
    """Whether a verb stands before its last word."""
    return any(tag == "v" for _, tag in tagged(text)[:-1])


def heads_briefs(text: str) -> bool:
    """`简讯`, `工会动态`: several short articles stand under it."""
    bare = bare_name(text)
    return bare in BRIEF_COLUMNS or (bare.endswith(BRIEF_ENDS) and len(bare) <= _LONGEST_NAME)


def called_subject(text: str) -> str:
    """What a call is about (`关注春耕` → `春耕`); empty where the text is no call.

    A call may be a column's name or a kicker: what stands under it tells.
    """
    bare = bare_name(text)
    call = next((start for start in CALL_STARTS if bare.startswith(start)), "")
    if not call or len(bare) > _LONGEST_NAME or tells_event(bare):
        return ""
    return bare[len(call) :]


def is_short_name(text: str) -> bool:
    """Whether over another headline it is rather a column's name than a kicker: `科技前沿`.

    At most six characters of Chinese that tell nothing; kickers are longer. A part of a series
    (`我的班组我的家（之三）`) is a column's name whatever its length; a call may be a kicker.
    """
    bare = bare_name(text)
    if called_subject(text) or bare.endswith(BODIES):
        return False
    if _PART.search(bare):
        return len(bare) <= _LONGEST and not tells_event(bare)
    name = "".join(bare.split()) if is_padded(bare) else bare
    if not 2 <= len(name) <= _SHORT_NAME or MARKS & set(name):
        return False
    return all("\u3400" <= sign <= "\u9fff" for sign in name) and (
        len(name) <= _TOO_SHORT or not is_clause(name)
    )


def is_short_phrase(text: str) -> bool:
    """Whether it could be a column's name: short, without any mark, and no event."""
    return len(text) <= _LONGEST_PHRASE and not MARKS & set(text) and not tells_event(text)


def bare_name(text: str) -> str:
    """The name without signs and brackets."""
    return text.strip(_BARE)
