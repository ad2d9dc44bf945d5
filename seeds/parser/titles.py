"""Which heading is the title, which stands over it (kicker), which under it (subtitle).

The rank of marks is one witness among several; what the lines say is another: an event over a
phrase is kicker over title, figures under an event are its subtitle. One printed line may hold
both, parted by its only space.
"""

import re
from dataclasses import dataclass

from articles.text.segment import is_word
from seeds.parser.draft import Block
from seeds.parser.events import (
    bare_length,
    gives_details,
    gives_share,
    halves,
    is_clause,
    is_motto,
    is_parallel,
    names_genre,
    slogan_count,
    tells_event,
)
from seeds.parser.junction import is_open
from seeds.parser.lexicon import bridge

# Each half of a line that holds kicker and title is at least so long.
_LEAST_HALF, _ENOUGH = 6, 3
_QUOTED = re.compile("“([^“”]{1,20})”")
_FROM_TO = re.compile("从.{2,12}到.{2,12}$")
_HERO = re.compile("一(?:名|位|个|群|对|家|支)[^，。]{2,10}的")
_ASKS = re.compile("谁|为何|何处|何在|何以|怎么办|如何|怎样")
_MUCH = 4
_DASHES = ("——", "—", "--", "－－")


@dataclass(frozen=True, slots=True)
class Titles:
    """An article's headline; `doubt` says why it may be wrong."""

    title: str = ""
    kicker: str | None = None
    subtitle: str | None = None
    doubt: str = ""


def read_titles(headings: tuple[Block, ...]) -> Titles:
    """The headings of an article told apart."""
    lines = _mended(headings)
    if not lines:
        return Titles()
    if len(lines) == 1:
        return _split(lines[0].text)
    if len(lines) == 2:
        return _pair(lines[0], lines[1])
    return _several(lines)


def _mended(headings: tuple[Block, ...]) -> list[Block]:
    """A headline that print broke over two lines of one rank, in the middle of a word, is one."""
    lines: list[Block] = []
    for block in headings:
        last = lines[-1] if lines else None
        if last and last.level == block.level and _goes_on(last.text, block.text):
            lines[-1] = Block(text=last.text + block.text, span=last.span, level=last.level)
        else:
            lines.append(block)
    return lines


def _goes_on(left: str, right: str) -> bool:
    return (is_open(left) and not gives_details(right)) or (
        len(bridge(left, right)) > 1 and (len(left) < 12 and len(right) < 12)
    )


def _split(text: str) -> Titles:
    """A lone line: kicker and title where its only space parts two long unlike halves."""
    parts = halves(text)
    if len(parts) == 2 and min(map(len, parts)) >= _LEAST_HALF and _leads_into(*parts):
        return Titles(parts[1], kicker=parts[0])
    return Titles(text)


def _leads_into(one: str, other: str) -> bool:
    """Whether the first half tells what happens and the second is a phrase about it.

    Two clauses of one measure, or two that tell on, are one title in two steps.
    """
    if gives_details(other):
        return False
    score = 2 if tells_event(one) else int(is_clause(one))
    score += -2 if tells_event(other) or is_clause(other) else 1
    score += _calls_out(one, other)
    longer = bare_length(one) - bare_length(other)
    score += 1 if longer > 0 else -2 if longer == 0 else 0
    return score >= _ENOUGH


def _calls_out(one: str, other: str) -> int:
    """A quoted word in the second half alone: behind a body's act it says what came of it."""
    if tells_event(one):
        return 2 * bool(_QUOTED.search(other) and not _QUOTED.search(one))
    return int(_is_coined(other) and not _is_coined(one)) + 2 * bool(_FROM_TO.match(other))


def _pair(upper: Block, lower: Block) -> Titles:
    score = kicker_evidence(upper, lower)
    doubt = "引题与主题，或主题与副题，难以断定" if score == 0 else ""
    if score > 0 or (score == 0 and len(lower.text) <= len(upper.text)):
        return Titles(lower.text, kicker=upper.text, doubt=doubt)
    return Titles(upper.text, subtitle=lower.text, doubt=doubt)


def kicker_evidence(upper: Block, lower: Block) -> int:
    """Evidence for kicker over title; negative for title over subtitle."""
    score = 2 * _rank(upper, lower)
    if lower.text.startswith(_DASHES):
        return -9
    if gives_details(lower.text) or (names_genre(lower.text) and not names_genre(upper.text)):
        score -= 3
    if names_genre(upper.text):
        score += 2
    score -= 2 * (_names_hero(lower.text) and _is_coined(upper.text))
    score -= 2 * (gives_share(lower.text) and not gives_share(upper.text))
    if is_parallel(upper.text) and len(halves(upper.text)[0]) <= 8:
        score += 2
    if is_parallel(lower.text) and not is_parallel(upper.text):
        # Of one rank, a phrase in two steps under an event is its title.
        plain = _rank(upper, lower) == 0
        score -= 0 if plain and tells_event(upper.text) and not tells_event(lower.text) else 2
    score += _voice(upper.text, lower.text)
    # The title has the largest type, and so the fewest characters.
    longer = len(lower.text) - len(upper.text)
    score += 1 if longer <= -_MUCH else -1 if longer >= _MUCH and not is_parallel(upper.text) else 0
    score += _is_coined(lower.text) - _is_coined(upper.text)
    return score


def _names_hero(text: str) -> bool:
    """`一名职校生的烘焙之路`: of whom the article tells, without a coined word of its own."""
    return _HERO.match(text) is not None and not _is_coined(text)


def _is_coined(text: str) -> bool:
    """A coined phrase in quotation marks, an exclamation, a question: that is a title's way."""
    coined = [phrase for phrase in _QUOTED.findall(text) if not is_word(phrase)]
    return bool(coined or _ASKS.search(text)) or text.endswith(("！", "？", "!", "?"))


def _voice(upper: str, lower: str) -> int:
    """Who leads into whom: an event over a phrase, or a phrase over an event, is kicker over title.

    Of two events the lower gives the details.
    """
    if tells_event(upper) and not tells_event(lower):
        if is_clause(lower) and not _urges(lower):
            return -1
        return 1 + (slogan_count(lower) > 0)
    called = slogan_count(upper) > 0 or is_motto(upper)
    if called and tells_event(lower) and not tells_event(upper):
        return 2
    above, below = (tells_event(text) or is_clause(text) for text in (upper, lower))
    if above and below:
        return -1
    return 1 if above or below else 0


def _urges(text: str) -> bool:
    """Whether it says what ought to be, or says it in two steps: a title's way over a fact."""
    return is_parallel(text) or any(word in text for word in ("要", "别让", "不能", "岂能"))


def _rank(upper: Block, lower: Block) -> int:
    """+ where the marks set the lower line higher, − where only the upper has one."""
    if upper.marked and not lower.marked:
        return -2
    if lower.marked and not upper.marked:
        return 2
    if not upper.level or not lower.level or upper.level == lower.level:
        return 0
    return 2 if upper.level > lower.level else -1


def _several(lines: list[Block]) -> Titles:
    """Three or more: the highest rank is the title, else the line that the first leads into."""
    ranks = [block.level or 9 for block in lines]
    best = min(ranks)
    if ranks.count(best) == 1:
        place = ranks.index(best)
        if place == 0 and len(lines) == 3 and kicker_evidence(lines[0], lines[1]) > 0:
            place = 1
    elif ranks[0] == ranks[2] < ranks[1]:
        place = 2  # a kicker of lower rank leads into the title below it
    else:
        place = 1 if kicker_evidence(lines[0], lines[1]) >= 0 else 0
    upper = " ".join(block.text for block in lines[:place])
    lower = " ".join(block.text for block in lines[place + 1 :])
    return Titles(lines[place].text, kicker=upper or None, subtitle=lower or None)
