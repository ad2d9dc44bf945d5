"""Kicker over title, or title over subtitle? What each fact of the two lines speaks for, in
log-odds.

The weights are the mean of two fits (logistic regression, L2): to the annotated pages with few
invented pairs, and to all pairs; rounded, and kept nearer to what print does where pairs are few.
`benchmarks/headlines.py` fits them again and tells how often they are right on other pairs.
"""

import math

from seeds.parser.cohesion import taken_up
from seeds.parser.draft import Block
from seeds.parser.events import bare_length
from seeds.parser.headline_facts import Facts, facts_of

_BIAS = 0.8
# A kicker says where, when, by whom, on what call something came about; it is no finished thought.
ABOVE: Facts = {
    "event": 1.4, "whose": 0.7, "clause": -0.3, "says": 1.5, "slogan": 1.4, "verb first": 0.4,
    "steps": 0.8, "spaced": 0.3, "motto": 1.1, "quotes": -1.1, "asks": -0.3, "done": -1.1,
    "meets": 0.6, "series": 0.8, "home": -1.2, "brings": 0.9, "moment": 1.2, "brief": 0.6,
    "seven": 0.4, "urges": -0.6, "call": 0.5, "genre": 0.3, "details": 0.3,
}  # fmt: skip
# A subtitle gives figures, conditions, voices; a title has the coined word and the measured phrase.
BELOW: Facts = {
    "attends": -1.6, "slogan": 0.6, "verb first": -0.4, "figure": -0.6, "digit": -0.5,
    "steps": 0.6, "quotes": 1.8, "asks": 1.0, "genre": -2.6, "dash": -6.0, "recounts": -1.1,
    "details": -4.0, "share": -3.2, "source": -1.7, "limit": -1.0, "done": 1.1, "home": 0.3,
    "brings": 0.5, "aims": 0.9, "person": 0.4, "urges": 0.9, "spaced": -0.2, "whose": -0.6,
}  # fmt: skip
_LONGER, _A_STEP = 1.5, 6
# No title ends in a colon (`临江钢管公司：`).
_NAMES_WHOSE = 4.0
_COINED, _TOLD, _STRANGE = 0.6, 0.6, 0.3
_LONG = 12
# Of annotated pairs all 101 whose lower line alone is marked, or has the higher rank, are kicker
# over title. The upper line's mark is mostly a title's: alone in 67 of 70, higher in 26 of 34.
_LOWER_HIGHER, _UPPER_HIGHER, _ONLY_LOWER, _ONLY_UPPER = 4.0, 1.9, 4.0, 3.0


def kicker_odds(upper: Block, lower: Block, told: str = "") -> float:
    """Log-odds that the upper line is the lower's kicker and not the lower the upper's subtitle.

    `told` is the article's text.
    """
    odds = text_odds(upper.text, lower.text) + _rank_odds(upper, lower)
    return odds + _told_odds(upper.text, lower.text, told)


def text_odds(upper: str, lower: str) -> float:
    """The same by the words alone."""
    above, below = facts_of(upper), facts_of(lower)
    odds = _BIAS + _weighed(above, ABOVE) + _weighed(below, BELOW)
    # The title has the largest type, and so the fewest characters.
    steps = (bare_length(upper) - bare_length(lower)) / _A_STEP
    odds += _LONGER * max(-1.0, min(1.0, steps))
    return odds + _NAMES_WHOSE * upper.endswith(("：", ":"))


def split_odds(one: str, other: str) -> float:
    """Log-odds that the halves of one line are kicker and title, not one title in two steps.

    Two steps, and the halves of a slogan, have one measure; a kicker is long, names a body's act,
    and the title behind it has the coined word.
    """
    above, below = facts_of(one), facts_of(other)
    acts = above["event"] or above["meets"] or above["says"]
    apart = abs(bare_length(one) - bare_length(other))
    odds = 0.25 * text_odds(one, other) - 0.5
    odds -= above["slogan"] + 0.3 * above["verb first"]
    odds += (0.8 if above["event"] else 0) + (1.6 if acts else 0)
    odds += 2.1 if len(one) >= _LONG else 0
    odds += 1.5 if below["quotes"] and not above["quotes"] else 0
    odds -= 0.6 if below["clause"] else 0
    return odds - (1.9 if apart == 0 else 1.1 if apart == 1 else 0)


def probability(odds: float) -> float:
    """What log-odds say on a scale from 0 to 1."""
    return 1 / (1 + math.exp(-odds))


def _weighed(facts: Facts, weights: Facts) -> float:
    return sum(weight * facts[name] for name, weight in weights.items())


def _told_odds(upper: str, lower: str, told: str) -> float:
    """What a title coins is not in the text, and what its kicker tells is."""
    return _COINED * (taken_up(upper, told) > _TOLD and taken_up(lower, told) < _STRANGE)


def _rank_odds(upper: Block, lower: Block) -> float:
    """+ where the marks set the lower line higher, − where they set the upper one higher."""
    if upper.marked != lower.marked:
        return _ONLY_LOWER if lower.marked else -_ONLY_UPPER
    if not upper.level or not lower.level or upper.level == lower.level:
        return 0.0
    return _LOWER_HIGHER if upper.level > lower.level else -_UPPER_HIGHER
