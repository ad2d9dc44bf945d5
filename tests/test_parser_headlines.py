"""Headlines: told from text, split into kicker, title and subtitle, gathered under columns."""

import pytest

from seeds.parser.draft import Block
from seeds.parser.titles import read_titles
from seeds.pipeline import parse_page

BODY = "本报讯（记者 甘棠）近日，市总工会召开会议，部署下一阶段工作，各区总工会参加。"


def page(text):
    return parse_page("page.txt", text.encode())


def titles(*lines):
    """The headline that lines make; `#` marks give the rank."""
    blocks = []
    for number, line in enumerate(lines, 1):
        text = line.lstrip("#")
        blocks.append(Block(text.strip(), (number, number), "heading", level=len(line) - len(text)))
    found = read_titles(tuple(blocks))
    return found.kicker, found.title, found.subtitle


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["## 市总工会举办技能竞赛"], (None, "市总工会举办技能竞赛", None)),
        (
            ["### 东山区总工会举办协商竞赛", "## 打造善沟通、会协商的人才队伍"],
            ("东山区总工会举办协商竞赛", "打造善沟通、会协商的人才队伍", None),
        ),
        (
            ["东山区总工会举办协商竞赛", "打造善沟通、会协商的人才队伍"],
            ("东山区总工会举办协商竞赛", "打造善沟通、会协商的人才队伍", None),
        ),
        (
            ["## 护理技能竞赛复赛开赛", "144个机构的432名选手参赛"],
            (None, "护理技能竞赛复赛开赛", "144个机构的432名选手参赛"),
        ),
        (["# 守渡人", "——记退役军人甘长河"], (None, "守渡人", "——记退役军人甘长河")),
        (
            ["## 守望相助 紧急驰援", "# 市总工会向灾区捐助救灾资金"],
            ("守望相助 紧急驰援", "市总工会向灾区捐助救灾资金", None),
        ),
        (
            ["东山集团组织劳模代表学习大会精神 用工匠精神引领广大职工成长成才建功"],
            ("东山集团组织劳模代表学习大会精神", "用工匠精神引领广大职工成长成才建功", None),
        ),
        (
            ["深入学习贯彻大会精神要求 奋力开拓工会工作新的局面"],
            (None, "深入学习贯彻大会精神要求 奋力开拓工会工作新的局面", None),
        ),
        (["失联老人深山过夜 百人接力找回"], (None, "失联老人深山过夜 百人接力找回", None)),
        (
            ["一车一档精准修 一岗一标规范干", "动车组高级修提质增效", "今年已完成三级修42组"],
            ("一车一档精准修 一岗一标规范干", "动车组高级修提质增效", "今年已完成三级修42组"),
        ),
    ],
)
def test_headings_are_told_apart(lines, wanted):
    assert titles(*lines) == wanted


def test_a_banner_is_of_no_article():
    found = page(f"# 深入学习贯彻大会精神 奋力开拓工会工作新局面\n\n## 会议召开\n\n{BODY}")
    assert found.banner == "深入学习贯彻大会精神 奋力开拓工会工作新局面"
    assert [article.title for article in found.articles] == ["会议召开"]


def test_an_articles_kicker_is_no_banner():
    found = page(f"## 守望相助 紧急驰援\n\n# 市总工会捐助救灾资金\n\n{BODY}")
    assert found.banner is None
    assert found.articles[0].kicker == "守望相助 紧急驰援"


def test_without_marks_a_short_line_above_a_lead_is_a_headline():
    found = page(f"会议召开了\n\n{BODY}\n\n竞赛开赛了\n\n{BODY}")
    assert [article.title for article in found.articles] == ["会议召开了", "竞赛开赛了"]


def test_a_short_line_cut_off_by_a_column_is_no_headline():
    found = page(f"会议召开了\n\n{BODY}\n\n会议要求各级工会组织干\n\n部认真学习，抓好落实。")
    assert found.articles[0].paragraphs[1] == "会议要求各级工会组织干部认真学习，抓好落实。"


def test_a_heading_of_a_part_stays_in_its_article():
    text = f"## 老厂新颜\n\n{BODY}\n\n### 机器换人\n\n车间里，工人们在操作机器。"
    (article,) = page(text).articles
    assert article.paragraphs[1:] == ("机器换人", "车间里，工人们在操作机器。")


COLUMN = """## 寒冬送暖 工会行动

### 东山区慰问环卫工人

本报讯（记者 甘棠）寒冷的冬日，东山区总工会为环卫工人送去棉衣，让他们感到温暖。

### 西河区送来热饭

本报讯（记者 甘棠）严寒的冬天，西河区总工会送来热饭，温暖了骑手。

### 全省焊工竞赛开赛

本报讯（记者 甘棠）近日，全省焊工职业技能竞赛在南城开赛，四百名选手参赛。
"""


def test_a_column_governs_the_articles_of_its_subject():
    assert [article.column for article in page(COLUMN).articles] == [
        "寒冬送暖 工会行动",
        "寒冬送暖 工会行动",
        None,
    ]


def test_a_column_is_told_by_its_sign():
    text = f"开幕了\n\n{BODY}\n\n■一线传真\n\n高炉复产\n\n4月6日，高炉复产。（甘棠）"
    assert [article.column for article in page(text).articles] == [None, "■一线传真"]


def test_a_picture_with_a_caption_is_a_photo_and_the_room_is_its_own():
    text = f"## 会议召开\n\n{BODY}\n\n\n\n## 送清凉\n\n昨天，工会送清凉。\n\n本报记者 甘棠 摄影报道"
    first, second = page(text).articles
    assert (first.kind, first.photo_gaps) == ("article", 0)
    assert (second.kind, second.photo_gaps) == ("photo", 1)


def kinds_of(text):
    return [finding.kind for article in page(text).articles for finding in article.findings]


def test_a_picture_without_a_photographer_and_a_lead_without_an_author_are_found():
    assert "missing_photo_credit" in kinds_of(f"## 会议召开\n\n\n\n{BODY}")
    assert "missing_photo_credit" not in kinds_of(f"## 会议召开\n\n\n\n{BODY}\n\n受访者供图")
    assert "missing_byline" in kinds_of("## 会议召开\n\n本报讯 近日，市总工会召开会议。")
    assert "missing_byline" not in kinds_of(f"## 会议召开\n\n{BODY}")


def test_notes_to_readers_are_set_aside():
    text = f"## 会议召开\n\n{BODY}\n\n更正\n\n本报昨日所刊照片说明有误。\n\n## 竞赛开赛\n\n{BODY}"
    found = page(text)
    assert found.leftovers == ("更正", "本报昨日所刊照片说明有误。")
    assert len(found.articles) == 2


def test_the_lines_of_an_article_are_remembered():
    found = page(f"## 会议召开\n\n{BODY}\n\n## 竞赛开赛\n\n{BODY}")
    assert [article.spans for article in found.articles] == [((1, 3),), ((5, 7),)]
