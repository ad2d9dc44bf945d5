"""Where the lines of a headline may break: between words, as a sub-editor would break them.

A number stays with what stands beside it, which also leaves the browser its fine space between
digits and Chinese; no mark stands where a line must not begin or end.
"""

import re
from functools import lru_cache

from articles.text import segment

_NOT_FIRST = re.compile("[，。、；：？！）》〉」』】”’…—·%℃0-9A-Za-z]")
_SUFFIX = re.compile("[省市区县镇乡村们]$")  # 密云|区: a short place without its rank is no word
_NOT_LAST = re.compile("^[一二两三四五六七八九十百千万几数]+$|[（《〈「『【“‘—·]$|[0-9A-Za-z.]$")


@lru_cache(maxsize=2000)
def phrases(text: str) -> tuple[str, ...]:
    """The pieces of a text between which a line may break; joined they are the text."""
    pieces: list[str] = []
    for word in segment.words(text):
        if pieces and (
            _NOT_FIRST.match(word)
            or _NOT_LAST.search(pieces[-1])
            or (_SUFFIX.match(word) and len(pieces[-1]) > 1)
        ):
            pieces[-1] += word
        else:
            pieces.append(word)
    return tuple(pieces)
