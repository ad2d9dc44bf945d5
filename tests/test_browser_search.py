"""The search in a real browser: suggestions by keys, facets, the chart; axe agrees."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from articles import search
from articles.models import Article
from tests.factories import (
    ArticleFactory,
    CreditFactory,
    IssueFactory,
    PageFactory,
    PersonFactory,
    SectionFactory,
    TaggingFactory,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def archive() -> None:
    """Articles about 劳模 of several months and two sections."""
    for month in (3, 4, 5, 8):
        issue = IssueFactory(date=f"2023-{month:02}-04")
        for name in ("工会", "要闻"):
            page = PageFactory(issue=issue, section=SectionFactory(name=name))
            made = ArticleFactory(page=page, title=f"劳模{name}{month}月进校园", kicker="守望相助")
            CreditFactory(article=made, person=PersonFactory(name="马超"))
            TaggingFactory(article=made)
    search.refresh(Article.objects.values_list("pk", flat=True))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "asked", ["q=劳模", "q=劳模&month=202305&kind=article", "q=劳模 飞船 日期:昨天", "q=飞船", ""]
)
def test_page_is_accessible_and_fits_a_phone(
    asked: str,
    scheme: str,
    watched_page: Page,
    live_server,
    archive: None,
    assert_accessible: Callable[[Page], None],
) -> None:
    page = watched_page
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{live_server.url}/search/?{asked}")
    assert_accessible(page)
    if folder := os.environ.get("NEWSROOM_SHOTS"):
        page.screenshot(path=str(Path(folder, f"search-{scheme}-{len(asked)}.png")), full_page=True)
    for width in (360, 768):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_function("width => innerWidth == width", arg=width)
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_suggestions_are_reached_by_keys(
    watched_page: Page, live_server, archive: None, assert_accessible: Callable[[Page], None]
) -> None:
    page = watched_page
    page.goto(live_server.url)
    page.keyboard.press("/")
    box = page.locator("#search-box")
    expect(box).to_be_focused()
    page.keyboard.type("mc")
    option = page.get_by_role("option", name="马超")
    expect(option).to_be_visible()
    assert_accessible(page)
    page.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(option).to_have_count(0)
    page.keyboard.type("a")
    page.keyboard.press("Backspace")
    expect(option).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("马超")


def test_facets_and_chart_narrow_and_chips_widen(
    watched_page: Page, live_server, archive: None
) -> None:
    page = watched_page
    page.goto(f"{live_server.url}/search/?q=劳模")
    expect(page.locator(".line")).to_have_count(8)
    page.locator(".facets").get_by_role("link", name="要闻").click()
    expect(page.locator(".line")).to_have_count(4)
    page.get_by_role("link", name="2023-05：1").click()
    expect(page.locator(".line")).to_have_count(1)
    page.locator(".chips a").first.click()
    page.locator(".chips a").first.click()
    expect(page.locator(".line")).to_have_count(8)
