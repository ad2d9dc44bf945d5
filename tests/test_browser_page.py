"""A page in a real browser: taken apart and put together with keys, with the mouse, and back."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.models import Act, Article, FindingStatus
from articles.models import Page as PrintedPage
from seeds.loader import Loader
from tests.desk import list_url, user
from tests.readings import OPERA, PUMP, RAIN, SCHOOL, TREE, art, doubt
from tests.readings import page as page_of
from tests.test_browser_admin import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def printed() -> PrintedPage:
    """A page as the importer brings it, with doubts, to be published yet."""
    torn = PUMP[:12]
    rain = art(
        1, "雨夜排水", RAIN, torn, SCHOOL, TREE, lead="本报讯", spans=((1, 5),),
        findings=(doubt(torn, "missing_text"), doubt("天亮")),
    )  # fmt: skip
    opera = art(2, "新戏首演", OPERA, kicker="县剧团", spans=((6, 7),), findings=(doubt("渡口"),))
    parsed = page_of(rain, opera, art(3, "泵站", PUMP, spans=((8, 9),)), banner="头版口号")
    return Loader("样报", status="draft").load(parsed, parsed.text.encode()).page


def view_url(page: PrintedPage) -> str:
    return reverse("admin:articles_reviewpage_change", args=[page.pk])


@pytest.fixture
def at_page(watched_page, live_server, printed) -> Page:
    """The chief editor at the page, come from the queue."""
    enter(watched_page, live_server, user("老王", "主编"))
    watched_page.goto(live_server.url + list_url("articles_reviewpage"))
    watched_page.locator("#result_list tbody th a").click()
    expect(watched_page.locator("input[name=place]:checked")).to_be_focused()
    return watched_page


def articles(page: PrintedPage) -> list[Article]:
    return list(page.articles.exclude(status="trashed").order_by("order"))


def pressed(page: Page, key: str) -> None:
    """Press a key that sends the form, and wait for the page that answers."""
    with page.expect_navigation():
        page.keyboard.press(key)


def choose(page: Page, article: Article, where: object) -> None:
    page.locator(f"input[name=place][value='{article.pk}:{where}']").check()


def test_with_keys_alone_an_article_is_split_merged_and_all_taken_back(at_page, printed) -> None:
    first, *others = articles(printed)
    text = first.paragraphs
    for _step in range(4):  # title, lead, three paragraphs
        at_page.keyboard.press("ArrowDown")
    expect(at_page.locator("input[name=place]:checked")).to_have_value(f"{first.pk}:2")
    pressed(at_page, "s")
    _first, new, *_rest = articles(printed)
    assert new.paragraphs == text[2:]
    assert len(articles(printed)) == len(others) + 2
    expect(at_page.locator("input[name=place]:checked")).to_have_value(f"{new.pk}:title")
    expect(at_page.locator("input[name=place]:checked")).to_be_focused()
    choose(at_page, first, "title")
    pressed(at_page, "m")
    assert articles(printed)[0].paragraphs == text
    expect(at_page.locator(".acts li")).to_have_count(2)
    pressed(at_page, "Control+z")
    pressed(at_page, "Control+z")
    assert [a.pk for a in articles(printed)] == [a.pk for a in (first, *others)]
    assert articles(printed)[0].paragraphs == text


def test_a_paragraph_is_moved_joined_and_turned_with_keys(at_page, printed) -> None:
    first, second, *_rest = articles(printed)
    text = first.paragraphs
    choose(at_page, first, 1)
    pressed(at_page, "Alt+ArrowUp")
    assert articles(printed)[0].paragraphs[:2] == [text[1], text[0]]
    expect(at_page.locator("input[name=place]:checked")).to_have_value(f"{first.pk}:0")
    pressed(at_page, "Alt+ArrowDown")
    pressed(at_page, "j")
    assert articles(printed)[0].paragraphs == [text[0], text[1] + text[2], *text[3:]]
    choose(at_page, second, "kicker")
    pressed(at_page, "t")
    turned = Article.objects.get(pk=second.pk)
    assert (turned.title, turned.kicker) == (second.kicker, second.title)
    pressed(at_page, "b")
    assert Article.objects.get(pk=second.pk).paragraphs[0] == second.kicker
    assert Act.objects.count() == 5


def test_a_paragraph_is_cut_where_one_clicks_and_where_one_types(at_page, printed) -> None:
    first = articles(printed)[0]
    text = first.paragraphs[2]
    line = at_page.locator(f"label:has(input[value='{first.pk}:2']) .text")
    place = line.evaluate(
        """(element) => {
            const range = document.createRange();
            range.setStart(element.firstChild, 7);
            range.setEnd(element.firstChild, 8);
            const box = range.getBoundingClientRect();
            return { x: box.left + 1, y: box.top + box.height / 2 };
        }"""
    )
    at_page.mouse.click(place["x"], place["y"])
    pressed(at_page, "c")
    assert articles(printed)[0].paragraphs[2:4] == [text[:7], text[7:]]
    choose(at_page, first, 0)
    at_page.keyboard.press("c")
    expect(at_page.locator("#id_before")).to_be_focused()
    at_page.keyboard.type(first.paragraphs[0][10:18])
    pressed(at_page, "Enter")
    assert articles(printed)[0].paragraphs[0] == first.paragraphs[0][:10]


def test_missing_text_is_marked_with_its_extent_and_the_doubt_settled(at_page, printed) -> None:
    finding = printed.findings.filter(kind="missing_text").first()
    at = next(n for n, p in enumerate(finding.article.paragraphs) if finding.quote in p)
    choose(at_page, finding.article, at)
    at_page.keyboard.press("x")
    at_page.keyboard.type("12")
    pressed(at_page, "Enter")
    finding.refresh_from_db()
    assert finding.status == FindingStatus.ACCEPTED
    assert "［缺文：约12字］" in Article.objects.get(pk=finding.article.pk).paragraphs[at]


def test_findings_are_walked_through_and_the_page_published(at_page, printed) -> None:
    waiting = printed.findings.filter(status=FindingStatus.OPEN)
    while count := waiting.count():
        at_page.keyboard.press("f")
        expect(at_page.locator("[data-finding]").first.locator("button").first).to_be_focused()
        pressed(at_page, "d")
        assert waiting.count() == count - 1
    with at_page.expect_navigation():
        at_page.locator("button[name=publish]").click()
    assert {a.status for a in articles(printed)} == {"published"}
    assert not at_page.locator("button[name=publish]").count()


def test_the_keys_are_told_and_words_typed_are_no_keys(at_page, printed) -> None:
    at_page.keyboard.press("?")
    expect(at_page.locator("#page-help")).to_be_visible()
    at_page.keyboard.press("s")
    at_page.keyboard.press("Escape")
    expect(at_page.locator("#page-help")).to_be_hidden()
    at_page.locator("#more summary").click()
    at_page.locator("#id_why").press_sequentially("smjtb")
    expect(at_page.locator("#id_why")).to_have_value("smjtb")
    assert not Act.objects.exists()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_queue_and_page_are_accessible(
    page, live_server, printed, assert_accessible, scheme
) -> None:
    page.emulate_media(color_scheme=scheme)
    enter(page, live_server, user("老王", "主编"))
    for url in (list_url("articles_reviewpage"), view_url(printed)):
        page.goto(live_server.url + url)
        page.wait_for_load_state("networkidle")
        assert_accessible(page)
    page.locator("#more summary").click()
    page.locator("input[name=place]").nth(3).check()
    pressed(page, "s")
    expect(page.locator("input[name=place]:checked")).to_be_focused()
    assert_accessible(page)
    page.keyboard.press("?")
    expect(page.locator("#page-help")).to_be_visible()
    assert_accessible(page)


@pytest.mark.parametrize("width", [768, 1280])
def test_the_page_fits_the_window(page, live_server, printed, width) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    enter(page, live_server, user("老王", "主编"))
    for url in (list_url("articles_reviewpage"), view_url(printed)):
        page.goto(live_server.url + url)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, url


def test_without_scripts_every_verb_is_a_button(browser, live_server, printed) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    enter(page, live_server, user("老王", "主编"))
    page.goto(live_server.url + view_url(printed))
    first = articles(printed)[0]
    choose(page, first, 2)
    page.locator("button[value=split]").click()
    assert articles(printed)[1].paragraphs == first.paragraphs[2:]
    page.locator("button[data-undo]").first.click()
    assert articles(printed)[0].paragraphs == first.paragraphs
    context.close()
