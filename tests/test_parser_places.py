"""Lines that are told by where they stand: signatures, days, slogans, verses, cut sentences."""

import pytest

from seeds.parser.banner import is_call_in_steps
from seeds.parser.forms import is_digest, is_notice, names_body
from seeds.parser.kickers import text_odds
from seeds.parser.signatures import read_signature
from seeds.pipeline import parse_page

NEWS = "本报讯（记者 甘棠）近日，市总工会召开会议，部署下一阶段工作，各区总工会参加。"
STORY = "清早的菜场里，老人把新摘的青菜一把一把摆好，来买的人排起了队，一直排到街口。"
OTHER = f"## 技能竞赛开赛\n\n{NEWS}"


def articles(*lines):
    return parse_page("page.txt", "\n\n".join(lines).encode()).articles


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("湖北　钟离寿", "钟离寿"),
        ("辽宁 75岁 佟玉书", "佟玉书"),
        ("（读者 仲晓洁）", "仲晓洁"),
        ("平山县果农 巫青山", "巫青山"),
        ("明理律师事务所　律师　古丽娜尔", "古丽娜尔"),
        ("实验中学 八（4）班 谷小雨", "谷小雨"),
        ("东山锯业公司董事长 应 笑天", "应笑天"),
    ],
)
def test_a_place_an_age_or_a_calling_stands_before_who_signs(line, name):
    assert read_signature(line) == (name,)


@pytest.mark.parametrize(
    "line", ["凌晨三点半 豆浆铺", "夜访 王家庄", "湖北 高兴", "75岁", "（读者 来信）", "湖北"]
)
def test_other_words_in_such_places_are_no_signature(line):
    assert read_signature(line) == ()


@pytest.mark.parametrize("name", ["许 多", "□单 纯", "铁樵", "古丽娜尔"])
def test_under_a_title_and_above_prose_a_pen_name_signs(name):
    (_, found) = articles(OTHER, "## 青菜摆成一条街的清早", name, STORY)
    assert [credit.name for credit in found.credits] == ["".join(name.strip("□").split())]
    assert found.paragraphs == (STORY,)


@pytest.mark.parametrize("line", ["引子", "清早", "街口的人都来了"])
def test_under_a_title_words_are_no_pen_name(line):
    assert articles(OTHER, "## 青菜摆成一条街的清早", line, STORY)[1].credits == ()


def test_a_notice_keeps_the_body_and_the_day_that_sign_it():
    notice = "因主供水管网改造施工，定于3月25日22时至次日6时停水，请提前储水。"
    lines = ["停水通知", notice, "江州市自来水有限公司", "2025年3月20日", OTHER]
    found = articles(f"## 会议召开了\n\n{NEWS}", *lines)
    assert found[1].title == "停水通知"
    assert found[1].paragraphs == (notice, "江州市自来水有限公司", "2025年3月20日")


@pytest.mark.parametrize("text", ["停水通知", "本周值班表", "批发市场一周菜价"])
def test_a_notice_is_told_by_its_name(text):
    assert is_notice(text)


@pytest.mark.parametrize("text", ["多部门联合印发通知", "人大代表", "蔬菜降价"])
def test_news_of_a_notice_is_none(text):
    assert not is_notice(text)


def test_a_bodys_name_is_nothing_else():
    assert names_body("江州市自来水有限责任公司")
    assert not names_body("公司今年扩建，职工进了公司")


@pytest.mark.parametrize("text", ["秋天的几种说法（二首）", "江边（外一首）", "短讯三则"])
def test_poems_and_briefs_are_counted_behind_their_title(text):
    assert is_digest(text)


def test_a_title_with_a_year_is_no_digest():
    assert not is_digest("三年行动（2023）")


@pytest.mark.parametrize(
    "text",
    ["维护职工合法权益 构建和谐劳动关系", "强县域 兴产业 促共富", "推动改革开放 服务企业发展"],
)
def test_steps_that_say_what_is_to_be_done_call(text):
    assert is_call_in_steps(text)


@pytest.mark.parametrize(
    "text", ["进了市场是条龙 出了市场不变虫", "深化 改革", "白天端盘子 晚上学代码", "构建和谐关系"]
)
def test_other_steps_do_not(text):
    assert not is_call_in_steps(text)


VERSES = [
    "一根绳子，从枣树拴到屋檐，",
    "拴住了外婆的春天。",
    "蓝布衫是天，白床单是云，",
    "风一吹就晴。",
]


def test_verses_may_halt_and_end_in_marks():
    assert articles(OTHER, "## 晾衣绳", "□甘棠", *VERSES)[1].paragraphs == tuple(VERSES)


def test_prose_that_is_cut_is_none():
    parts = ["清早的菜场里，老人把新摘的青", "菜一把一把摆好，来买的人", "排起了队，一直排到街口。"]
    assert articles(OTHER, "## 菜场的清早", "□甘棠", *parts)[1].paragraphs == ("".join(parts),)


def test_a_colon_within_a_cut_sentence_begins_no_turn():
    left, right = f"{STORY}卖菜的老人放下手里的坛", "子说：“最好的就在屋檐下。”"
    found = articles(OTHER, "## 菜场的清早", "□甘棠", left, right, STORY)[1]
    assert found.paragraphs == (left + right, STORY)


def test_an_answer_that_is_cut_goes_on_and_a_question_stays_by_itself():
    answer = ["答：每年十月前后接种较好，接种后两周产生抗", "体，正好赶在高峰之前。"]
    found = articles(OTHER, "## 防病常识", "□甘棠", "问：什么时候接种？", *answer)[1]
    assert found.paragraphs == ("问：什么时候接种？", "".join(answer))


def test_behind_a_signature_the_next_line_is_a_title():
    brief = "海岛航线由每日六班增至十班，末班船延至二十时开航。（费鸣）"
    below = "由市图书馆举办的咨询昨日结束，二十天来共有六千多个家庭前来。（匡衡）"
    found = articles(f"## 会议召开了\n\n{NEWS}", "简讯", "航线加密", brief, "咨询点收官", below)
    assert [article.title for article in found][1:] == ["航线加密", "咨询点收官"]


def test_a_title_with_commas_above_a_byline_is_no_paragraph():
    title = "摆一条街，卖一个清早，日子就过下去"
    assert articles(OTHER, title, "□甘棠", STORY)[1].title == title


def test_a_sentence_above_a_byline_signs_off_and_is_no_title():
    assert (
        articles(OTHER, "## 菜场的清早", STORY, "他笑了，走了。", "□甘棠")[1].title == "菜场的清早"
    )


def test_a_bodys_act_leads_into_a_phrase():
    assert text_odds("石塘县破解小规模学校开课难题", "一根网线连起三十个教室") > 0
    assert text_odds("石塘县破解小规模学校开课难题", "首批37所学校开课") < 0
