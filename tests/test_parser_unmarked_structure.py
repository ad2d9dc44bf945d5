"""Pages without marks: what shows where a letter, a part, a prize list and a poem begin."""

import pytest

from seeds.parser.bylines import read_byline
from seeds.parser.forms import starts_item
from seeds.pipeline import parse_page

NEWS = "本报讯（记者 甘棠）近日，市总工会召开会议，部署下一阶段工作，各区总工会参加。"
CARE = "小腿肌肉每收缩一次，就把血液往上送一次，站得太久，血液淤积，腿就容易发胀。"
LETTER = "我今年进入一家贸易公司，试用期三个月，没几天就被通知走人，这样做合法吗？"
FOUND = "工友们找总包，总包说钱已经付了；找业主，业主说合同里没有他们的名字。"


def articles(*lines):
    return parse_page("page.txt", "\n\n".join(lines).encode()).articles


def test_below_a_columns_name_stands_a_title_even_with_a_comma():
    found = articles("会议召开了", NEWS, "健康课堂", "久站一族，护好你的“第二心脏”", CARE)
    assert [(one.column, one.title) for one in found][1:] == [
        ("健康课堂", "久站一族，护好你的“第二心脏”")
    ]


def test_elsewhere_a_line_with_a_comma_above_text_is_its_first():
    found = articles("会议召开了", NEWS, "久站一族的职工很多，他们最怕的是", CARE)
    assert [one.title for one in found] == ["会议召开了"]


def test_above_a_salutation_to_the_paper_stands_the_letters_title():
    title = "试用期内怀孕，公司能以“不合格”辞退吗"
    found = articles("会议召开了", NEWS, title, "编辑同志：", LETTER, "读者 甘棠")
    assert [one.title for one in found] == ["会议召开了", title]


def test_a_line_with_its_text_directly_below_heads_a_part_where_blank_lines_part_all_others():
    (article,) = articles(
        "一场讨薪接力", "本报记者 甘棠", FOUND, f"一个旧账本\n凭据少得可怜。{FOUND}", FOUND
    )
    assert article.paragraphs == (FOUND, "一个旧账本", f"凭据少得可怜。{FOUND}", FOUND)


def test_where_no_line_is_parted_that_says_nothing():
    lines = ["一场讨薪接力", "本报记者 甘棠", FOUND, "一个旧账本", f"凭据少得可怜。{FOUND}", FOUND]
    (article,) = parse_page("page.txt", "\n".join(lines).encode()).articles
    assert "一个旧账本" not in article.paragraphs


@pytest.mark.parametrize(
    "line", ["一等奖（1名）：《月亮》 甘棠（港口）", "优秀奖：《雨披》", "金奖（3名）：甘棠"]
)
def test_each_prize_of_a_list_is_an_item(line):
    assert starts_item(line)


@pytest.mark.parametrize("line", ["一等奖的作品挂在墙上", "金奖得主说：练了十年", "特等奖空缺"])
def test_who_speaks_of_a_prize_lists_none(line):
    assert not starts_item(line)


def test_a_poets_name_below_a_title_is_no_half_of_it():
    verse = ["退休犹带旧工装，", "拄杖登高兴未央。", "一径风声穿落叶，", "半山云影过斜阳。"]
    found = parse_page(
        "page.txt",
        f"会议召开了\n\n{NEWS}\n\n秋日登香炉峰\n端木樵\n\n{chr(10).join(verse)}".encode(),
    ).articles
    assert [one.title for one in found] == ["会议召开了", "秋日登香炉峰"]


def test_where_reporters_wrote_from_is_nobodys_name():
    people = read_byline("本报记者 甘棠 实习生 蒲苇 青海格尔木、上海报道")
    assert [person.name for person in people or ()] == ["甘棠", "蒲苇"]


def test_names_before_the_word_for_reporting_stay_names():
    people = read_byline("本报记者 李明、王林报道")
    assert [person.name for person in people or ()] == ["李明", "王林"]
