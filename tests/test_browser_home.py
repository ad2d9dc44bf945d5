"""The desk's home and its search in a real browser, with keys and without scripts."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from articles import presence
from articles.acts import acting
from articles.editing import revise
from articles.models import Article
from articles.revision import Via
from seeds.models import ImportRun
from tests.desk import list_url, user
from tests.factories import ArticleFactory, FindingFactory, PersonFactory
from tests.test_browser_admin import enter

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]
HOME = reverse("admin:index")


@pytest.fixture
def chief():
    return user("老王", is_superuser=True)


@pytest.fixture
def article(chief) -> Article:
    """One article of which the home has everything to tell."""
    made = ArticleFactory(title="工会送清凉")
    FindingFactory(article=made, kind="conflict", severity="high")
    FindingFactory(article=made, kind="misreading", severity="medium")
    presence.arrive(made, chief)
    with acting("split", "分篇：工会送清凉", by=chief, via=Via.ADMIN, page=made.page):
        made = revise(made, by=chief, why="核对原报", via=Via.ADMIN, subtitle="各区齐动")
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    Article.objects.filter(pk=made.pk).update(withdraw_at=tomorrow)
    ImportRun.objects.create(refused=[{"source": "坏.txt", "reason": "乱码"}])
    PersonFactory(name="张晶")
    return made


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_home_and_search_are_accessible(
    watched_page, live_server, chief, article, assert_accessible, scheme
) -> None:
    page = watched_page
    page.emulate_media(color_scheme=scheme)
    enter(page, live_server, chief)
    for url in (HOME, f"{reverse('admin:search')}?q=工会", f"{reverse('admin:search')}?q=航天"):
        page.goto(live_server.url + url)
        page.wait_for_load_state("networkidle")
        assert_accessible(page)


@pytest.mark.parametrize("width", [480, 768, 1280])
def test_nothing_sticks_out_of_the_window(page, live_server, chief, article, width) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    enter(page, live_server, chief)
    for url in (HOME, f"{reverse('admin:search')}?q=工会"):
        page.goto(live_server.url + url)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, url


def test_a_key_leads_to_the_search_from_anywhere(watched_page, live_server, chief, article) -> None:
    page = watched_page
    enter(page, live_server, chief)
    page.goto(live_server.url + list_url("articles_tag"))
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="检索")).to_be_focused()
    page.keyboard.type("zhangj/")  # in a field the key is a letter
    expect(page.get_by_role("searchbox", name="检索")).to_have_value("zhangj/")
    page.keyboard.press("Backspace")
    page.keyboard.press("Enter")
    page.locator("#content").get_by_role("link", name="张晶").click()
    expect(page.locator("#id_name")).to_have_value("张晶")


def test_without_scripts_the_home_tells_and_the_search_finds(
    browser: Browser, live_server, chief, article
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page: Page = context.new_page()
    enter(page, live_server, chief)
    page.goto(live_server.url + HOME)
    expect(page.locator("svg.week")).to_be_visible()
    page.locator(".entries").get_by_role("link", name="工会送清凉").first.click()
    page.locator("#desk-question").fill("清凉")
    page.locator("#desk-question").press("Enter")
    expect(page.locator("#content").get_by_role("link", name="工会送清凉")).to_be_visible()
    context.close()
