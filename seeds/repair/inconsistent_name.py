"""A person's name in two spellings within one article: 潘建新 and 潘健新."""

from collections import Counter
from collections.abc import Iterator
from itertools import permutations

from articles.text.persons import persons
from seeds.records import ParsedArticle, ParsedFinding
from seeds.repair.excerpt import doubt, texts
from seeds.repair.same_sound import sound_alike


def inconsistent_name(article: ParsedArticle) -> Iterator[ParsedFinding]:
    """The rarer spelling where two names share the surname and sound the same."""
    everything = list(texts(article))
    counts = Counter({name: sum(t.count(name) for t in everything) for name in persons(everything)})
    counts.update(credit.name for credit in article.credits)
    for rare, usual in permutations(counts, 2):
        if rare[0] == usual[0] and counts[rare] < counts[usual] and sound_alike(rare, usual):
            yield from _finding(everything, rare, usual)


def _finding(everything: list[str], rare: str, usual: str) -> Iterator[ParsedFinding]:
    for text in everything:
        start = text.find(rare)
        if start >= 0:
            yield doubt(
                "inconsistent_name",
                text,
                start,
                start + len(rare),
                instead=usual,
                severity="medium",
                why=f"本文他处作“{usual}”，须核对人名",
            )
            return
