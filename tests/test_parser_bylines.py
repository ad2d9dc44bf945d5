"""Bylines, names and their roles: what fires and what must not."""

import pytest

from seeds.parser.bylines import read_byline
from seeds.parser.names import read_names

R, I, C, P, E, A = "reporter", "intern", "correspondent", "photographer", "editor", "agency"  # noqa: E741


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("（记者 甘棠）", [("甘棠", R)]),
        ("(记者 甘棠 通讯员 蒲苇)", [("甘棠", R), ("蒲苇", C)]),
        ("（通讯员甘棠记者蒲苇）", [("甘棠", C), ("蒲苇", R)]),
        ("（见习记者 甘棠）", [("甘棠", I)]),
        ("本报记者 甘棠 实习生 蒲苇", [("甘棠", R), ("蒲苇", I)]),
        ("（渭川日报社全媒体记者 甘棠 蒲苇）", [("甘棠", R), ("蒲苇", R)]),
        ("（记者/甘棠 通讯员/蒲苇）", [("甘棠", R), ("蒲苇", C)]),
        ("新华社记者甘棠、本报记者蒲苇报道", [("甘棠", R), ("蒲苇", R)]),
        ("本报记者 甘棠 摄", [("甘棠", P)]),
        ("本报记者 甘 棠摄", [("甘棠", P)]),
        ("本报记者 甘棠 摄影报道", [("甘棠", R), ("甘棠", P)]),
        ("通讯员甘棠 记者蒲苇 摄影报道", [("甘棠", C), ("甘棠", P), ("蒲苇", R), ("蒲苇", P)]),
        ("（记者 甘棠 文/图）", [("甘棠", R), ("甘棠", P)]),
        ("（首席记者 甘棠 文 蒲苇 摄）", [("甘棠", R), ("蒲苇", P)]),
        ("文/本报记者 甘棠 摄影/蒲苇", [("甘棠", R), ("蒲苇", P)]),
        ("甘棠/文 蒲苇/图", [("甘棠", C), ("蒲苇", P)]),
        ("甘棠 摄", [("甘棠", P)]),
        ("摄影：甘棠", [("甘棠", P)]),
        ("本报特约通讯员 甘棠", [("甘棠", C)]),
        ("作者：甘棠", [("甘棠", C)]),
        ("□本报记者 甘棠", [("甘棠", R)]),
        ("□ 甘棠 蒲苇", [("甘棠", C), ("蒲苇", C)]),
        ("□安河县消防救援大队 阙长风", [("阙长风", C)]),
        ("责任编辑：甘棠 校对：蒲苇", [("甘棠", E), ("蒲苇", E)]),
        ("（据新华社电）", [("新华社", A)]),
        ("新华社发（甘棠 摄）", [("新华社", A), ("甘棠", P)]),
        ("□新华社发", [("新华社", A)]),
        ("综合新华社、央视新闻报道", [("新华社", A)]),
        ("记者 老舟", [("老舟", R)]),
        ("（记者 南风）", [("南风", R)]),
        ("（作者系远河县第二医院护士 甘棠）", [("甘棠", C)]),
        ("(作者系远河学院 2015级校友 甘 棠)", [("甘棠", C)]),
        ("□半塘", [("半塘", C)]),
        ("（均据新华社电）", [("新华社", A)]),
    ],
)
def test_a_byline_names_its_people(text, people):
    assert [tuple(person) for person in read_byline(text) or ()] == people


@pytest.mark.parametrize(
    "text",
    [
        "记者手记",
        "记者走基层",
        "记者 调查",
        "记者从市总工会获悉",
        "新华社区服务站",
        "受访者供图",
        "（作者系某大学教授）",
        "（以下简称“工会”）",
        "（甘棠 蒲苇）",
        "图为活动现场",
        "一等奖",
        "本报讯",
        "",
        "（）",
        "□",
        "□短讯",
        "□一线",
        "■半塘",
        "（作者系远河学院教授）",
        "作者系两种思路 各有千秋",
    ],
)
def test_other_text_is_no_byline(text):
    assert read_byline(text) is None


def test_bare_names_count_only_where_the_place_says_so():
    assert [tuple(p) for p in read_byline("（甘棠 蒲苇）", bare=True) or ()] == [
        ("甘棠", C),
        ("蒲苇", C),
    ]
    assert read_byline("（图片）", bare=True) is None
    assert read_byline("（完）", bare=True) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("甘 棠", ("甘棠",)),
        ("甘 棠 蒲 苇", ("甘棠", "蒲苇")),
        ("甘 晓 棠", ("甘晓棠",)),
        ("甘棠、蒲苇", ("甘棠", "蒲苇")),
        ("甘晓棠蒲苇", ("甘晓棠", "蒲苇")),
        ("欧阳 锋", ("欧阳锋",)),
        ("欧阳若谷 甘棠", ("欧阳若谷", "甘棠")),
        ("阿依努尔·艾山", ("阿依努尔·艾山",)),
        ("乌力吉 • 巴特", ("乌力吉·巴特",)),
    ],
)
def test_names_are_read_through_padding_and_parting(text, names):
    assert read_names(text) == names


@pytest.mark.parametrize("text", ["", "活动现场", "职工", "x", "甘", "123", "、", "·"])
def test_other_words_are_no_names(text):
    assert read_names(text) is None
