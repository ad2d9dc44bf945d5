"""Which article of a new reading is which of the old one, by their texts alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field

# A misread character spoils fewer short runs than long ones: inside a page short ones tell enough.
GRAM = 5
# Less than this part of the shorter text in common is chance or a quotation.
ALIKE = 0.3
# A text of which this much stands in another is part of it.
INSIDE = 0.6


@dataclass(frozen=True, slots=True)
class Matching:
    """Indices into the old and the new reading.

    `pairs` are the same article in both; of `splits` the new one was a part of the old, of `merges`
    the old one is a part of the new; `added` are new, `vanished` old and nowhere in the new.
    """

    pairs: tuple[tuple[int, int], ...] = ()
    splits: tuple[tuple[int, int], ...] = ()
    merges: tuple[tuple[int, int], ...] = ()
    added: tuple[int, ...] = field(default=())
    vanished: tuple[int, ...] = field(default=())


def match(old: Sequence[frozenset[int]], new: Sequence[frozenset[int]]) -> Matching:
    """Pair the readings' articles, given the n-grams of each; those that share most come first."""
    shared = {
        (i, j): count
        for i, before in enumerate(old)
        for j, now in enumerate(new)
        if (count := len(before & now)) and count >= ALIKE * min(len(before), len(now))
    }
    pairs = _pairs(shared)
    ours, theirs = {i for i, _j in pairs}, {j for _i, j in pairs}
    splits, added = [], []
    for j in (j for j in range(len(new)) if j not in theirs):
        whole = max((i for i in ours), key=lambda i: shared.get((i, j), 0), default=None)
        if whole is not None and shared.get((whole, j), 0) >= INSIDE * len(new[j]) > 0:
            splits.append((whole, j))
        else:
            added.append(j)
    merges, vanished = [], []
    for i in (i for i in range(len(old)) if i not in ours):
        whole = max((j for j in theirs), key=lambda j: shared.get((i, j), 0), default=None)
        if whole is not None and shared.get((i, whole), 0) >= INSIDE * len(old[i]) > 0:
            merges.append((i, whole))
        else:
            vanished.append(i)
    return Matching(pairs, tuple(splits), tuple(merges), tuple(added), tuple(vanished))


def _pairs(shared: dict[tuple[int, int], int]) -> tuple[tuple[int, int], ...]:
    ours: set[int] = set()
    theirs: set[int] = set()
    pairs = []
    for i, j in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if i not in ours and j not in theirs:
            ours.add(i)
            theirs.add(j)
            pairs.append((i, j))
    return tuple(sorted(pairs))
