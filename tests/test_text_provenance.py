"""Which printed lines belong to which part of a text."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articles.text.provenance import divide, numbers_of, spans_of
from tests.readings import OPERA, PUMP, RAIN, SCHOOL, TREE


def test_lines_go_with_the_text_that_was_read_from_them() -> None:
    lines = [
        (3, "## 雨夜排水"),
        (4, ""),
        (5, RAIN),
        (6, ""),
        (7, "## 孩子与树"),
        (8, SCHOOL),
        (9, TREE),
    ]
    assert divide(lines, "雨夜排水" + RAIN, "孩子与树" + SCHOOL + TREE) == ([3, 4, 5], [7, 8, 9])


def test_a_line_that_was_parted_belongs_to_both() -> None:
    assert divide([(1, RAIN + SCHOOL)], RAIN, SCHOOL) == ([1], [1])


def test_corrected_text_finds_its_lines_still() -> None:
    lines = [(1, RAIN), (2, PUMP), (3, OPERA)]
    taken = OPERA.replace("新戏", "大戏").replace("百年", "千年")
    assert divide(lines, RAIN.replace("三座", "四座") + PUMP, taken) == ([1, 2], [3])


def test_a_byline_goes_with_the_text_before_it() -> None:
    lines = [(1, RAIN), (2, "（记者 张晶）"), (3, SCHOOL), (4, "（记者 李明）")]
    assert divide(lines, RAIN, SCHOOL) == ([1, 2], [3, 4])


@given(st.sets(st.integers(1, 60)))
def test_stretches_hold_the_numbers_and_no_others(numbers) -> None:
    spans = spans_of(numbers)
    assert numbers_of(spans) == sorted(numbers)
    assert all(one[1] + 1 < other[0] for one, other in pairwise(spans))
