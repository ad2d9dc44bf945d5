"""Furniture by the hundred: what a page prints round its articles, and headlines with its words."""

import pytest

from seeds.parser.furniture import read_furniture
from seeds.parser.imprint import is_imprint
from seeds.parser.turns import take_turns
from seeds.pipeline import read_text
from tests.test_parser_conventions import FIRST, LAST, TITLE, rows, same

OTHER = "泵站连夜排水"
RAIN = "昨夜的一场大雨过后，城南三座泵站连夜开机排水，直到天亮才停下来。"
PUMP = "据介绍，今年入汛以来泵站已经安全运行一千二百小时，没有发生停机事故。"
FURNITURE = rows("furniture.tsv")
OTHERS = [line for (line,) in rows("no_furniture.tsv")]


def page_with(line: str, place: str):
    """A page of two stories with the line above, between or below them."""
    above = [f"# {TITLE}", f"本报讯（记者 甘棠）{FIRST}", LAST]
    below = [f"# {OTHER}", f"本报讯（记者 蒲苇）{RAIN}", PUMP]
    lines = {
        "head": [line, *above, *below],
        "middle": [*above, line, *below],
        "foot": [*above, *below, line],
    }[place]
    return read_text(same("\n\n".join(lines)))


def together(*texts: str) -> str:
    return "".join("".join(texts).split())


@pytest.mark.parametrize(("line", "places", "number", "section"), FURNITURE)
def test_furniture_is_set_aside_wherever_it_may_stand(line, places, number, section):
    for place in places.split():
        page = page_with(line, place)
        told = [(a.title, a.kicker, a.subtitle, a.column, a.paragraphs) for a in page.articles]
        assert told == [
            (TITLE, None, None, None, (FIRST, LAST)),
            (OTHER, None, None, None, (RAIN, PUMP)),
        ]
        assert [credit.name for a in page.articles for credit in a.credits] == ["甘棠", "蒲苇"]
        assert together(*page.leftovers) == together(same(line))
        if number:
            assert page.number == int(number)
        if section:
            assert page.section == section


@pytest.mark.parametrize("line", OTHERS)
def test_headlines_with_such_words_are_none(line):
    assert read_furniture(line, at_edge=True) is None
    assert not is_imprint(line, at_foot=True)
    assert take_turns(line).text == line
