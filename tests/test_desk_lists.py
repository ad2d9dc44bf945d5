"""Lists of the desk in a great archive: capped counts that say so, and rows read when chosen."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.admin import article as article_admin
from articles.desk.lists import CappedPaginator
from articles.editing import revise
from articles.models import Article, Finding, ReviewPage, Status
from articles.revision import Via
from articles.workflow import move
from tests.desk import desk, list_url, user
from tests.factories import ArticleFactory, FindingFactory, IssueFactory, PageFactory

pytestmark = pytest.mark.django_db
ARTICLES = list_url("articles_article")
LIKE_DATE = re.compile(r'"articles_issue"\."date"(?:::text)?\)? LIKE')  # SQLite, PostgreSQL


@pytest.fixture
def chief() -> Client:
    client = desk(user("老王", "主编"))
    client.cookies["django_language"] = "en"
    return client


def indexed(**fields: object) -> Article:
    return revise(ArticleFactory(**fields), by=None, why="", via=Via.SYSTEM, touched=True)


def test_a_list_counts_so_far_and_says_that_there_is_more(chief, monkeypatch) -> None:
    ArticleFactory.create_batch(4)
    exact = chief.get(ARTICLES)
    assert exact.context["cl"].result_count == 4
    assert "more than" not in exact.content.decode()
    monkeypatch.setattr(CappedPaginator, "most", 3)
    capped = chief.get(ARTICLES)
    assert capped.context["cl"].result_count == 3
    assert capped.context["cl"].paginator.is_capped
    assert "more than 3 articles" in capped.content.decode()
    # All of what nobody has counted is not to be chosen with one click.
    assert "across all pages" not in capped.content.decode()


def test_only_the_rows_of_the_page_are_read(chief) -> None:
    page = PageFactory()
    for order in range(1, 4):
        ArticleFactory(page=page, order=order)
    with CaptureQueriesContext(connection) as asked:
        listed = chief.get(ARTICLES).context["cl"].result_list
    assert [article.order for article in listed] == [1, 2, 3]
    sorting = [q["sql"] for q in asked if "ORDER BY" in q["sql"] and "LIMIT 50" in q["sql"]]
    assert not any('"body"' in sql for sql in sorting)


def test_a_word_of_nearly_all_articles_lists_its_newest_hits(chief, monkeypatch) -> None:
    monkeypatch.setattr(article_admin, "MOST_FOUND", 2)
    monkeypatch.setattr(article_admin.ArticleAdmin, "list_per_page", 1)
    dates = ("2021-01-01", "2022-01-01", "2023-01-01", "2024-01-01")
    made = [
        indexed(page=PageFactory(issue=IssueFactory(date=date)), title="城南", body="劳模来了。")
        for date in dates
    ]
    old = indexed(page=PageFactory(issue=IssueFactory(date="2019-01-01")), title="劳模", body="。")
    pages = [chief.get(ARTICLES, {"q": "劳模", "p": number}) for number in (1, 2)]
    listed = [article.pk for page in pages for article in page.context["cl"].result_list]
    assert listed == [old.pk, made[3].pk]
    assert "more than 2 results" in pages[0].content.decode()
    # Narrowed otherwise too, all hits are looked at: the newest may be none of these.
    year = chief.get(ARTICLES, {"q": "劳模", "year": "2021"})
    assert [article.pk for article in year.context["cl"].result_list] == [made[0].pk]


def test_what_is_found_in_the_trash_takes_no_place(chief, monkeypatch) -> None:
    monkeypatch.setattr(article_admin, "MOST_FOUND", 1)
    monkeypatch.setattr(article_admin.ArticleAdmin, "list_per_page", 1)
    kept = indexed(title="城南", body="劳模来了。", page__issue__date="2020-01-01")
    for number in range(3):
        gone = indexed(title="城北", body="劳模。", page__issue__date=f"202{number + 1}-01-01")
        move(gone, "trash", by=None, via=Via.SYSTEM)
    listed = chief.get(ARTICLES, {"q": "劳模"}).context["cl"]
    assert [article.pk for article in listed.result_list] == [kept.pk]
    assert not listed.paginator.is_capped


def test_a_word_is_not_looked_for_in_dates_and_numbers(chief) -> None:
    issue = IssueFactory(date="2023-08-01", precision="day", number=4711)
    for asked, listed in (("2023-08", 1), ("4711", 1), (str(issue.publication), 1), ("防汛", 0)):
        with CaptureQueriesContext(connection) as queries:
            cl = chief.get(list_url("articles_issue"), {"q": asked}).context["cl"]
        assert cl.result_count == listed
        dates = [q["sql"] for q in queries if LIKE_DATE.search(q["sql"])]
        assert bool(dates) == asked[0].isdigit()


def test_doubts_of_what_is_in_the_trash_wait_for_nobody(chief) -> None:
    page = PageFactory()
    article = ArticleFactory(page=page, status=Status.PUBLISHED)
    finding = FindingFactory(article=article, page=page, severity="high")
    of_page = FindingFactory(article=None, page=PageFactory(), severity="high")
    assert set(Finding.objects.waiting()) == {finding, of_page}
    assert page.pk in ReviewPage.objects.waiting().values_list("pk", flat=True)
    move(article, "trash", by=None, via=Via.SYSTEM)
    assert list(Finding.objects.waiting()) == [of_page]
    assert page.pk not in ReviewPage.objects.waiting().values_list("pk", flat=True)
    assert ReviewPage.objects.with_waiting().get(pk=page.pk).load == 0
    assert chief.get(list_url("articles_finding")).context["cl"].result_count == 1
    doubts = chief.get("/admin/").context["waiting"].cards[1]
    assert [tally.number for tally in doubts.tallies] == [1, 0, 0]
    move(Article.objects.get(pk=article.pk), "restore", by=None, via=Via.SYSTEM)
    assert set(Finding.objects.waiting()) == {finding, of_page}
