"""Jumps: notes that a text goes on on another page, or has begun there.

`（下转第4版）`, `下转A3版`, `▲上接1版`, `（未完待续）`: on lines of their own or at the first or
last sentence. They become leftovers; the blocks beside them keep the number of the page.
"""

import re
from dataclasses import dataclass, replace

from seeds.parser.characters import CHINESE_DIGITS, CLOSING, PICTURE_SIGNS, SENTENCE_END

# A note is no longer than this, the headline that it may name included.
LONGEST = 40

_SIGN = rf"[{PICTURE_SIGNS}▶→↓☞●■★]?\s?"
_PAGE = (
    rf"\s?第?\s?[A-Za-z]?(?P<page>\d{{1,3}}|[{CHINESE_DIGITS}]{{1,3}})"
    rf"(?:[、，,—~至-][A-Za-z]?(?:\d{{1,3}}|[{CHINESE_DIGITS}]{{1,3}}))?\s?版[①-⑳]?"
)
_REST = r"\s?(?:[《·•:：][^（）()【】\[\]。]{0,24}|[\u3400-\u9fff]{0,2})"
_ON = re.compile(rf"{_SIGN}(?:下转|紧接|转接|转){_PAGE}{_REST}")
_BACK = re.compile(rf"{_SIGN}(?:上接|紧接|接){_PAGE}{_REST}")
_SEE = r"(?:详见|(?:[\u3400-\u9fff]{0,4}报道|全文|更多内容)[详请]?见)"
_ELSEWHERE = re.compile(rf"{_SIGN}{_SEE}{_PAGE}{_REST}")
_UNFINISHED = re.compile(r"未完待续|未完|待续|完|全文完|全文见\S{1,12}")
_BRACKETED_TAIL = re.compile(r"[（(【\[]\s?([^（）()【】\[\]]{1,38}?)\s?[）)】\]]$")
_BRACKETED_HEAD = re.compile(r"[（(【\[]\s?([^（）()【】\[\]]{1,38}?)\s?[）)】\]]")
_INNER = re.compile(rf"(?<=[。！？”])[（(]\s?(?:下转|紧接){_PAGE}\s?[）)](?=[\u3400-\u9fff“])")
# Without brackets a note must say more than `转4版`, and end or begin the text alone.
_BARE_TAIL = re.compile(rf"{_SIGN}下转{_PAGE}[^\s，。]{{0,6}}$")
_BARE_HEAD = re.compile(rf"{_SIGN}上接{_PAGE}")
_CHINESE = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0}


@dataclass(frozen=True, slots=True)
class Turned:
    """A text without its notes; the pages that they name; `away`: it goes on elsewhere."""

    text: str
    notes: tuple[str, ...] = ()
    onward: int | None = None
    back: int | None = None
    away: bool = False


def take_turns(text: str) -> Turned:
    """The text parted from the notes at its end and before it; all of it may be a note."""
    bare = text.strip("（）()【】[] \u3000")
    told = _told(bare) if len(text) <= LONGEST else None
    # Without brackets `转4版的路` and `待续` may be words of a headline.
    plain = bare == text and (_UNFINISHED.fullmatch(bare) or bare[:1] in ("转", "接"))
    if told and not plain:
        return replace(told, notes=(text,))
    turned = _tail(text)
    if turned.text == text and (inner := _INNER.search(text)):
        # `…轮流担任。（下转第三版）书屋的规矩`: set where the column of the print ended.
        rest = text[: inner.start()] + text[inner.end() :]
        number = page_number(inner["page"])
        return Turned(rest, (inner[0],), onward=number)
    head = _head(turned.text)
    return Turned(
        head.text, turned.notes + head.notes, turned.onward, head.back, turned.away or head.away
    )


def _tail(text: str) -> Turned:
    window = max(0, len(text) - LONGEST)
    found = _BRACKETED_TAIL.search(text, window)
    told = _told(found[1]) if found else None
    if found is None or told is None or told.back is not None:
        found = _BARE_TAIL.search(text, window)
        before = text[: found.start()].rstrip() if found else ""
        if found is None or before[-1:] not in SENTENCE_END | CLOSING:
            return Turned(text)
        told = _told(found[0].strip()) or Turned("")
    rest = text[: found.start()].rstrip()
    return Turned(rest, (text[found.start() :],), told.onward, None, told.away)


def _head(text: str) -> Turned:
    found = _BRACKETED_HEAD.match(text)
    told = _told(found[1], at_head=True) if found else None
    if found is None or told is None or (told.back is None and told.onward is not None):
        found = _BARE_HEAD.match(text)
        if found is None:
            return Turned(text)
        told = _told(found[0].strip(), at_head=True) or Turned("")
    rest = text[found.end() :].lstrip("\u3000 ：:")
    note = text[: len(text) - len(rest)].strip()
    return Turned(rest, (note,), None, told.back, told.away)


def _told(note: str, *, at_head: bool = False) -> Turned | None:
    """What a note without its brackets says; None where it is none.

    `紧接第二版` says at a text's head where it came from, elsewhere where it goes.
    """
    if _UNFINISHED.fullmatch(note):
        return Turned("", away="待续" in note or note == "未完")
    patterns = (_BACK, _ON) if at_head else (_ON, _BACK)
    for pattern in patterns:
        if match := pattern.fullmatch(note):
            number = page_number(match["page"])
            on = pattern is _ON
            return Turned("", onward=number if on else None, back=None if on else number, away=on)
    return Turned("") if _ELSEWHERE.fullmatch(note) else None


def page_number(printed: str) -> int | None:
    """`4`, `A3`, `十二` as a number."""
    digits = printed.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    if digits.isdecimal() and digits.isascii():
        return int(digits)
    tens, ten, ones = printed.rpartition("十")
    if ten:
        return _CHINESE.get(tens, 1) * 10 + _CHINESE.get(ones, 0)
    return _CHINESE.get(printed)
