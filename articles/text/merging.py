"""Two changes of one text brought together, where they do not meet."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

# A sentence with its end and the quotation marks that close on it, or the gap between paragraphs.
_SENTENCES = re.compile(r"[^。！？；\n]*[。！？；]+[”’』」）]*|[^。！？；\n]+|\n+")


class _Change(NamedTuple):
    """Sentences `start` to `end` of the base are `new` now."""

    start: int
    end: int
    new: tuple[str, ...]


def merged(base: str, mine: str, theirs: str) -> str | None:
    """`base` with what `mine` and what `theirs` changed of it; None where both changed one place.

    The unit is the sentence: two corrections in one sentence are for a human to bring together,
    for each was made by somebody who had read the other words of it as they were.
    """
    sentences = _SENTENCES.findall(base)
    own = _changes(sentences, _SENTENCES.findall(mine))
    other = _changes(sentences, _SENTENCES.findall(theirs))
    if any(_meet(one, two) for one in own for two in other if one != two):
        return None
    for change in sorted({*own, *other}, reverse=True):
        sentences[change.start : change.end] = change.new
    return "".join(sentences)


def _changes(old: list[str], new: list[str]) -> list[_Change]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        _Change(a, b, tuple(new[c:d]))
        for operation, a, b, c, d in matcher.get_opcodes()
        if operation != "equal"
    ]


def _meet(one: _Change, two: _Change) -> bool:
    """Whether both are of one sentence, or put something where the other one changes."""
    if one.start == one.end or two.start == two.end:
        return one.start <= two.end and two.start <= one.end
    return one.start < two.end and two.start < one.end
