"""What is no news: notices, lists, poems; and lines at a page's top that are no headline."""

import pytest

from seeds.parser.forms import is_entry, is_notice
from seeds.parser.furniture import read_furniture
from seeds.parser.names import read_names
from seeds.pipeline import parse_page
from seeds.records import ParsedPage

NEWS = "本报讯（记者 甘棠）8月4日，牧道上的毡房里来了医生，牧民们排起队量血压。"


def read(*lines: str) -> ParsedPage:
    return parse_page("page.txt", "\n\n".join(lines).encode())


def test_a_notice_begins_an_article_and_a_listed_hour_is_its_item() -> None:
    hours = tuple(f"3月{day}日8:00至17:00 城关区：织造局巷、鼓楼小区" for day in (24, 25, 26))
    said = "因管道改造需要，定于下列时间对下列区域停水，请广大用户提前储水。"
    page = read("## 牧民有了流动医院", NEWS, "关于部分区域停水的公告", said, *hours)
    assert [a.title for a in page.articles] == ["牧民有了流动医院", "关于部分区域停水的公告"]
    assert page.articles[1].paragraphs == (said, *hours)


@pytest.mark.parametrize(
    "text",
    [
        "寻物启事", "一周大宗商品价格", "2025年首都劳动奖章公示名单（部分）",
        "昨日主要农副产品零售均价(单位:元/500克)", "停电预告",
    ],
)  # fmt: skip
def test_a_notice_says_so(text) -> None:
    assert is_notice(text)


@pytest.mark.parametrize("text", ["小城公示栏前的笑声", "稳住价格，守住质量", "他把启事贴满了街"])
def test_a_headline_with_a_notices_word_is_none(text) -> None:
    assert not is_notice(text)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("库车市：小白杏、西梅，7月下旬", True),
        ("8:30—12:00 城东区东门街1号", True),
        ("3月15日（周五）", True),
        ("专家：少吃多动", False),
        ("让检修跑在列车前头", False),
    ],
)
def test_an_entry_tells_a_place_a_day_or_an_hour(text, entry) -> None:
    assert is_entry(text) is entry


def test_a_poets_name_may_stand_under_a_title_with_a_comma() -> None:
    verses = ("昼和夜在今天一样长，", "像你挑水的两只木桶。", "扁担吱呀一声，", "挑到了那头。")
    page = read("## 牧民有了流动医院", NEWS, "春分，给父亲", "苗青禾", *verses)
    assert [a.title for a in page.articles] == ["牧民有了流动医院", "春分，给父亲"]
    assert [c.name for c in page.articles[1].credits] == ["苗青禾"]
    assert page.articles[1].paragraphs == verses


def test_words_below_each_other_are_no_names_run_together() -> None:
    assert read_names("海岛航线加密") is None
    assert read_names("马超孙妍") == ("马超", "孙妍")


@pytest.mark.parametrize(
    "text",
    [
        "2023年7月18日 星期二 农历六月初一 第19472号 今日12版",
        "凌州日报 民生·社会 5",
        "2 要闻 新华每日电讯",
    ],
)
def test_a_pages_top_line_is_furniture(text) -> None:
    assert read_furniture(text, at_edge=True) is not None


def test_a_hotlines_name_is_a_column_and_no_pages_title() -> None:
    page = read("12345·市民之声", "路灯三个月不亮", NEWS, "雨篷该由谁来修", NEWS)
    assert page.articles[0].column == "12345·市民之声"


def test_a_line_that_tells_or_counts_names_no_column() -> None:
    lower = ("### 白天端盘子 晚上学代码", NEWS, "### 桥上小站迎来首批乘客", NEWS)
    page = read("## 陇川县开办三所技能夜校", *lower)
    assert [a.column for a in page.articles] == [None, None]


def test_a_bodys_name_above_a_clause_is_its_kicker() -> None:
    page = read("## 昨夜大雪", NEWS, "### 怀柔区总工会", "### 劳模山货搭上直播快车", NEWS)
    assert page.articles[1].title == "劳模山货搭上直播快车"
    assert page.articles[1].kicker == "怀柔区总工会"
