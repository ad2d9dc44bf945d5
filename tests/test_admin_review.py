"""The queue of pages to review, and the page as an editor works on it without scripts."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Act, Article, Finding, Page, ReviewPage
from seeds.models import ImportRun, SourceDocument
from tests.desk import desk, list_url, messages, user
from tests.factories import (
    ArticleFactory,
    CreditFactory,
    FindingFactory,
    IssueFactory,
    PageFactory,
    PhotoFactory,
    PublicationFactory,
)
from tests.readings import OPERA, PUMP, RAIN, SCHOOL, TREE

pytestmark = pytest.mark.django_db
QUEUE = list_url("articles_reviewpage")


def view_url(page: Page) -> str:
    return reverse("admin:articles_reviewpage_change", args=[page.pk])


@pytest.fixture
def editor() -> Client:
    return desk(user("小李", "编辑"))


@pytest.fixture
def chief() -> Client:
    return desk(user("老王", "主编"))


@pytest.fixture
def rain() -> Article:
    page = PageFactory()
    body = "\n\n".join([RAIN, PUMP, "孩子与树", SCHOOL, TREE])
    made = ArticleFactory(page=page, order=1, title="雨夜排水", body=body, status="draft", lead="")
    ArticleFactory(page=page, order=2, title="新戏", body=OPERA, status="draft", lead="")
    return made


def second(article: Article) -> Article:
    return Article.objects.get(page=article.page, title="新戏")


def queued(client: Client, **asked: object) -> list[Page]:
    return [Page.objects.get(pk=p.pk) for p in client.get(QUEUE, asked).context["cl"].result_list]


def act(client: Client, article: Article, where: object, **posted: object):
    """Post from the page's view as a browser does, and follow to the page again."""
    url = view_url(article.page)
    seen = [f"{a.pk}:{a.version}" for a in Article.objects.filter(page=article.page)]
    data = {"place": f"{article.pk}:{where}", "seen": seen, "before": "", "offset": ""}
    return client.post(url, data | posted, follow=True)


def test_the_most_urgent_page_comes_first_and_a_done_one_not_at_all(editor) -> None:
    pages = {}
    for name, severity, kind in (
        ("low", "low", "misreading"),
        ("high", "high", "missing_text"),
        ("conflict", "high", "conflict"),
        ("settled", None, None),
    ):
        article = ArticleFactory()
        pages[name] = article.page
        if kind:
            FindingFactory(article=article, severity=severity, kind=kind)
    pages["draft"] = ArticleFactory(status="draft").page
    ArticleFactory(status="trashed")
    FindingFactory(article__page=pages["low"], article__order=77, severity="medium")
    wanted = [pages[name] for name in ("conflict", "high", "low", "draft")]
    assert queued(editor) == wanted
    assert queued(editor, waiting="conflicts") == [pages["conflict"]]
    assert queued(editor, waiting="high") == wanted[:2]
    assert queued(editor, waiting="findings") == wanted[:3]
    assert queued(editor, waiting="unpublished") == [pages["draft"]]
    assert set(queued(editor, waiting="all")) > {pages["settled"]}


def test_the_queue_is_narrowed_by_publication_issue_and_section(editor) -> None:
    one, other = ArticleFactory(status="draft").page, ArticleFactory(status="draft").page
    other.issue.publication = PublicationFactory(name="他报")
    other.issue.save()
    assert queued(editor, issue=one.issue_id) == [one]
    assert queued(editor, issue__publication__id__exact=other.issue.publication_id) == [other]
    assert queued(editor, section__id__exact=one.section_id) == [one, other][::-1]


def test_one_goes_on_from_page_to_page(editor) -> None:
    pages = [FindingFactory(severity=s).page for s in ("high", "medium", "low")]
    editor.get(QUEUE)
    shown = []
    page = pages[0]
    while page is not None:
        shown.append(page.pk)
        page = editor.get(view_url(page)).context["next_page"]
    assert shown == [page.pk for page in pages]


def full_page(articles: int) -> Page:
    page = PageFactory(issue=IssueFactory())
    document = SourceDocument.objects.create(
        page=page, run=ImportRun.objects.create(), name="a.txt", sha256=f"{page.pk:064}",
        text_sha256=f"{page.pk:064}", encoding="utf-8", content=f"{RAIN}\n{PUMP}".encode(),
    )  # fmt: skip
    for order in range(1, articles + 1):
        made = ArticleFactory(page=page, order=order, spans=[[1, 2]], status="draft")
        CreditFactory(article=made)
        PhotoFactory(article=made, caption="图")
        FindingFactory(article=made)
        credits = {"fields": {"title": "题"}, "act": "set", "paragraph": None}
        FindingFactory(article=made, alternative=credits, kind="structure")
    assert document.page == page
    return page


def test_both_ask_the_database_as_often_for_many_as_for_few(chief) -> None:
    counts = []
    for size in (1, 6):
        page = full_page(size)
        chief.get(view_url(page))  # what is asked once a process is asked
        with CaptureQueriesContext(
            connection,
        ) as queue:
            assert chief.get(QUEUE).status_code == 200
        with CaptureQueriesContext(connection) as view:
            assert chief.get(view_url(page)).status_code == 200
        counts.append((len(queue), len(view)))
    assert counts[0] == counts[1]
    assert counts[0] <= (13, 16)


def test_the_page_shows_its_articles_with_their_print(chief) -> None:
    page = full_page(2)
    shown = chief.get(view_url(page)).content.decode()
    for text in (RAIN, "（记者 张晶）", "据悉，六支队伍参加。", "技能竞赛举行"):
        assert text in shown
    assert shown.count('name="accept"') == 4


def test_an_article_is_split_and_the_split_taken_back(editor, rain) -> None:
    answer = act(editor, rain, 2, do="split")
    new = Article.objects.get(title="孩子与树")
    assert answer.context["chosen"] == f"{new.pk}:title"
    [told] = messages(answer)
    assert Act.objects.get().label in told
    undo = reverse("admin:articles_act_undo", args=[Act.objects.get().pk])
    assert undo in told
    assert answer.content.decode().count(undo) == 2  # among the page's acts too
    editor.post(undo, {"next": view_url(rain.page)})
    assert Article.objects.count() == 2


@pytest.mark.parametrize(
    ("where", "posted", "paragraphs"),
    [
        (0, {"do": "join"}, [RAIN + PUMP, "孩子与树", SCHOOL, TREE]),
        (2, {"do": "cut", "before": "与"}, [RAIN, PUMP, "孩子", "与树", SCHOOL, TREE]),
        (2, {"do": "cut", "offset": "2"}, [RAIN, PUMP, "孩子", "与树", SCHOOL, TREE]),
        (2, {"do": "up"}, [RAIN, "孩子与树", PUMP, SCHOOL, TREE]),
        (2, {"do": "down"}, [RAIN, PUMP, SCHOOL, "孩子与树", TREE]),
        (4, {"do": "down"}, [RAIN, PUMP, "孩子与树", SCHOOL]),
        (2, {"do": "turn-subtitle"}, [RAIN, PUMP, SCHOOL, TREE]),
        (2, {"do": "turn-caption"}, [RAIN, PUMP, SCHOOL, TREE]),
        (2, {"do": "gap", "extent": "12"}, [RAIN, PUMP, "孩子与树［缺文：约12字］", SCHOOL, TREE]),
        (2, {"do": "gap", "offset": "2"}, [RAIN, PUMP, "孩子［缺文］与树", SCHOOL, TREE]),
        ("title", {"do": "back"}, ["雨夜排水", RAIN, PUMP, "孩子与树", SCHOOL, TREE]),
    ],
)
def test_each_verb_is_a_button(editor, rain, where, posted, paragraphs) -> None:
    answer = act(editor, rain, where, **posted)
    rain.refresh_from_db()
    assert rain.paragraphs == paragraphs
    assert Act.objects.get().label in messages(answer)[0]


def test_a_paragraph_goes_to_a_chosen_article_and_two_are_merged(editor, rain) -> None:
    act(editor, rain, 0, do="pass", to=second(rain).pk)
    assert second(rain).paragraphs == [OPERA, RAIN]
    act(editor, rain, 0, do="merge", headings="drop")
    rain.refresh_from_db()
    assert rain.paragraphs[-2:] == [OPERA, RAIN]
    assert second(rain).status == "trashed"


def test_headings_change_places(editor, rain) -> None:
    act(editor, rain, 2, do="turn-kicker")
    act(editor, rain, "kicker", do="turn-title")
    rain.refresh_from_db()
    assert (rain.kicker, rain.title) == ("雨夜排水", "孩子与树")
    refused = act(editor, rain, "title", do="turn-subtitle")
    assert Article.objects.get(pk=rain.pk).title == "孩子与树"
    assert len(messages(refused)) == 1


@pytest.mark.parametrize(
    ("where", "posted"),
    [
        (0, {"do": "split"}),
        (9, {"do": "join"}),
        (-1, {"do": "cut", "offset": "2"}),
        ("title", {"do": "split"}),
        (0, {"do": "cut"}),
        (0, {"do": "cut", "before": "，"}),
        (0, {"do": "cut", "offset": "999"}),
        (0, {"do": "gap", "extent": "-4"}),
        (0, {"do": "gap", "extent": "many"}),
        (0, {"do": "up"}),
        (0, {"do": "pass", "to": "0"}),
        (0, {"do": "turn-credit"}),
        (0, {"do": "turn-column", "seen": []}),
        (0, {"do": ""}),
        (0, {"do": "nonsense"}),
        ("credit-1", {"do": "back"}),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(editor, rain, where, posted) -> None:
    if posted["do"] == "turn-column":
        rain.body = "栏" * 101
        rain.save()
    version = Article.objects.get(pk=rain.pk).version
    answer = act(editor, rain, where, **posted)
    assert answer.status_code == 200
    assert len(messages(answer)) == 1
    assert Article.objects.get(pk=rain.pk).version == version
    assert not Act.objects.exists()


def test_a_page_that_changed_meanwhile_is_not_written_over(editor, rain) -> None:
    answer = act(editor, rain, 2, do="split", seen=[f"{rain.pk}:{rain.version + 1}"])
    assert Article.objects.count() == 2
    assert "版本" in messages(answer)[0] or "version" in messages(answer)[0]


def test_findings_are_settled_on_the_page(editor, rain) -> None:
    right = FindingFactory(article=rain, quote="城南", suggestion="城北")
    wrong = FindingFactory(article=rain, quote="汛", suggestion="讯")
    act(editor, rain, 0, accept=right.pk)
    act(editor, rain, 0, dismiss=wrong.pk, why="原文如此")
    rain.refresh_from_db()
    assert "城北" in rain.body
    assert {f.pk: f.status for f in Finding.objects.all()} == {
        right.pk: "accepted",
        wrong.pk: "dismissed",
    }
    again = act(editor, rain, 0, accept=right.pk)
    assert len(messages(again)) == 1
    elsewhere = FindingFactory()
    assert act(editor, rain, 0, accept=elsewhere.pk).status_code == 404


def test_all_are_published_but_those_in_grave_doubt(chief, editor, rain) -> None:
    FindingFactory(article=rain, severity="high")
    FindingFactory(article=second(rain), severity="low")
    assert act(editor, rain, 0, publish="1").status_code == 403
    answer = act(chief, rain, 0, publish="1")
    assert len(messages(answer)) == 2
    assert [a.status for a in Article.objects.order_by("order")] == ["draft", "published"]
    assert Act.objects.get().kind == "publish"


def test_only_who_may_sees_and_writes(rain) -> None:
    reader = desk(user("小赵"))
    assert reader.get(QUEUE).status_code == 403
    assert reader.get(view_url(rain.page)).status_code == 403
    assert act(reader, rain, 2, do="split").status_code == 403
    assert Article.objects.count() == 2


def test_an_unknown_page_or_article_is_not_found(editor, rain) -> None:
    assert editor.get(view_url(Page(pk=10**6))).status_code == 404
    for place in ("", "x:1", "9" * 30 + ":1", f"{ArticleFactory().pk}:0"):
        data = {"place": place, "do": "join"}
        assert editor.post(view_url(rain.page), data).status_code == 404


def test_the_queue_of_an_archive_without_work_is_empty(editor) -> None:
    ArticleFactory()
    assert not ReviewPage.objects.waiting().exists()
    assert queued(editor) == []
