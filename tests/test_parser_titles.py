"""Kicker, title, subtitle: what the lines say decides where no mark does."""

import pytest

from seeds.parser.draft import Block
from seeds.parser.titles import read_titles
from seeds.pipeline import parse_page

KICKERS = [
    "宁河县水利局推行河道网格化管理|三百个“河管家”守住一江清水",
    "东风机械厂改革分配制度|干多干少不一样",
    "市总工会推出暑期托管班|让双职工家庭安心上班",
    "永安矿业集团召开年度工作会议|吹响改革攻坚冲锋号",
    "临川县旱作农业示范区见闻|“望天田”变成“吨粮田”",
    "凝心聚力谋发展|永安矿业集团职代会闭幕",
    "岗位练兵促提升|第六届职工技能大赛开赛",
    "水泥价格半年上涨三成|砂石涨价，谁在消化",
]
SUBTITLES = [
    "让黄土地长出金疙瘩|宁南县发展富硒农业调查",
    "养老金账户里的钱流向何处|来自五家社区的调查",
    "“面点状元”的记事本|一名职校生的学艺之路",
    "春运抢票进入高峰期|听听三位站长怎么说",
    "南坡煤业公司打响雨季防汛攻坚战|四条巷道同时排水",
    "滨江区职工之家开放|三十个项目免费体验",
    "守好“煤海”生命线|——记南沟矿通风区队长海平",
]
LINES = [
    ("红山煤业公司推行班前安全确认 五分钟“过筛子”换来一班平安", "五分钟“过筛子”换来一班平安"),
    ("青河矿关井三年闯出新路 从“黑色经济”到“绿色生活”", "从“黑色经济”到“绿色生活”"),
    ("南山煤矿开展岗位练兵 “小教员”讲出大道理", "“小教员”讲出大道理"),
]
WHOLE_LINES = [
    "三月菜价稳中有降 市民菜篮子轻了",
    "暴雨夜冲进车流 交警背出受困老人",
    "立足岗位作贡献 建功立业新时代",
    "江北矿业集团召开职工代表大会 审议通过年度工作报告",
    "全省工会干部培训班开班 120名学员参加学习",
    "大山港集装箱吞吐量创新高 前三季度增长12%",
]


def told(*lines):
    return read_titles(tuple(Block(line, (at, at), "heading") for at, line in enumerate(lines, 1)))


@pytest.mark.parametrize("pair", KICKERS)
def test_a_line_that_leads_into_the_next_is_its_kicker(pair):
    upper, lower = pair.split("|")
    found = told(upper, lower)
    assert (found.kicker, found.title, found.subtitle) == (upper, lower, None)


@pytest.mark.parametrize("pair", SUBTITLES)
def test_a_line_that_gives_details_is_a_subtitle(pair):
    upper, lower = pair.split("|")
    found = told(upper, lower)
    assert (found.kicker, found.title, found.subtitle) == (None, upper, lower)


@pytest.mark.parametrize(("line", "title"), LINES)
def test_one_line_may_hold_kicker_and_title(line, title):
    found = told(line)
    assert (f"{found.kicker} {found.title}", found.title) == (line, title)


@pytest.mark.parametrize("line", WHOLE_LINES)
def test_a_title_in_two_steps_stays_whole(line):
    assert told(line).title == line


LEAD = "本报讯（记者 甘棠）近日，市总工会召开会议，部署下一阶段工作，各区总工会参加。"
STORY = "初夏的南坡县，漫山的板栗花正香。村民弯腰翻看着树下的菌棒，羊肚菌已经破土而出。"


def headline(text):
    (article,) = parse_page("page.txt", text.encode()).articles
    return article.kicker, article.title, article.subtitle, article.paragraphs


@pytest.mark.parametrize("subtitle", ["南坡县林下经济调查", "——记南坡县护林员海平"])
@pytest.mark.parametrize("mark", ["", "# "])
def test_a_subtitle_may_stand_under_the_byline(mark, subtitle):
    text = f"{mark}让一棵树长出三份收入\n\n□本报记者 甘棠\n\n{subtitle}\n\n{STORY}"
    assert headline(text) == (None, "让一棵树长出三份收入", subtitle, (STORY,))


@pytest.mark.parametrize("part", ["林子还在", "几点启示", "日子变了样"])
def test_a_heading_of_a_part_under_the_byline_is_no_subtitle(part):
    text = f"# 让一棵树长出三份收入\n\n□本报记者 甘棠\n\n### {part}\n\n{STORY}"
    assert headline(text) == (None, "让一棵树长出三份收入", None, (part, STORY))


def test_an_article_under_a_picture_of_one_title_keeps_its_own():
    text = f"# 麦浪滚滚\n\n本报记者 甘棠 摄\n\n# 南坡县林下经济调查\n\n{LEAD}"
    titles = [article.title for article in parse_page("page.txt", text.encode()).articles]
    assert titles[-1] == "南坡县林下经济调查"


def test_a_question_that_ends_in_a_particle_is_a_title():
    text = f"关注春耕\n\n沙地里的吨粮田是怎样炼成的\n\n南坡县推广密植技术见闻\n\n{LEAD}"
    assert headline(text)[:3] == (
        "关注春耕",
        "沙地里的吨粮田是怎样炼成的",
        "南坡县推广密植技术见闻",
    )


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("井下的人上来干什么", "停产时，矿里还有在册职工两千多人，平均年龄四十六岁。"),
        ("三天摸清底数", "接到信的当天，援助律师就带着助手赶到工地，一笔一笔核对。"),
        ("卡住的地方怎么办", "面对困难，合作社负责人一起商量，决定自己修建冷库。"),
    ],
)
def test_a_heading_without_marks_stays_by_itself(part, text):
    assert headline(f"老矿新颜\n\n{LEAD}\n\n{part}\n\n{text}")[3][1:] == (part, text)


def test_headings_of_one_pattern_stay_by_themselves():
    parts = ["先看人", "再看活", "后看家"]
    text = "\n\n".join(f"{part}\n\n班前五分钟的安全确认，要看清楚这一班的情况。" for part in parts)
    paragraphs = headline(f"五分钟换来一班平安\n\n{LEAD}\n\n{text}")[3]
    assert [line for line in paragraphs if len(line) == 3] == parts


def test_headings_with_labels_stay_by_themselves():
    parts = ["上游：扩产背后的冷思考", "下游：技术挖潜是出路", "政策：给市场稳定的预期"]
    text = "\n\n".join(
        f"{part}\n\n面对成本的压力，企业算了一笔账，决定换条路走。" for part in parts
    )
    paragraphs = headline(f"硅料涨价了\n\n{LEAD}\n\n{text}")[3]
    assert [line for line in paragraphs if "：" in line] == parts


@pytest.mark.parametrize(
    "cut", ["会议要求各级工会组织干|部认真学习，抓好落实。", "工人们|在雨中抢修线路，彻夜不休。"]
)
def test_the_first_line_of_a_paragraph_is_no_heading(cut):
    left, right = cut.split("|")
    assert headline(f"会议召开了\n\n{LEAD}\n\n{left}\n\n{right}")[3][1:] == (left + right,)


def test_a_title_under_a_poem_belongs_to_its_picture():
    verses = "\n\n".join(
        ["雪落在选煤楼的顶上", "落在最后一班人的肩上", "井口的灯还亮着", "像母亲的眼睛"]
    )
    caption = "大图：选手正在排除故障。小图：裁判员为选手打分。"
    text = f"井口的灯\n\n作者：甘棠\n\n{verses}\n\n\n\n技能大比武\n\n{caption}\n\n蒲苇 摄"
    poem, photo = parse_page("page.txt", text.encode()).articles
    assert (len(poem.paragraphs), poem.credits[0].name) == (4, "甘棠")
    assert (photo.title, photo.kind, photo.paragraphs) == ("技能大比武", "photo", (caption,))


@pytest.mark.parametrize(
    ("top", "banner"),
    [
        ("平安春运 有序春运 温馨春运", True),
        ("科学就医 明白用药 安心生活", True),
        ("道岔上 除积雪 到凌晨", False),
    ],
)
def test_three_steps_of_a_slogan_are_a_banner(top, banner):
    news = "本报讯（记者 甘棠）1月22日凌晨，气温降至零下，春运列车照常开出，职工清扫道岔上的积雪。"
    text = f"# {top}\n\n## 守护道岔的人\n\n{news}\n\n## 昨夜大雪\n\n{news}"
    assert (parse_page("page.txt", text.encode()).banner == top) is banner


def test_the_papers_name_with_an_editions_is_the_pages_top():
    news = "本报讯（记者 甘棠）8月4日，牧道上的毡房里来了医生，牧民们排起队量血压。"
    text = f"# 西山路报·江北县新闻\n\n# 牧民有了流动医院\n\n{news}\n\n# 昨夜大雪\n\n{news}"
    page = parse_page("page.txt", text.encode())
    assert (page.articles[0].title, page.articles[0].kicker) == ("牧民有了流动医院", None)
    assert "西山路报·江北县新闻" in page.leftovers
