"""Numbers that cannot be, and numbers that only look so."""

import pytest

from seeds.records import ParsedArticle
from seeds.repair.impossible_number import impossible_number
from seeds.repair.reading import Reading


def found(text):
    return list(impossible_number(Reading(ParsedArticle(order=1, title="", paragraphs=(text,)))))


@pytest.mark.parametrize(
    "text",
    [
        "产品合格率达到108%",
        "女职工占总数的120%",
        "入会率由35%提高到30%",
        "办理时间由3分钟缩短到8分钟",
        "每人发放30至20元补贴",
        "年龄在60～18岁",
        "120名职工参加，其中女职工130名",
        "评出一等奖1名、二等奖2名、三等奖3名，共7名",
        "共有２０人，其中党员３０人",
    ],
)
def test_what_cannot_be(text):
    (finding,) = found(text)
    assert finding.quote in text
    assert (finding.kind, finding.suggestion) == ("impossible_number", None)
    assert finding.why


@pytest.mark.parametrize(
    "text",
    [
        "产量增长率达到108%，完成率达到120%",
        "担保余额占最近一期净资产的219%",
        "入会率由30%提高到35%，由8分钟缩短到3分钟",
        "以5—3战胜对手，比分3：2，22时至6时值班",
        "10至15岁，2至3名，1.5至2米，第9至5名依次登场",
        "120余名职工参加，其中女职工130名",
        "120名职工参加，其中女职工60名",
        "评出一等奖1名、二等奖2名、三等奖3名，共6名",
        "慰问职工20人、企业3家，共发放慰问品7件",
        "从2000米到1500米赛跑",
        "捐款100到50000元不等",
    ],
)
def test_what_can_be(text):
    assert found(text) == []
