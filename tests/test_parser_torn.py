"""Lines between which words are missing: what the one leaves open the other does not fill."""

import json
from pathlib import Path

import pytest

from seeds.parser.junction import misfit
from seeds.parser.torn import torn

TESTS = Path(__file__).parent

TORN = [
    "三秒钟不回，便要胡思乱|那扇窗，忽然明白",
    "设计中心的职工展示了用再生纤|“我在台上走了两分钟，在台下练了一个月。”缝纫工宗玉霞说，",
    "今年，三个村的葡萄种植面积从|户均增收1.5万元。",
    "他算过一笔账：一亩高粱能收|和化肥钱，剩下的合作社留六成",
    "针脚还是那么匀，像|进门，就看见那枚顶针",
    "储备砂石料36万立方米、编织袋870万|连夜转移低洼地区群众1340人",
    "几位老人的积分就转给|元，又从自己的退休金里",
    "仓库门后的日历上，红叉画|毫米时，薄膜仍没有裂开。",
    "频繁变更法定代表人等|家企业通过容缺受理当天开业",
]
WHOLE = [
    "三秒钟不回，便要胡思乱|想，忽然明白",
    "工厂建于1958年，鼎盛时|有职工2100人",
    "缝纫工宗玉霞笑着说|“我在台上走了两分钟，在台下练了一个月。”组长说，",
    "台下的人喊着|“加油！”一遍一遍",
    "葡萄种植面积从|三百亩扩大到五百亩。",
    "他既能写|和画，也能唱",
    "要团结|和依靠广大职工",
    "叶片向|上卷，又厚又硬",
    "肉羊存栏68万|只，九成是散养户",
    "每天跑了多少|公里，都记在本上",
    "这样的兄弟多|家庭，难得",
]


@pytest.mark.parametrize("case", TORN)
def test_what_is_left_open_and_not_filled_is_torn(case):
    assert misfit(*case.split("|"))


@pytest.mark.parametrize("case", WHOLE)
def test_what_is_filled_is_whole(case):
    assert not misfit(*case.split("|"))


@pytest.mark.parametrize("folder", ["five_pages", "other_papers"])
def test_no_place_of_a_whole_text_is_taken_for_torn(folder):
    for annotation in (TESTS / folder).glob("*.json"):
        for article in json.loads(annotation.read_text(encoding="utf-8"))["articles"]:
            for text in article["paragraphs"]:
                for at in range(1, len(text)):
                    assert not torn(text[max(0, at - 60) : at], text[at : at + 60])
