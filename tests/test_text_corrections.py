"""What a correction says beyond its own place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.corrections import LONGEST, Correction, corrections, fits, places


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("他来自城坻区人民政府工作", "他来自城厢区人民政府工作", [("城坻区", "城厢区")]),
        ("认真的学习讲话", "认真地学习讲话", [("认真的学习", "认真地学习")]),
        ("自己的在家里", "自己在家里", [("自己的在", "自己在")]),
        ("工会主席说", "总工会主席说", [("工会", "总工会")]),
        ("己经到了，己经很晚", "已经到了，已经很晚", [("己经", "已经")]),
        ("部暑工作。己经完成", "部署工作。已经完成", [("部暑", "部署"), ("己经", "已经")]),
    ],
)
def test_a_misread_word_is_told_with_its_word(before, after, expected) -> None:
    assert corrections(before, after) == expected


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("今天天气很好我们去公园", "明日暴雨大家都在办公室里面工作"),  # written anew
        ("全市共有3万人", "全市共有8万人"),  # a figure is wrong once
        ("第一段\n\n第二段话", "第一段第二段话"),  # paragraphs joined
        ("他说，走吧。", "他说：走吧。"),  # a sign
        ("同样的话", "同样的话"),
        ("", "全新的文字"),
    ],
)
def test_what_is_no_misreading_teaches_nothing(before, after) -> None:
    assert corrections(before, after) == []


def test_a_text_that_was_rewritten_teaches_nothing() -> None:
    before = "，".join(f"己经{n}号" for n in "一二三四五六七八九十" * 5)
    after = before.replace("己", "已")
    assert corrections(before, after) == []


HAN = st.text(alphabet="工会总的地得城区。\n", max_size=40)


@given(HAN, HAN)
def test_a_correction_stands_in_both_texts_and_is_bounded(before, after) -> None:
    for wrong, right in corrections(before, after):
        assert wrong in before
        assert right in after
        assert wrong != right
        assert 2 <= len(wrong) <= LONGEST
        assert 2 <= len(right) <= LONGEST
        assert "\n" not in wrong + right


@given(HAN)
def test_places_are_places(text) -> None:
    for at in places(text, Correction("工会", "总工会")):
        assert text.startswith("工会", at)
        assert not text.startswith("总工会", max(0, at - 1))


def test_the_right_form_is_no_place_of_the_wrong_one() -> None:
    assert places("总工会与工会", Correction("工会", "总工会")) == [4]


def test_only_where_the_right_word_stands_free_is_it_likely() -> None:
    correction = Correction("城坻区", "城厢区")
    assert fits("在城坻区人民政府", 1, correction)
    assert not fits("其间工作很多", 0, Correction("其间", "期间"))  # a word itself
    assert not fits("我们己经济上", 2, Correction("己经", "已经"))  # 经济 reaches over it
