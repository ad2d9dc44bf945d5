"""A page that comes again: taken over where no editor has been, put before one where both have."""

from dataclasses import replace

import pytest

from articles.editing import delete
from articles.findings import accept, dismiss
from articles.models import Article, Finding, Page
from articles.revision import Via
from articles.search import find
from seeds.models import ImportedArticle, SourceDocument
from tests.readings import (
    OPERA,
    PUMP,
    RAIN,
    RAINY,
    SCHOOL,
    SCHOOLS,
    TREE,
    art,
    conflicts,
    edit,
    load,
    load_articles,
    page,
    titles,
)

pytestmark = pytest.mark.django_db


def test_what_nobody_has_touched_is_updated() -> None:
    load_articles(RAINY, SCHOOLS)
    ids = dict(Article.objects.values_list("order", "pk"))
    better = replace(RAINY, title="雨夜排涝", kicker="城南泵站", paragraphs=(RAIN, PUMP + "完。"))
    again = load_articles(better, SCHOOLS)
    assert (again.state, Page.objects.count(), SourceDocument.objects.count()) == ("updated", 1, 2)
    assert dict(Article.objects.values_list("order", "pk")) == ids
    first = Article.objects.get(order=1)
    assert (first.title, first.kicker, first.body) == (
        "雨夜排涝",
        "城南泵站",
        f"{RAIN}\n\n{PUMP}完。",
    )
    assert first.version == 2
    assert first.history.first().via == Via.IMPORT
    assert list(find("雨夜排涝", Article.objects.all())) == [first]
    assert Article.objects.get(order=2).version == 1
    assert conflicts() == []


def test_a_correction_stays_to_the_byte_where_the_source_is_as_before() -> None:
    load_articles(RAINY, SCHOOLS)
    edit("雨夜排水", body="编者改定的正文。\n\n第二段。", title="雨夜里的泵站")
    load_articles(replace(RAINY, kicker="城南"), SCHOOLS)
    first = Article.objects.get(order=1)
    assert (first.title, first.body) == ("雨夜里的泵站", "编者改定的正文。\n\n第二段。")
    assert first.kicker == "城南"
    assert conflicts() == []


def test_what_changed_on_both_sides_is_a_conflict_with_all_three_texts() -> None:
    load_articles(RAINY, SCHOOLS)
    edit("雨夜排水", title="编者的题")
    load_articles(replace(RAINY, title="新识别的题"), SCHOOLS)
    first = Article.objects.get(order=1)
    assert first.title == "编者的题"
    (conflict,) = conflicts()
    assert (conflict.article, conflict.severity, conflict.quote) == (first, "high", "编者的题")
    assert conflict.alternative["fields"] == {"title": "新识别的题"}
    assert conflict.alternative["base"] == {"title": "雨夜排水"}
    accept(conflict, by=None, via=Via.ADMIN)
    first.refresh_from_db()
    assert first.title == "新识别的题"
    assert conflicts() == []


def test_a_conflict_is_kept_up_to_date_and_settled_by_agreement() -> None:
    load_articles(RAINY, SCHOOLS)
    edit("雨夜排水", title="编者的题")
    load_articles(replace(RAINY, title="第二版的题"), SCHOOLS)
    load_articles(replace(RAINY, title="第三版的题"), SCHOOLS)
    (conflict,) = conflicts()
    assert conflict.alternative["fields"] == {"title": "第三版的题"}
    assert conflict.alternative["base"] == {"title": "雨夜排水"}
    load_articles(replace(RAINY, title="编者的题"), SCHOOLS)
    assert conflicts() == []


def test_a_conflict_that_was_dismissed_does_not_come_back() -> None:
    load_articles(RAINY, SCHOOLS)
    edit("雨夜排水", title="编者的题")
    second = replace(RAINY, title="新识别的题")
    load_articles(second, SCHOOLS)
    dismiss(conflicts()[0], by=None, via=Via.ADMIN)
    load_articles(replace(second, kicker="另改一处"), SCHOOLS)
    assert conflicts() == []
    assert Article.objects.get(order=1).title == "编者的题"


def test_the_same_reading_again_changes_nothing() -> None:
    load_articles(RAINY, SCHOOLS)
    again = load(page(RAINY, SCHOOLS), reparse=True)
    assert (again.state, again.changed) == ("unchanged", False)
    assert ImportedArticle.objects.count() == 2


def test_a_better_parser_reads_the_same_file_again() -> None:
    load_articles(RAINY, SCHOOLS)
    edit("孩子与树", subtitle="编者的副题")
    improved = replace(page(RAINY, SCHOOLS), articles=(replace(RAINY, subtitle="泵站"), SCHOOLS))
    assert load(improved).state == "unchanged"
    assert load(improved, reparse=True).state == "updated"
    assert Article.objects.get(order=1).subtitle == "泵站"
    assert Article.objects.get(order=2).subtitle == "编者的副题"
    readings = ImportedArticle.objects.filter(order=1).order_by("reading")
    assert [(r.reading, r.record["subtitle"]) for r in readings] == [(1, None), (2, "泵站")]
    assert SourceDocument.objects.count() == 1


def test_an_article_that_is_new_in_the_text_comes_in_its_place() -> None:
    load_articles(RAINY, art(2, "新戏首演", OPERA))
    load_articles(RAINY, replace(SCHOOLS, order=2), art(3, "新戏首演", OPERA))
    assert titles() == ["雨夜排水", "孩子与树", "新戏首演"]
    assert list(Article.objects.order_by("order").values_list("order", flat=True)) == [1, 2, 3]
    assert Article.objects.get(title="雨夜排水").version == 1


def test_a_vanished_article_is_asked_about_and_stays() -> None:
    load_articles(RAINY, SCHOOLS, art(3, "新戏首演", OPERA))
    load_articles(RAINY, art(2, "新戏首演", OPERA))
    assert titles() == ["雨夜排水", "孩子与树", "新戏首演"]
    (question,) = Finding.objects.filter(kind="structure")
    assert question.article.title == "孩子与树"


def test_a_split_is_proposed_and_nothing_moves() -> None:
    load_articles(art(1, "雨夜与开学", RAIN, PUMP, SCHOOL), art(2, "新戏首演", OPERA))
    load_articles(
        art(1, "雨夜与开学", RAIN, PUMP), art(2, "开学", SCHOOL), art(3, "新戏首演", OPERA)
    )
    assert titles() == ["雨夜与开学", "新戏首演"]
    whole = Article.objects.get(order=1)
    assert whole.paragraphs == [RAIN, PUMP, SCHOOL]
    (question,) = Finding.objects.filter(kind="structure")
    assert question.quote == SCHOOL
    assert question.alternative["act"] == "split"
    assert question.alternative["paragraph"] == 2
    assert question.alternative["fields"]["title"] == "开学"
    assert [r.article for r in ImportedArticle.objects.filter(record__title="开学")] == [whole]


def test_a_merge_is_proposed_and_nothing_is_deleted() -> None:
    load_articles(art(1, "雨夜排水", RAIN, PUMP), art(2, "开学", SCHOOL), art(3, "新戏", OPERA))
    load_articles(art(1, "雨夜排水", RAIN, PUMP, SCHOOL), art(2, "新戏", OPERA))
    assert titles() == ["雨夜排水", "开学", "新戏"]
    assert Article.objects.get(order=1).paragraphs == [RAIN, PUMP]
    (question,) = Finding.objects.filter(kind="structure")
    assert (question.article.title, question.alternative["act"]) == ("开学", "merge")


def test_a_paragraph_that_moves_between_two_articles_is_never_lost() -> None:
    load_articles(art(1, "雨夜排水", RAIN, PUMP, SCHOOL), art(2, "孩子与树", TREE))
    ids = set(Article.objects.values_list("pk", flat=True))
    load_articles(art(1, "雨夜排水", RAIN, PUMP), art(2, "孩子与树", SCHOOL, TREE))
    assert set(Article.objects.values_list("pk", flat=True)) == ids
    assert [a.paragraphs for a in Article.objects.order_by("order")] == [
        [RAIN, PUMP],
        [SCHOOL, TREE],
    ]


def test_a_paragraph_that_moves_into_an_edited_article_stays_where_it_is() -> None:
    load_articles(art(1, "雨夜排水", RAIN, PUMP, SCHOOL), art(2, "孩子与树", TREE))
    edit("孩子与树", body=TREE + "（编者补）")
    load_articles(art(1, "雨夜排水", RAIN, PUMP), art(2, "孩子与树", SCHOOL, TREE))
    assert Article.objects.get(order=1).paragraphs == [RAIN, PUMP, SCHOOL]
    assert Article.objects.get(order=2).paragraphs == [TREE + "（编者补）"]
    assert len(conflicts()) == 2


def test_an_article_that_an_editor_deleted_does_not_come_back() -> None:
    load_articles(RAINY, SCHOOLS)
    delete(Article.objects.get(title="孩子与树"), by=None, why="广告", via=Via.ADMIN)
    load_articles(replace(RAINY, kicker="城南"), SCHOOLS)
    load_articles(replace(RAINY, kicker="城北"), replace(SCHOOLS, kicker="开学"))
    assert titles() == ["雨夜排水"]
    assert Article.objects.get().kicker == "城北"
