"""Rules of the running text: notes and names read into it, briefs named on their own line."""

import pytest

from seeds.parser.joins import join_paragraphs
from seeds.parser.turns import take_turns
from seeds.pipeline import read_text
from tests.test_parser_joins import body

HEAD = "# 乡镇快递"
BRIEFS = (
    "【石门镇】6月3日，石门镇组织二十名村医开展急救演练。（甘棠）",
    "【岭下乡】岭下乡新建的集中供水工程近日通水，惠及四个村。（蒲苇 关山）",
)


def test_signed_briefs_named_on_their_own_line_are_articles():
    page = read_text("\n\n".join((HEAD, *BRIEFS)))
    assert [article.title for article in page.articles] == ["【石门镇】", "【岭下乡】"]
    assert [[c.name for c in a.credits] for a in page.articles] == [["甘棠"], ["蒲苇", "关山"]]


@pytest.mark.parametrize(
    "lines",
    [
        ("【案情】两人为一笔借款争执多年，闹上法院。", "【审理】法院查明，借条是真的。（甘棠）"),
        (BRIEFS[0], "近日，县里开了一次会，布置防汛。（蒲苇）"),
    ],
)
def test_named_parts_and_a_single_brief_stay_in_their_article(lines):
    (article,) = read_text("\n\n".join(("# 一张借条的故事", *lines))).articles
    assert len(article.paragraphs) == len(lines)


def test_a_jump_set_into_the_text_is_taken_out():
    turned = take_turns("管理员轮流担任。（下转第三版）书屋的规矩只有一条。")
    assert turned.text == "管理员轮流担任。书屋的规矩只有一条。"
    assert (turned.notes, turned.onward) == (("（下转第三版）",), 3)


@pytest.mark.parametrize(
    "text", ["车在路口（下转弯处）停住。人下来了。", "他在纸上写下（下转第三版）几个字。"]
)
def test_other_brackets_in_a_text_stay(text):
    assert take_turns(text).text == text


def test_the_papers_name_and_page_read_into_a_text_are_taken_out():
    text = "露出了一条裂纹。江州日报 第2版白天太阳一晒，裂纹又合上了。"
    page = read_text(f"江州日报 2024年1月29日\n\n# 一条裂纹\n\n本报讯（记者 甘棠）{text}")
    assert page.articles[0].paragraphs == ("露出了一条裂纹。白天太阳一晒，裂纹又合上了。",)
    assert "江州日报 第2版" in page.leftovers
    (other,) = read_text(f"# 一条裂纹\n\n本报讯（记者 甘棠）{text}").articles
    assert other.paragraphs == (text,)


def test_who_spoke_goes_on_with_the_speech_and_another_sentence_does_not():
    spoke = body("她擦碎了两只。“杯子是客人最先看到的酒。”", "她用略显生硬的中文说。")
    assert len(join_paragraphs(spoke).paragraphs) == 1
    other = body("她擦碎了两只。“杯子是客人最先看到的酒。”", "她每天练习，从不迟到。")
    assert len(join_paragraphs(other).paragraphs) == 2
