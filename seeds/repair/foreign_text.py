"""Foreign function words and scripts inside a Chinese sentence (`工作 and 新时代`, `科技の发展`).

A recogniser with a language model writes them now and then where the print has the Chinese word.
Names and terms are other words (AED, Wi-Fi, Rock and Roll): only a lone function word between
Chinese characters is in doubt, and letters of a script that Chinese papers do not print.
"""

import re
from collections.abc import Iterator

from articles.text.normalize import HAN
from seeds.records import ParsedFinding
from seeds.repair.excerpt import doubt
from seeds.repair.reading import Reading

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
    "as": "作为",
    "not": "不",
    "will": "将",
    "has": "有",
    "have": "有",
    "this": "这",
    "that": "那",
    "which": "其",
    "also": "也",
    "was": "是",
    "were": "是",
    "its": "其",
    "their": "他们的",
    "the": "",
    "a": "",
    "an": "",
}
_BESIDE = rf"{HAN}0-9，。、；：”’》）%"
_WORD = re.compile(
    rf"(?<=[{_BESIDE}])[ \u3000]*({'|'.join(CHINESE_FOR)})[ \u3000]*(?=[{HAN}0-9“‘《（])"
)
# Kana, Cyrillic and Hangul; ー and ・ pass for dashes and dots.
_SCRIPT = re.compile(
    r"(?:[\u3041-\u3096\u30a1-\u30fa]+|[\u0400-\u04ff]+|[\uac00-\ud7a3]+)"
    rf"(?=[{HAN}，。、])"
)
_BEFORE_SCRIPT = re.compile(f"[{HAN}，。、]")
_LATIN = re.compile("[a-z]")
_SHORT = frozenset(("a", "in", "on", "at", "to", "by", "is", "as"))


def foreign_text(reading: Reading) -> Iterator[ParsedFinding]:
    """Each such word and each run of such letters."""
    for passage in reading:
        text, view = passage.text, passage.view
        if _LATIN.search(view):
            yield from _words(text, view)
        for match in _SCRIPT.finditer(view):
            if not _BEFORE_SCRIPT.match(view, max(0, match.start() - 1), match.start()):
                continue
            yield doubt(
                "foreign_text",
                text,
                *match.span(),
                instead="的" if match[0] == "の" else None,
                severity="medium",
                why=f"中文句中夹有外文字母“{match[0]}”，疑为识别所误",
            )


def _words(text: str, view: str) -> Iterator[ParsedFinding]:
    """Function words; very short ones only with a space at both sides, as they may be a mark."""
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
