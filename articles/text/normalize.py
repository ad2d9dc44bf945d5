"""Forms of a text: one for keys and search, one for readers, one for names.

The printed form is what is stored. These three are made from it when they are needed, so each is
idempotent: a text that went through once does not change again.
"""

import re
import unicodedata
from itertools import accumulate

from articles.text.replacing import replacing

HAN = "\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN = re.compile(f"[{HAN}]")

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
# One sign for each that print, scan and keyboard mix; 零 because the dictionary spells with it.
_ONE_SIGN = {
    **dict.fromkeys("○◯〇", "零"),
    **dict.fromkeys("‘’‛`´", "'"),
    **dict.fromkeys("“”„‟「」『』", '"'),
    **dict.fromkeys("•‧・∙⋅", "·"),
    **dict.fromkeys("—―–‒‐‑−─", "-"),
}
# What NFKC makes of the signs that every Chinese text has: it is slow with a text that it changes.
_USUAL = {
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    "\u3000": " ",
    "…": "...",
}
_in_one_sign = replacing({**_USUAL, **dict.fromkeys(map(chr, _INVISIBLE), ""), **_ONE_SIGN})
_MIDDLE_DOTS = str.maketrans(dict.fromkeys("•‧・∙⋅․", "·"))
# The spaces between two characters, where the first begins a name and the second ends it.
_PADDED_NAME = re.compile(
    rf"[ \u3000](?:(?<=[^{HAN}][{HAN}].)|(?<=^[{HAN}].)|(?<=(?:记者|作者|摄影)[{HAN}].)"
    rf"|(?<=通讯员[{HAN}].))[ \u3000]*(?=[{HAN}](?:摄(?![{HAN}])|文/|[^{HAN} \u3000]|$))"
)

_FULL_WIDTH_ALNUM = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code).isalnum()}
    | {"％": "%", "＋": "+", "＆": "&", "＠": "@"}
)
_FULL_WIDTH_MARK = str.maketrans(",;:!?", "，；：！？")
_ADDRESS = re.compile(r"(?:https?://|www\.)[!-~]*[\w/]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.A)
_MARKS = re.compile("[,;:!?，；：！？](?: ?[,;:!?，；：！？])*")
_BESIDE_MARK = re.compile(f"[{HAN}（）《》〈〉「」『』【】“”‘’。、…—]")
_TIGHT = "，。、；：？！（）《》〈〉「」『』【】…"
_SPACE_AT_MARK = re.compile(f"(?<=[{_TIGHT}]) | (?=[{_TIGHT}])")
_SPACED_NUMBER = re.compile(rf"(?<=[{HAN}]) (\d+(?:\.\d+)?%?) (?=[{HAN}])")
_SPACED_DATE = re.compile(r"(?<=\d) (?=[年月日](?:[^\w]|\d|$))")


def index_form(text: str) -> str:
    """The text as keys and the search index have it: width, case, spaces and look-alikes folded."""
    text = unicodedata.normalize("NFKC", _in_one_sign(text))
    text = unicodedata.normalize("NFKC", text.casefold())
    text = " ".join(_in_one_sign(text).split())
    return _PADDED_NAME.sub("", text)


def name_form(name: str) -> str:
    """A name without padding (`张 晶` → `张晶`); a foreign one keeps its dot or its spaces."""
    name = " ".join(name.translate(_INVISIBLE).translate(_MIDDLE_DOTS).split())
    name = re.sub(r" ?· ?", "·", name)
    return re.sub(rf"(?<=[{HAN}]) (?=[{HAN}])", "", name)


def reading_form(text: str) -> str:
    """The text as readers see it: Chinese punctuation in full width, letters and digits in half.

    Numbers, times, web addresses and Latin text keep their own punctuation, and a space between
    Chinese characters stays, because in headings and slogans it is a pause.
    """
    text = text.translate(_INVISIBLE).translate(_FULL_WIDTH_ALNUM)
    text = re.sub(r"[^\S\n]+", " ", text).strip()
    pieces, end = [], 0
    for address in _ADDRESS.finditer(text):
        pieces += [text[end : address.start()], address[0]]
        end = address.end()
    pieces.append(text[end:])
    pieces[::2] = [_chinese_marks(piece) for piece in pieces[::2]]
    return "".join(pieces)


def _chinese_marks(text: str) -> str:
    text = _paired(_paired(text, '"', ("“", "”")), "'", ("‘", "’"))
    text = _brackets(text)
    text = _MARKS.sub(_full_width_if_chinese, text)
    text = re.sub(rf"(?<=[{HAN}])(?:\.{{3,}}|。{{3,}})", "……", text)
    text = re.sub(rf"(?<=[{HAN}”])-{{2,}}(?=[{HAN}“])", "——", text)
    text = _SPACE_AT_MARK.sub("", text)
    return _SPACED_DATE.sub("", _SPACED_NUMBER.sub(r"\1", text))


def _full_width_if_chinese(match: re.Match[str]) -> str:
    """A run of marks in full width where Chinese stands at either side of it.

    A colon or comma of a number has digits at both sides and is never touched.
    """
    before = match.string[: match.start()][-2:].rstrip(" ")[-1:]
    after = match.string[match.end() : match.end() + 2].lstrip(" ")[:1]
    if _BESIDE_MARK.match(before) or _BESIDE_MARK.match(after):
        return match[0].translate(_FULL_WIDTH_MARK)
    return match[0]


def _paired(text: str, straight: str, curly: tuple[str, str]) -> str:
    """Straight quotes made curly in pairs that hold or touch Chinese; an odd number stays."""
    letters = (r"(?<![A-Za-z])'|'(?![A-Za-z])") if straight == "'" else straight
    places = [match.start() for match in re.finditer(letters, text)]
    if len(places) % 2:
        return text
    signs = list(text)
    for opening, closing in zip(places[::2], places[1::2], strict=True):
        if _HAN.search(text[max(0, opening - 1) : closing + 2]):
            signs[opening], signs[closing] = curly
    return "".join(signs)


def _brackets(text: str) -> str:
    """Brackets in full width where they hold or touch Chinese, or where one of a pair is so."""
    han_before = list(accumulate((bool(_HAN.match(sign)) for sign in text), initial=0))
    signs, stack = list(text), []
    for place, sign in enumerate(text):
        if sign in "(（":
            stack.append(place)
        elif sign in ")）" and stack:
            opening = stack.pop()
            touching = text[max(0, opening - 2) : opening].rstrip(" ")[-1:]
            touching += text[place + 1 : place + 3].lstrip(" ")[:1]
            chinese = han_before[place] > han_before[opening] or _HAN.search(touching)
            if chinese or text[opening] == "（" or sign == "）":
                signs[opening], signs[place] = "（", "）"
    return "".join(signs)
