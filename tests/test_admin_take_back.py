"""What was just done to an article, taken back from its form."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.editing import revise
from articles.models import Act, Article, Finding, FindingStatus
from articles.revision import Via
from tests.desk import desk, form_url, opened, user
from tests.factories import FindingFactory
from tests.test_browser_admin import enter

BODY = "竞赛在城南举行。"


@pytest.fixture
def finding() -> Finding:
    return FindingFactory(article__body=BODY, quote="城南", suggestion="城北")


def settled(client, finding: Finding) -> dict:
    args = [finding.article_id, finding.pk]
    return client.post(reverse("admin:articles_article_settle", args=args), {"_accept": "1"}).json()


def take_back(client, article: Article, act: int):
    address = reverse("admin:articles_article_take_back", args=[article.pk, act])
    return client.post(address)


@pytest.mark.django_db
def test_a_verdict_is_taken_back_with_its_text(finding) -> None:
    client = desk(user("小李", "编辑"))
    told = settled(client, finding)
    assert (told["texts"]["body"], told["open"]) == ("竞赛在城北举行。", [])
    back = take_back(client, finding.article, told["act"]).json()
    assert (back["done"], back["act"], back["open"]) == (True, None, [finding.pk])
    assert (back["texts"]["body"], back["version"]) == (BODY, 3)
    assert Finding.objects.get().status == FindingStatus.OPEN
    again = take_back(client, finding.article, told["act"]).json()
    assert (again["done"], again["version"]) == (False, 3)


@pytest.mark.django_db
def test_what_has_changed_since_is_not_taken_back(finding) -> None:
    client = desk(user("小李", "编辑"))
    act = settled(client, finding)["act"]
    article = Article.objects.get()
    revise(article, by=None, why="", via=Via.SYSTEM, body="竞赛在城北举行了。")
    told = take_back(client, article, act).json()
    assert (told["done"], told["texts"]["body"]) == (False, "竞赛在城北举行了。")


@pytest.mark.django_db
def test_who_may_not_write_and_what_is_no_act(finding) -> None:
    client, reader = desk(user("小李", "编辑")), desk(user("客人", "只读"))
    act = settled(client, finding)["act"]
    assert take_back(reader, finding.article, act).status_code == 403
    assert take_back(client, finding.article, act + 1).status_code == 404
    address = reverse("admin:articles_article_take_back", args=[finding.article_id, act])
    assert client.get(address).status_code == 405
    assert not Act.objects.filter(undoes=act).exists()


@pytest.mark.django_db
def test_a_verdict_with_the_whole_form_says_how_to_take_it_back(finding) -> None:
    client, url = desk(user("小李", "编辑")), form_url(finding.article)
    data = opened(client, url) | {"_accept": str(finding.pk)}
    text = client.post(url, data, follow=True).content.decode()
    act = Act.objects.get()
    assert f'form="undo" formaction="{reverse("admin:articles_act_undo", args=[act.pk])}"' in text


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_one_key_takes_a_verdict_back(live_server, watched_page: Page, finding) -> None:
    enter(watched_page, live_server, user("老王", "主编"))
    watched_page.goto(live_server.url + form_url(finding.article))
    expect(watched_page.locator("html")).to_have_class("scripted")
    body, card = watched_page.locator("#id_body"), watched_page.locator("[data-finding]")
    watched_page.keyboard.press("j")
    watched_page.keyboard.press("a")
    expect(body).to_have_value("竞赛在城北举行。")
    expect(card).to_be_hidden()
    expect(watched_page.locator("#desk-status button")).to_be_visible()
    watched_page.keyboard.press("z")
    expect(body).to_have_value(BODY)
    expect(card).to_be_visible()
    expect(card).to_have_class("finding severity-medium current")
    watched_page.keyboard.press("x")  # it is decided anew, and otherwise
    expect(card).to_be_hidden()
    assert Finding.objects.get().status == FindingStatus.DISMISSED
    watched_page.locator("#desk-status button").click()
    expect(card).to_be_visible()
