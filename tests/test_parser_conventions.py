"""Bylines, leads, credits and furniture as Chinese newspapers print them, by the hundred.

The tables in `tests/conventions/` hold one printed form a line, its columns parted by tabs; the
people and places are invented. Credits are written `name:role` by the role's first letter.
"""

from pathlib import Path

import pytest

from seeds.parser.signs import in_one_typography
from seeds.pipeline import read_text
from seeds.records import ParsedArticle, ParsedPage

CONVENTIONS = Path(__file__).parent / "conventions"
LETTERS = {
    "reporter": "R", "intern": "I", "correspondent": "C",
    "photographer": "P", "editor": "E", "agency": "A",
}  # fmt: skip
TITLE = "手术室的灯亮到天明"
FIRST = "近日，县医院的急救车连夜出动，把一名重伤的工人送进了手术室。"
LAST = "医生说，再晚十分钟，这条腿就保不住了。"


def rows(name: str) -> list[tuple[str, ...]]:
    """The rows of a table; its lines may begin and end with the spaces that print has there."""
    lines = (CONVENTIONS / name).read_text(encoding="utf-8").split("\n")
    return [tuple(line.split("\t")) for line in lines if line]


def read(*lines: str) -> ParsedPage:
    """A page of these lines under one title."""
    return read_text(in_one_typography("\n\n".join((f"# {TITLE}", *lines))))


def credited(article: ParsedArticle) -> list[str]:
    """Who is credited with what, in one order."""
    return sorted(f"{credit.name}:{LETTERS[credit.role]}" for credit in article.credits)


def same(text: str) -> str:
    """The text in the typography of the rules, without the spaces round it."""
    return in_one_typography(text).strip()


@pytest.mark.parametrize(("printed", "lead", "people"), rows("openings.tsv"))
def test_an_opening_is_taken_off_the_first_paragraph(printed, lead, people):
    article = read(printed + FIRST, LAST).articles[0]
    assert (article.lead or "", credited(article)) == (same(lead), sorted(people.split()))
    left = FIRST if lead or people else printed + FIRST
    assert article.paragraphs == (left, LAST)
