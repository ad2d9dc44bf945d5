"""Operations on paragraphs: whatever they are asked, no character is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import paragraphs
from articles.text.gaps import gap, pieces, without_gaps
from articles.text.paragraphs import Misplaced, is_heading

texts = st.text("雨夜排水泵站开学，。A1 ", min_size=1, max_size=8).map(str.strip).filter(bool)
bodies = st.lists(texts, min_size=1, max_size=6).map(tuple)
places = st.integers(-2, 8)


def printed(parts) -> str:
    return "".join("".join(parts).split())


@given(bodies, places)
def test_parting_keeps_all_and_leaves_none_empty(body, at) -> None:
    try:
        before, after = paragraphs.part(body, at)
    except Misplaced:
        assert not 0 < at < len(body)
        return
    assert before + after == body
    assert before
    assert after


@given(bodies, places, st.integers(-1, 10))
def test_cutting_and_joining_are_each_others_way_back(body, at, offset) -> None:
    try:
        cut = paragraphs.cut(body, at, offset)
    except Misplaced:
        return
    assert len(cut) == len(body) + 1
    assert all(cut)
    assert printed(cut) == printed(body)
    assert printed(paragraphs.join(cut, at)) == printed(body)


@given(bodies, places, places)
def test_moving_only_changes_the_order_and_back_again(body, at, to) -> None:
    try:
        moved = paragraphs.move(body, at, to)
    except Misplaced:
        assert not (0 <= at < len(body) and 0 <= to < len(body))
        return
    assert sorted(moved) == sorted(body)
    assert moved[to] == body[at]
    assert paragraphs.move(moved, to, at) == body


@given(bodies, places, texts)
def test_what_is_put_is_what_is_taken(body, at, text) -> None:
    try:
        more = paragraphs.put(body, at, text)
    except Misplaced:
        assert not 0 <= at <= len(body)
        return
    assert paragraphs.take(more, at) == (text, body)


@given(bodies, places, st.none() | st.integers(-1, 10), st.integers(1, 99_999))
def test_a_gap_is_all_that_marking_adds(body, at, offset, extent) -> None:
    try:
        marked = paragraphs.insert(body, at, offset, gap(extent))
    except Misplaced:
        return
    assert [without_gaps(text, "") for text in marked] == list(body)
    assert [piece.text for piece in pieces(marked[at]) if piece.is_gap] == [f"缺文，约{extent}字"]


def test_a_gap_that_no_page_has_is_refused() -> None:
    assert gap() == "［缺文］"
    assert gap(3, "行") == "［缺文：约3行］"
    for extent, unit in ((0, "字"), (100_000, "字"), (3, "页")):
        with pytest.raises(ValueError, match=str(extent)):
            gap(extent, unit)


def test_latin_words_stay_apart_where_paragraphs_are_joined() -> None:
    assert paragraphs.join(("讲 People", "Daily 三"), 0) == ("讲 People Daily 三",)
    assert paragraphs.join(("城", "南"), 0) == ("城南",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("开学第一天", True),
        ("谁来排水？", True),
        ("昨夜大雨。泵站开机。", False),
        ("据介绍，", False),
        ("雨" * 61, False),
    ],
)
def test_what_looks_like_a_line_over_a_text(text, expected) -> None:
    assert is_heading(text) is expected
