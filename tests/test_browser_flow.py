"""What an editor does with versions, times and the trash in a real browser; what readers see."""

import os
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.models import Status
from tests.desk import form_url, list_url, user
from tests.test_browser_admin import enter
from tests.test_versions import corrected

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SHOTS = os.environ.get("NEWSROOM_SHOTS")  # a folder for pictures, to be looked at


def look(page: Page, name: str, assert_accessible) -> None:
    """Axe's rules hold; with a folder for pictures, one is taken."""
    assert_accessible(page)
    if SHOTS:
        scheme = page.evaluate(
            "matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'"
        )
        page.screenshot(path=Path(SHOTS) / f"{name}-{scheme}.png", full_page=True)


@pytest.fixture(params=["light", "dark"])
def article(live_server, page, request):
    """A corrected article, and an editor before it who likes the desk light or dark."""
    page.emulate_media(color_scheme=request.param)
    chief = user("老王", is_superuser=True)
    enter(page, live_server, chief)
    return corrected(by=chief, order=1)


def test_versions_are_compared_and_one_is_brought_back(
    live_server, page, article, assert_accessible
) -> None:
    page.goto(live_server.url + form_url(article).replace("/change/", "/history/"))
    look(page, "history", assert_accessible)
    page.locator("#change-history thead button").click()
    expect(page.locator("#content-main del").first).to_have_text("六")
    look(page, "compare", assert_accessible)
    first = article.history.last().history_id
    page.goto(
        live_server.url + reverse("admin:articles_article_simple_history", args=[article.pk, first])
    )
    look(page, "version", assert_accessible)
    page.locator("#id_why").fill("原报如此")
    page.locator("#content-main form input[type=submit]").click()
    expect(page.locator("#id_body")).to_have_value("近日，竞赛在城南举行。\n\n据悉，六支队五参加。")
    newest = article.history.first()
    assert newest.history_change_reason == "原报如此"
    page.goto(
        live_server.url
        + reverse("admin:articles_article_printed", args=[article.pk, newest.pk - 1])
    )
    look(page, "printed", assert_accessible)


def test_a_time_is_set_and_the_trash_leads_back(
    live_server, page, article, assert_accessible
) -> None:
    article.status, article.published_at = Status.DRAFT, None
    article.save()
    page.goto(live_server.url + reverse("admin:articles_article_schedule", args=[article.pk]))
    look(page, "schedule", assert_accessible)
    page.locator("#id_publish_at").fill("2090-05-01T08:00")
    page.locator("#content-main form .submit-row input").click()
    expect(page.get_by_text("2090-05-01 08:00")).to_be_visible()
    page.goto(live_server.url + form_url(article).replace("/change/", "/delete/"))
    look(page, "trash", assert_accessible)
    page.locator("#content-main form .submit-row input, form .submit-row input").last.click()
    page.goto(live_server.url + list_url("articles_article") + "?status__exact=trashed")
    expect(page.locator("#result_list tbody tr")).to_have_count(1)
    look(page, "trash-list", assert_accessible)
    page.locator("input.action-select").check()
    page.locator("select[name=action]").select_option("restore")
    page.locator("button[name=index]").click()
    expect(page.locator("#result_list tbody tr")).to_have_count(0)
    article.refresh_from_db()
    assert (article.status, article.publish_at) == (Status.DRAFT, None)


def test_what_a_colleague_deleted_for_good_gives_the_text_back(
    live_server, page, article, assert_accessible
) -> None:
    """The answer is 410, which Chromium tells its console: so the page is not watched."""
    page.goto(live_server.url + form_url(article))
    page.locator("#id_body").fill("我写了一个钟头的文字。")
    article.delete()
    page.locator("input[name=_continue]").click()
    expect(page.get_by_text("我写了一个钟头的文字。")).to_be_visible()
    look(page, "gone", assert_accessible)


def test_readers_see_what_was_corrected_and_editors_a_preview(
    live_server, page, article, assert_accessible
) -> None:
    page.goto(live_server.url + article.get_absolute_url())
    page.locator("details.corrections summary").click()
    expect(page.locator("details.corrections ins").first).to_have_text("八")
    look(page, "corrections", assert_accessible)
    page.goto(live_server.url + reverse("admin:articles_article_preview", args=[article.pk]))
    look(page, "preview", assert_accessible)
