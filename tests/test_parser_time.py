"""Time grows with the length of the text and not with its square, whatever the text."""

import pytest

from seeds.parser.decode import decode
from seeds.pipeline import LONGEST_JUDGED, parse_page, read_text
from tests.timing import assert_linear

LINES = {
    "spaces": "甲{}乙".format(" " * 30),
    "brackets": "（",
    "pairs": "（）",
    "reporters": "记者",
    "quotations": "“",
    "stars": "*",
    "dashes": "- ",
    "borders": "|",
    "leads": "本报讯",
    "datelines": "据新华社",
    "signs": "□",
    "names": "甘棠 ",
    "acts": "文/图",
    "turns": "（下转第4版）",
    "editors": "责任编辑 甘棠 ",
    "pictures": "![",
    "stops": "。",
    "hashes": "#",
    "straight quotations": '甲"',
    "half width": "甲,乙.",
    "traditional": "學習",
    "letter-spaced": "學 ",
    "addresses": "http://",
    "numbers": "一、",
    "questions": "问：",
    "exclamations": "！",
}
PAGES = {
    "open lines": "甲乙丙丁，\n\n",
    "quoting lines": "“甲乙\n\n",
    "stories": "会议召开\n\n本报讯（记者 甘棠）近日，\n\n",
    "headings": "# 标题在此\n\n",
    "columns": "【简讯】\n\n标题一个\n\n近日。\n\n",
    "wrapped": "　　甲乙丙丁。\n戊己庚辛。\n",
}


def reading(piece):
    """Reads a page of so many characters of this, without the last judgements."""

    def read(length):
        read_text(decode((piece * (length // len(piece))).encode())[0])

    return read


@pytest.mark.parametrize("name", LINES)
def test_one_long_line_takes_linear_time(name):
    assert_linear(reading(LINES[name]), 30_000)


@pytest.mark.parametrize("name", PAGES)
def test_many_lines_take_linear_time(name):
    assert_linear(reading(PAGES[name]), 1_500)


def test_a_text_longer_than_print_is_read_and_not_judged():
    text = "近日，工会举行活动。" * (LONGEST_JUDGED // 9)
    page = parse_page("page.txt", f"# 工会活动\n\n{text}".encode())
    (article,) = page.articles
    assert [finding.why for finding in article.findings] == ["文字过长，未作校读"]
    assert article.tags == ()


@pytest.mark.slow
@pytest.mark.parametrize("name", LINES)
def test_one_line_of_two_megabytes_is_read_and_judged_in_linear_time(name):
    """All of it, dates and doubts too; the shorter line is as well beyond what is judged at all."""
    piece = LINES[name].encode()
    assert_linear(lambda size: parse_page("page.txt", piece * (size // len(piece))), 250_000)


def test_a_square_is_not_taken_for_a_line():
    """What this file, and others by the same measure, would see if it were there."""
    assert_linear(lambda size: "甲" * size in "乙" * size, 100_000)
    with pytest.raises(AssertionError):
        assert_linear(lambda size: [None for _ in range(size) for _ in range(size)], 300)
