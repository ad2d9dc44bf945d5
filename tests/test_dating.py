"""When a page appeared: what a text supports, and what it must not be made to say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seeds.dating import estimate_issue_date
from seeds.records import ParsedArticle
from tests.timing import assert_linear


def article(*paragraphs, lead="本报讯", title="职工活动举办", **fields):
    return ParsedArticle(order=1, title=title, lead=lead, paragraphs=paragraphs, **fields)


def estimate(*paragraphs, text="", **fields):
    found = estimate_issue_date([article(*paragraphs, **fields)], text)
    return found.best, found.precision


@pytest.mark.parametrize(
    ("line", "best"),
    [
        ("2023年8月15日 星期二", "2023-08-15"),
        ("2023年8月15日　星期二　农历癸卯年六月廿九", "2023-08-15"),
        ("第3版 2019年3月1日 星期五", "2019-03-01"),
        ("２０２４年２月２９日　星期四", "2024-02-29"),
        ("二〇一五年十月二十一日 星期三", "2015-10-21"),
        ("## 2021年7月2日", "2021-07-02"),
        ("2023.09.12 星期二", "2023-09-12"),
        ("2020-01-06　星期一　第8版", "2020-01-06"),
        ("远河县融媒体中心主办　准印证号：字第××号　2020年9月18日　农历八月初二", "2020-09-18"),
        ("总第412期 2017.3.31", "2017-03-31"),
        ("2019年6月27日　第3版　审判在线", "2019-06-27"),
        ("**2023年11月 10日 第 44 期　A6 问医·养生**", "2023-11-10"),
        ("2 综合 西陇铁道报 2024年1月29日", "2024-01-29"),
    ],
)
def test_printed_date_is_the_day(line, best):
    text = f"{line}\n\n标题一则\n\n本报讯 近日，活动举行。\n"
    assert estimate("近日，活动举行。", text=text) == (best, "day")


@pytest.mark.parametrize(
    "text",
    [
        "2023年8月15日 星期三\n\n正文",  # a Tuesday
        "2023年2月30日 星期四\n\n正文",
        "标题\n副题\n作者\n\n1949年10月1日\n\n开国大典在天安门举行。\n\n一\n二\n三\n四",
        "标题\n\n1935年12月9日，北平学生走上街头。\n",
        "2023年8月15日 星期二，市民来到广场。\n",
        "2023.09.12 星期三\n\n正文",
        "远河大学主办校庆 1949年10月1日开学的回忆\n\n正文",
        "开馆以来 1949年10月1日 难忘的一天\n\n正文",
        "一\n二\n三\n总第3期 2017年3月31日 出版\n四\n五\n六\n七",
        "版本2023.09.123 星期二\n\n正文",
    ],
)
def test_other_dates_are_no_masthead(text):
    assert estimate("活动举行。", text=text)[1] != "day"


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["近日，2019年全市职工运动会举行。"], ("2019", "year")),
        (["近日，街道举办“缘来”2024职工联谊活动。"], ("2024", "year")),
        (["6月11日，赛事落幕。", "近日，2021年技能大赛举行。"], ("2021-06", "month")),
        (["3月2日，市总工会召开会议，总结2022年工作，部署2023年任务。"], ("2023-03", "month")),
        (["12月2日，市总工会召开会议，部署2023年一季度任务。"], (None, "unknown")),
        (["6月14日，历时40天的2024年职工应急技能比武收官。"], ("2024-06", "month")),
        (["2018年11月5日，首届展会开幕。"], ("2018-11", "month")),
        (
            ["活动自2020年11月启动。", "近日，2020年健步走活动举行，临近年底，喜讯不断。"],
            ("2020", "year"),
        ),
        (["近日，2022年高温天气慰问活动举行。", "评选结果拟于7月公布。"], ("2022-06", "month")),
        (["12月20日，市总工会向甘肃积石山地震灾区捐款。"], ("2023-12", "month")),
        (["8月9日，志愿者参加京津冀抗洪抢险。"], ("2023-08", "month")),
        (["11月8日，会议召开。会议通报，2014年前10个月生产水泥80万吨。"], ("2014-11", "month")),
        (["2019年上半年，全市新增贷款41亿元。", "7月16日，培训开班。"], ("2019-07", "month")),
        (
            ["2017年前三季度，进口增长8%。与2016年前三季度相比有所加快。", "10月20日，闭幕。"],
            ("2017-10", "month"),
        ),
    ],
)
def test_dates_that_the_text_supports(paragraphs, expected):
    articles = [article(paragraph) for paragraph in paragraphs]
    found = estimate_issue_date(articles, "")
    assert (found.best, found.precision) == expected


@pytest.mark.parametrize(
    "paragraph",
    [
        "1935年12月9日，北平学生举行游行活动。",
        "近日，纪念1935年一二九运动活动举行。",
        "2008年，北京举办奥运会，全市开展活动。",
        "到2035年，基本建成活动中心。",
        "近日，规划印发，2030年将建成培训基地。",
        "近日，记者获悉，自2012年以来已举办多届活动。",
        "近日，《2016年职工培训规划》印发。",
        "近日，公司成立于2003年的培训中心迎来参观活动。",
        "5月11日，劳模交流活动举行。",
        "近日，2024年度国家公务员招录考试活动启动。",
        "党的二十大精神宣讲活动近日举行。",
        "近日，大家回顾2008年抗震救灾的活动场面。",
        "2008年上半年，他来到这座城市。",
        "近日，他回忆说，当时是2009年上半年，厂里生产了3台机器。",
    ],
)
def test_no_year_where_none_is_told(paragraph):
    assert estimate(paragraph, lead=None) == (None, "unknown")
    assert estimate(paragraph)[0] is None or paragraph.startswith("1935年12月")


@pytest.mark.parametrize(
    "paragraph",
    [
        "12月31日，迎新活动举行。近日，2019年联欢活动举行。",
        "近日，2019年职工活动举行。活动将于12月1日至3日举行。",
        "7月1日起，新规施行。近日，2019年宣传活动举行。",
        "6月5日是世界环境日。近日，2019年环保活动举行。",
    ],
)
def test_no_month_where_it_is_open(paragraph):
    assert estimate(paragraph) == ("2019", "year") or estimate(paragraph)[0] is None


def test_contradiction_is_no_date():
    best = estimate("近日，2016年比赛举行。", "党的二十大精神深入人心。")
    assert best == (None, "unknown")


def test_year_of_an_honour_may_be_the_last_one():
    assert estimate("近日，他荣获2019年劳动奖章后归来。") == (None, "unknown")
    looks_back = "近日，2019年先进表彰会举行。"
    assert estimate("3月11日，新班组开工。", looks_back) == (None, "unknown")


def test_anniversary_of_a_disaster_is_not_its_time():
    assert estimate("积石山地震一周年之际，灾区重建完成。") == (None, "unknown")


def test_a_dateline_gives_the_month():
    lead = "本报北京9月18日电"
    assert estimate("近日，2018年论坛举行。", lead=lead) == ("2018-09", "month")


@pytest.mark.parametrize(
    ("lead", "best"),
    [
        ("本报北京10月29日电", "2018-10"),
        ("本报北京10月30日电", "2018"),
        ("本报上海2月27日讯", "2018"),
    ],
)
def test_a_wire_is_printed_within_two_days(lead, best):
    assert estimate("近日，2018年论坛举行。", lead=lead)[0] == best


def test_evidence_is_quoted_to_the_letter():
    paragraph = "5月１１日,近日举办2023年“工会”活动,决赛拟在9月份举办。"
    found = estimate_issue_date([article(paragraph)], "")
    assert found.best == "2023-05"
    assert len(found.evidence) == 3
    assert all(evidence.quote in paragraph for evidence in found.evidence)


@given(st.text(alphabet="近日，。2013年8月5日至将于拟在份届的二十大暑期活动《》 ", max_size=80))
def test_any_text_gives_a_consistent_estimate(text):
    found = estimate_issue_date([article(text)] if text else [], text)
    parts = {"day": 3, "month": 2, "year": 1, "unknown": 0}[found.precision]
    assert len(found.best.split("-") if found.best else []) == parts
    assert all(evidence.quote in text for evidence in found.evidence)


@pytest.mark.parametrize("unit", ["2023年", "12月18日，", "《", "近日，2023", "疫情", " "])
def test_time_is_linear(unit):
    def work(size):
        text = unit * size
        estimate_issue_date([article(text)], text)

    assert_linear(work, 5_000)


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (
            ["“真没想到还能出油！”7月6日，老井旁的人笑了。", "2018年上半年完成原油18万吨。"],
            "2018-07",
        ),
        (["10月9日，骑手扫码入会。", "截至2024年9月底，全市新增会员8.9万人。"], "2024-10"),
        (["11月上旬，宣讲团走进工地。", "进入2021年，材料价格上涨。"], "2021-11"),
        (["9月3日，助学金送到家中。", "总工会2024年“金秋助学”行动为87人建档。"], "2024-09"),
        (["3月6日，市总工会召开2024年工匠学院推进会，总结前一阶段工作。"], "2024-03"),
    ],
)
def test_figures_named_events_and_days_behind_speech_date_a_page(paragraphs, expected):
    assert estimate(*paragraphs) == (expected, "month")


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["老井出油了。7月6日，还要再看。", "2018年上半年完成原油18万吨。"],
        ["10月9日，骑手扫码入会。", "2024年的往事他记得很清楚。"],
        ["11月上旬，宣讲团走进工地。", "到2021年，材料价格将上涨。"],
        ["9月3日，助学金送到家中。", "他曾获得2019年全市技能大赛冠军。"],
    ],
)
def test_other_days_and_years_leave_the_month_open(paragraphs):
    assert estimate(*paragraphs)[1] != "month"


def test_a_picture_is_news_without_a_lead():
    shown = article(
        "3月8日，职工在参加比赛。", "2024年全市技能大赛历时三天。", lead=None, kind="photo"
    )
    assert estimate_issue_date([shown], "").best == "2024-03"


@pytest.mark.parametrize("line", ["2016年11月·第44期　总第628期　人物", "2016年11月 总第628期"])
def test_a_magazine_prints_its_month_and_number(line):
    assert estimate("近日，活动举行。", text=f"{line}\n\n标题\n\n正文。") == ("2016-11", "month")


@pytest.mark.parametrize("line", ["2016年11月8日 第44期", "2016年11月的往事，连载第44期", "第44期"])
def test_other_numbers_are_no_month(line):
    assert estimate("近日，活动举行。", text=f"正文。\n\n{line}\n\n正文。")[0] != "2016-11"
