"""What a page says of itself twice: the running title over it, the editor whom its foot names too.

`体坛周末 2023年8月29日 第6版` at the head makes a furniture line of `体坛周末` alone; `本版责编 甲
版式 乙` at the foot one of `责任编辑 甲` between two paragraphs.
"""

import re
from collections.abc import Iterable

from seeds.parser.vocabulary import EDITOR_WORDS

# So long a name is not also the name of a column or of a section.
_LEAST_TITLE = 4
_LONGEST = 40
_EDITORS = re.compile("|".join(sorted(EDITOR_WORDS, key=len, reverse=True)))
_COUNT = re.compile("总?第[0-9]{1,6}期")
_PAGE = re.compile("第?([0-9]{1,2})版")
_PARTING = re.compile(r"[^0-9A-Za-z㐀-鿿]+")


def words_of(lines: Iterable[str]) -> frozenset[str]:
    """The words of the page's own lines, without the roles of editors."""
    return frozenset(word for line in lines for word in _words(line))


def runs_again(text: str, known: frozenset[str]) -> bool:
    """Whether the line is made of words of the page's own lines (`known`) and of nothing else."""
    words = _words(text) if len(text) <= _LONGEST else []
    if not words or not known.issuperset(words):
        return False
    return _EDITORS.match(text) is not None or max(map(len, words)) >= _LEAST_TITLE


def _words(line: str) -> list[str]:
    bare = _EDITORS.sub(" ", _COUNT.sub(" ", _PAGE.sub(r" \1 ", line)))
    return [word for word in _PARTING.split(bare) if word]
