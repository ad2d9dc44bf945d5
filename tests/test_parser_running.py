"""What a page says of itself twice is furniture; what only looks alike is text."""

import pytest

from seeds.parser.running import runs_again, words_of
from seeds.pipeline import parse_page

HEAD = "城西视点　2023年8月29日　星期二　第6版　综合"
FOOT = "本版责编　甘　棠　版式　蒲苇　校对　荆芥"
KNOWN = words_of([HEAD, FOOT])
NEWS = "近日，江州市总工会举办集体协商技能竞赛，来自全区的八支队伍参加，职工代表到场观摩。"


@pytest.mark.parametrize("text", ["城西视点", "城西视点　综合", "责任编辑　甘　棠", "美编 蒲苇"])
def test_a_line_of_the_pages_own_words_runs_again(text):
    assert runs_again(text, KNOWN)


@pytest.mark.parametrize("text", ["综合", "甘棠", "城西视点新开栏", "责任编辑 秦艽", "29 6", ""])
def test_other_words_short_ones_and_names_alone_do_not(text):
    assert not runs_again(text, KNOWN)


def test_a_running_title_and_an_editor_between_paragraphs_are_set_aside():
    lines = [HEAD, "# 城西视点", "## 三号高炉提前五天复产", f"本报讯（记者 秦艽）{NEWS}"]
    text = "\n\n".join([*lines, "责任编辑　甘　棠", NEWS, NEWS, NEWS, NEWS, FOOT])
    page = parse_page("page.txt", text.encode())
    assert page.articles[0].column is None
    assert [credit.role for credit in page.articles[0].credits] == ["reporter"]
    assert {"城西视点", "责任编辑　甘　棠"} <= set(page.leftovers)


def test_an_editor_whom_no_line_of_the_page_names_is_credited():
    lines = [HEAD, "## 三号高炉提前五天复产", f"本报讯（记者 秦艽）{NEWS}"]
    lines += [NEWS, "责任编辑 艾草", *["## 二号高炉", NEWS] * 3, FOOT]
    text = "\n\n".join(lines)
    page = parse_page("page.txt", text.encode())
    assert ("艾草", "editor") in {(c.name, c.role) for c in page.articles[0].credits}
