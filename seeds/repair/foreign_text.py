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
PHRASES = {
    "up to": "达",
    "at least": "至少",
    "more than": "超过",
    "less than": "不到",
    "such as": "如",
    "as well as": "以及",
    "and so on": "等",
    "in order to": "为了",
    "because of": "因为",
    "according to": "根据",
}
# Where they stand alone in a Chinese sentence they are doubted, and nobody knows what was meant.
_OTHER = (
    "be been can could may must should would did does do had it he she they we our your who what "
    "when where while than then there these those some many more most all each every other very "
    "only already still until after before during between through over under about into out up if "
    "so because however therefore including"
)
_KNOWN = CHINESE_FOR | PHRASES
_WORDS = sorted((*_KNOWN, *_OTHER.split()), key=len, reverse=True)
_BESIDE = rf"{HAN}0-9，。、；：”’》）%"
_RUN = re.compile(
    rf"[ \u3000]{{0,3}}(?<![A-Za-z])((?:{'|'.join(_WORDS)})(?: (?:{'|'.join(_WORDS)})){{0,3}})"
    rf"(?![A-Za-z])[ \u3000]{{0,3}}(?=[{HAN}0-9“‘《（])"
)
_BEFORE_WORD = re.compile(f"[{_BESIDE}]")
# Kana, Cyrillic and Hangul; ー and ・ pass for dashes and dots.
_SCRIPT = re.compile(
    r"(?:[\u3041-\u3096\u30a1-\u30fa]+|[\u0400-\u04ff]+|[\uac00-\ud7a3]+)"
    rf"(?=[{HAN}，。、])"
)
_BEFORE_SCRIPT = re.compile(f"[{HAN}，。、]")
_LATIN = re.compile("[a-z]")
_SURE_WITHOUT_SPACE = frozenset(CHINESE_FOR) - {"a", "in", "on", "at", "to", "by", "is", "as"}


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
    """Function words; the short and the others only with a space at both sides: else a mark."""
    for match in _RUN.finditer(view):
        spaced = match[0][0] in " \u3000" and match[0][-1] in " \u3000"
        if not spaced and match[1] not in _SURE_WITHOUT_SPACE:
            continue
        if not _BEFORE_WORD.match(view, max(0, match.start() - 1), match.start()):
            continue
        yield doubt(
            "foreign_text",
            text,
            *match.span(),
            instead=_KNOWN.get(match[1]),
            severity="high",
            why=f"中文句中夹有外文词“{match[1]}”，疑为识别所误",
        )
