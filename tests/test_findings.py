"""Settling findings."""

import pytest

from articles.acts import undo
from articles.findings import Unclear, accept, dismiss
from articles.models import Act, Article, Finding, FindingStatus
from articles.revision import Via
from tests.factories import ArticleFactory, FindingFactory

pytestmark = pytest.mark.django_db


def test_accepting_replaces_the_quotation(admin_user) -> None:
    finding = FindingFactory(article__body="竞赛在城南举行。", quote="城南", suggestion="城北")
    accept(finding, by=admin_user, via=Via.ADMIN)
    article = Article.objects.get()
    assert (article.body, article.version) == ("竞赛在城北举行。", 2)
    assert Finding.objects.get().status == FindingStatus.ACCEPTED
    assert article.history.latest().history_user == admin_user


def test_accepting_a_suggestion_to_delete() -> None:
    finding = FindingFactory(article__body="等的等问题。", quote="的等", suggestion="")
    accept(finding, by=None, via=Via.ADMIN)
    assert Article.objects.get().body == "等问题。"


@pytest.mark.parametrize("body", ["城南到城南。", "别处。"])
def test_an_unclear_place_changes_nothing(body) -> None:
    finding = FindingFactory(article__body=body)
    with pytest.raises(Unclear):
        accept(finding, by=None, via=Via.ADMIN)
    assert Article.objects.get().version == 1
    assert Finding.objects.get().status == FindingStatus.OPEN


def test_accepting_a_doubt_without_suggestion_only_settles_it() -> None:
    finding = FindingFactory(suggestion=None, quote="不在文中")
    assert accept(finding, by=None, via=Via.ADMIN).status == FindingStatus.ACCEPTED
    assert Article.objects.get().version == 1


def test_dismissing_keeps_the_reason() -> None:
    finding = FindingFactory(article=ArticleFactory())
    dismiss(finding, by=None, via=Via.ADMIN, why="有意谐音")
    row = Finding.objects.get().history.latest()
    assert (row.status, row.history_change_reason) == (FindingStatus.DISMISSED, "有意谐音")


@pytest.mark.parametrize(
    ("quote", "marked"),
    [
        ("汇成了一片", "开幕。\n\n笑语声声，汇成了一片［缺文］\n\n代，陆续启程。"),
        ("代，陆续", "开幕。\n\n笑语声声，汇成了一片\n\n［缺文］代，陆续启程。"),
        ("笑语声声，汇成了一片", "开幕。\n\n笑语声声，汇成了一片［缺文］\n\n代，陆续启程。"),
    ],
)
def test_accepting_that_text_is_missing_marks_its_place(admin_user, quote, marked) -> None:
    body = "开幕。\n\n笑语声声，汇成了一片\n\n代，陆续启程。"
    finding = FindingFactory(article__body=body, quote=quote, kind="missing_text", suggestion=None)
    Finding.objects.filter(pk=finding.pk).update(page=finding.article.page)
    finding.refresh_from_db()
    accept(finding, by=admin_user, via=Via.ADMIN)
    assert Article.objects.get().body == marked
    assert Finding.objects.get().status == FindingStatus.ACCEPTED
    undo(Act.objects.get(), by=admin_user, via=Via.ADMIN)
    assert Article.objects.get().body == body
    assert Finding.objects.get().status == FindingStatus.OPEN


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        ("甲、乙和丙都来了。", "和丙"),  # within a paragraph: on which side, nobody knows
        ("汇成了一片［缺文］\n\n代，陆续启程。", "代，陆续"),  # marked already, from the other side
        ("第一段，汇成了一片\n\n［缺文：约12字］代，陆续。", "汇成了一片"),
        ("别处。", "不在文中"),
    ],
)
def test_a_gap_is_not_marked_twice_nor_at_an_unknown_place(body, quote) -> None:
    finding = FindingFactory(article__body=body, quote=quote, kind="missing_text", suggestion=None)
    assert accept(finding, by=None, via=Via.ADMIN).status == FindingStatus.ACCEPTED
    assert Article.objects.get().body == body


def test_a_gap_settles_the_doubts_of_both_its_sides_and_no_others() -> None:
    article = ArticleFactory(body="代，启程；汇成了一片\n\n连绵，不断。")
    doubts = [
        FindingFactory(
            article=article, page=article.page, quote=quote, kind="missing_text", suggestion=None
        )
        for quote in ("代，启程", "汇成了一片", "连绵，不断")
    ]
    accept(doubts[1], by=None, via=Via.ADMIN)
    assert Article.objects.get().body == "代，启程；汇成了一片［缺文］\n\n连绵，不断。"
    states = [Finding.objects.get(pk=doubt.pk).status for doubt in doubts]
    assert states == [FindingStatus.OPEN, FindingStatus.ACCEPTED, FindingStatus.ACCEPTED]
