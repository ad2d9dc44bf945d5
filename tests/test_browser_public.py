"""A reader's main ways in a real browser: no JavaScript needed, nothing overflows, axe agrees."""

import datetime
import re
from collections.abc import Callable
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from articles import search
from articles.models import Article
from people.models import Role
from tests.factories import (
    ArticleFactory,
    CreditFactory,
    IssueFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    TagFactory,
    TaggingFactory,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PATHS = {
    "home": "/",
    "issues": "/issues/",
    "calendar": "/issues/calendar/2023/",
    "issue": "/issues/{issue}/",
    "sections": "/sections/",
    "section": "/sections/{section}/",
    "articles": "/articles/",
    "filter in error": "/articles/?issue=nonsense",
    "article": "/articles/{article}/",
    "photo news": "/articles/{photo}/",
    "reporters": "/reporters/",
    "photographers": "/photographers/",
    "person": "/people/{person}/",
    "tags": "/tags/",
    "tag": "/tags/topic/{tag}/",
    "search": "/search/?q=竞赛",
    "nothing asked": "/search/",
    "not found": "/nowhere/",
}


@pytest.fixture
def paper() -> dict[str, int | str]:
    """Two issues, one dated by its month alone, with all that an article may have."""
    issue = IssueFactory(
        date=datetime.date(2023, 8, 1),
        precision="month",
        evidence=[{"quote": "职工亲子暑期活动", "implies": "暑期"}],
    )
    page = PageFactory(issue=issue, number=4, banner="奋力开拓首都工会工作新局面")
    first, second, third = (
        ArticleFactory(page=page, order=n, kicker="守望相助") for n in (1, 2, 3)
    )
    Article.objects.filter(pk=second.pk).update(column="寒冬送暖", kicker="守望相助")
    photo_news = ArticleFactory(page=page, order=4, kind="photo", title="为职工送健康")
    reporter = PersonFactory(name="王路曼")
    CreditFactory(article=first, person=reporter)
    missing = PhotoFactory(article=photo_news)
    CreditFactory(article=photo_news, photo=missing, person=reporter, role=Role.PHOTOGRAPHER)
    picture = BytesIO()
    Image.new("RGB", (60, 40), "gray").save(picture, "PNG")
    PhotoFactory(article=first, image=ContentFile(picture.getvalue(), "hall.png"), caption="会场")
    tag = TagFactory()
    for article in (first, second, third):
        TaggingFactory(article=article, tag=tag, source="automatic", confidence=0.5)
    ArticleFactory(
        page=PageFactory(issue=IssueFactory(date=datetime.date(2023, 3, 9)), section=None)
    )
    search.refresh(Article.objects.values_list("pk", flat=True))
    return {
        "issue": issue.pk, "section": page.section.pk, "article": first.pk, "tag": tag.slug,
        "photo": photo_news.pk, "person": reporter.pk,
    }  # fmt: skip


@pytest.fixture(autouse=True)
def media_in(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PATHS)
def test_page_is_accessible_and_fits_a_phone(
    name: str,
    scheme: str,
    page: Page,
    live_server,
    paper: dict,
    assert_accessible: Callable[[Page], None],
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(live_server.url + PATHS[name].format(**paper))
    for details in page.locator("details summary").all():
        details.click()
    assert_accessible(page)
    for width in (360, 768):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_function("width => innerWidth == width", arg=width)
        assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("name", [name for name in PATHS if name != "not found"])
def test_page_breaks_no_content_security_policy(
    name: str, watched_page: Page, live_server, paper: dict
) -> None:
    failed: list[str] = []
    watched_page.on("requestfailed", lambda request: failed.append(request.url))
    watched_page.goto(live_server.url + PATHS[name].format(**paper), wait_until="networkidle")
    assert failed == []
    assert watched_page.locator("[style]").count() == 0


def test_reader_goes_from_the_front_page_to_an_article_and_on(
    browser: Browser, live_server, paper: dict
) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto(live_server.url)
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    leading = page.locator(".story-leading .title a")
    title = leading.inner_text()
    leading.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.get_by_role("navigation", name="同版文章").get_by_role("link").click()
    expect(page.get_by_role("navigation", name="同版文章").get_by_role("link")).to_have_count(2)
    page.get_by_role("link", name="技能竞赛", exact=True).click()
    expect(page.locator(".line")).to_have_count(3)
    context.close()


def test_reader_searches_and_narrows(page: Page, live_server, paper: dict) -> None:
    page.goto(live_server.url)
    page.get_by_role("combobox", name="搜索").fill("竞赛 城南")
    page.get_by_role("button", name="搜索").click()
    expect(page.locator("mark").first).to_have_text("竞赛")
    expect(page.locator(".line")).to_have_count(5)
    page.locator(".facets").get_by_role("link", name="图片新闻").click()
    expect(page).to_have_url(re.compile("kind=photo"))
    expect(page.locator(".line")).to_have_count(1)
    expect(page.get_by_role("combobox", name="搜索")).to_have_value("竞赛 城南")


def test_reader_switches_to_english_and_back(page: Page, live_server, paper: dict) -> None:
    page.goto(f"{live_server.url}/articles/{paper['article']}/")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".body")).to_have_attribute("lang", "zh-Hans")
    expect(page).to_have_url(re.compile(f"/articles/{paper['article']}/$"))
    page.get_by_role("button", name="中文").click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")


def test_keyboard_reaches_the_content_first(page: Page, live_server, paper: dict) -> None:
    page.goto(live_server.url)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("跳到正文")
    expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main:target")).to_be_attached()
    page.keyboard.press("Tab")
    expect(page.locator("main :focus")).to_be_attached()


def test_print_leaves_the_text_and_its_source(page: Page, live_server, paper: dict) -> None:
    page.goto(f"{live_server.url}/articles/{paper['article']}/")
    page.emulate_media(media="print")
    expect(page.locator(".masthead-nav")).to_be_hidden()
    expect(page.locator(".rail")).to_be_hidden()
    expect(page.locator(".body")).to_be_visible()
    expect(page.locator(".source")).to_contain_text(f"/articles/{paper['article']}/")
    expect(page.locator(".on-paper")).to_be_visible()
    page.emulate_media(media="screen")
    expect(page.locator(".on-paper")).to_be_hidden()


def test_paragraphs_are_set_as_chinese_is(page: Page, live_server, paper: dict) -> None:
    page.goto(f"{live_server.url}/articles/{paper['article']}/")
    style = (
        page.locator(".body p")
        .nth(1)
        .evaluate(
            "p => { const s = getComputedStyle(p), indent = parseFloat(s.textIndent);"
            " return [indent / parseFloat(s.fontSize), s.textAlign, s.lineBreak]; }"
        )
    )
    assert style == [2, "justify", "strict"]
