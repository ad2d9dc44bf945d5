"""What happens to the text of a page between print and file: each damage done to all of a page.

A damage takes the page's text and the headlines on it (as their annotation has them) and returns
the damaged text. It is the same for the same page at every run: chance is seeded by the text.
"""

import random
import re
from collections.abc import Callable
from functools import cache, partial

import opencc

from articles.text.segment import words

Damage = Callable[[str, frozenset[str]], str]

_HALF = str.maketrans("，。、：；？！（）《》“”‘’【】", ",.,:;?!()<>\"\"''[]")
_CORNERS = str.maketrans("“”‘’", "「」『』")
_MARK = re.compile(r"^(#+\s*|[-*>]\s+)", re.M)
_BYLINE = re.compile(r"[（(](?=[^（）()\n]{0,40}(?:记者|通讯员|实习生))[^（）()\n]{2,60}[）)]")
_CREDIT = re.compile(r"^(?=.*(?:摄|报道|记者|通讯员)).{4,24}$")
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\x01\x07\x1b\x7f"
_FURNITURE = (
    "4",
    "第04版:工会",
    "2023年8月15日 星期二",
    "责任编辑 甘棠 美编 蒲苇 校对 阙长风",
    "上一版 下一版",
)
_HEADLINE_LENGTH, _LEAST_BROKEN = 45, 10


def _seeded(text: str) -> random.Random:
    return random.Random(len(text))


def _each_line(change: Callable[[str], str], text: str) -> str:
    return "\n".join(change(line) if line.strip() else line for line in text.split("\n"))


def _bare(line: str) -> str:
    return _MARK.sub("", line.strip()).replace("**", "")


def sprinkled(text: str, _: frozenset[str], signs: str = _INVISIBLE) -> str:
    """Invisible characters (or others) before every eighth character or so."""
    rng = _seeded(text)
    return "".join(
        (rng.choice(signs) if sign != "\n" and rng.random() < 1 / 8 else "") + sign for sign in text
    )


def wide_spaces(text: str, _: frozenset[str]) -> str:
    """Full-width spaces for spaces, and two before every paragraph."""

    def wide(line: str) -> str:
        mark = _MARK.match(line)
        start = mark.end() if mark else 0
        spaced = line[start:].replace(" ", "\u3000")
        return line[:start] + ("" if start or _is_headline(line) else "\u3000\u3000") + spaced

    return _each_line(wide, text)


def _is_headline(line: str) -> bool:
    return len(line) <= _HEADLINE_LENGTH and not line.rstrip().endswith(("。", "”", "？", "！"))


def broken_headlines(text: str, headlines: frozenset[str], *, headings: bool) -> str:
    """Headlines broken in the middle, between two words: into two lines, or two headings."""

    def broken(line: str) -> str:
        bare = _bare(line)
        if len(bare) < _LEAST_BROKEN or bare not in headlines:
            return line
        mark = line[: line.index(bare[0])]
        place = _middle(bare)
        between = f"\n\n{mark}" if headings else "\n"
        return f"{mark}{bare[:place].rstrip()}{between}{line[len(mark) + place :].lstrip()}"

    return _each_line(broken, text)


def _middle(headline: str) -> int:
    """The end of a word nearest to the middle, where print may break: not within brackets' edge."""
    ends, end = [], 0
    for word in words(headline)[:-1]:
        end += len(word)
        if headline[end] not in "”’》）」，、。：；！？" and headline[end - 1] not in "“‘《（「":
            ends.append(end)
    return min(ends, key=lambda place: abs(place - len(headline) / 2), default=len(headline))


def broken_bylines(text: str, _: frozenset[str]) -> str:
    """Bylines in brackets and credits on lines of their own, broken at a space or in a name."""

    def at_space(match: re.Match[str]) -> str:
        before, space, after = match[0].rpartition(" ")
        cut = len(match[0]) - 2
        return f"{before}\n\n{after}" if space else f"{match[0][:cut]}\n\n{match[0][cut:]}"

    def broken(line: str) -> str:
        if _CREDIT.match(line) and "讯" not in line and " " in line and line[0] not in "#（(":
            return line.replace(" ", "\n\n", 1)
        return _BYLINE.sub(at_space, line, count=1)

    return _each_line(broken, text)


def doubled_paragraphs(text: str, _: frozenset[str]) -> str:
    """Every third long line once more below itself."""
    lines, count = [], 0
    for line in text.split("\n"):
        lines.append(line)
        if len(line) > _HEADLINE_LENGTH:
            count += 1
            lines += ["", line] if count % 3 == 0 else []
    return "\n".join(lines)


def with_furniture(text: str, _: frozenset[str], *, inside: bool) -> str:
    """Lines of the page's own between paragraphs, or inside them, cutting them in two."""
    lines, rng = [], _seeded(text)
    furniture = list(_FURNITURE)
    for line in text.split("\n"):
        if len(line) > 3 * _HEADLINE_LENGTH and furniture:
            cut = rng.randrange(60, len(line) - 20) if inside else 0
            lines += [line[:cut], "", furniture.pop(), ""] if inside else [furniture.pop(), ""]
            line = line[cut:]
        lines.append(line)
    return "\n".join(lines)


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


def traditional(text: str, _: frozenset[str]) -> str:
    """Traditional characters with their quotation marks."""
    return str(_converter().convert(text)).translate(_CORNERS)


def marked(text: str, _: frozenset[str], *, before: str, after: str = "", short: bool) -> str:
    """Markdown before (and behind) every line, or every line that might be a headline."""

    def mark(line: str) -> str:
        return f"{before}{_bare(line)}{after}" if not short or _is_headline(line) else line

    return _each_line(mark, text)


def unmarked(text: str, _: frozenset[str]) -> str:
    """Without any Markdown."""
    return _each_line(_bare, text)


def _blank_lines(text: str, _: frozenset[str], find: str, put: str) -> str:
    return re.sub(find, put, text)


DAMAGES: dict[str, Damage] = {
    "none": lambda text, _: text,
    "BOM": lambda text, _: "\ufeff" + text,
    "CRLF": lambda text, _: text.replace("\n", "\r\n"),
    "CR CR LF": lambda text, _: text.replace("\n", "\r\r\n"),
    "invisible characters": sprinkled,
    "spaces within": partial(sprinkled, signs=" \u3000"),
    "full-width spaces": wide_spaces,
    "lost blank lines": partial(_blank_lines, find=r"\n{2,}", put="\n"),
    "doubled blank lines": partial(_blank_lines, find=r"\n(\n+)", put=r"\n\1\1"),
    "headlines on two lines": partial(broken_headlines, headings=False),
    "headlines in two headings": partial(broken_headlines, headings=True),
    "broken bylines": broken_bylines,
    "doubled paragraphs": doubled_paragraphs,
    "furniture between": partial(with_furniture, inside=False),
    "furniture inside": partial(with_furniture, inside=True),
    "traditional": traditional,
    "half-width": lambda text, _: text.translate(_HALF),
    "no Markdown": unmarked,
    "# on short lines": partial(marked, before="# ", short=True),
    "** on short lines": partial(marked, before="**", after="**", short=True),
    "# on all lines": partial(marked, before="# ", short=False),
    "** on all lines": partial(marked, before="**", after="**", short=False),
    "- on all lines": partial(marked, before="- ", short=False),
    "> on all lines": partial(marked, before="> ", short=False),
}
