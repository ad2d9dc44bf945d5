"""Function words that stand twice, alone, or where none can stand: `自己的在`, `发展的等问题`."""

from collections.abc import Iterator

from seeds.records import ParsedArticle, ParsedFinding, Severity
from seeds.repair.excerpt import doubt, views
from seeds.repair.tokens import Token, windows

_DOUBLED = frozenset(("的", "了", "在", "和", "与", "把", "被", "从", "对", "是", "为", "将", "由"))
_PRONOUNS = frozenset(
    ("自己", "我", "你", "他", "她", "它", "我们", "你们", "他们", "她们", "大家")
)
_PREPOSITIONS = frozenset(("在", "从", "向", "把", "被", "将", "以", "于", "由"))
_CLAUSE_MARKS = frozenset("，。；！？")


def function_words(article: ParsedArticle) -> Iterator[ParsedFinding]:
    """Each doubled or stranded function word."""
    for text, view in views(article):
        for before, one, two, three in windows(view, 4):
            if one.word in _DOUBLED and one.word == two.word:
                yield _without(text, two, f"“{one.word}”字重出", "medium")
            elif one.word == "的" and two.word == "等" and three.tag[0] in "nv":
                yield _without(text, one, "“的等”不通，疑衍“的”字", "high")
            elif one.word in _PRONOUNS and two.word == "的" and three.word in _PREPOSITIONS:
                yield _without(text, two, f"“的{three.word}”不通，疑衍“的”字", "high")
            elif before.word in _CLAUSE_MARKS and one.word in ("的", "了", "们") and two.tag != "x":
                yield _without(text, one, f"句首“{one.word}”无所属，疑有脱误", "medium")


def _without(text: str, token: Token, why: str, severity: Severity) -> ParsedFinding:
    return doubt(
        "function_words", text, token.start, token.end, instead="", why=why, severity=severity
    )
