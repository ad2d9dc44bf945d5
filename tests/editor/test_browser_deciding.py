"""The editor of an article in a real browser: deciding, by the keyboard above all."""

import re

import pytest
from playwright.sync_api import expect

from articles.editing import revise
from articles.models import FindingStatus
from articles.revision import Via
from seeds.models import ImportRun, SourceDocument
from tests.desk import form_url
from tests.editor.conftest import BODY, saved, states, type_at_the_end
from tests.factories import (
    ArticleFactory,
)
from tests.test_browser_admin import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_doubts_are_marked_where_they_stand_in_the_order_of_the_text(editing) -> None:
    assert editing.locator(".layer mark.doubt").all_text_contents() == ["六支", "十份热烈"]
    expect(editing.locator("#id_title")).to_have_class(re.compile("doubted"))
    told = []
    for _n in range(3):
        editing.keyboard.press("j")
        told.append(editing.locator(".finding.current q").text_content())
        expect(editing.locator(".finding-bar q")).to_have_text(told[-1])
    assert told == ["技能", "六支", "十份热烈"]
    assert editing.locator(".layer mark.here").text_content() == "十份热烈"
    assert editing.locator("table.source .counterpart").text_content() == "十份热烈"


def test_every_decision_is_one_key_and_leaves_what_is_typed(editing, article, chief) -> None:
    type_at_the_end(editing, "补一句。")
    editing.keyboard.press("Alt+j")
    for key, quote, status in (
        ("Alt+x", "技能", "dismissed"),
        ("Alt+a", "六支", "accepted"),
        ("Alt+a", "十份热烈", "accepted"),
    ):
        expect(editing.locator(".finding.current q")).to_have_text(quote)
        editing.keyboard.press(key)
        expect(editing.locator(f'.finding[data-quote="{quote}"]')).to_be_hidden()
        assert states(article)[quote] == status
    expect(editing.locator("#id_body")).to_have_value(
        BODY.replace("六支", "八支").replace("十份", "十分") + "补一句。"
    )
    assert "补一句" not in saved(article).body
    assert "八支队伍参加，场面十分热烈" in saved(article).body
    assert editing.evaluate("document.activeElement.id") == "id_body"
    editing.keyboard.press("Control+s")
    expect(editing.locator(".messagelist .success")).to_be_visible()
    assert saved(article).body.endswith("场面十分热烈。补一句。")
    assert saved(article).version == 4
    expect(editing.locator("#findings-heading .count")).to_have_text("0")


def test_a_reason_goes_with_the_dismissal(editing, article) -> None:
    editing.keyboard.press("j")
    editing.keyboard.press("r")
    editing.keyboard.type("ax，原文如此")
    editing.keyboard.press("Enter")
    expect(editing.locator(".finding.current q")).to_have_text("六支")
    finding = article.findings.get(quote="技能")
    assert finding.status == FindingStatus.DISMISSED
    assert finding.history.first().history_change_reason == "ax，原文如此"


def test_editing_by_hand_settles_the_doubt_with_the_save(editing, article) -> None:
    editing.keyboard.press("j")
    editing.keyboard.press("j")
    editing.keyboard.press("e")
    assert editing.evaluate("getSelection().toString()") == "六支"
    editing.keyboard.type("七支")
    expect(editing.locator(".finding.current .finding-note")).to_be_visible()
    editing.keyboard.press("Control+s")
    expect(editing.locator(".messagelist .success")).to_be_visible()
    assert states(article)["六支"] == "accepted"
    assert "七支" in saved(article).body


def test_letters_are_letters_where_one_types(editing) -> None:
    type_at_the_end(editing, "jaxe?r")
    expect(editing.locator("#id_body")).to_have_value(BODY + "jaxe?r")
    expect(editing.locator(".finding.current")).to_have_count(0)
    expect(editing.locator("#desk-keys")).to_be_hidden()


def test_a_click_on_a_mark_opens_its_doubt(editing) -> None:
    editing.locator("#id_body").evaluate("(field) => field.scrollIntoView({ block: 'start' })")
    box = editing.locator(".layer mark.doubt").last.bounding_box()
    editing.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(editing.locator(".finding-bar")).to_contain_text("十分热烈")
    editing.keyboard.press("Escape")
    expect(editing.locator(".finding-bar")).to_be_hidden()


def test_what_the_server_refuses_stays_open_and_is_told(editing, article, chief) -> None:
    revise(article, by=chief, why="", via=Via.ADMIN, body="六支又六支。")
    editing.keyboard.press("j")
    editing.keyboard.press("j")
    editing.keyboard.press("a")
    expect(editing.locator("#desk-status")).to_contain_text("2")
    assert states(article)["六支"] == "open"
    expect(editing.locator("#findings-heading .count")).to_have_text("3")


def test_tags_follow_the_doubts_and_are_saved_with_the_form(editing, article) -> None:
    for _n in range(4):
        editing.keyboard.press("j")
    chips = editing.locator(".chip")
    expect(chips.first).to_have_class(re.compile("current"))
    editing.keyboard.press("a")
    expect(chips.nth(1)).to_have_class(re.compile("current"))
    editing.keyboard.press("x")
    expect(chips.nth(1)).to_have_class(re.compile("gone"))
    assert article.taggings.filter(source="automatic").count() == 2
    editing.keyboard.press("Control+s")
    expect(editing.locator(".messagelist .success")).to_be_visible()
    kept, gone = article.taggings.get(source="editor"), article.taggings.get(removed=True)
    assert {kept.tag.name, gone.tag.name} == {"防汛", "竞赛"}
    assert saved(article).version == 2


def test_all_tags_at_once_then_published_and_on_to_the_next(editing, article) -> None:
    following = ArticleFactory(page=article.page, order=2, status="draft", title="下一篇")
    editing.keyboard.press("Alt+Shift+A")
    editing.keyboard.press("Control+Shift+Enter")
    expect(editing.locator("#id_title")).to_have_value("下一篇")
    assert editing.url.endswith(form_url(following))
    assert saved(article).status == "published"
    assert article.taggings.filter(source="editor").count() == 2


def test_the_sheet_of_keys_opens_and_turns_single_letters_off(editing) -> None:
    editing.keyboard.press("?")
    sheet = editing.locator("#desk-keys")
    expect(sheet).to_be_visible()
    editing.keyboard.press("j")
    expect(editing.locator(".finding.current")).to_have_count(0)
    sheet.get_by_role("checkbox").uncheck()
    editing.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    editing.keyboard.press("j")
    expect(editing.locator(".finding.current")).to_have_count(0)
    editing.keyboard.press("Alt+j")
    expect(editing.locator(".finding.current")).to_have_count(1)


def test_without_a_script_the_same_is_done_by_the_form(
    browser, live_server, chief, article
) -> None:
    context = browser.new_context(java_script_enabled=False, locale="zh-CN")
    page = context.new_page()
    enter(page, live_server, chief)
    page.goto(live_server.url + form_url(article))
    card = page.locator('.finding[data-quote="六支"]')
    card.locator(".finding-why").fill("原文如此")
    card.locator("[name=_dismiss]").click()
    expect(card).to_have_count(0)
    assert article.findings.get(quote="六支").history.first().history_change_reason == "原文如此"
    expect(page.locator("#printed-panel")).to_be_visible()
    expect(page.locator("#taggings-group tr.has_original")).to_have_count(2)
    context.close()


# Print and text


def test_the_print_shows_what_the_text_has_otherwise(editing) -> None:
    print_ = editing.locator("#printed-panel")
    expect(print_.locator("ins, del")).to_have_count(0)
    editing.locator("#id_body").fill(BODY.replace("城南", "城东").replace("十份", "份"))
    expect(print_.locator("del")).to_have_text(["南", "十"])
    expect(print_.locator("ins")).to_have_text(["东"])
    expect(editing.locator(".layer mark.changed")).to_have_text(["东"])
    expect(editing.locator("#differences")).to_contain_text("2")
    editing.locator("#id_body").fill(BODY.replace("近日", "日前"))
    expect(print_.locator("mark.elsewhere")).to_have_text(["（记者 张晶）"])
    expect(print_.locator("del")).to_have_text(["近"])
    editing.locator("#id_body").fill(BODY)
    editing.locator("#id_title").fill("城南举行大赛")
    expect(print_.locator("del").first).to_have_text("技能竞")


def test_text_and_print_scroll_together(watched_page, live_server, chief) -> None:
    lines = [f"第{n}段：" + "职工技能竞赛在各区举行，" * 12 for n in range(30)]
    made = ArticleFactory(body="\n\n".join(lines), spans=[[1, 59]])
    SourceDocument.objects.create(
        page=made.page, run=ImportRun.objects.create(), name="a.txt", sha256="0" * 64,
        encoding="utf-8", content="\n\n".join(lines).encode(),
    )  # fmt: skip
    page = watched_page
    enter(page, live_server, chief)
    page.goto(live_server.url + form_url(made))
    body, pane = page.locator("#id_body"), page.locator("#printed-panel")
    body.scroll_into_view_if_needed()
    seen = """() => {
      const pane = document.getElementById("printed-panel").getBoundingClientRect();
      const third = pane.top + pane.height / 3;
      const rows = [...document.querySelectorAll("#printed-panel tr")]
        .filter((row) => row.innerText.includes("段"));
      return rows.findLast((row) => row.getBoundingClientRect().top <= third).innerText;
    }"""
    for leader, top in ((body, 2400), (body, 300)):
        leader.hover()
        page.mouse.wheel(0, 1)
        leader.evaluate("(element, top) => { element.scrollTop = top; }", top)
        page.wait_for_timeout(150)
        third = body.evaluate("(field) => field.scrollTop + field.clientHeight / 3")
        height = body.evaluate("(field) => field.scrollHeight")
        number = int(re.search(r"第(\d+)段", page.evaluate(seen)).group(1))
        assert abs(number - 30 * third / height) < 2
    pane.hover()
    page.mouse.wheel(0, 1)
    pane.evaluate("(element) => { element.scrollTop = element.scrollHeight; }")
    page.wait_for_timeout(150)
    assert body.evaluate("(field) => field.scrollTop") > 2000


def test_marks_stand_exactly_behind_their_letters(editing) -> None:
    """The same letters in a field and in the layer behind it take the same lines."""
    heights = editing.evaluate("""async () => {
      const field = document.getElementById("id_body");
      const layer = document.querySelector(".layer");
      field.value = "职工ab技能，竞赛12“在”各区举行。".repeat(200);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)));
      return [field.scrollHeight, layer.scrollHeight, field.clientWidth, layer.clientWidth];
    }""")
    assert heights[2] == heights[3]
    line = 33  # pixels, a little more than one
    assert abs(heights[0] - heights[1]) <= line
