"""What the tests of an article's editor share: an article in doubt, and the browser at it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from articles.models import Article, Presence
from seeds.models import ImportRun, SourceDocument
from tests.desk import form_url, user
from tests.factories import (
    ArticleFactory,
    CreditFactory,
    FindingFactory,
    PageFactory,
    TagFactory,
    TaggingFactory,
)
from tests.test_browser_admin import enter

SOURCE = "\n".join([
    "头版", "", "# 城南举行**技能竞赛**", "", "**本报讯**（记者 张晶）近日，竞赛在城南举行。", "",
    "据悉，六支队伍参加，场面十份热烈。", "", "# 另一篇", "", "与此无关。",
])  # fmt: skip
BODY = "近日，竞赛在城南举行。\n\n据悉，六支队伍参加，场面十份热烈。"


@pytest.fixture
def chief():
    return user("老王", is_superuser=True)


@pytest.fixture
def article(chief) -> Article:
    """Two doubts in the text, one in the headline, two suggested tags, and the print."""
    page = PageFactory()
    made = ArticleFactory(
        page=page, order=1, status="draft", title="城南举行技能竞赛", body=BODY, spans=[[3, 7]]
    )
    SourceDocument.objects.create(
        page=page, run=ImportRun.objects.create(), name="a.txt", sha256="0" * 64,
        encoding="utf-8", content=SOURCE.encode(),
    )  # fmt: skip
    CreditFactory(article=made)
    FindingFactory(article=made, quote="十份热烈", suggestion="十分热烈", severity="high")
    FindingFactory(article=made, quote="六支", suggestion="八支", severity="low")
    FindingFactory(article=made, quote="技能", suggestion="机能")
    for name in ("防汛", "竞赛"):
        TaggingFactory(article=made, tag=TagFactory(name=name), source="automatic", confidence=0.7)
    return Article.objects.get(pk=made.pk)


@pytest.fixture
def editing(watched_page, live_server, chief, article) -> Iterator[Page]:
    enter(watched_page, live_server, chief)
    watched_page.goto(live_server.url + form_url(article))
    expect(watched_page.locator("#desk-help")).to_be_visible()
    yield watched_page
    leave(watched_page)


def leave(page: Page) -> None:
    """Close the form, and wait until the server knows, before its database is emptied."""
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("about:blank")
    for _n in range(50):
        if not Presence.objects.exists():
            return
        page.wait_for_timeout(100)


def saved(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def states(article: Article) -> dict[str, str]:
    return {f.quote: f.status for f in article.findings.all()}


def type_at_the_end(page: Page, words: str) -> None:
    page.locator("#id_body").focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def drafts(page: Page) -> list[str]:
    return page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('desk-draft'))")


def reload(page: Page) -> None:
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()


@pytest.fixture(autouse=True)
def soon(page: Page) -> None:
    """A press that finds nothing to press is told before long."""
    page.set_default_timeout(20_000)
