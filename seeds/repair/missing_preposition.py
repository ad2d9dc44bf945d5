"""An adverbial straight before `…方面` lacks 在: `一如既往地志愿服务方面发挥优势`."""

from collections.abc import Iterator

from seeds.records import ParsedArticle, ParsedFinding
from seeds.repair.excerpt import doubt, views
from seeds.repair.tokens import Token, tokens

_MOST_NOUNS = 3


def missing_preposition(article: ParsedArticle) -> Iterator[ParsedFinding]:
    """地 leads to a verb or a preposition, never straight to nouns and 方面."""
    for text, view in views(article):
        row = tokens(view)
        for index, token in enumerate(row):
            if token.word != "地" or token.tag != "uv":
                continue
            if aspect := _aspect(row[index + 1 : index + 2 + _MOST_NOUNS]):
                yield doubt(
                    "function_words",
                    text,
                    token.start,
                    aspect.end,
                    instead=f"地在{text[token.end : aspect.end]}",
                    severity="high",
                    why="“地”与“方面”之间疑脱“在”字",
                )


def _aspect(following: list[Token]) -> Token | None:
    """The token 方面 where only nouns stand before it."""
    for index, token in enumerate(following):
        if token.word == "方面":
            return token if index else None
        if not (token.tag.startswith("n") or token.tag == "vn"):
            return None
    return None
