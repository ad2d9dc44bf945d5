"""Time grows with the length of the text and not with its square, whatever the text."""

from time import process_time

import pytest

from seeds.parser.decode import decode
from seeds.parser.draft import Draft
from seeds.pipeline import LONGEST_JUDGED, STAGES, parse_page, read_articles

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

# Eight times the text: linear time would be 8, quadratic 64.
LIMIT = 30


def read(text):
    """The seconds of processor time that the page takes, without the last judgements."""
    start = process_time()
    draft = Draft(text=decode(text.encode())[0])
    for stage in STAGES:
        draft = stage(draft)
    read_articles(draft)
    return process_time() - start


def growth(piece, length):
    """How many times longer eight times the text takes; the best of several."""
    read(piece)
    small, large = piece * (length // len(piece)), piece * (8 * length // len(piece))
    return min(read(large) for _ in range(2)) / max(min(read(small) for _ in range(3)), 1e-3)


@pytest.mark.parametrize("name", LINES)
def test_one_long_line_takes_linear_time(name):
    assert growth(LINES[name], 30_000) < LIMIT


@pytest.mark.parametrize("name", PAGES)
def test_many_lines_take_linear_time(name):
    assert growth(PAGES[name], 1_500) < LIMIT


def test_a_text_longer_than_print_is_read_and_not_judged():
    text = "近日，工会举行活动。" * (LONGEST_JUDGED // 9)
    page = parse_page("page.txt", f"# 工会活动\n\n{text}".encode())
    (article,) = page.articles
    assert [finding.why for finding in article.findings] == ["文字过长，未作校读"]
    assert article.tags == ()


@pytest.mark.slow
@pytest.mark.parametrize("name", LINES)
def test_one_line_of_a_megabyte_is_read_and_judged_in_linear_time(name):
    """All of it, dates and doubts too: twice the text may not take three times as long."""
    times = []
    for size in (500_000, 1_000_000):
        data = (LINES[name] * (size // len(LINES[name].encode()))).encode()
        start = process_time()
        parse_page("page.txt", data)
        times.append(process_time() - start)
    assert times[1] < 3 * max(times[0], 0.05)
