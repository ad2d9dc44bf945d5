"""How alike two texts are, by the runs of characters that they share.

Resemblance is the Jaccard coefficient of the sets of n-grams, a fingerprint the smallest hashes of
that set: two texts share about as large a part of their fingerprints as of their n-grams
(A. Broder, On the resemblance and containment of documents, 1997).
"""

import re
from heapq import nsmallest
from zlib import crc32

# Seven characters seldom recur by chance, and nine of ten survive where one in a hundred is wrong.
GRAM = 7
SIZE = 24
_UNPRINTED = re.compile(r"[\W_]+")


def grams(text: str, length: int = GRAM) -> frozenset[int]:
    """Hashes of all runs of `length` letters of a text; marks and spaces do not count."""
    bare = _UNPRINTED.sub("", text)
    if len(bare) <= length:
        return frozenset({crc32(bare.encode())} if bare else ())
    runs = [bare[start : start + length] for start in range(len(bare) - length + 1)]
    return frozenset(map(crc32, map(str.encode, runs)))


def fingerprint(found: frozenset[int]) -> frozenset[int]:
    """The smallest of the hashes."""
    return frozenset(nsmallest(SIZE, found))


def resemblance(one: frozenset[int], other: frozenset[int]) -> float:
    """The shared part of both, 0 to 1."""
    return len(one & other) / (len(one | other) or 1)
