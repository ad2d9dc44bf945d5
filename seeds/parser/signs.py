"""One typography for the rules: a page in any other is read as if it were printed in that one.

Traditional characters become simplified, `「」` and half-width punctuation the marks of the rules'
own tables, letter-spacing goes. No sign is added or lost but white space, so that
`seeds.parser.printed` gives every text that was read its own signs back.
"""

import re
from operator import ne

from articles.text.replacing import replacing
from articles.text.scripts import simplified
from seeds.parser.names import HAN

# A page of print has some ten thousand signs; what is longer than this is read as it stands.
LONGEST = 100_000

# A third of the characters of a traditional text are none in a simplified one; a quotation or a
# name of old in a simplified page has far fewer.
_TRADITIONAL_FROM = 0.08
# Running text has no spaces between its characters; letter-spaced or badly scanned text has.
_SPACED_FROM, _SPACED_LEAST = 0.04, 20

_CHINESE = f"{HAN}，。、：；？！（）《》“”‘’…—·％"
_CHINESE_SIGNS, _HAN = frozenset("，。、：；？！（）《》“”‘’…—"), re.compile(f"[{HAN}]")
_CURLY = {'"': "“”", "'": "‘’"}
_without_corners = replacing(dict(zip("「」『』〝〞", "“”‘’“”", strict=True)))
_CORNERED_LINE = re.compile(r"^[「『][^「」『』\n]{2,14}[」』]$", re.M)
_MARKS = str.maketrans(",;:!?()", "，；：！？（）")
_MARK = re.compile(rf"(?<=[{_CHINESE}\"'])[,;:!?]|[,;:!?](?=[{_CHINESE}\"'])")
_BRACKETS = re.compile(rf"\((?=[^()\n]{{0,60}}[{HAN}])|(?<=[{_CHINESE}])[()]|[()](?=[{_CHINESE}])")
_ADDRESS = re.compile(r"!?\[[^\]\n]*\]\([^)\n]*\)|(?:https?:|www\.)[!-~]+|[\w.+-]+@[\w.-]+", re.A)
_STOP = re.compile(rf"(?<=[{HAN}”’）》\"')>％%])\.(?=$|[{_CHINESE}\"'<(\s])", re.M)
_NUMBERED = re.compile(
    rf"^(\s*(?:[一二三四五六七八九十]{{1,3}}|[0-9]{{1,2}}))[,.](?=[{HAN}])", re.M
)
_TITLE = re.compile(rf"<(?=[^<>\n]{{0,40}}[{HAN}])([^<>\n]{{1,40}})>")
_DASH = re.compile(rf"(?<=[{_CHINESE}])--(?=[{_CHINESE}])|^--(?=[{_CHINESE}])", re.M)
_QUOTE = re.compile("[\"']")
_SPACED = re.compile(f"(?<=[{HAN}])[ \u3000](?=[{HAN}])")
_SPACE = re.compile("(?<=[^\\s#*>|-])[ \u3000](?=\\S)")
_LATIN = re.compile(r"[A-Za-z] [A-Za-z]")


def in_one_typography(text: str) -> str:
    """The page's text as the rules read it: of the same lines and, but for spaces, of equal length.

    A text far longer than a page stays as it is.
    """
    if len(text) > LONGEST:
        return text
    text = _simplified(_closed_up(text))
    if not _CORNERED_LINE.search(text):  # a column's name may stand in them
        text = _without_corners(text)
    return _full_width(text)


def _simplified(text: str) -> str:
    """Traditional characters in their simplified form, on a page that is printed in them."""
    simple = simplified(text)
    changed = sum(map(ne, text, simple)) if simple != text else 0
    return simple if changed > _TRADITIONAL_FROM * len(text) else text


def _closed_up(text: str) -> str:
    """Without the single spaces between signs, where they stand everywhere."""
    if len(_SPACED.findall(text)) <= max(_SPACED_LEAST, _SPACED_FROM * len(text)):
        return text
    return _SPACE.sub(lambda space: space[0] if _LATIN.match(text, space.start() - 1) else "", text)


def _full_width(text: str) -> str:
    """Half-width punctuation of Chinese in full width; that of numbers and addresses stays."""
    pieces, end = [], 0
    for address in _ADDRESS.finditer(text):
        pieces += [text[end : address.start()], address[0]]
        end = address.end()
    pieces.append(text[end:])
    pieces[::2] = [_with_chinese_marks(piece) for piece in pieces[::2]]
    return "".join(pieces)


def _with_chinese_marks(text: str) -> str:
    text = _NUMBERED.sub(r"\1、", text)
    for pattern in (_MARK, _BRACKETS):
        text = pattern.sub(lambda mark: mark[0].translate(_MARKS), text)
    if len(_STOP.findall(text)) > text.count("。"):
        text = _STOP.sub("。", text)
    text = _DASH.sub("——", _TITLE.sub(r"《\1》", text))
    return _curly(text)


def _curly(text: str) -> str:
    """Straight quotation marks as opening and closing ones, by what they touch.

    Between two characters it is the other one of the pair; the end of a line closes nothing, since
    a column's foot may stand there.
    """
    signs = list(text)
    inside = {'"': False, "'": False}
    for match in _QUOTE.finditer(text):
        sign, place = match[0], match.start()
        before, after = text[place - 1 : place].strip(), text[place + 1 : place + 2].strip()
        if not set(before + after) & _CHINESE_SIGNS and not _HAN.search(before + after):
            continue
        begins = not before or before in "，：、（；"
        ends = not after or after in "，。；、）：！？"
        opens = begins if begins != ends else not inside[sign]
        signs[place] = _CURLY[sign][not opens]
        inside[sign] = opens
    return "".join(signs)
