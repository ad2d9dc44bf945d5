"""A character in whose place the archive always has another, like it: `心理调试` for `心理调适`.

Words of the dictionary may be wrong too. Where no page has the pair that the character makes with a
neighbour, and many pages have the same neighbours on both sides with a like character between them,
that one is suggested. With few pages the rule knows nothing and says nothing.
"""

import re
from collections.abc import Iterator

from articles.text.normalize import HAN
from seeds.records import ParsedFinding
from seeds.repair.alike import alternatives
from seeds.repair.deliberate import is_coined
from seeds.repair.excerpt import doubt
from seeds.repair.reading import Passage, Reading
from seeds.repair.statistics import Table

# Fewer pages than this teach nothing; so many must have the likelier characters together.
_LEAST_PAGES, _SEEN = 50, 4
_RUN = re.compile(f"[{HAN}]{{4,}}")
# Which of these is right the grammar says, not the neighbours; numerals say what they say.
_NEVER = frozenset("的地得他她它们一二三四五六七八九十百千万零〇两")


def unlike_archive(reading: Reading) -> Iterator[ParsedFinding]:
    """Each such character of the paragraphs; headings play with words."""
    if reading.archive.pages < _LEAST_PAGES:
        return
    for passage in reading:
        if not passage.is_heading:
            for run in _RUN.finditer(passage.view):
                yield from _in_run(reading, passage, *run.span())


def _in_run(reading: Reading, passage: Passage, start: int, end: int) -> Iterator[ParsedFinding]:
    grams, text = reading.archive.grams, passage.view
    strange = [not grams[text[at : at + 2]] for at in range(start, end - 1)]
    for place in range(start + 1, end - 1):
        if not (strange[place - start - 1] or strange[place - start]) or text[place] in _NEVER:
            continue
        meant = _meant(grams, text, place)
        if len(meant) == 1 and not _is_deliberate(reading, text, place):
            yield _finding(passage, place, meant[0])


def _meant(grams: Table, text: str, place: int) -> list[str]:
    """The like characters that the archive has between these neighbours, two on one side."""
    before, after = text[place - 1], text[place + 1]
    return [
        sign
        for sign in alternatives(text[place])
        if sign not in _NEVER
        and grams[before + sign + after] >= _SEEN
        and max(grams[text[place - 2] + before + sign], grams[sign + text[place + 1 : place + 3]])
        >= _SEEN
    ]


def _is_deliberate(reading: Reading, text: str, place: int) -> bool:
    """Whether it stands in a name or in quotation marks, or the article says it again."""
    around = text[place - 1 : place + 2]
    if reading.everything.count(around) > 1 or reading.archive.grams[around]:
        return True
    if is_coined(text, place, place + 1):
        return True
    near = text[max(0, place - 3) : place + 4]
    return any(name in near for name in reading.names)


def _finding(passage: Passage, place: int, sign: str) -> ParsedFinding:
    here, usual = passage.view[place], passage.view[place - 1] + sign + passage.view[place + 1]
    return doubt(
        "misreading",
        passage.text,
        place,
        place + 1,
        instead=sign,
        severity="medium",
        why=f"他版此处多作“{usual}”，“{here}”疑误",
    )
