"""Does an article speak of what a column's name says? Told by the characters that both have."""

from collections import Counter
from itertools import chain

from seeds.parser.draft import Item
from seeds.parser.rubrics import bare_name

# Characters that every text has and that say nothing of a subject.
_FUNCTION = frozenset("的了是在有和与为里中上下")
_READ = 600


def weigh_characters(items: list[Item]) -> dict[str, float]:
    """How telling each character is: one that every article has says nothing of a subject."""
    counts = Counter(chain.from_iterable(set(_subject(item)) for item in items))
    return {sign: 1 - count / (len(items) + 1) for sign, count in counts.items()}


def share_of_name(column: str, item: Item, weights: dict[str, float], skip: str = "") -> float:
    """How much of the heading's telling characters the article has, 0 to 1."""
    signs = {sign for sign in bare_name(column) if "\u3400" <= sign <= "\u9fff"} - _FUNCTION
    total = sum(weights.get(sign, 1.0) for sign in signs)
    text = _subject(item, skip=skip or column)
    found = sum(weights.get(sign, 1.0) for sign in signs if sign in text)
    return found / total if total else 0.0


def _subject(item: Item, skip: str = "") -> str:
    """Title and beginning of an article; `skip` is the column's own heading."""
    titles = "".join(block.text for block in item.headings if block.text != skip)
    return titles + "".join(block.text for block in item.body)[:_READ]
