"""Tags and tables in a real browser: no breach of the CSP, no rule of axe broken."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Tag, TagAlias
from tests.desk import form_url, list_url, user
from tests.factories import FindingFactory, PersonFactory, TagFactory, TaggingFactory
from tests.test_browser_admin import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
IMPORT = reverse("admin:articles_tag_import")
TABLE = {"name": "标签.csv", "mimeType": "text/csv"}


@pytest.fixture
def tags() -> list[Tag]:
    used = TaggingFactory(tag=TagFactory(name="技能竞赛")).tag
    TagAlias.objects.create(tag=used, name="比武")
    return [used, TagFactory(name="技能比赛")]


def addresses(tags: list[Tag]) -> list[str]:
    merge = reverse("admin:articles_tag_merge")
    return [
        list_url("articles_tag"),
        form_url(tags[0]),
        f"{merge}?which={tags[0].pk},{tags[1].pk}",
        IMPORT,
        reverse("admin:people_person_import"),
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_accessible(page, live_server, tags, assert_accessible, scheme) -> None:
    page.emulate_media(color_scheme=scheme)
    enter(page, live_server, user("老王", "主编"))
    for url in addresses(tags):
        page.goto(live_server.url + url)
        page.wait_for_load_state("networkidle")
        assert_accessible(page)
    text = "kind,name,aliases\ntopic,技能比赛,比武\ntopic,防汛,\n生物,鱼,\n"
    for table in (text, text.replace("生物,鱼,\n", "")):
        page.goto(live_server.url + IMPORT)
        page.locator("input[type=file]").set_input_files({**TABLE, "buffer": table.encode()})
        page.locator("form[enctype] button").click()
        expect(page.locator("table.wide").first).to_be_visible()
        assert_accessible(page)


def test_no_page_breaks_the_policy(watched_page, live_server, tags) -> None:
    enter(watched_page, live_server, user("老王", "主编"))
    for url in addresses(tags):
        watched_page.goto(live_server.url + url)
        watched_page.wait_for_load_state("networkidle")


def test_tags_are_merged_and_taken_apart_again(watched_page, live_server, tags) -> None:
    page, (kept, gone) = watched_page, tags
    enter(page, live_server, user("老王", "主编"))
    page.goto(live_server.url + list_url("articles_tag"))
    for box in page.locator("input.action-select").all():
        box.check()
    page.locator("select[name=action]").select_option("merge")
    page.locator("#changelist-form button[name=index]").click()
    expect(page.locator(f"#keep-{kept.pk}")).to_be_checked()
    page.locator(".submit-row input").click()
    expect(page.locator(".messagelist")).to_contain_text("技能比赛")
    assert not Tag.objects.filter(pk=gone.pk).exists()
    page.locator(".messagelist button").click()
    expect(page.locator(".messagelist button")).to_have_count(0)
    assert Tag.objects.filter(pk=gone.pk).exists()


def test_a_table_is_looked_at_before_it_is_written(watched_page, live_server, tags) -> None:
    page = watched_page
    enter(page, live_server, user("老王", "主编"))
    page.goto(live_server.url + IMPORT)
    table = "kind,name\ntopic,防汛\n".encode()
    page.locator("input[type=file]").set_input_files({**TABLE, "buffer": table})
    page.locator("form[enctype] button").click()
    expect(page.locator("table.wide")).to_contain_text("防汛")
    assert not Tag.objects.filter(name="防汛").exists()
    page.locator("button[name=apply]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Tag.objects.filter(name="防汛").exists()


def test_a_tag_found_by_pinyin_goes_on_the_articles_of_findings(
    watched_page, live_server, tags
) -> None:
    page = watched_page
    article = FindingFactory().article
    PersonFactory(name="张晶")
    enter(page, live_server, user("小李", "编辑"))
    page.goto(live_server.url + list_url("articles_finding"))
    page.locator("input.action-select").check()
    page.locator("select[name=action]").select_option("add_tag")
    page.locator("#changelist-form button[name=index]").click()
    page.locator(".select2-selection").click()
    page.locator(".select2-search__field").fill("jinengjingsai")
    page.locator(".select2-results__option", has_text="技能竞赛").click()
    page.locator("input[name=apply]").click()
    expect(page.locator(".messagelist button")).to_be_visible()
    assert article.tags.get().name == "技能竞赛"
