"""的 for 地 or 得 where the words around it leave no choice: `力所能及的为`, `深入浅出的讲解了`.

Newspapers use 的 freely before a verb that may be a noun, so only adverbials before a preposition,
before a verb with 了, 着 or 过, and before verbs that are never nouns are in doubt.
"""

from collections.abc import Iterator

from seeds.records import ParsedFinding
from seeds.repair.excerpt import doubt
from seeds.repair.reading import Reading, Token

_PREPOSITIONS = frozenset(("为", "向", "把", "将", "给", "从", "对", "在", "与", "被", "让"))
_ASPECTS = frozenset(("了", "着", "过"))
_COMPARATIVES = frozenset(("更好", "更快", "更多", "更加", "进一步", "更有效", "更积极", "更深入"))
_NEVER_NOUNS = frozenset(
    (
        *("开展", "推动", "推进", "促进", "发挥", "履行", "落实", "贯彻", "融入", "实现", "满足"),
        *("维护", "弘扬", "做好", "抓好", "投入", "投身", "助力", "激励", "激发", "调动", "凝聚"),
    )
)
_BECOME = frozenset(("变", "显", "觉", "忙"))
_DEGREES = frozenset(("更", "更加", "越来越", "越", "很", "非常", "格外", "十分", "不可开交"))


def de_particle(reading: Reading) -> Iterator[ParsedFinding]:
    """Each 的 that grammar would write 地, or 得 after a verb."""
    for passage in reading:
        text, words = passage.text, passage.words
        for place in [index for index, word in enumerate(words) if word == "的" and index]:
            before = passage.token(place - 1)
            if before.word not in _BECOME and not _is_adverbial(before):
                continue
            de, verb, after = map(passage.token, range(place, place + 3))
            if _wants_de_of_adverbs(before, verb, after):
                yield _finding(text, de, "地", "状语之后应作“地”，或为原文用字")
            elif before.word in _BECOME and verb.word in _DEGREES:
                yield _finding(text, de, "得", "补语之前应作“得”")


def _wants_de_of_adverbs(before: Token, verb: Token, after: Token) -> bool:
    if before.word in _COMPARATIVES and verb.word in _NEVER_NOUNS:
        return after.tag[0] in "nv"
    return _is_adverbial(before) and _is_predicate(verb, after)


def _is_adverbial(token: Token) -> bool:
    return len(token.word) > 1 and (
        token.tag in ("i", "d", "z", "ad") or token.word in _COMPARATIVES
    )


def _is_predicate(token: Token, after: Token) -> bool:
    if token.word in _PREPOSITIONS and token.tag == "p":
        return True
    return token.tag == "v" and len(token.word) > 1 and after.word in _ASPECTS


def _finding(text: str, de: Token, instead: str, why: str) -> ParsedFinding:
    return doubt("de_particle", text, de.start, de.end, instead=instead, severity="low", why=why)
