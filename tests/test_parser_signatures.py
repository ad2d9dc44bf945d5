"""Who signs a letter, a poem, a diary, a table; what only looks like a signature."""

import pytest

from seeds.parser.bylines import Person, read_byline
from seeds.parser.signatures import read_signature
from seeds.pipeline import parse_page
from seeds.records import ParsedArticle

NEWS = "本报讯（记者 甘棠）近日，市总工会召开会议，部署下一阶段工作，各区总工会负责人参加。"
STORY = "师傅姓古，一截焊条头别人扔，他捡；一块旧棉纱别人丢，他洗，大家都说他抠门。"


def second(*lines: str) -> ParsedArticle:
    """The article that these lines are below another, on a page with a third."""
    text = "\n\n".join(["## 三号高炉提前复产", NEWS, *lines, "## 老城的桥通车", NEWS])
    return parse_page("page.txt", text.encode()).articles[1]


def credited(article: ParsedArticle) -> list[str]:
    return [credit.name for credit in article.credits]


def test_a_student_signs_below_the_title_of_a_poem_that_halts():
    verses = ["凌晨两点，有人把月亮", "接进示波器", "绿色的浪一起一伏", "像故乡的麦田"]
    article = second("## 实验楼的灯", "物理学院 沈括之", *verses)
    assert (article.title, credited(article)) == ("实验楼的灯", ["沈括之"])
    assert article.paragraphs == tuple(verses)


def test_wrapped_prose_with_commas_is_no_verse():
    lines = ["近日，市总工会召开", "会议，部署下一阶段", "工作，各区总工会负", "责人参加。"]
    assert len(second("## 部署工作", NEWS, *lines).paragraphs) < 3


def test_the_days_of_a_diary_are_paragraphs_of_their_own():
    days = ["8月3日 阴", "8月20日 小雨"]
    article = second("## 值班的夜里", "江州市第二医院 蒯彻", days[0], STORY, days[1], STORY)
    assert credited(article) == ["蒯彻"]
    assert article.paragraphs == (days[0], STORY, days[1], STORY)


def test_a_letter_is_signed_above_its_answer():
    answer = "邹平安读者：您好。运费应当由商家承担，因为商品有质量问题，您可以留好凭证去投诉。"
    article = second("## 运费该由谁出", f"编辑同志：{STORY}", "读者 邹平安", answer)
    assert (credited(article), article.paragraphs[1]) == (["邹平安"], answer)


def test_two_words_within_an_article_that_is_no_letter_are_no_signature():
    article = second("## 运费该由谁出", NEWS, STORY, "读者 邹平安", f"他接着说。{STORY}")
    assert credited(article) == ["甘棠"]


def test_a_name_that_ends_in_a_leaning_word_stands_under_its_title():
    assert credited(second("## 风雪马家店（七）", "萧让", STORY)) == ["萧让"]


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("文/晚报记者 楚留香 摄影/向北", ["楚留香", "向北"]),
        ("（省蔬菜产业技术体系 戎机）", ["戎机"]),
        ("（衡平律师事务所 商君）", ["商君"]),
    ],
)
def test_papers_and_bodies_stand_before_names(printed, names):
    found = read_byline(printed, bare=True) or ()
    assert [person.name for person in found] == names
    assert all(isinstance(person, Person) for person in found)


def test_rows_under_a_title_are_an_article():
    rows = ["品名 最高价 最低价 环比", "小麦 2.36 2.28 +0.9%", "玉米 2.14 2.06 +1.4%"]
    text = "\n\n".join(["## 三号高炉提前复产", NEWS, "## 一周农产品价格", "（单位：元）", *rows])
    page = parse_page("page.txt", f"{text}\n\n## 老城的桥通车\n\n{NEWS}".encode())
    assert [one.title for one in page.articles][1] == "一周农产品价格"


def test_a_short_line_with_a_colon_over_a_title_is_its_kicker():
    lines = ["洛北灌区：", "最后一公里的水从哪里来", "本报记者 甘棠", STORY, STORY]
    article = second(*lines)
    assert (article.kicker, article.title) == ("洛北灌区：", "最后一公里的水从哪里来")


def test_a_salutation_over_a_text_is_no_kicker():
    assert second("## 运费该由谁出", "编辑同志：", STORY).paragraphs[0] == "编辑同志："


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("护林员 木拉提·叶尔江", "木拉提·叶尔江"),
        ("远河医科大学附属第二医院主管药师 甘棠", "甘棠"),
        ("远河工务段打柴沟线路工区 甘棠", "甘棠"),
        ("国家二级心理咨询师 甘棠", "甘棠"),
    ],
)
def test_a_calling_or_a_place_of_work_stands_before_a_name(line, name):
    assert read_signature(line) == (name,)


@pytest.mark.parametrize("line", ["冬天的咨询师 会议", "走进车间 看变化", "春天·秋天 冬天"])
def test_other_words_behind_a_space_are_no_name(line):
    assert read_signature(line) == ()
