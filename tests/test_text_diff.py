"""What changed between two texts, in pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.diff import CONTEXT, Piece, pieces


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", []),
        ("草稿", "已发布", [("gone", "草稿"), ("new", "已发布")]),
        ("", "新", [("new", "新")]),
        (
            "近日，竞赛在城南举行，六队参加",
            "近日，竞赛在城北举行，六队参加",
            [("same", "近日，竞赛在城"), ("gone", "南"), ("new", "北"), ("same", "举行，六队参加")],
        ),
    ],
)
def test_pieces(old, new, expected) -> None:
    assert pieces(old, new) == [Piece(kind, text) for kind, text in expected]


def test_what_stays_is_left_out_but_for_a_little_around() -> None:
    before, after = "甲" * 100, "乙" * 100
    assert pieces(f"{before}丙{after}", f"{before}丁{after}") == [
        Piece("skip", "甲" * (100 - CONTEXT)),
        Piece("same", "甲" * CONTEXT),
        Piece("gone", "丙"),
        Piece("new", "丁"),
        Piece("same", "乙" * CONTEXT),
        Piece("skip", "乙" * (100 - CONTEXT)),
    ]


@given(st.text("甲乙丙\n，", max_size=80), st.text("甲乙丙\n，", max_size=80))
def test_both_texts_can_be_read_from_the_pieces(old, new) -> None:
    told = pieces(old, new)
    if old != new:
        assert "".join(p.text for p in told if p.kind != "new") == old
        assert "".join(p.text for p in told if p.kind != "gone") == new


def test_very_long_texts_that_differ_everywhere_are_not_compared_letter_by_letter() -> None:
    told = pieces("甲" * 30_000, "乙" * 30_000)
    assert [p.kind for p in told] == ["gone", "new"]
