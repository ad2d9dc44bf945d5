"""Leads, datelines and bylines at a story's head; credits at a paragraph's end; furniture."""

import pytest

from seeds.parser.furniture import PageLine, read_furniture
from seeds.parser.imprint import is_imprint, names_paper
from seeds.parser.leads import read_lead
from seeds.parser.openings import opens_story, read_opening, running_reporter
from seeds.parser.tails import take_tail
from seeds.pipeline import parse_page


@pytest.mark.parametrize(
    ("text", "lead", "names", "rest"),
    [
        ("本报讯（记者 甘棠）近日，", "本报讯", ["甘棠"], "近日，"),
        ("本报讯 为落实", "本报讯", [], "为落实"),
        ("本报讯  记者甘棠报道：近日，", "本报讯", ["甘棠"], "近日，"),
        ("本报讯 通讯员甘棠报道 日前，", "本报讯", ["甘棠"], "日前，"),
        ("本报讯 记者 甘棠 通讯员 蒲苇 近日，市", "本报讯", ["甘棠", "蒲苇"], "近日，市"),
        ("本报记者甘棠报道 连日来，", "", ["甘棠"], "连日来，"),
        ("（记者 甘棠 文/图）昨日，", "", ["甘棠", "甘棠"], "昨日，"),
        ("本报大连5月15日电  记者甘棠、蒲苇报道：会", "本报大连5月15日电", ["甘棠", "蒲苇"], "会"),
        ("本报成都电 近日，", "本报成都电", [], "近日，"),
        ("本报北京１０月１８日电（记者甘棠）今", "本报北京１０月１８日电", ["甘棠"], "今"),
        ("新华社澳门11月10日电（记者甘棠）会", "新华社澳门11月10日电", ["新华社", "甘棠"], "会"),
        (
            "据新华社哈尔滨8月8日电  （甘棠、蒲苇）会",
            "据新华社哈尔滨8月8日电",
            ["新华社", "甘棠", "蒲苇"],
            "会",
        ),
        (
            "据新华社青岛十一月三日电 船",
            "据新华社青岛十一月三日电",
            ["新华社"],
            "船",
        ),
        ("【据新华社北京5月6日电】会", "【据新华社北京5月6日电】", ["新华社"], "会"),
        ("南粤日报讯（记者/甘棠）受", "南粤日报讯", ["甘棠"], "受"),
    ],
)
def test_lead_and_byline_are_taken_off_the_head(text, lead, names, rest):
    opening = read_opening(text)
    assert opening.lead == lead
    assert [credit.name for credit in opening.credits] == names
    assert opening.rest == rest
    assert opens_story(text)


@pytest.mark.parametrize(
    "text",
    [
        "新华社区居民用电难",
        "新华社北京十一日电视新闻",
        "本报讯息",
        "记者从市总工会获悉，",
        "（以下简称“工会”）近日",
        "电，",
        "据了解，",
    ],
)
def test_running_text_has_no_opening(text):
    assert read_opening(text).rest == text
    assert not opens_story(text)
    assert read_lead(text) == ""


def test_a_reporter_in_the_sentence_is_credited_and_the_sentence_stays():
    (credit,) = running_reporter("记者江夏从市总工会获悉：今年")
    assert (credit.name, credit.role, credit.printed) == ("江夏", "reporter", "")
    assert running_reporter("记者从市总工会获悉，") == ()
    assert running_reporter("记者了解到，今年") == ()


@pytest.mark.parametrize(
    ("text", "left", "names", "printed"),
    [
        (
            "提供保障。本报记者 甘棠 摄影报道",
            "提供保障。",
            ["甘棠", "甘棠"],
            "本报记者 甘棠 摄影报道",
        ),
        ("参加比赛。（甘棠 蒲苇）", "参加比赛。", ["甘棠", "蒲苇"], "（甘棠 蒲苇）"),
        (
            "参加比赛（记者甘棠 通讯员蒲苇）",
            "参加比赛",
            ["甘棠", "蒲苇"],
            "（记者甘棠 通讯员蒲苇）",
        ),
        ("参加比赛。（据新华社电）", "参加比赛。", ["新华社"], "（据新华社电）"),
        ("图为现场。新华社记者 甘棠 摄", "图为现场。", ["甘棠"], "新华社记者 甘棠 摄"),
        ("图为现场 甘棠摄", "图为现场", ["甘棠"], "甘棠摄"),
        ("他说：“好。”□甘棠", "他说：“好。”", ["甘棠"], "□甘棠"),
        ("连声道谢。（时令）", "连声道谢。", ["时令"], "（时令）"),
        (
            "我很想念。（作者系远河县医院护士 甘棠）",
            "我很想念。",
            ["甘棠"],
            "（作者系远河县医院护士 甘棠）",
        ),
    ],
)
def test_credits_are_taken_off_the_end(text, left, names, printed):
    tail = take_tail(text)
    assert tail.text == left
    assert [credit.name for credit in tail.credits] == names
    assert {credit.printed for credit in tail.credits} == {printed}


@pytest.mark.parametrize(
    "text",
    [
        "一等奖（甘棠 蒲苇）",
        "市总工会（以下简称“工会”）",
        "他说。（图片）",
        "他说。（笑）",
        "他说。（高兴）",
        "他说。（全文）",
        "他说（时令）",
        "好。（作者系某大学教授）",
        "又是一年植树节。记者从黄",
        "又是一年植树节。记者向海",
        "。",
        "",
    ],
)
def test_other_ends_stay(text):
    assert take_tail(text).text == text


def test_a_picture_of_nobody_and_a_dateline_are_no_credits():
    assert take_tail("他说。受访者供图").leftovers == ("受访者供图",)
    assert take_tail("闭幕。（上海10月31日电）").lead == "（上海10月31日电）"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("第04版:工会", PageLine(4, "工会")),
        ("04版 工会新闻", PageLine(4, "工会新闻")),
        ("第四版 副刊", PageLine(4, "副刊")),
        ("A06 社会", PageLine(6, "社会")),
        ("2023年8月15日 星期二", PageLine()),
        ("二〇二三年八月十五日 星期二 农历癸卯年六月廿九", PageLine()),
        ("2024年11月2日 星期六 责编 窦唯 美编 关山 校对 匡正", PageLine()),
        ("责任编辑 甘棠 美编 蒲苇 校对 费鸣", PageLine()),
        ("3上一版 下一版4", PageLine()),
        ("点击数：1,024", PageLine()),
        ("上一篇：三号高炉复产　下一篇：冬训开始", PageLine()),
        ("【打印】【关闭】", PageLine()),
        ("扫描二维码 关注江州日报", PageLine()),
        ("日期：2023-08-15 版次：04", PageLine(4)),
        ("复制链接", PageLine()),
        ("版名：工会新闻", PageLine(None, "工会新闻")),
        ("新闻热线：010-12345678", PageLine()),
        ("12", PageLine(12)),
        ("远河云州报　A03版　医者", PageLine(3, "医者")),
        ("东岭铁道报　2014年9月26日　星期五　第1版", PageLine(1)),
    ],
)
def test_furniture_is_known_and_says_which_page_it_is(text, line):
    assert read_furniture(text, at_edge=False) == line


@pytest.mark.parametrize(
    "text",
    [
        "11月14日上午召开会议",
        "编辑部的故事",
        "获奖名单",
        "全市职工乒乓球赛落幕",
        "责任重于泰山",
        "4月，草长莺飞。",
    ],
)
def test_headlines_and_text_are_no_furniture(text):
    assert read_furniture(text, at_edge=True) is None


def test_a_lone_editor_is_furniture_only_at_the_pages_edge():
    assert read_furniture("责任编辑：甘棠", at_edge=True) == PageLine()
    assert read_furniture("责任编辑：甘棠", at_edge=False) is None


@pytest.mark.parametrize("name", ["东岭铁道报", "远河理工大学报 电子版", "港务报", "远河都市报"])
def test_a_papers_name_is_furniture_at_the_pages_edge(name):
    assert read_furniture(name, at_edge=True) == PageLine()
    assert read_furniture(name, at_edge=False) is None


@pytest.mark.parametrize(
    "text", ["市总工会发布喜报", "工会送来捷报", "好人好报", "天气预报", "大家都来读报", "一张报"]
)
def test_words_that_end_like_a_papers_name_are_none(text):
    assert not names_paper(text)


@pytest.mark.parametrize(
    "text",
    [
        "版权所有 远河大学党委宣传部 未经授权不得转载",
        "本版稿件未经许可，不得转载",
        "今日天气　晴　8℃~19℃",
        "农技热线开通啦！种养问题，一个电话，专家答复。",
    ],
)
def test_what_a_paper_says_of_itself_is_told(text):
    assert is_imprint(text, at_foot=True)


@pytest.mark.parametrize(
    "text",
    [
        "未经许可不得入内",
        "今日天气格外好",
        "市总工会服务热线开通",
        "“热线开通真是太好了！”老尚说。",
        "他说，未经授权不得转载。这是规定。",
    ],
)
def test_sentences_about_such_things_are_text(text):
    assert not is_imprint(text, at_foot=True)


def test_a_call_to_readers_stands_at_the_pages_foot_only():
    assert not is_imprint("农技热线开通啦！欢迎来电。", at_foot=False)


def test_furniture_within_a_sentence_is_set_aside():
    lines = (
        "## 供肝的闯关路",
        "本报讯（记者 甘棠）手术室的灯亮了，交警启动绿色",
        "远河云州报　A03版",
    )
    page = parse_page("p.txt", "\n\n".join((*lines, "通道，一路护送到医院。")).encode())
    assert page.articles[0].paragraphs == ("手术室的灯亮了，交警启动绿色通道，一路护送到医院。",)
    assert page.leftovers == ("远河云州报　A03版",)


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["本报讯（记者 夏", "侯敏 通讯员 屠呦", "文 席慕）近日，"], ["夏侯敏", "屠呦文", "席慕"]),
        (["本报讯 （通讯员", "甘棠 蒲苇）近日，"], ["甘棠", "蒲苇"]),
        (["本报讯（记者 甘棠", "文/图）近日，"], ["甘棠", "甘棠"]),
    ],
)
def test_a_byline_cut_within_its_bracket_is_one(lines, names):
    page = parse_page("p.txt", "\n\n".join(("## 手术室的灯", *lines, "灯亮了。")).encode())
    assert [credit.name for credit in page.articles[0].credits] == names


@pytest.mark.parametrize("role", ["学生记者", "■记者", "城市传媒集团记者", "本刊记者"])
def test_what_somebody_is_belongs_to_the_name_below(role):
    page = parse_page("p.txt", f"## 手术室的灯\n\n{role}\n\n甘棠\n\n灯亮了。".encode())
    (article,) = page.articles
    assert (article.title, article.subtitle) == ("手术室的灯", None)
    assert [credit.name for credit in article.credits] == ["甘棠"]


def test_a_headline_about_a_reporter_takes_no_name_from_below():
    page = parse_page("p.txt", "## 寻找失踪的老记者\n\n甘棠\n\n灯亮了。".encode())
    assert page.articles[0].title == "寻找失踪的老记者"


@pytest.mark.parametrize("lines", [["他们（见", "图）都来了。"], ["要求（以下", "同）照办。"]])
def test_a_bracket_that_holds_no_byline_is_left(lines):
    page = parse_page("p.txt", "\n\n".join(("## 手术室的灯", *lines)).encode())
    assert not page.articles[0].credits
