"""Jumps: an article and its continuation on another page, linked where both are there."""

import hashlib

import pytest
from django.test import Client

from articles.jumps import link_jumps
from articles.models import Article, Status
from articles.revision import Via
from seeds.loader import Loader
from seeds.manifest import Placing
from seeds.records import ParsedArticle, ParsedPage
from tests.factories import ArticleFactory, IssueFactory, PageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages():
    issue = IssueFactory()
    return [PageFactory(issue=issue, number=number) for number in (1, 4)]


def test_both_ends_are_linked_once(pages) -> None:
    begun = ArticleFactory(page=pages[0], continued_on=4)
    goes_on = ArticleFactory(page=pages[1], continued_from=1)
    assert link_jumps(pages[0].issue, by=None, via=Via.IMPORT) == 1
    assert link_jumps(pages[0].issue, by=None, via=Via.IMPORT) == 0
    goes_on.refresh_from_db()
    assert goes_on.continues == begun
    assert goes_on.history.first().via == Via.IMPORT


def test_of_several_the_one_of_the_same_headline_is_meant(pages) -> None:
    ArticleFactory(page=pages[0], continued_on=4, title="城南三座泵站连夜排水")
    begun = ArticleFactory(page=pages[0], continued_on=4, title="百名新教师走进山村")
    goes_on = ArticleFactory(page=pages[1], continued_from=1, title="新教师走进山村")
    vague = ArticleFactory(page=pages[1], continued_from=1, title="下文")
    assert link_jumps(pages[0].issue, by=None, via=Via.IMPORT) == 1
    goes_on.refresh_from_db()
    vague.refresh_from_db()
    assert (goes_on.continues, vague.continues) == (begun, None)


def test_other_pages_and_other_issues_are_not_meant(pages) -> None:
    ArticleFactory(page=pages[0], continued_on=5)
    ArticleFactory(page=PageFactory(number=1), continued_on=4)
    ArticleFactory(page=pages[1], continued_from=1)
    assert link_jumps(pages[0].issue, by=None, via=Via.IMPORT) == 0


def test_readers_follow_the_jump_and_never_into_a_draft(client: Client, pages) -> None:
    begun = ArticleFactory(page=pages[0], title="一版的开头")
    goes_on = ArticleFactory(page=pages[1], title="四版的下文", continues=begun)
    address = begun.get_absolute_url()
    onward = f'<a href="{goes_on.get_absolute_url()}">第4版'
    assert onward in client.get(address).content.decode()
    back = f'<a href="{address}">第1版'
    assert back in client.get(goes_on.get_absolute_url()).content.decode()
    told = client.get(f"/api/v1/articles/{goes_on.pk}/").json()
    assert told["continues"]["title"] == "一版的开头"
    told = client.get(f"/api/v1/articles/{begun.pk}/").json()
    assert [one["id"] for one in told["continued_in"]] == [goes_on.pk]
    Article.objects.update(status=Status.DRAFT, published_at=None)
    Article.objects.filter(pk=goes_on.pk).update(status="published", published_at=begun.created_at)
    assert back not in client.get(goes_on.get_absolute_url()).content.decode()
    assert client.get(f"/api/v1/articles/{goes_on.pk}/").json()["continues"] is None


def test_pages_of_a_manifest_are_linked_when_both_are_in() -> None:
    loader = Loader("样报")
    for number, jump in ((4, {"continued_from": 1}), (1, {"continued_on": 4})):
        article = ParsedArticle(1, "百名新教师走进山村", paragraphs=("正文。",), **jump)
        data = f"第{number}版".encode()
        sha256 = hashlib.sha256(data).hexdigest()
        page = ParsedPage(f"{number}.txt", sha256, "utf-8", data.decode(), articles=(article,))
        loader.load(page, data, Placing("山村报", issue_number=12, page_number=number))
    goes_on = Article.objects.get(continued_from=1)
    assert goes_on.continues == Article.objects.get(continued_on=4)
