"""Which heading is the title, which stands over it (kicker), which under it (subtitle).

The rank of marks is one witness among several; what the lines say is another: an event over a
phrase is kicker over title, figures under an event are its subtitle (`seeds.parser.kickers`). One
printed line may hold both, parted by its only space.
"""

import math
from dataclasses import dataclass

from seeds.parser.draft import Block, Decision
from seeds.parser.events import gives_details, halves
from seeds.parser.junction import is_open
from seeds.parser.kickers import kicker_odds, probability, split_odds
from seeds.parser.lexicon import bridge
from seeds.records import Alternative

# Each half of a line that holds kicker and title is at least so long.
_LEAST_HALF = 6
_SHORT = 12
# What is first of its kind is named behind it.
_LEADING = ("首次", "首个", "首家", "首批", "首条", "首座")
# The weights are surer of the pairs that they were fitted to than of others.
_MILD = 0.7
# More lines than this are no headline; what follows is read as the last one's rest.
_MOST = 6
# Of three lines the middle one is the title oftener than not.
_MIDDLE = 1.0


@dataclass(frozen=True, slots=True)
class Titles:
    """An article's headline.

    `sure`: how sure it is told apart, 0 to 1; `other`: the next best way to tell it apart.
    """

    title: str = ""
    kicker: str | None = None
    subtitle: str | None = None
    sure: float = 1.0
    other: "Titles | None" = None


def read_titles(headings: tuple[Block, ...], told: str = "") -> Titles:
    """The headings of an article told apart; `told` is its text."""
    lines = _mended(headings)
    if not lines:
        return Titles()
    return _split(lines[0].text) if len(lines) == 1 else _told_apart(lines, told)


def title_decisions(titles: Titles) -> list[Decision]:
    """How sure kicker, title and subtitle are; the other reading is an editor's to choose."""
    if titles.other is None:
        return []
    mine, other = _fields(titles), _fields(titles.other)
    changed = tuple(pair for pair in other.items() if mine[pair[0]] != pair[1])
    alternative = Alternative("set", changed)
    first, *rest = (name for name, _ in changed)
    why = "引题、主题与副题难以断定，也可作另一种读法"
    return [
        Decision(first, titles.sure, why, alternative),
        *(Decision(name, titles.sure) for name in rest),
    ]


def _fields(titles: Titles) -> dict[str, str | None]:
    return {"kicker": titles.kicker, "title": titles.title, "subtitle": titles.subtitle}


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
    if left.endswith(_LEADING):
        return True
    return (is_open(left) and not gives_details(right)) or (
        len(bridge(left, right)) > 1 and (len(left) < _SHORT and len(right) < _SHORT)
    )


def _split(text: str) -> Titles:
    """A lone line: kicker and title where its only space parts two long unlike halves."""
    parts = halves(text)
    if len(parts) != 2 or min(map(len, parts)) < _LEAST_HALF or gives_details(parts[1]):
        return Titles(text)
    share = probability(split_odds(*parts))
    if share <= 0.5:
        return Titles(text, sure=1 - share, other=Titles(parts[1], kicker=parts[0]))
    return Titles(parts[1], kicker=parts[0], sure=share, other=Titles(text))


def _told_apart(lines: list[Block], told: str) -> Titles:
    """Two or more: the line is the title that the ones above lead into and the ones below fill."""
    weighed = lines[:_MOST]
    chances = [math.exp(_MILD * _chance(weighed, place, told)) for place in range(len(weighed))]
    order = sorted(range(len(weighed)), key=lambda place: -chances[place])
    best, second = (_with_title(lines, place) for place in order[:2])
    sure = chances[order[0]] / sum(chances)
    return Titles(best.title, best.kicker, best.subtitle, sure=sure, other=second)


def _chance(lines: list[Block], place: int, told: str) -> float:
    """The logarithm of how likely the line at `place` is the title, but for a constant."""
    chance = _MIDDLE if len(lines) == 3 and place == 1 else 0.0
    for other, line in enumerate(lines):
        if other != place:
            above, below = (line, lines[place]) if other < place else (lines[place], line)
            odds = kicker_odds(above, below, told)
            chance += math.log(probability(odds if other < place else -odds))
    return chance


def _with_title(lines: list[Block], place: int) -> Titles:
    upper = " ".join(block.text for block in lines[:place])
    lower = " ".join(block.text for block in lines[place + 1 :])
    return Titles(lines[place].text, kicker=upper or None, subtitle=lower or None)
