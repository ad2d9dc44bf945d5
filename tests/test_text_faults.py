"""Faults of a text by what was corrected, and their official weights."""

import pytest

from articles.text.faults import Passage, faults, per_ten_thousand, tenths
from articles.text.numerals import value


def told(old: str, new: str, *, is_heading: bool = False) -> list[tuple[str, str, str, int]]:
    found = faults([Passage(old, is_heading)], [Passage(new, is_heading)])
    return [(f.kind, f.wrong, f.right, f.tenths) for f in found]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("他来自城坻区人民政府", "他来自城厢区人民政府", [("text", "坻", "厢", 10)]),
        ("他来自北京城里", "他来自京北城里", [("text", "北京", "京北", 10)]),  # transposed
        ("会议在海召开到会的人很多", "会议在海滨召开到会的人很多", [("text", "", "滨", 10)]),
        ("会议在海召开到会的人很多", "会议在美丽海滨召开到会的人很多", [
            ("text", "", "美丽", 20), ("text", "", "滨", 10)]),
        ("大家都到会了今天人多", "大家都到会了风和日丽阳光明媚今天人多",
         [("text", "", "风和日丽阳光明媚", 40)]),
        ("共有2013人参加", "共有2023人参加", [("number", "2013", "2023", 10)]),
        ("共有三十五人参加", "共有35人参加", [("number_style", "三十五", "35", 1)]),
        ("会议召开，大家都到了", "会议召开。大家都到了", [("sign", "，", "。", 1)]),
        ("我们的Wrold很大", "我们的World很大", [("text", "Wrold", "World", 10)]),
        ("相隔 一格的字还是字", "相隔一格的字还是字", []),
        ("没有改过的话", "没有改过的话", []),
    ],
)  # fmt: skip
def test_each_kind_has_its_weight(old, new, expected) -> None:
    assert told(old, new) == expected


def test_text_in_a_headline_counts_double_and_signs_do_not() -> None:
    assert told("城坻区会议召开，", "城厢区会议召开。", is_heading=True) == [
        ("text", "坻", "厢", 20),
        ("sign", "，", "。", 1),
    ]


def test_one_fault_counts_three_times_and_the_heaviest_first() -> None:
    pairs = [(f"第{n}回，记者己经到达现场", f"第{n}回，记者已经到达现场") for n in "甲乙丙丁"]
    old = [Passage("己经开会的消息", is_heading=True)] + [Passage(a) for a, _b in pairs]
    new = [Passage("已经开会的消息", is_heading=True)] + [Passage(b) for _a, b in pairs]
    found = faults(old, new)
    assert len(found) == 5
    assert tenths(found) == 20 + 10 + 10


def test_missing_characters_are_one_fault_only_where_the_same_is_missing() -> None:
    old = [Passage(f"{a}会议召开了很久") for a in "甲乙丙丁"]
    new = [Passage(f"{a}的会议召开了很久") for a in "甲乙丙丁"]
    assert tenths(faults(old, new)) == 40


def test_numbers_of_the_wrong_style_count_one_an_issue_at_most() -> None:
    old = [Passage(f"第{a}次会议共有三十五人参加讨论") for a in "甲乙丙丁戊己庚辛壬癸子丑"]
    new = [Passage(p.text.replace("三十五", "35")) for p in old]
    found = faults(old, new)
    assert len(found) == 12
    assert tenths(found) == 10


def test_joining_cutting_and_moving_is_no_fault() -> None:
    old = [Passage("前半句在这里断开了，"), Passage("后半句己经到了。"), Passage("另有一段文字")]
    new = [Passage("另有一段文字"), Passage("前半句在这里断开了，后半句已经到了。")]
    assert [(f.wrong, f.right) for f in faults(old, new)] == [("己", "已")]
    assert [(f.wrong, f.right) for f in faults(new, old)] == [("已", "己")]


def test_a_paragraph_taken_out_is_no_fault_and_one_added_was_missing() -> None:
    one, two = Passage("这一段是原来就有的文字"), Passage("责任编辑李某某联系电话")
    assert faults([one, two], [one]) == []
    assert [f.tenths for f in faults([one], [one, two])] == [40]


def test_the_rate_is_of_ten_thousand() -> None:
    assert per_ten_thousand(20, 20_000) == 1.0
    assert per_ten_thousand(0, 0) == 0.0


@pytest.mark.parametrize(
    ("numeral", "number"),
    [("二〇二三", 2023), ("三十五", 35), ("十", 10), ("一百零五", 105), ("两千", 2000),
     ("1.2万", 12_000), ("３５", 35), ("三万二千", 32_000), ("1.2.3", None),
     ("人", None), ("", None)],
)  # fmt: skip
def test_numerals_are_read(numeral, number) -> None:
    assert value(numeral) == number
