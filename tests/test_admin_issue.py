"""Issues at the desk: their dates, and what happens when two are one."""

import datetime

import pytest

from articles.models import Issue, Page
from tests.desk import desk, form_url, messages, opened, user
from tests.factories import ArticleFactory, IssueFactory, PageFactory, PublicationFactory

pytestmark = pytest.mark.django_db
DAY = datetime.date(2023, 8, 15)


@pytest.fixture
def chief():
    return user("老王", "主编")


def undated(**fields) -> Issue:
    return IssueFactory(date=datetime.date(2023, 8, 1), precision="month", **fields)


def test_an_issue_gets_its_day(chief) -> None:
    issue = undated()
    client = desk(chief)
    data = opened(client, form_url(issue)) | {"date": "2023-08-15", "precision": "day"}
    data |= {"number": 9876, "why": "查得合订本"}
    assert client.post(form_url(issue), data).status_code == 302
    issue.refresh_from_db()
    assert (issue.date, issue.precision, issue.number) == (DAY, "day", 9876)
    row = issue.history.first()
    assert (row.history_user, row.history_change_reason) == (chief, "查得合订本")


def test_a_day_that_has_its_issue_joins_the_two_and_says_so(chief) -> None:
    there = PageFactory(issue=IssueFactory(date=DAY), number=1).issue
    page = PageFactory(issue=undated(), number=4)
    article = ArticleFactory(page=page)
    client = desk(chief)
    data = opened(client, form_url(page.issue)) | {"date": "2023-08-15", "precision": "day"}
    response = client.post(form_url(page.issue), data, follow=True)
    assert response.redirect_chain[0][0] == form_url(there)
    assert any("并入" in text for text in messages(response))
    assert list(there.pages.values_list("number", flat=True)) == [1, 4]
    assert not Issue.objects.filter(pk=page.issue.pk).exists()
    article.refresh_from_db()
    assert article.page.issue == there


def test_pages_of_one_number_are_not_joined_and_nothing_is_lost(chief) -> None:
    PageFactory(issue=IssueFactory(date=DAY), number=4)
    page = PageFactory(issue=undated(), number=4)
    client = desk(chief)
    data = opened(client, form_url(page.issue)) | {"date": "2023-08-15", "precision": "day"}
    response = client.post(form_url(page.issue), data | {"number": 11}, follow=True)
    assert any("4" in text for text in messages(response))
    issue = Issue.objects.get(pk=page.issue.pk)
    assert (issue.precision, issue.number) == ("month", 11)


def test_renumbering_a_page_in_the_same_form_lets_them_join(chief) -> None:
    there = PageFactory(issue=IssueFactory(date=DAY), number=4).issue
    page = PageFactory(issue=undated(), number=4)
    client = desk(chief)
    data = opened(client, form_url(page.issue)) | {"date": "2023-08-15", "precision": "day"}
    client.post(form_url(page.issue), data | {"pages-0-number": 5})
    assert set(there.pages.values_list("number", flat=True)) == {4, 5}


@pytest.mark.parametrize(
    ("date", "precision", "field"),
    [("2023-08-15", "month", "date"), ("", "day", "__all__"), ("2023-08-01", "unknown", "__all__")],
)
def test_a_date_says_no_more_than_its_precision(chief, date, precision, field) -> None:
    issue = undated()
    client = desk(chief)
    data = opened(client, form_url(issue)) | {"date": date, "precision": precision}
    response = client.post(form_url(issue), data)
    assert response.status_code == 200
    assert field in response.context["adminform"].form.errors


def test_a_new_issue_of_a_day_that_has_one_is_refused(chief) -> None:
    IssueFactory(date=DAY)
    client, url = desk(chief), "/admin/articles/issue/add/"
    data = opened(client, url) | {"publication": PublicationFactory().pk, "date": "2023-08-15"}
    response = client.post(url, data | {"precision": "day"})
    assert response.status_code == 200
    assert Issue.objects.count() == 1


def test_the_evidence_is_told_in_words_and_escaped(chief) -> None:
    issue = undated(evidence=[{"quote": "<b>8月10日", "implies": "8月10日以后"}])
    text = desk(chief).get(form_url(issue)).content.decode()
    assert "&lt;b&gt;8月10日" in text
    assert "→ 8月10日以后" in text


def test_an_editor_sees_issues_and_changes_none() -> None:
    issue = undated()
    client = desk(user("小李", "编辑"))
    assert client.get(form_url(issue)).status_code == 200
    assert client.post(form_url(issue), {"date": "2023-08-15"}).status_code == 403


def test_what_still_holds_something_is_not_deleted(chief) -> None:
    article = ArticleFactory()
    client = desk(chief)
    for held in (article.page.issue.publication, article.page.issue, article.page):
        url = form_url(held).replace("change", "delete")
        page = client.get(url)
        assert page.status_code == 200
        assert page.context["protected"]
        assert client.post(url, {"post": "yes"}).status_code == 200
    data = opened(client, form_url(article.page.issue)) | {"pages-0-DELETE": "on"}
    assert client.post(form_url(article.page.issue), data).status_code == 200
    assert Page.objects.filter(pk=article.page.pk).exists()
