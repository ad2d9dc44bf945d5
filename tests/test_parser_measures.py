"""A measure word whose numeral is gone tells that text is missing; any other place does not."""

import json
from pathlib import Path

import pytest

from seeds.parser.junction import misfit

TESTS = Path(__file__).parent
TORN = [
    "选手来自纺织|个单位的一线岗位",
    "共为职工追回工资|家企业补签了合同",
    "清晨，山下的帐篷|名队员整装出发",
    "车队开进灾区|辆卡车满载药品",
    "每亩用量在|公斤以上的地块",
    "孩子体重|克以下的要住院",
    "他把不同故障的|余名徒弟走上岗位",
    "水管早就老|份是房东配的",
    "人家就少走十五里|七年夏天涨大水",
    "学习时长最长的一名保|门课程全部由劳模录制",
    "靠不到位，下面十几个弟兄|年，队里给他立了三等功",
    "沿线新建的驿站|颗螺丝都不少",
]
WHOLE = [
    "来自12|个单位的选手",
    "签约的三|家企业到场",
    "十余|名队员整装出发",
    "带出三十|余名徒弟",
    "一九八|七年夏天涨大水",
    "来到这里的第|三年春天",
    "街坊都说老|余家里热闹",
    "许多|个家庭受益",
    "村里的农民|家院子收拾得干净",
    "她给自己定了|个规矩",
    "下班洗|个热水澡",
    "新来的秘书长著|名演员出身",
    "查不到这位先生的|名字",
    "全部捐给了|家乡小学",
    "记录每天的运行|公里、油耗",
    "调整了岗|位工人的班次",
    "大家|个个摩拳擦掌",
    "合同一式两|份由双方保管",
    "检修班修好了电动阀|门时多用了两天",
    "那一年是他的本命|年，红腰带系了一年",
    "大伙儿都叫他少|年，其实他不小了",
    "区级工会加强|年”建设，成效显著",
    "省里组织了首|届技能大赛",
]


@pytest.mark.parametrize("case", TORN)
def test_a_measure_word_behind_a_noun_is_torn(case):
    left, right = case.split("|")
    assert "量词" in misfit(left, right)


@pytest.mark.parametrize("case", WHOLE)
def test_a_numeral_a_verb_or_half_a_word_may_stand_before_it(case):
    left, right = case.split("|")
    assert "量词" not in misfit(left, right)


MEASURES = "个名位户座辆家克公元余七份届幅批轮篇颗匹盏扇宗艘枚棵株栋门年岁天亩秒"


@pytest.mark.parametrize("folder", ["five_pages", "pages", "other_papers"])
def test_no_place_of_a_whole_text_is_taken_for_torn(folder):
    for annotation in (TESTS / folder).glob("*.json"):
        for article in json.loads(annotation.read_text(encoding="utf-8"))["articles"]:
            for text in article["paragraphs"]:
                places = (at for at, sign in enumerate(text) if at and sign in MEASURES)
                halves = ((text[max(0, at - 60) : at], text[at : at + 60]) for at in places)
                torn = [half for half in halves if "量词" in misfit(*half, quoted=True)]
                assert torn == []
