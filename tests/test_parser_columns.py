"""Columns: which articles a heading governs, and which it only stands above."""

import pytest

from seeds.pipeline import parse_page

NOTE = "开栏的话：平凡的岗位也有光芒。本报今起推出专栏，讲述他们的故事。"
SUPPLY = "本报讯（记者 甘棠）全县秋粮播种已经结束，粮食长势良好，农技人员到田间指导生产。"
OTHER = "本报讯（记者 甘棠）古城夜游项目开放首日迎来游客万余人次，城墙上亮起宫灯。"


def columns(text):
    return [article.column for article in parse_page("page.txt", text.encode()).articles]


def doubts(text):
    articles = parse_page("page.txt", text.encode()).articles
    return [any("专栏" in finding.why for finding in one.findings) for one in articles]


def test_a_call_over_several_articles_of_its_subject_is_a_column():
    text = f"## 关注秋粮生产\n\n# 沙地里的吨粮田\n\n{SUPPLY}\n\n# 秋粮长势好于常年\n\n{SUPPLY}"
    assert columns(f"{text}\n\n# 古城亮出新名片\n\n{OTHER}") == ["关注秋粮生产"] * 2 + [None]


def test_a_call_over_one_article_is_its_kicker():
    text = f"## 关注秋粮生产\n\n# 沙地里的吨粮田\n\n{SUPPLY}\n\n# 古城亮出新名片\n\n{OTHER}"
    assert columns(text) == [None, None]
    assert parse_page("page.txt", text.encode()).articles[0].kicker == "关注秋粮生产"


COLUMN_WITH_NOTE = f"""{{mark}}技能青年说

{NOTE}

# 他给高铁焊“骨头”

（本报记者 甘棠）二十七岁的青年焊工有一双布满老茧的手，他说技能要靠苦练。

# “点心状元”的备忘录

本报讯（记者 蒲苇）职业学院的青年学生苦练烘焙技能，不久前拿到了金牌，她说要接着学。

# 古城亮出新名片

□费鸣

古城夜游项目开放首日迎来游客万余人次，城墙上亮起宫灯，人们流连忘返。
"""


def test_a_column_that_a_note_opens_has_its_first_article_and_those_of_its_subject():
    wanted = ["技能青年说", "技能青年说", None]
    assert columns(COLUMN_WITH_NOTE.format(mark="## ")) == wanted


RANKED = f"""# 青春在路上

{NOTE}

## 村医的出诊包

{SUPPLY}

## 社区来了位小书记

{OTHER}

"""


def test_a_name_of_higher_rank_governs_what_is_made_alike():
    commentary = "□费鸣\n\n开学第一周，不少中学又在为体测成绩发愁，操场上跑着气喘吁吁的少年。"
    assert columns(f"{RANKED}## 让少年不再怕体测\n\n{commentary}") == [*["青春在路上"] * 2, None]


LONG = "巡道工每天要走二十公里，沿着钢轨一根一根地看过去，哪里松了螺栓，他一敲就知道。" * 6


@pytest.mark.parametrize(
    ("second", "column"),
    [
        (f"□蒲苇\n\n{LONG}", "春运日记"),
        (f"本报讯（记者 蒲苇）{LONG}", None),
        ("车站里亮起红灯笼。\n\n甘棠 摄", None),
        ("一夜北风\n\n吹白了站台\n\n一盏灯\n\n等着末班车", None),
    ],
)
def test_below_a_name_without_rank_only_what_is_made_alike_is_of_the_column(second, column):
    first = f"春运日记\n\n## 钢轨上的脚印\n\n□甘棠\n\n{LONG}"
    text = f"## 古城亮出新名片\n\n{OTHER}\n\n{first}\n\n## 小站年夜饭端上了桌\n\n{second}"
    assert columns(text)[:3] == [None, "春运日记", column]


PLACES = "\n\n".join(
    f"# {place}：{title}\n\n{SUPPLY}"
    for place, title in (("清河县", "药农问诊"), ("石桥镇", "竹山夜校"), ("柳湾", "水上驿站"))
)


def test_titles_that_all_begin_with_a_place_are_one_columns():
    assert columns(f"# 基层亮点\n\n{PLACES}\n\n# 古城亮出新名片\n\n{OTHER}")[:3] == ["基层亮点"] * 3


def test_a_title_without_a_place_below_those_is_another_article():
    lost = f"# 古城亮出新名片\n\n□费鸣\n\n{OTHER * 4}"
    assert columns(f"# 基层亮点\n\n{PLACES}\n\n{lost}")[3] is None


@pytest.mark.parametrize(
    "name", ["一周消费提示", "青年志愿者手记", "班组里的新鲜事", "牢记嘱托·感恩奋进"]
)
def test_a_name_is_a_columns_by_its_form(name):
    text = f"## {NEWS_BELOW}\n\n## {name}\n\n## 螺栓为什么会松\n\n□甘棠\n\n{BRIEF}"
    assert columns(text) == [None, name]


@pytest.mark.parametrize(
    "kicker",
    ["双线并进穿江底 日夜兼程抢工期", "让红土地上的老乡端稳生态碗", "海鲨主场逆转 提前锁定名额"],
)
def test_what_leads_into_a_title_of_its_rank_or_a_higher_one_is_its_kicker(kicker):
    text = f"## {kicker}\n\n# 沙地里的吨粮田\n\n{SUPPLY}\n\n# 古城亮出新名片\n\n{OTHER}"
    assert columns(text) == [None, None]
    assert parse_page("page.txt", text.encode()).articles[0].kicker == kicker


def test_a_sentence_of_higher_rank_than_all_titles_is_no_columns_name():
    text = f"# 让红土地上的老乡端稳生态碗\n\n## 沙地里的吨粮田\n\n{SUPPLY}\n\n## {NEWS_BELOW}\n\n"
    assert columns(f"{text}# 莫把痕迹当政绩\n\n□费鸣\n\n{OTHER}") == [None] * 3


COOL = """# 夏送清凉在一线

## 炉前来了清凉车

本报讯（记者 甘棠）盛夏，工会把清凉饮料送到一线炉前。

## 驿站送来清凉

本报讯（记者 甘棠）夏日，驿站为一线骑手送上清凉的绿豆汤。

## 求助信牵出欠薪账

本报记者 蒲苇

一封信在工会的信箱里躺着，工人在工地上干了七个月，钱没有发，盛夏里送来。
"""


def test_half_a_proof_needs_an_article_made_like_the_first():
    assert columns(COOL) == ["夏送清凉在一线", "夏送清凉在一线", None]


def test_briefs_stand_under_the_name_of_briefs():
    items = ["胡杨镇开出流动图书车", "沙枣乡帮农户覆膜", "石泉乡宣传防火"]
    text = "\n\n".join(f"{title}\n\n近日，{title}，受到群众的欢迎。（甘棠）" for title in items)
    assert columns(f"会议召开了\n\n{OTHER}\n\n乡镇短波\n\n{text}") == [None, *["乡镇短波"] * 3]


BRIEF = "拧紧的螺栓一夜之间松了三颗，值班的老师傅说，机器自己会说话，要听得懂。"
ASKED = "电瓶冬天不耐用是正常的，放在屋里充电就好，不必急着换新的，换下来的也要回收。"
NEWS_BELOW = f"古城亮出新名片\n\n{OTHER}"


def test_a_named_column_has_the_brief_texts_that_are_made_like_its_first():
    text = f"## 沙地里的吨粮田\n\n{SUPPLY}\n\n## 街坊有问\n\n## 螺栓为什么会松\n\n{BRIEF}\n\n"
    assert columns(f"{text}## 电瓶冬天该换吗\n\n{ASKED}\n\n## {NEWS_BELOW}") == [
        None,
        "街坊有问",
        "街坊有问",
        None,
    ]


def test_a_sign_before_its_name_makes_it_a_column_of_one():
    text = f"## 沙地里的吨粮田\n\n{SUPPLY}\n\n## ■街坊有问\n\n## 螺栓为什么会松\n\n{BRIEF}\n\n"
    assert columns(f"{text}## 电瓶冬天该换吗\n\n{ASKED}\n\n## {NEWS_BELOW}")[2] is None


def test_low_titles_of_signed_briefs_are_the_columns_above_them():
    low = f"### 螺栓为什么会松\n\n{BRIEF}（甘棠）\n\n### 电瓶冬天该换吗\n\n{ASKED}（蒲苇）"
    text = f"## 沙地里的吨粮田\n\n{SUPPLY}\n\n街坊有问\n\n{low}\n\n## {NEWS_BELOW}"
    assert columns(text) == [None, "街坊有问", "街坊有问", None]


def test_a_low_rank_that_other_titles_have_too_says_nothing():
    low = f"街坊有问\n\n### 螺栓为什么会松\n\n□甘棠\n\n{BRIEF}\n\n### 古城亮出新名片\n\n{OTHER}"
    text = f"### 沙地里的吨粮田\n\n{SUPPLY}\n\n{low}\n\n## {NEWS_BELOW}"
    assert columns(text)[2] is None
