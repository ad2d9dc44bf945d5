"""What a careful editor does with two of the pages, from the file to readers.

The verdicts follow the print. A byline that was never printed and the room of a picture that the
page shows are no faults of the text; of text that is missing nothing can be known but that it is,
so accepting its doubt marks its place. Words that nobody doubted are put right only where the text
itself says how they were.
"""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page as Window

from articles.models import Finding, FindingStatus, Page, Source, Status, Tagging
from benchmarks.hands import Hands, Until, opened

# By the kind of the finding: accepted but for these, in which nothing is wrong.
DISMISSED = {"missing_byline", "image_gap"}
PURPOSES = IMPORT, FINDING, CORRECTION, ARTICLE = (
    "bringing in", "findings", "corrections", "articles",
)  # fmt: skip
EDITOR, REVIEW = "html.scripted", "#page-form"


@dataclass(frozen=True)
class Gap:
    """A hole that is to be marked in an article, by its number on the page, behind such words."""

    article: int
    behind: str


@dataclass(frozen=True)
class Insertion:
    """Words that the recognition lost and no rule missed, to be typed `behind` others."""

    article: int
    behind: str
    text: str


@dataclass(frozen=True)
class Work:
    """What is to be done on a page besides its findings' verdicts."""

    gaps: tuple[Gap, ...] = ()
    insertions: tuple[Insertion, ...] = ()


PAGES = {
    # One hole, at the end of a column, that two findings see from its two sides.
    "003": Work(gaps=(Gap(4, "抓娃娃机前排"),)),
    "001": Work(
        insertions=(
            Insertion(1, "请关注北京市温暖基金会微信", "公众号"),  # in full further above
            Insertion(5, "努力在全产业", "、"),
        )
    ),
}


def bring_in(hands: Hands, path: Path) -> Page:
    """From the desk's home to the view of the page that has come in, as drafts."""
    window = hands.page
    with hands.purpose(IMPORT):
        add = window.locator("#content .model-importrun .addlink")
        hands.click(add, opened("input[type=file]"), "the form")
        hands.choose(lambda: window.locator("input[type=file]").set_input_files(path))
        hands.choose(lambda: window.locator("#id_status").select_option(Status.DRAFT))
        send = window.locator(".submit-row input[type=submit]")
        hands.click(send, opened("input[name=batch]"), "preview")
        hands.click(send, opened(REVIEW), "import")
    return Page.objects.latest("pk")


def put_right(hands: Hands, page: Page, work: Work) -> None:
    """From the page's view to the last of its articles published."""
    first = hands.page.locator(".page-article h2 a").first
    with hands.purpose(ARTICLE):
        hands.click(first, opened(EDITOR), "editor")
    for number in range(1, page.articles.count() + 1):
        with hands.purpose(FINDING):
            _decide(hands)
        with hands.purpose(CORRECTION):
            for insertion in work.insertions:
                if insertion.article == number:
                    _insert(hands, insertion)
        with hands.purpose(ARTICLE):
            if hands.page.locator(".chip.suggested").count():
                hands.press("Alt+Shift+A")
            hands.press("Control+Shift+Enter", opened("#content"), "publish, next")


def _decide(hands: Hands) -> None:
    """Every open finding of the article, in the order in which the keys lead to them."""
    cards = "[data-finding]:not([hidden])"
    if not hands.page.locator(cards).count():
        return
    hands.press("j")
    while hands.page.locator(cards).count():
        number = hands.page.locator(f"{cards}.current").get_attribute("data-finding")
        kind = Finding.objects.get(pk=number).kind
        key = "x" if kind in DISMISSED else "a"
        hands.press(key, _settled(str(number)), f"{key} on {kind}")


def _settled(number: str) -> Until:
    """Until the finding's card is gone."""

    def wait(window: Window) -> None:
        window.wait_for_function(
            "id => document.querySelector(`[data-finding='${id}']`).hidden", arg=number
        )

    return wait


def _insert(hands: Hands, insertion: Insertion) -> None:
    hands.click_into(hands.page.locator("#id_body"), insertion.behind)
    hands.write(insertion.text)


def left_undone(page: Page, work: Work) -> list[str]:
    """What of the work is not in the database."""
    left = [str(f) for f in page.findings.filter(status=FindingStatus.OPEN)]
    articles = list(page.articles.order_by("order"))
    left += [str(article) for article in articles if article.status != Status.PUBLISHED]
    suggested = Tagging.objects.filter(article__page=page, removed=False, source=Source.AUTOMATIC)
    left += [str(tagging) for tagging in suggested]
    wanted = [(gap.article, f"{gap.behind}［缺文］") for gap in work.gaps]
    wanted += [(one.article, f"{one.behind}{one.text}") for one in work.insertions]
    left += [words for number, words in wanted if words not in articles[number - 1].body]
    return left
