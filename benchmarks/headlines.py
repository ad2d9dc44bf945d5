"""Fit the weights that tell a kicker from a subtitle, and say how often they are right.

    python benchmarks/headlines.py

The pairs: `tests/headlines/pairs.tsv` (invented: kicker or subtitle, upper line, lower line; and
titles in two steps) and every pair of the annotated pages that the parser may learn from, which
count twice. Logistic
regression with an L2 norm of 1 by gradient descent; eightfold cross-validation. Prints the share
of held-out pairs that are told right, by how sure the weights are, and the weights fitted to all,
beside those in `seeds.parser.kickers`, which were rounded and, where pairs are few, kept nearer to
what print does.
"""

import json
import math
import random
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from seeds.parser.events import bare_length  # noqa: E402 - found from wherever this is called
from seeds.parser.headline_facts import facts_of  # noqa: E402
from seeds.parser.kickers import ABOVE, BELOW, split_odds, text_odds  # noqa: E402

FOLDERS = ("five_pages", "pages", "other_papers")
FOLDS, ROUNDS, RATE, NORM = 8, 500, 0.05, 1.0
Pair = tuple[str, str, bool, int]


def read_pairs() -> list[Pair]:
    """Upper line, lower line, whether it is kicker over title, and how often it counts."""
    pairs = {(one, two): (kind == "kicker", 1) for kind, one, two in invented() if kind != "steps"}
    for folder in FOLDERS:
        for path in sorted((ROOT / "tests" / folder).glob("*.json")):
            for article in json.loads(path.read_text(encoding="utf-8"))["articles"]:
                kicker, title, subtitle = (article[n] for n in ("kicker", "title", "subtitle"))
                pairs |= {(kicker, title): (True, 2)} if kicker else {}
                pairs |= {(title, subtitle): (False, 2)} if subtitle else {}
    return [(one, two, *told) for (one, two), told in pairs.items()]


def invented() -> list[list[str]]:
    """Kind, upper and lower line; of kind `steps`: the halves of one title in two steps."""
    lines = (ROOT / "tests" / "headlines" / "pairs.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines]


def row(upper: str, lower: str) -> list[float]:
    """1 for the bias, the weighed facts of both lines, and how much longer the upper one is."""
    above, below = facts_of(upper), facts_of(lower)
    steps = (bare_length(upper) - bare_length(lower)) / 6
    facts = [above[name] for name in ABOVE] + [below[name] for name in BELOW]
    return [1.0, *facts, max(-1.0, min(1.0, steps))]


def fit(rows: list[list[float]], pairs: list[Pair]) -> list[float]:
    """The weights, by gradient descent."""
    weights = [0.0] * len(rows[0])
    for _ in range(ROUNDS):
        slope = [0.0, *(NORM * weight for weight in weights[1:])]
        for values, (_, _, kicker, times) in zip(rows, pairs, strict=True):
            wrong = times * (probability(weights, values) - kicker)
            for place, value in enumerate(values):
                slope[place] += wrong * value
        pace = RATE / math.sqrt(len(rows))
        weights = [weight - pace * step for weight, step in zip(weights, slope, strict=True)]
    return weights


def probability(weights: list[float], values: list[float]) -> float:
    return 1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, values, strict=True))))


def held_out(rows: list[list[float]], pairs: list[Pair]) -> list[float]:
    """For each pair the probability of a kicker by weights that did not see it."""
    order = list(range(len(rows)))
    random.Random(1).shuffle(order)
    found = [0.0] * len(rows)
    for fold in range(FOLDS):
        away = set(order[fold::FOLDS])
        near = [place for place in order if place not in away]
        weights = fit([rows[place] for place in near], [pairs[place] for place in near])
        for place in away:
            found[place] = probability(weights, rows[place])
    return found


def main() -> None:
    pairs = read_pairs()
    rows = [row(upper, lower) for upper, lower, _, _ in pairs]
    found = held_out(rows, pairs)
    right = [
        (chance > 0.5) == kicker for chance, (_, _, kicker, _) in zip(found, pairs, strict=True)
    ]
    used = sum((text_odds(one, two) > 0) == kicker for one, two, kicker, _ in pairs)
    print(f"{len(pairs)} pairs by their words alone; the weights in use tell {used} of them right")
    steps = [split_odds(one, two) <= 0 for kind, one, two in invented() if kind == "steps"]
    print(f"titles in two steps that stay whole: {sum(steps)} of {len(steps)}")
    print(f"held out: {sum(right)} right")
    for low in (0.5, 0.6, 0.7, 0.8, 0.9):
        band = [r for r, c in zip(right, found, strict=True) if low <= max(c, 1 - c) < low + 0.1]
        print(f"  sure from {low}: {sum(band)} of {len(band)}")
    weights = fit(rows, pairs)
    names = ["bias", *(f"above {n}" for n in ABOVE), *(f"below {n}" for n in BELOW), "longer"]
    in_use = [None, *ABOVE.values(), *BELOW.values(), None]
    for name, weight, used_weight in zip(names, weights, in_use, strict=True):
        print(f"  {name:18} {weight:5.1f} {'' if used_weight is None else f'({used_weight})'}")


if __name__ == "__main__":
    main()
