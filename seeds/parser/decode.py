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
_CODECS = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_NAMES = {"big5hkscs": "big5", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}
ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16")  # all that `decode` names
_MOJIBAKE_BELOW = 0.25
_FOREIGN_BELOW, _JUDGED_FROM = 0.15, 16


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
    unseen = [
        ord(sign) for sign in set(text) - set("\n\t") if unicodedata.category(sign) in ("Cc", "Cf")
    ]
    return text.translate(dict.fromkeys(unseen)) if unseen else text


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
    """UTF-8, else the likeliest of GB18030, Big5 and UTF-16."""
    if b"\0" not in data:
        try:
            return data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError:
            pass
    guesses = [guess for codec in _CODECS if (guess := _guess(data, codec))]
    share, text, encoding = max(guesses, default=(0.0, "", ""), key=lambda guess: guess[0])
    if share < _MOJIBAKE_BELOW:
        if b"\0" in data:
            raise UnreadablePage("the file is binary (it has NUL bytes): give the page as text")
        raise UnreadablePage(
            "the encoding is none of UTF-8, UTF-16, GB18030 and Big5, or is mixed: save as UTF-8"
        )
    line = _foreign_line(text)
    if line:
        raise UnreadablePage(f"line {line} is in another encoding than the file: save as UTF-8")
    return text, encoding


def _guess(data: bytes, codec: str) -> tuple[float, str, str] | None:
    """How Chinese the bytes are in this encoding; None where they are none of it."""
    try:
        text = data.decode(codec)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else (_everyday_share(text), text, _NAMES.get(codec, codec))


def _foreign_line(text: str) -> int:
    """The number of the first line that makes no sense where the others do; 0 if there is none.

    Of 1,902 lines of print that are long enough to judge, none has less than 0.27 of everyday
    characters; of 9,874 lines read in a wrong encoding 6 have 0.15 or more.
    """
    for number, line in enumerate(_LINE_ENDS.sub("\n", text).split("\n"), 1):
        long = len(_beyond_ascii(line)) >= _JUDGED_FROM
        if long and _everyday_share(line) < _FOREIGN_BELOW:
            return number
    return 0


def _refuse_nul(text: str) -> str:
    if "\0" in text:
        raise UnreadablePage("the file is binary (it has NUL characters): give the page's text")
    return text


def _everyday_share(text: str) -> float:
    """The share of everyday Chinese characters and marks in all that is not ASCII."""
    signs = _beyond_ascii(text)
    return sum(sign in EVERYDAY for sign in signs) / len(signs) if signs else 0.0


def _beyond_ascii(text: str) -> list[str]:
    return [sign for sign in text if not sign.isascii() and not sign.isspace()]
