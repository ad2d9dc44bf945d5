"""The desk's home: what waits and what goes on, each for those who may see it."""

import datetime
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles import presence
from articles.acts import acting
from articles.editing import revise
from articles.models import Article, Status
from articles.revision import Via
from articles.scheduling import LATE
from articles.workflow import move
from newsroom.desk.week import HIGH, corrections_since, week
from seeds.models import ImportRun
from tests.desk import desk, form_url, list_url, user
from tests.factories import ArticleFactory, FindingFactory, IssueFactory, PageFactory

pytestmark = pytest.mark.django_db
HOME = reverse("admin:index")


@pytest.fixture
def admin() -> Client:
    return desk(user("管理员", is_superuser=True))


def numbers(client: Client) -> dict[str, int]:
    """Every number of the cards by the list that it leads to; the lists open."""
    told = {}
    for card in client.get(HOME).context["waiting"].cards:
        for tally in card.tallies:
            told[tally.url.removeprefix("/admin/")] = tally.number
            assert client.get(tally.url).status_code == 200
    return told


def entries(client: Client, title: str) -> list[tuple[str, str]]:
    """What a listing says: each entry's words, and what is told of it."""
    for listing in client.get(HOME).context["listings"]:
        if listing.title == title:
            if listing.more:
                assert client.get(listing.more).status_code == 200
            assert all(client.get(e.url).status_code == 200 for e in listing.entries)
            return [(entry.label, entry.detail) for entry in listing.entries]
    raise AssertionError(f"no listing {title}")


def corrected(article: Article, **changes: str) -> Article:
    return revise(article, by=None, why="核对", via=Via.ADMIN, **changes)


def busy_day() -> None:
    """One more of everything that the home tells of."""
    article = ArticleFactory(page=PageFactory(), status=Status.DRAFT)
    FindingFactory(article=article, kind=f"kind-{article.pk}")
    worker = user(f"编辑{article.pk}")
    presence.arrive(article, worker)
    with acting("correction", "改", by=worker, via=Via.ADMIN, page=article.page):
        corrected(article, title=f"改过{article.pk}")
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    Article.objects.filter(pk=article.pk).update(publish_at=tomorrow)
    ImportRun.objects.create(refused=[{"source": "坏.txt", "reason": "乱码"}])


def test_each_number_is_that_of_its_list(admin) -> None:
    draft = ArticleFactory(page=PageFactory(), status=Status.DRAFT)
    quiet = ArticleFactory(page=PageFactory())
    other = ArticleFactory(page=PageFactory())
    FindingFactory(article=other, kind="conflict", severity="high")
    FindingFactory(article=other, kind="misreading", severity="low")
    FindingFactory(article=quiet, status="dismissed", severity="high", resolved_at=timezone.now())
    IssueFactory(date=None, precision="unknown")
    told = numbers(admin)
    assert told["articles/reviewpage/"] == 2  # the draft's and the doubtful one's
    assert told["articles/finding/?kind=conflict"] == 1
    assert told["articles/finding/?severity=high"] == 1
    assert told["articles/finding/?severity=medium"] == 0
    assert told["articles/finding/?severity=low"] == 1
    assert told["articles/article/?status__exact=draft"] == 1
    assert told["articles/article/?status__exact=published"] == 2
    assert told["articles/issue/?dated=no"] == 1
    for url in ("articles/finding/?severity=low", "articles/article/?status__exact=draft"):
        listed = admin.get(f"/admin/{url}").context["cl"].result_count
        assert listed == told[url]
    assert draft.status == Status.DRAFT


def test_kinds_of_findings_with_the_heaviest_first(admin) -> None:
    for kind, severity in (
        ("misreading", "medium"), ("misreading", "low"), ("missing_text", "high"),
        ("de_particle", "medium"), ("de_particle", "medium"),
    ):  # fmt: skip
        FindingFactory(kind=kind, severity=severity)
    page = admin.get(HOME)
    rows = page.context["waiting"].kinds
    assert [(row.tally.label, [w.number for w in row.weights]) for row in rows] == [
        ("缺文", [1, 0, 0]), ("的、地、得", [0, 2, 0]), ("疑似误识", [0, 1, 1]),
    ]  # fmt: skip
    for row in rows:
        for weight in (weight for weight in row.weights if weight.number):
            assert admin.get(weight.url).context["cl"].result_count == weight.number


def test_times_that_are_set_and_those_that_were_missed(admin) -> None:
    now = timezone.now()
    for title, fields in {
        "明天发": {"publish_at": now + datetime.timedelta(days=1)},
        "该撤未撤": {"withdraw_at": now - 2 * LATE},
        "两个时间": {
            "publish_at": now + datetime.timedelta(hours=1),
            "withdraw_at": now + datetime.timedelta(days=9),
        },
    }.items():
        ArticleFactory(title=title, **fields)
    ArticleFactory(title="没有时间")
    told = numbers(admin)
    assert told["articles/article/?schedule=waiting"] == 3
    assert told["articles/article/?schedule=late"] == 1
    names = [label for label, _detail in entries(admin, "即将定时执行")]
    assert names == ["该撤未撤", "两个时间", "明天发"]


def test_who_edits_what(admin) -> None:
    article = ArticleFactory(title="工会送清凉")
    presence.arrive(article, user("小李"))
    assert entries(admin, "正在编辑") == [("工会送清凉", "小李")]
    presence.leave(article, user("小张"))
    assert len(entries(admin, "正在编辑")) == 1


def test_corrections_are_changed_words_that_a_hand_changed() -> None:
    start = timezone.now()
    article = ArticleFactory(title="原题", status=Status.DRAFT)
    corrected(article, title="新题")
    corrected(article, body="新的正文。")
    revise(article, by=None, why="", via=Via.ADMIN, touched=True)
    move(article, "publish", by=None, via=Via.ADMIN, why="")
    revise(article, by=None, why="", via=Via.IMPORT, title="重新读入的题")
    rows = [row for row, _at in corrections_since(start)]
    told = Article.history.filter(history_id__in=rows).order_by("-history_id")
    assert rows == [row.history_id for row in told]
    assert [(row.title, row.body[:2]) for row in told] == [("新题", "新的"), ("新题", "近日")]


def test_the_week_is_drawn_day_by_day_of_the_newsrooms_clock(admin) -> None:
    article = ArticleFactory(title="题")
    for text in ("一", "二", "三"):
        corrected(article, title=text)
    first, second, third = Article.history.filter(via=Via.ADMIN).order_by("history_id")
    midnight = timezone.make_aware(datetime.datetime.combine(timezone.localdate(), datetime.time()))
    for row, at in (
        (first, midnight - datetime.timedelta(days=6)),
        (second, midnight - datetime.timedelta(minutes=1)),
        (third, midnight - datetime.timedelta(days=6, minutes=1)),
    ):
        row.history_date = at
        row.save()
    drawn = week()
    assert [bar.number for bar in drawn.bars] == [1, 0, 0, 0, 0, 1, 0]
    assert [bar.height for bar in drawn.bars] == [HIGH, 0, 0, 0, 0, HIGH, 0]
    assert drawn.total == 2
    text = admin.get(HOME).content.decode()
    plot = re.search(r"<svg class=\"week\".*?</svg>", text, re.DOTALL)[0]
    assert f"{drawn.bars[0].day}: 1" in plot
    assert "style=" not in plot


def test_a_correction_leads_to_its_history_while_its_article_is_there(admin) -> None:
    kept, gone = ArticleFactory(title="留下的"), ArticleFactory(title="删去的")
    for article in (kept, gone):
        corrected(article, subtitle="副题")
    gone.delete()
    (entry,) = entries(admin, "最近校改")
    assert entry[0] == "留下的"
    assert "核对" in entry[1]


def test_acts_and_refused_files(admin) -> None:
    article = ArticleFactory()
    with acting("split", "分篇", by=user("小李"), via=Via.ADMIN, page=article.page):
        corrected(article, title="上篇")
    ImportRun.objects.create(refused=[{"source": "坏.txt", "reason": "乱码"}])
    ImportRun.objects.create()
    old = ImportRun.objects.create(refused=[{"source": "旧.txt", "reason": "乱码"}])
    ImportRun.objects.filter(pk=old.pk).update(
        started_at=timezone.now() - datetime.timedelta(days=60)
    )
    ((label, detail),) = entries(admin, "最近的操作")
    assert label == "分篇"
    assert detail.startswith("小李 ")
    ((_label, detail),) = entries(admin, "有文件被拒的导入")
    assert detail == "1 个文件被拒"
    runs = list_url("seeds_importrun")
    assert admin.get(runs, {"refused": "yes"}).context["cl"].result_count == 2
    assert admin.get(runs, {"refused": "no"}).context["cl"].result_count == 1


def test_queries_do_not_grow_with_what_there_is(admin) -> None:
    busy_day()
    admin.get(HOME)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert admin.get(HOME).status_code == 200
        return len(captured)

    few = queries()
    for _ in range(12):
        busy_day()
    assert queries() == few
    assert few <= 16


def test_everyone_sees_what_she_may_see() -> None:
    busy_day()
    nobody = desk(user("新人")).get(HOME)
    assert nobody.context["waiting"].cards == []
    assert nobody.context["waiting"].kinds == []
    assert nobody.context["listings"] == []
    assert nobody.context["week"] is None
    seen = {
        group: [listing.title for listing in desk(user(group, group)).get(HOME).context["listings"]]
        for group in ("只读", "编辑")
    }
    assert seen["只读"][:3] == ["正在编辑", "即将定时执行", "最近校改"]
    assert set(seen["编辑"]) - set(seen["只读"]) == {"有文件被拒的导入"}


def test_the_home_links_to_forms(admin) -> None:
    article = ArticleFactory(title="在编")
    presence.arrive(article, user("小李"))
    assert f'href="{form_url(article)}"' in admin.get(HOME).content.decode()


def test_the_words_of_scripts_are_kept_by_the_browser_of_one_language(admin) -> None:
    words = admin.get(reverse("admin:jsi18n"))
    assert set(words.headers["Cache-Control"].split(", ")) == {"private", "max-age=3600"}
    assert "Cookie" in words.headers["Vary"]
    assert "no-store" in admin.get(HOME).headers["Cache-Control"]
