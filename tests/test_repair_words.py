"""Wrong characters: what makes no word is doubted; names, coined words and rare words are not."""

import pytest

from seeds.records import ParsedArticle, ParsedCredit
from seeds.repair.alike import alternatives, differing, look_alike, sound_alike
from seeds.repair.gathering import Gathering
from seeds.repair.out_of_place import out_of_place
from seeds.repair.reading import Reading
from seeds.repair.statistics import NOTHING
from seeds.repair.unlike_archive import unlike_archive
from seeds.repair.wrong_character import wrong_character


def found(rule, *paragraphs, title="", archive=NOTHING, **fields):
    one = ParsedArticle(order=1, title=title, paragraphs=paragraphs, **fields)
    return list(rule(Reading(one, archive)))


def archive(*texts, pages=60):
    """What an archive teaches in which each text stands on every page."""
    gathered = Gathering()
    for _ in range(pages):
        gathered.add(texts)
    return gathered.statistics()


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("大家受到表漳", "大家受到表彰"),
        ("他被授矛称号", "他被授予称号"),
        ("双方同心协刀推进项目", "双方同心协力推进项目"),
        ("加强组织领异", "加强组织领导"),
        ("物资存入机器仑库", "物资存入机器仓库"),
        ("广场上热闹菲凡", "广场上热闹非凡"),
        ("大家任劳任冤", "大家任劳任怨"),
        ("我们全力以付", "我们全力以赴"),
        ("各方齐心胁力", "各方齐心协力"),
        ("开展技能竞塞活动", "开展技能竞赛活动"),
        ("检修组分析了故障，把责任落到具休的人", "检修组分析了故障，把责任落到具体的人"),
        ("新采用的装配式挢梁缩短了工期", "新采用的装配式桥梁缩短了工期"),
    ],
)
def test_a_broken_word_is_mended(text, right):
    (finding,) = found(wrong_character, text)
    assert text.replace(finding.quote, finding.suggestion) == right
    assert (finding.kind, finding.severity) == ("misreading", "medium")


@pytest.mark.parametrize(
    "text",
    [
        "参加“碳索营”，擦亮“点匠台”，集中提“素”",
        "房工群英点匠台再开，点匠台人气旺",
        "张晓棠和李晓莉出席，记者汪晓棠报道",
        "检修工缪志刚拿起一根撬棍，司炉工小阚眼睛通红",
        "桐山县的纽扣，双河镇的郸河",
        "缝纫机的哒哒声此起彼伏",
        "图为工作人员在检修设备",
        "全年快递突破1000亿件",
        "与正式工一样的活，午饭却要排队",
        "学会破篾、起底、编身，篾条越刮越薄",  # what stands there again is no slip
        "老人说，这棵树是两家的",  # a measure word is chosen, not misread
        "焊工们在管廊里焊接，四百道焊口一次探伤合格",  # the article is about it
        "会主辦的第八屆層家庭的中學生各獲一萬，發電聯誼會員個個讚賞",
    ],
)
def test_names_and_coined_words_are_left(text):
    assert found(wrong_character, text) == []


def test_sound_is_for_puns_in_headings():
    assert found(wrong_character, "正文。", title="大家受到表章") == []
    assert len(found(wrong_character, "正文。", title="他被授矛称号")) == 1


def test_what_the_article_credits_is_a_name():
    text = "大家表漳了成绩"
    assert len(found(wrong_character, text)) == 1
    credit = ParsedCredit("表漳", "reporter", "记者 表漳")
    assert found(wrong_character, text, credits=(credit,)) == []


def test_what_the_archive_knows_is_no_slip():
    text = "大家受到表漳"
    assert found(wrong_character, text, archive=archive("街道表漳活动")) == []
    assert len(found(wrong_character, text, archive=archive("街道表彰活动"))) == 1


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("开放以来，己有94人次走进驿站", "开放以来，已有94人次走进驿站"),
        ("列车正点率己恢复至97%", "列车正点率已恢复至97%"),
        ("十个工作曰内发放", "十个工作日内发放"),
        ("休息片刻，末见不适再走动", "休息片刻，未见不适再走动"),
        ("另两入以内部协议抗辩", "另两人以内部协议抗辩"),
        ("亩用种量3O斤", "亩用种量30斤"),
        ("覆盖5O0余人", "覆盖500余人"),
    ],
)
def test_a_character_where_only_another_can_stand(text, right):
    (finding,) = found(out_of_place, text)
    assert text.replace(finding.quote, finding.suggestion) == right


@pytest.mark.parametrize(
    "text",
    [
        "分包方说与己无关，知己知彼，舍己为人",
        "农历己亥年五月，各抒己见",
        "答曰：“太热。”美其名曰“服务费”",
        "周末见，年末有望完工，碎末撒回田里",
        "3入口排队，投入1000万元，净收入增加",
        "二氧化碳CO2排放，H2O分子，发来300 OK的消息",
    ],
)
def test_where_it_stands_rightly(text):
    assert found(out_of_place, text) == []


def test_two_likely_words_make_no_suggestion():
    (finding,) = found(wrong_character, "大家对知适，记者")
    assert finding.suggestion is None


PHRASE = "讲座介绍了心理调适的方法，职工受益"


def test_a_word_where_the_archive_has_another():
    taught = archive(PHRASE)
    (finding,) = found(unlike_archive, "学会心理调试的方法并运用", archive=taught)
    assert "心理调适的方" in finding.suggestion
    assert found(unlike_archive, "学会心理调适的方法并运用", archive=taught) == []


@pytest.mark.parametrize(
    "text",
    [
        "学会“心理调试”的方法",
        "学会心理调试的方法，心理调试的诀窍",
        "学会心理测试的方法",  # 测 is neither of the shape nor of the sound
        "学会心理调的方法",
    ],
)
def test_what_only_differs_from_the_archive_is_left(text):
    assert found(unlike_archive, text, archive=archive(PHRASE)) == []


def test_an_archive_that_knows_both_or_little_says_nothing():
    text = "学会心理调试的方法并运用"
    assert found(unlike_archive, text, archive=archive(PHRASE, "心理调试的方法")) == []
    assert found(unlike_archive, text, archive=archive(PHRASE, pages=5)) == []
    assert found(unlike_archive, text) == []


def test_alike():
    assert look_alike("己", "已")
    assert look_alike("已", "己")
    assert sound_alike("署", "暑")
    assert not sound_alike("署", "部")
    assert differing("部署", "部暑") == ("署", "暑")
    assert differing("部署", "布暑") is None
    assert differing("部署", "部") is None
    assert {"署", "暑"} <= alternatives("暑") | {"暑"}
    assert alternatives("a") == frozenset()
