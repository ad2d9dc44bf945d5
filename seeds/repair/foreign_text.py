"""Latin function words inside a Chinese sentence (`工作 and 新时代`).

A recogniser with a language model writes them now and then where the print has the Chinese word.
Names and terms are other words (AED, Wi-Fi, Rock and Roll): only a lone function word between
Chinese characters is in doubt.
"""

import re
from collections.abc import Iterator

from articles.text.normalize import HAN
from seeds.records import ParsedArticle, ParsedFinding
from seeds.repair.excerpt import doubt, views

CHINESE_FOR = {
    "and": "和",
    "or": "或",
    "of": "的",
    "in": "在",
    "on": "在",
    "at": "在",
    "to": "到",
    "for": "为",
    "with": "与",
    "by": "由",
    "from": "从",
    "is": "是",
    "are": "是",
    "but": "但",
    "the": "",
    "a": "",
    "an": "",
}
_BESIDE = rf"{HAN}0-9，。、；：”’》）%"
_WORD = re.compile(
    rf"(?<=[{_BESIDE}])[ \u3000]*({'|'.join(CHINESE_FOR)})[ \u3000]*(?=[{HAN}0-9“‘《（])"
)
_SHORT = frozenset(("a", "in", "on", "at", "to", "by", "is"))


def foreign_text(article: ParsedArticle) -> Iterator[ParsedFinding]:
    """A function word; very short ones only with a space at both sides, as they may be a mark."""
    for text, view in views(article):
        for match in _WORD.finditer(view):
            spaced = match[0][0] in " \u3000" and match[0][-1] in " \u3000"
            if match[1] in _SHORT and not spaced:
                continue
            yield doubt(
                "foreign_text",
                text,
                *match.span(),
                instead=CHINESE_FOR[match[1]],
                severity="high",
                why=f"中文句中夹有外文虚词“{match[1]}”，疑为识别所误",
            )
