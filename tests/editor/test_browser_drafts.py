"""The editor of an article in a real browser: nothing typed is ever lost, nobody left alone."""

import re

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from articles.editing import revise
from articles.models import Article, Presence
from articles.revision import Via
from tests.desk import form_url, user
from tests.editor.conftest import BODY, drafts, reload, saved, type_at_the_end
from tests.factories import (
    PageFactory,
    TagFactory,
)
from tests.test_browser_admin import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


# Nothing is lost


def test_an_expired_login_loses_nothing(editing, live_server, article, chief) -> None:
    type_at_the_end(editing, "未存的一句。")
    Session.objects.all().delete()
    editing.locator("input[name=_continue]").click()
    expect(editing.locator("#id_username")).to_be_visible()
    assert drafts(editing)
    chief.set_password("huangheliu8")
    chief.save()
    editing.locator("#id_username").fill("老王")
    editing.locator("#id_password").fill("huangheliu8")
    editing.locator("input[type=submit]").click()
    expect(editing.locator("#id_body")).to_have_value(BODY)
    editing.locator("#desk-drafts button").first.click()
    expect(editing.locator("#id_body")).to_have_value(BODY + "未存的一句。")
    editing.keyboard.press("Control+s")
    expect(editing.locator(".messagelist .success")).to_be_visible()
    assert saved(article).body == BODY + "未存的一句。"
    assert drafts(editing) == []


def test_a_crash_loses_no_text_no_row_and_no_tick(editing, article) -> None:
    TagFactory(name="安全生产")
    type_at_the_end(editing, "未存。")
    editing.locator("#credits-group input[name$=printed]").first.fill("（记者 张晶 摄）")
    editing.keyboard.press("Alt+Shift+A")
    rows = editing.locator("#taggings-group")
    rows.locator(".add-row a").click()
    rows.locator(".dynamic-taggings").last.locator(".select2-selection").click()
    editing.locator(".select2-search__field").fill("安全")
    editing.locator(".select2-results__option", has_text="安全生产").click()
    # Whatever happens now, the browser has it already.
    for _n in range(50):
        if "安全生产" in editing.evaluate("JSON.stringify(localStorage)"):
            break
        editing.wait_for_timeout(100)
    else:
        pytest.fail("not kept in the browser")
    reload(editing)
    offer = editing.locator("#desk-drafts")
    expect(offer).to_be_visible()
    offer.get_by_role("button").first.click()
    expect(editing.locator("#id_body")).to_have_value(BODY + "未存。")
    expect(editing.locator(".chip.kept")).to_have_count(2)
    editing.keyboard.press("Control+s")
    expect(editing.locator(".messagelist .success")).to_be_visible()
    assert saved(article).body.endswith("未存。")
    assert article.credits.get().printed == "（记者 张晶 摄）"
    assert article.taggings.filter(source="editor").count() == 3
    assert drafts(editing) == []


def test_a_new_article_is_kept_until_it_is_saved(watched_page, live_server, chief) -> None:
    held = PageFactory()
    page = watched_page
    enter(page, live_server, chief)
    page.goto(live_server.url + reverse("admin:articles_article_add"))
    page.locator("#id_title").focus()
    page.keyboard.type("补录一篇")
    page.locator(".field-page .select2-selection").click()
    page.locator(".select2-results__option", has_text=str(held)).click()
    reload(page)
    page.locator("#desk-drafts button").first.click()
    expect(page.locator("#id_title")).to_have_value("补录一篇")
    page.locator("input[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Article.objects.get().page == held
    assert drafts(page) == []


def test_a_kept_text_that_is_discarded_is_not_offered_again(editing) -> None:
    type_at_the_end(editing, "不要了。")
    editing.wait_for_timeout(300)
    reload(editing)
    editing.locator("#desk-drafts button").last.click()
    expect(editing.locator("#desk-drafts")).to_be_hidden()
    editing.reload()
    expect(editing.locator("#desk-help")).to_be_visible()
    expect(editing.locator("#desk-drafts")).to_be_hidden()
    assert drafts(editing) == []


def test_a_kept_text_meets_what_somebody_saved_meanwhile(editing, article) -> None:
    editing.locator("#id_title").fill("我的题")
    type_at_the_end(editing, "我的句子。")
    editing.wait_for_timeout(300)
    other = user("小张", "编辑")
    revise(article, by=other, why="", via=Via.ADMIN, title="对方的题", body="首句。" + BODY)
    reload(editing)
    editing.locator("#desk-drafts button").first.click()
    expect(editing.locator("#id_body")).to_have_value("首句。" + BODY + "我的句子。")
    editing.keyboard.press("Control+s")
    clash = editing.locator(".clash")
    expect(clash).to_contain_text("对方的题")
    expect(editing.locator("#id_title")).to_have_value("我的题")
    clash.locator("[data-field=title] .clash-choices button").first.click()
    expect(editing.locator("#id_title")).to_have_value("对方的题")
    editing.keyboard.press("Control+s")
    expect(editing.locator(".messagelist .success")).to_be_visible()
    now = saved(article)
    assert (now.title, now.body) == ("对方的题", "首句。" + BODY + "我的句子。")


def test_an_expired_login_at_a_decision_leads_to_the_door_and_keeps_the_text(editing) -> None:
    type_at_the_end(editing, "未存。")
    Session.objects.all().delete()
    editing.keyboard.press("Alt+j")
    editing.keyboard.press("Alt+a")
    expect(editing.locator("#desk-status a")).to_have_attribute("href", re.compile("/admin/login/"))
    expect(editing.locator("#id_body")).to_have_value(BODY + "未存。")
    expect(editing.locator("#findings-heading .count")).to_have_text("3")


# Who else


def test_two_browsers_see_each_other_and_that_one_has_saved(
    editing, browser, live_server, article
) -> None:
    expect(editing.locator("#desk-others")).to_be_hidden()
    context = browser.new_context(locale="zh-CN")
    second = context.new_page()
    enter(second, live_server, user("小张", "编辑"))
    second.goto(live_server.url + form_url(article))
    expect(second.locator("#desk-others")).to_contain_text("老王")
    editing.reload()
    expect(editing.locator("#desk-others")).to_contain_text("小张")
    second.locator("#id_title").fill("对方先存")
    second.keyboard.press("Control+s")
    expect(second.locator(".messagelist .success")).to_be_visible()
    second.goto("about:blank")
    with editing.expect_response(re.compile("presence"), timeout=30_000):
        pass
    expect(editing.locator("#desk-others")).to_contain_text("小张")
    assert not Presence.objects.filter(user__username="小张").exists()
    context.close()


# Looks


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_editor_at_work_is_accessible(
    page, live_server, chief, article, assert_accessible, scheme
) -> None:
    page.emulate_media(color_scheme=scheme)
    enter(page, live_server, chief)
    page.goto(live_server.url + form_url(article))
    page.locator("#id_body").fill(BODY.replace("城南", "城东"))
    page.locator("h1").click()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator(".finding-bar")).to_be_visible()
    expect(page.locator("#printed-panel del")).to_have_count(1)
    assert_accessible(page)
    page.keyboard.press("?")
    assert_accessible(page)


def test_a_clash_is_accessible(page, live_server, chief, article, assert_accessible) -> None:
    enter(page, live_server, chief)
    page.goto(live_server.url + form_url(article))
    page.locator("#id_title").fill("我的题")
    revise(article, by=None, why="", via=Via.API, title="对方的题")
    page.keyboard.press("Control+s")
    expect(page.locator(".clash-choices button")).to_have_count(2)
    assert_accessible(page)


def test_a_reader_of_the_desk_has_no_keys(watched_page, live_server, article) -> None:
    from django.contrib.auth.models import Permission

    reader = user("旁观")
    reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    enter(watched_page, live_server, reader)
    watched_page.goto(live_server.url + form_url(article))
    expect(watched_page.locator("#printed-panel")).to_be_visible()
    expect(watched_page.locator("#desk-help")).to_have_count(0)
    assert settings.SESSION_COOKIE_NAME in {c["name"] for c in watched_page.context.cookies()}
    assert not Presence.objects.exists()
