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
SPEECH = "“再晚十分钟，这条腿就保不住了。”"


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


OPENINGS, LINES, TAILS = rows("openings.tsv"), rows("lines.tsv"), rows("tails.tsv")
SENTENCES = [sentence for (sentence,) in rows("sentences.tsv")]


@pytest.mark.parametrize(("printed", "lead", "people"), OPENINGS)
def test_an_opening_is_taken_off_the_first_paragraph(printed, lead, people):
    article = read(printed + FIRST, LAST).articles[0]
    assert (article.lead or "", credited(article)) == (same(lead), sorted(people.split()))
    left = FIRST if lead or people else printed + FIRST
    assert article.paragraphs == (left, LAST)


@pytest.mark.parametrize(("printed", "people", "places"), LINES)
def test_a_line_of_its_own_credits_people_or_says_where_a_text_comes_from(printed, people, places):
    """Under the title (`head`), below the last sentence (`tail`); who is nobody is set aside."""
    for place in places.split():
        lines = (printed, FIRST, LAST) if place == "head" else (FIRST, LAST, printed)
        page = read(*lines)
        assert len(page.articles) == 1
        assert credited(page.articles[0]) == sorted(people.split())
        assert page.articles[0].paragraphs == (FIRST, LAST)
        assert page.articles[0].subtitle is None
        assert people or same(printed) in page.leftovers


@pytest.mark.parametrize("last", [LAST, SPEECH])
@pytest.mark.parametrize(("printed", "people"), TAILS)
def test_credits_glued_to_the_last_sentence_are_taken_off(printed, people, last):
    article = read("本报讯 " + FIRST, last + printed).articles[0]
    assert credited(article) == sorted(people.split())
    assert article.paragraphs == (FIRST, last)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_with_such_words_stays_whole(sentence):
    for lines in ((sentence, FIRST, LAST), (FIRST, sentence, LAST), (FIRST, LAST, sentence)):
        (article,) = read(*lines).articles
        assert article.paragraphs == lines
        assert not any(credit.printed for credit in article.credits)
        assert article.lead is None
