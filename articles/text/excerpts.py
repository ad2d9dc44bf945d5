"""The stretch of a text that shows best why it was found."""

import re
from collections.abc import Sequence

_CLAUSE_END = re.compile(r"[。！？；：，、…]+[”’）》]*")
_MARGIN = 12  # characters that a stretch may grow or shrink by to begin and end at a clause


def window(text: str, found: Sequence[tuple[int, int]], length: int) -> tuple[int, int]:
    """Where a stretch of about the length begins and ends: with most hits, then the earliest.

    It begins behind a mark of punctuation and ends at one, where one is near.
    """
    if len(text) <= length:
        return 0, len(text)
    starts = [start for start, _end in found] or [0]
    best = max(starts, key=lambda start: _held(found, start, length))
    held = [end for start, end in found if best <= start and end <= best + length]
    spare = length - (max(held, default=best) - best)
    start = _begin(text, max(0, best - min(spare // 2, length // 4)), best)
    end = _end(text, min(len(text), start + length), max(held, default=start))
    return start, end


def _held(found: Sequence[tuple[int, int]], start: int, length: int) -> int:
    return sum(start <= one and end <= start + length for one, end in found)


def _begin(text: str, start: int, hit: int) -> int:
    """The first clause that begins near the start and before the hit."""
    ends = (mark.end() for mark in _CLAUSE_END.finditer(text, max(0, start - _MARGIN), hit))
    return 0 if start <= _MARGIN else next(ends, start)


def _end(text: str, end: int, hit: int) -> int:
    """The end of the last clause that ends near the end and behind the hit."""
    near = _CLAUSE_END.finditer(text, max(hit, end - _MARGIN), min(len(text), end + _MARGIN))
    return max((mark.end() for mark in near), default=end)
