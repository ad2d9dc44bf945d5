"""Marks that dropped out between parallel phrases.

A slogan of two halves that begin alike (`以赛促学践初心以学赋能强本领`) had a space or a comma
between them; the first of several clauses of one shape (`解决职工所需，关心职工所感，满足职工所盼`)
cannot begin in the middle of a longer one.
"""

import re
from collections.abc import Iterator

from articles.text.normalize import HAN
from seeds.records import ParsedFinding
from seeds.repair.excerpt import doubt
from seeds.repair.reading import Passage, Reading

_SLOGAN = re.compile(rf"(?<=[“‘])[{HAN}]{{10,24}}(?=[”’])")
_NOT_A_HALF = re.compile("[的了]")
_SHAPE = re.compile(
    rf"([{HAN}]{{4,16}}?)([{HAN}]{{2}})([{HAN}]{{1,4}}所)([{HAN}])"
    rf"(?=，[{HAN}]{{2}}\3[{HAN}][，。；])"
)


def missing_punctuation(reading: Reading) -> Iterator[ParsedFinding]:
    """Each place where a parallel shows that a mark has gone."""
    for passage in reading:
        yield from _slogans(passage.text)
        yield from _clauses(passage)


def _slogans(text: str) -> Iterator[ParsedFinding]:
    for match in _SLOGAN.finditer(text):
        slogan, half = match[0], len(match[0]) // 2
        parallel = len(slogan) % 2 == 0 and slogan[0] == slogan[half]
        if parallel and slogan[0] not in slogan[1:half] and not _NOT_A_HALF.search(slogan):
            yield ParsedFinding(
                "missing_punctuation",
                slogan,
                "high",
                f"{slogan[:half]} {slogan[half:]}",
                "两句对称，其间疑脱空格或标点",
            )


def _clauses(passage: Passage) -> Iterator[ParsedFinding]:
    text = passage.text
    if "所" not in text:
        return
    for match in _SHAPE.finditer(passage.view):
        place = match.end(1)
        governing = passage.token(passage.index_at(place) - 1)
        if not passage.begins_word(place) or not governing.tag.startswith(("n", "vn")):
            continue  # 始终坚持解决职工所需 is whole: a verb governs the rest
        yield doubt(
            "missing_punctuation",
            text,
            place - len(governing.word),
            match.end(),
            instead=f"{governing.word}，{text[place : match.end()]}",
            severity="high",
            why="与下文分句并列，其前疑脱逗号",
        )
