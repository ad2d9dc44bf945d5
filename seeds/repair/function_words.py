"""Function words that stand twice, alone, or where none can stand: `自己的在`, `发展的等问题`."""

import re
from collections.abc import Iterator

from articles.text import segment
from seeds.records import ParsedFinding, Severity
from seeds.repair.excerpt import doubt
from seeds.repair.reading import Passage, Reading, Token

_DOUBLED = re.compile("(?=([的了在和与把被从对是为将由以及])\\1)")
_BEFORE_ETC = re.compile("的等")
_PRONOUN = re.compile(
    "(?:自己|我们|你们|他们|她们|它们|大家|[我你他她它])(的)(在|从|向|把|被|将|以|于|由|对|给|跟)"
)
_AT_CLAUSE = re.compile("(?<=[，。；！？、：])(?:的|了|们|着|得|地)")
_BEFORE_MARK = re.compile("(在|从|把|被|和|与|及|向|以及|并且|而且)(?=[，。；！？])")
# 和 and 与 end a clause in verse and in names; 被 and 把 do not.
_NEVER_LAST = frozenset(("从", "把", "以及", "并且", "而且", "与", "及"))


def function_words(reading: Reading) -> Iterator[ParsedFinding]:
    """Each doubled or stranded function word."""
    for passage in reading:
        yield from _doubled(passage)
        yield from _after_de(passage)
        yield from _stranded(passage)


def _doubled(passage: Passage) -> Iterator[ParsedFinding]:
    """`来到了了河边`; 的的确确 and 为了了解 are words of their own."""
    for match in _DOUBLED.finditer(passage.view):
        index = passage.index_at(match.start())
        one, two = passage.token(index), passage.token(index + 1)
        if one.word == two.word == match[1] and one.start == match.start():
            yield _without(passage, two, f"“{one.word}”字重出", "medium")


def _after_de(passage: Passage) -> Iterator[ParsedFinding]:
    """的 before 等 with a list's generic word behind, and between a pronoun and a preposition."""
    for match in _BEFORE_ETC.finditer(passage.view):
        de, etc, noun = map(passage.token, range(i := passage.index_at(match.start()), i + 3))
        if (de.word, etc.word) == ("的", "等") and noun.tag[0] in "nv":
            yield _without(passage, de, "“的等”不通，疑衍“的”字", "high")
    for match in _PRONOUN.finditer(passage.view):
        index = passage.index_at(match.start(1))
        de, preposition = passage.token(index), passage.token(index + 1)
        if (de.word, preposition.word) == ("的", match[2]) and preposition.tag == "p":
            yield _without(passage, de, f"“的{match[2]}”不通，疑衍“的”字", "high")


def _stranded(passage: Passage) -> Iterator[ParsedFinding]:
    """A particle that begins a clause, a preposition or conjunction that ends one."""
    for match in _AT_CLAUSE.finditer(passage.view):
        token = passage.token(passage.index_at(match.start()))
        goes_on = passage.token(passage.index_at(token.end)).tag != segment.UNKNOWN
        if token.word in ("的", "了", "们") and goes_on:
            yield _without(passage, token, f"句首“{token.word}”无所属，疑有脱误", "medium")
    for match in _BEFORE_MARK.finditer(passage.view):
        token = passage.token(passage.index_at(match.start()))
        counted = passage.token(passage.index_at(match.start()) - 1).tag == segment.NUMBER
        if token.word == match[1] and token.word in _NEVER_LAST and not counted:
            yield doubt(
                "function_words",
                passage.text,
                token.start,
                token.end,
                why=f"“{token.word}”之后无所接，疑有脱漏",
                severity="medium",
            )


def _without(passage: Passage, token: Token, why: str, severity: Severity) -> ParsedFinding:
    return doubt(
        "function_words",
        passage.text,
        token.start,
        token.end,
        instead="",
        why=why,
        severity=severity,
    )
