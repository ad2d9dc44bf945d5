"""Bytes → text: the encoding is found or the file is refused by name, never read as gibberish.

A wrong guess among the East Asian encodings yields valid but absurd characters, so a guess is
believed only where the text has the characters that Chinese newspapers really use.
"""

import re
import unicodedata

from seeds.parser.characters import EVERYDAY
from seeds.records import UnreadablePage

# A page of print has some 12 kB of text; this is 400 times that.
MAX_BYTES = 5 * 1024 * 1024

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_MOJIBAKE_BELOW = 0.25


def decode(data: bytes) -> tuple[str, str]:
    """The text with `\\n` as line end and without invisible characters, and the encoding's name.

    Raises UnreadablePage for a file that is too large, empty, binary, or in no encoding in which it
    makes sense.
    """
    if len(data) > MAX_BYTES:
        raise UnreadablePage(
            f"the file has {len(data):,} bytes; a page of text has at most {MAX_BYTES:,}"
        )
    text, encoding = _decode_marked(data) or _decode_plain(data)
    text = visible(_LINE_ENDS.sub("\n", text))
    if not text.strip():
        raise UnreadablePage("the file has no text")
    return text, encoding


def visible(text: str) -> str:
    """The text without control and format characters (zero-width space, BOM, direction marks)."""
    return "".join(
        sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cf")
    )


def _decode_marked(data: bytes) -> tuple[str, str] | None:
    """By the byte order mark, where there is one."""
    for mark, codec in _BOMS:
        if data.startswith(mark):
            try:
                text = data.decode(codec)
            except UnicodeDecodeError as error:
                raise UnreadablePage(
                    f"the byte order mark says {codec.removesuffix('-sig')}, "
                    f"but byte {error.start:,} is not: save the page as UTF-8"
                ) from error
            return _refuse_nul(text), codec.removesuffix("-sig")
    return None


def _decode_plain(data: bytes) -> tuple[str, str]:
    """UTF-8, else the likeliest of GB18030 and Big5."""
    if b"\0" in data:
        raise UnreadablePage("the file is binary (it has NUL bytes): give the page's text as UTF-8")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        place = error.start
    guesses = []
    for codec in ("gb18030", "big5hkscs"):
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        guesses.append((_everyday_share(text), text, codec.removesuffix("hkscs")))
    share, text, encoding = max(guesses, default=(0.0, "", ""), key=lambda guess: guess[0])
    if share < _MOJIBAKE_BELOW:
        raise UnreadablePage(
            f"the encoding is none of UTF-8 (byte {place:,} is not), UTF-16 with a byte order "
            "mark, GB18030 and Big5, or is mixed: save the page as UTF-8"
        )
    return text, encoding


def _refuse_nul(text: str) -> str:
    if "\0" in text:
        raise UnreadablePage("the file is binary (it has NUL characters): give the page's text")
    return text


def _everyday_share(text: str) -> float:
    """The share of everyday Chinese characters and marks in all that is not ASCII."""
    signs = [sign for sign in text if not sign.isascii() and not sign.isspace()]
    return sum(sign in EVERYDAY for sign in signs) / len(signs) if signs else 0.0
