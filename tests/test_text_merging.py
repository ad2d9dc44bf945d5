"""Two changes of one text: brought together where they do not meet, and never half."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.merging import merged

BASE = "甲队先到。乙队后到。\n\n丙队“未到。”丁队在路上"


@pytest.mark.parametrize(
    ("mine", "theirs", "together"),
    [
        (BASE.replace("先到", "早到"), BASE.replace("后到", "晚到"),
         "甲队早到。乙队晚到。\n\n丙队“未到。”丁队在路上"),
        (BASE.replace("未到", "缺席"), BASE + "。",
         "甲队先到。乙队后到。\n\n丙队“缺席。”丁队在路上。"),
        (BASE.replace("\n\n", ""), BASE.replace("在路上", "到了"),
         "甲队先到。乙队后到。丙队“未到。”丁队到了"),
        ("众队先到。" + BASE, BASE.replace("乙队后到。", ""),
         "众队先到。甲队先到。\n\n丙队“未到。”丁队在路上"),
    ],
)  # fmt: skip
def test_changes_in_two_places_are_both_kept(mine, theirs, together) -> None:
    assert merged(BASE, mine, theirs) == together
    assert merged(BASE, theirs, mine) == together


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (BASE.replace("先到", "早到"), BASE.replace("甲队", "申队")),  # one sentence
        (BASE.replace("甲队先到。", ""), BASE.replace("先到", "早到")),
        (BASE + "。一", BASE + "。二"),
        (BASE.replace("乙", "一。乙"), BASE.replace("乙", "二。乙")),  # put in at one place
    ],
)
def test_changes_in_one_place_are_for_a_human(mine, theirs) -> None:
    assert merged(BASE, mine, theirs) is None
    assert merged(BASE, theirs, mine) is None


def test_the_same_change_is_made_once() -> None:
    changed = BASE.replace("先到", "早到")
    assert merged(BASE, changed, changed) == changed


TEXTS = st.lists(st.sampled_from(["甲。", "乙。", "丙！", "\n\n", "丁"]), max_size=8).map("".join)


@given(TEXTS, TEXTS)
def test_what_one_alone_changed_is_the_outcome(base, mine) -> None:
    assert merged(base, mine, base) == merged(base, base, mine) == mine


@given(TEXTS, TEXTS, TEXTS)
def test_nothing_is_made_up(base, mine, theirs) -> None:
    together = merged(base, mine, theirs)
    assert together == merged(base, theirs, mine)
    if together is not None:
        assert set(together) <= set(mine + theirs)
