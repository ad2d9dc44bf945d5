"""A term written with another character of the same sound than elsewhere in the same article.

`心理调试的方法` beside two times `心理调适` is a slip; a neighbour that both share makes it so, and
the article itself says which is right, by number.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from pypinyin import Style, pinyin

from seeds.records import ParsedArticle, ParsedFinding
from seeds.repair.excerpt import doubt, views
from seeds.repair.tokens import Token, tokens

_LENGTH = 2


@cache
def sounds(character: str) -> frozenset[str]:
    """The character's readings without tone."""
    return frozenset(pinyin(character, style=Style.NORMAL, heteronym=True)[0])


def sound_alike(one: str, other: str) -> bool:
    """Whether the words differ in exactly one character, and that one sounds the same."""
    if len(one) != len(other):
        return False
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(differing) == 1 and not sounds(differing[0][0]).isdisjoint(sounds(differing[0][1]))


def same_sound(article: ParsedArticle) -> Iterator[ParsedFinding]:
    """Each term that stands once where its double stands at least twice."""
    places: dict[tuple[str, str], list[tuple[str, Token]]] = defaultdict(list)
    seconds: dict[str, set[str]] = defaultdict(set)
    for text, view in views(article):
        for left, right in pairwise(tokens(view)):
            if _is_term(left) and _is_term(right):
                places[left.word, right.word].append((text, right))
                seconds[left.word].add(right.word)
    for (before, word), found in places.items():
        usual = [w for w in seconds[before] if len(places[before, w]) > 1 and sound_alike(word, w)]
        if usual and len(found) == 1:
            yield _finding(*found[0], before, usual[0])


def _finding(text: str, token: Token, left: str, usual: str) -> ParsedFinding:
    return doubt(
        "misreading",
        text,
        token.start - len(left),
        token.end,
        instead=left + usual,
        severity="high",
        why=f"本文他处作“{left}{usual}”，疑为同音误字",
    )


def _is_term(token: Token) -> bool:
    return len(token.word) == _LENGTH and token.tag[0] in "nvaijl" and token.word[0] >= "\u4e00"
