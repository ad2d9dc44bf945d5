"""Words that shape or sound has turned into no word at all: `己经`, `部暑`, `再接再励`.

A wrong pair may be the seam of two right words (`资深人士` holds 深人), so it is in doubt only
where segmentation finds no other word across its borders and the right word would fit.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from articles.text import segment
from seeds.records import ParsedFinding
from seeds.repair.excerpt import doubt
from seeds.repair.reading import Reading
from seeds.repair.tables import pairs

_TABLE = "misreadings.txt"
_NEIGHBOURHOOD = 12


@cache
def _wrong() -> re.Pattern[str]:
    return re.compile("|".join(sorted(pairs(_TABLE), key=len, reverse=True)))


def misreading(reading: Reading) -> Iterator[ParsedFinding]:
    """Each word of the table of misreadings, with the word that is meant."""
    for text in (passage.text for passage in reading):
        for match in _wrong().finditer(text):
            right = pairs(_TABLE)[match[0]]
            before = text[max(0, match.start() - _NEIGHBOURHOOD) : match.start()]
            after = text[match.end() : match.end() + _NEIGHBOURHOOD]
            if _parted(before, match[0], after) and (
                not segment.is_word(right) or right in segment.words(before + right + after)
            ):
                yield doubt(
                    "misreading",
                    text,
                    *match.span(),
                    instead=right,
                    severity="high",
                    why=f"“{match[0]}”疑为“{right}”之误",
                )


def _parted(before: str, word: str, after: str) -> bool:
    """Whether no other word reaches over the borders of this one."""
    borders = set(accumulate(map(len, segment.words(before + word + after)), initial=0))
    return len(before) in borders and len(before) + len(word) in borders
