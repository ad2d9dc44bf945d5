"""An editor's day in a real browser: no breach of the CSP, no rule of axe broken, nothing lost."""

import datetime
import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from articles.editing import revise
from articles.models import Article, FindingStatus, Issue
from articles.revision import Via
from articles.tagging import tag
from seeds.models import ImportedArticle, ImportRun, SourceDocument
from seeds.records import ParsedArticle
from seeds.report import article_report
from tests.desk import BACKEND, form_url, list_url, user
from tests.factories import (
    ArticleFactory,
    CreditFactory,
    FindingFactory,
    IssueFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    TagFactory,
    TaggingFactory,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]
IN_BOTH = {"index", "articles_article", "form of Article", "history", "delete"}
DAY = datetime.date(2023, 8, 1)


@pytest.fixture
def chief():
    return user("老王", is_superuser=True)


@pytest.fixture
def article(chief) -> Article:
    """One article with everything that a form shows."""
    page = PageFactory(issue=IssueFactory(date=DAY, precision="month"), number=4)
    made = ArticleFactory(page=page, title="工会送清凉", kicker="一线", spans=[[2, 3]], order=1)
    run = ImportRun.objects.create()
    document = SourceDocument.objects.create(
        page=page, run=run, name="a.txt", sha256="0" * 64, encoding="utf-8",
        content="头版\n工会送清凉\n近日，竞赛在城南举行。\n尾".encode(),
    )  # fmt: skip
    record = article_report(ParsedArticle(1, "工", paragraphs=("近日。",)))
    ImportedArticle.objects.create(document=document, article=made, order=1, record=record)
    CreditFactory(article=made)
    PhotoFactory(article=made)
    TaggingFactory(article=made, source="automatic", confidence=0.7)
    FindingFactory(article=made, quote="城南", suggestion="城北")
    revise(made, by=chief, why="核对", via=Via.ADMIN, subtitle="各区忙")
    tag([made], TagFactory(name="防汛"), by=chief, via=Via.BULK)
    return Article.objects.get(pk=made.pk)


def enter(page: Page, live_server, who) -> None:
    """Log in without the form, which has a test of its own."""
    client = Client()
    client.force_login(who, backend=BACKEND)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
    )


def complete(page: Page, field: Locator, typed: str, name: str) -> None:
    """Type into a field that completes, and take the one name that it offers.

    Before one types it offers all names, and the answers may push each other away under a click.
    """
    field.click()
    offered = page.locator(".select2-results__option")
    expect(offered.nth(1)).to_be_visible()
    page.locator(".select2-search__field").fill(typed)
    expect(offered).to_have_text([name])
    offered.click()


def addresses(article: Article) -> dict[str, str]:
    finding, person = article.findings.get(), article.credits.get().person
    document = SourceDocument.objects.get()
    lists = {
        model: list_url(model)
        for model in (
            "articles_article", "articles_finding", "articles_issue", "articles_page",
            "articles_section", "articles_publication", "articles_tag", "people_person",
            "people_reporter", "people_photographer", "seeds_sourcedocument",
            "seeds_importedarticle", "seeds_importrun", "auth_user", "auth_group",
        )
    }  # fmt: skip
    things = (
        article, finding, article.page, article.page.issue, article.page.section, document,
        article.page.issue.publication, article.tags.first(), person, document.run,
        document.articles.get(),
    )  # fmt: skip
    forms = {f"form of {type(thing).__name__}": form_url(thing) for thing in things}
    row = article.history.last()
    version = reverse("admin:articles_article_simple_history", args=[article.pk, row.pk])
    return {
        "index": reverse("admin:index"), **lists, **forms,
        "add": reverse("admin:articles_article_add"),
        "history": form_url(article).replace("change", "history"),
        "version": version,
        "delete": form_url(article).replace("change", "delete"),
    }  # fmt: skip


def test_no_page_of_the_desk_breaks_the_policy(watched_page, live_server, chief, article) -> None:
    enter(watched_page, live_server, chief)
    for url in addresses(article).values():
        response = watched_page.goto(live_server.url + url)
        assert response is not None
        assert response.ok, url
        policy = response.headers["content-security-policy"]
        assert "unsafe-inline" not in policy
        watched_page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desk_is_accessible(
    page, live_server, chief, article, assert_accessible, scheme
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(live_server.url + reverse("admin:login"))
    assert_accessible(page)
    enter(page, live_server, chief)
    for name, url in addresses(article).items():
        if name.startswith("auth_") or (scheme == "dark" and name not in IN_BOTH):
            continue  # Django's own; and colours are the same on all pages
        page.goto(live_server.url + url)
        page.wait_for_load_state("networkidle")
        assert_accessible(page)


def test_an_editor_logs_in_and_publishes_from_the_list(watched_page, live_server) -> None:
    chief = user("老王", "主编", password="huangheliu8")
    draft = ArticleFactory(status="draft", title="待发之文")
    page = watched_page
    page.goto(live_server.url + list_url("articles_article"))
    page.get_by_label("用户名").fill(chief.username)
    page.get_by_label("密码").fill("huangheliu8")
    page.get_by_role("button", name="登录").click()
    page.get_by_label(re.compile("待发之文")).check()
    page.locator("select[name=action]").select_option("publish")
    page.get_by_role("button", name="执行").click()
    expect(page.locator(".messagelist")).to_contain_text("1 篇：已发布。")
    draft.refresh_from_db()
    assert draft.status == "published"


def test_an_editor_corrects_beside_the_print(watched_page, live_server, article) -> None:
    page = watched_page
    enter(page, live_server, user("小李", "编辑"))
    page.goto(live_server.url + form_url(article))
    expect(page.locator(".split-beside")).to_contain_text("近日，竞赛在城南举行。")
    page.get_by_role("button", name="在正文中指出").click()
    assert page.evaluate("getSelection().toString()") == "城南"
    page.get_by_label("副题").fill("各区齐动")
    page.get_by_label("缘由").fill("核对原报")
    page.get_by_role("button", name="采纳 城南").click()
    expect(page.locator("#desk-status")).to_contain_text("已采纳")
    article.refresh_from_db()
    assert "城北" in article.body
    assert article.subtitle == "各区忙"
    page.locator("input[name=_continue]").click()
    expect(page.get_by_text("没有待处理的存疑。")).to_be_visible()
    article.refresh_from_db()
    assert article.subtitle == "各区齐动"
    assert "城北" in article.body
    assert article.findings.get().status == FindingStatus.ACCEPTED
    page.get_by_role("link", name="校改记录").click()
    expect(page.locator("#change-history")).to_contain_text("小李")
    expect(page.locator("#change-history")).to_contain_text("核对原报")


def test_a_credit_and_a_tag_are_completed_as_one_types(watched_page, live_server, article) -> None:
    PersonFactory(name="欧阳清")
    TagFactory(name="安全生产")
    page = watched_page
    enter(page, live_server, user("小李", "编辑"))
    page.goto(live_server.url + form_url(article))
    for group, typed, name in (("credits", "ouyang", "欧阳清"), ("taggings", "安全", "安全生产")):
        rows = page.locator(f"#{group}-group")
        rows.locator(".add-row a").click()
        field = rows.locator(".dynamic-" + group).last.locator(".select2-selection")
        complete(page, field, typed, name)
        expect(field).to_contain_text(name)
    page.locator("#credits-group .dynamic-credits").last.locator(
        "select[name$=role]"
    ).select_option("intern")
    page.locator("input[name=_continue]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert article.credits.filter(person__name="欧阳清", role="intern").exists()
    assert article.taggings.get(tag__name="安全生产").source == "editor"


def test_two_editors_and_nothing_lost(watched_page, live_server, article) -> None:
    page = watched_page
    enter(page, live_server, user("小李", "编辑"))
    page.goto(live_server.url + form_url(article))
    page.get_by_role("textbox", name="主题").fill("我的题")
    revise(article, by=user("小张", "编辑"), why="", via=Via.ADMIN, title="对方的题")
    page.locator("input[name=_save]").click()
    clash = page.get_by_role("region", name="未保存：其间另有人保存过这篇文章")
    expect(clash).to_contain_text("对方的题")
    expect(clash).to_contain_text("小张")
    expect(page.get_by_role("textbox", name="主题")).to_have_value("我的题")
    page.get_by_role("textbox", name="主题").fill("合起来的题")
    page.locator("input[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    article.refresh_from_db()
    assert article.title == "合起来的题"


def test_a_filter_that_completes_asks_at_once(watched_page, live_server, chief, article) -> None:
    ArticleFactory(title="无标签的")
    page = watched_page
    enter(page, live_server, chief)
    page.goto(live_server.url + list_url("articles_article"))
    expect(page.locator("#result_list tbody tr")).to_have_count(2)
    field = page.locator("#filter-tag + .select2-container .select2-selection")
    complete(page, field, "防汛", "防汛")
    expect(page).to_have_url(re.compile("tag="))
    expect(page.locator("#result_list tbody tr")).to_have_count(1)


def test_a_year_is_chosen_at_once(watched_page, live_server, chief, article) -> None:
    ArticleFactory(page=PageFactory(issue=IssueFactory(date=datetime.date(2021, 5, 1))))
    page = watched_page
    enter(page, live_server, chief)
    page.goto(live_server.url + list_url("articles_article"))
    page.locator("#filter-year").select_option("2021")
    expect(page.locator("#result_list tbody tr")).to_have_count(1)
    assert "year=2021" in page.url


def test_an_undated_issue_joins_the_issue_of_its_day(watched_page, live_server, article) -> None:
    there = PageFactory(issue=IssueFactory(date=datetime.date(2023, 8, 15)), number=1).issue
    page = watched_page
    enter(page, live_server, user("老赵", "主编"))
    page.goto(live_server.url + form_url(article.page.issue))
    page.get_by_label("日期:").fill("2023-08-15")
    page.get_by_label("精度:").select_option("day")
    page.locator("input[name=_save]").click()
    expect(page.locator(".messagelist")).to_contain_text("并入")
    expect(page).to_have_url(re.compile(re.escape(form_url(there)) + "$"))
    assert not Issue.objects.filter(pk=article.page.issue.pk).exists()


@pytest.mark.parametrize("width", [768, 1280])
def test_nothing_sticks_out_of_the_window(page, live_server, chief, article, width) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    enter(page, live_server, chief)
    for url in (reverse("admin:index"), list_url("articles_article"), form_url(article)):
        page.goto(live_server.url + url)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, url
