"""A page comes again after editors have moved the bounds of its articles: their cuts stay."""

from dataclasses import replace

import pytest

from articles import structure
from articles.models import Article, Finding
from articles.revision import Via
from tests.readings import (
    OPERA,
    PUMP,
    RAIN,
    SCHOOL,
    TREE,
    art,
    conflicts,
    edit,
    load_articles,
    titles,
)

pytestmark = pytest.mark.django_db
BY_HAND = {"by": None, "via": Via.ADMIN}
WHOLE = art(1, "雨夜排水", RAIN, PUMP, "孩子与树", SCHOOL, TREE, spans=((1, 6),))
END = art(2, "新戏首演", OPERA, spans=((7, 8),))


def standing() -> list[tuple[str, list[str]]]:
    shown = Article.objects.exclude(status="trashed").order_by("order")
    return [(article.title, article.paragraphs) for article in shown]


def asked() -> list[Finding]:
    return [*conflicts(), *Finding.objects.filter(kind="structure")]


@pytest.fixture
def split() -> Article:
    load_articles(WHOLE, END)
    return structure.split(Article.objects.get(order=1), at=2, **BY_HAND)


@pytest.fixture
def merged() -> Article:
    load_articles(
        art(1, "雨夜排水", RAIN, PUMP), art(2, "孩子与树", SCHOOL, TREE), art(3, "戏", OPERA)
    )
    first, second = Article.objects.filter(order__lte=2).order_by("order")
    return structure.merge(first, second, **BY_HAND)


def test_a_better_text_of_the_whole_comes_into_both_halves(split) -> None:
    better = art(
        1, "雨夜排涝", RAIN + "完。", PUMP, "孩子与树", SCHOOL, TREE + "终。", spans=((1, 6),)
    )  # fmt: skip
    load_articles(better, END)
    assert standing() == [
        ("雨夜排涝", [RAIN + "完。", PUMP]),
        ("孩子与树", [SCHOOL, TREE + "终。"]),
        ("新戏首演", [OPERA]),
    ]
    assert asked() == []
    first, second, _end = Article.objects.order_by("order")
    assert (first.spans, second.spans) == ([[1, 3]], [[4, 6]])


def test_the_same_text_again_leaves_a_split_as_it_is(split) -> None:
    before = standing()
    load_articles(replace(WHOLE, kicker="城南"), END)
    assert standing() == before
    assert Article.objects.get(order=1).kicker == "城南"
    assert asked() == []


def test_a_reading_that_agrees_with_the_split_is_taken_over_and_asks_nothing(split) -> None:
    for word in ("完。", "完毕。", "完成。"):
        load_articles(
            art(1, "雨夜排水", RAIN, PUMP + word),
            art(2, "孩子与树", SCHOOL, TREE + word),
            replace(END, order=3),
        )
        assert standing() == [
            ("雨夜排水", [RAIN, PUMP + word]),
            ("孩子与树", [SCHOOL, TREE + word]),
            ("新戏首演", [OPERA]),
        ]
        assert asked() == []


def test_a_correction_in_a_half_is_kept_and_asked_about(split) -> None:
    edit("孩子与树", body=f"{SCHOOL}\n\n{TREE}（编者补）")
    load_articles(art(1, "雨夜排水", RAIN, PUMP, "孩子与树", SCHOOL, TREE + "终。"), END)
    split.refresh_from_db()
    assert split.paragraphs == [SCHOOL, TREE + "（编者补）"]
    [conflict] = conflicts()
    assert conflict.article == split
    assert conflict.alternative["fields"]["body"] == f"{SCHOOL}\n\n{TREE}终。"


def test_a_better_text_of_both_comes_into_what_was_merged(merged) -> None:
    for word in ("完。", "完毕。"):
        load_articles(
            art(1, "雨夜排水", RAIN, PUMP + word),
            art(2, "孩子与树", SCHOOL + word, TREE),
            art(3, "戏", OPERA),
        )
        assert standing() == [
            ("雨夜排水", [RAIN, PUMP + word, "孩子与树", SCHOOL + word, TREE]),
            ("戏", [OPERA]),
        ]
        assert asked() == []
    assert titles() == ["雨夜排水", "孩子与树", "戏"]


def test_a_reading_that_agrees_with_the_merge_is_taken_over_and_asks_nothing(merged) -> None:
    for word in ("完。", "完毕。"):
        load_articles(
            art(1, "雨夜排水", RAIN, PUMP + word, "孩子与树", SCHOOL, TREE + word),
            art(2, "戏", OPERA),
        )
        assert standing() == [
            ("雨夜排水", [RAIN, PUMP + word, "孩子与树", SCHOOL, TREE + word]),
            ("戏", [OPERA]),
        ]
        assert asked() == []


def test_a_paragraph_that_an_editor_moved_stays_with_its_article_and_is_renewed() -> None:
    load_articles(art(1, "雨夜排水", RAIN, PUMP, SCHOOL), art(2, "孩子与树", TREE))
    first, second = Article.objects.order_by("order")
    structure.pass_on(first, second, at=2, to=0, **BY_HAND)
    load_articles(art(1, "雨夜排水", RAIN, PUMP, SCHOOL + "完。"), art(2, "孩子与树", TREE))
    assert standing() == [
        ("雨夜排水", [RAIN, PUMP]),
        ("孩子与树", [SCHOOL + "完。", TREE]),
    ]
    assert asked() == []
