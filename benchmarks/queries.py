"""Two hundred queries of seven kinds, drawn from an archive's own words."""

import random
import re
from collections import Counter
from collections.abc import Sequence

from articles.text import segment
from benchmarks.archive import Made, Recipe

_HAN = re.compile(r"[一-鿿]+")
EACH = {
    "common word": 29, "four characters": 29, "person": 29, "two words": 29, "phrase": 28,
    "rare word": 28, "none": 28,
}  # fmt: skip


def queries(recipe: Recipe, sample: Sequence[Made]) -> dict[str, list[str]]:
    """The queries by kind, the same ones for the same archive."""
    chance = random.Random(7)
    words: Counter[str] = Counter()
    for made in sample:
        found = set(segment.words(made.body))
        words.update(word for word in found if len(word) > 1 and _HAN.fullmatch(word))
    by_use = [word for word, _ in words.most_common()]
    middling = [word for word, uses in words.items() if 0.005 < uses / len(sample) < 0.1]
    runs = [run for made in sample for run in _HAN.findall(made.body) if len(run) > 9]
    four = [word for word in by_use if len(word) == 4]
    pools = {
        "common word": by_use[:60],
        "four characters": four[:40] + four[100:200],
        "person": recipe.people[:500],
        "two words": [" ".join(chance.sample(middling, 2)) for _ in range(60)],
        "phrase": [_part(run, chance) for run in chance.sample(runs, 60)],
        "rare word": [word for word in by_use[-4000:] if words[word] == 1],
        "none": ["".join(chance.sample(by_use[-4000:], 2)) for _ in range(60)],
    }
    return {kind: chance.sample(pools[kind], count) for kind, count in EACH.items()}


def _part(run: str, chance: random.Random) -> str:
    long = chance.randint(6, min(10, len(run)))
    start = chance.randrange(len(run) - long + 1)
    return f'"{run[start : start + long]}"'
