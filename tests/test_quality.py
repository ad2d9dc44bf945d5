"""编校差错率: an issue's report, and whose faults they were."""

import csv
import io

import pytest
from django.urls import reverse

from articles import editing, quality
from articles.models import Article, Issue, Misprint, Status
from articles.revision import Via
from articles.text.faults import per_ten_thousand
from seeds.loader import Loader
from seeds.pipeline import parse_page
from tests.desk import desk, user
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db
PAGE = """## 城坻区召开会议

本报讯（记者 张晶）日前，城坻区人民政府召开安全生产工作会议，部暑下一步工作。

会上，各单位负责人作了交流发言，并观看了警示教育片。
"""


@pytest.fixture
def article() -> Article:
    data = PAGE.encode()
    loaded = Loader("样报").load(parse_page("a.txt", data), data)
    made: Article = loaded.page.articles.get()
    return made


def correct(article: Article, **pairs: str) -> None:
    now = Article.objects.get(pk=article.pk)
    title, body = now.title, now.body
    for wrong, right in pairs.items():
        title, body = title.replace(wrong, right), body.replace(wrong, right)
    editing.revise(now, by=None, why="", via=Via.ADMIN, title=title, body=body)


def report(article: Article) -> quality.Quality:
    return quality.quality_of(Issue.objects.get(pk=article.page.issue_id))


def test_corrections_are_the_ocrs_faults_until_seen_in_print(
    article, admin_user, django_assert_num_queries
) -> None:
    correct(article, 城坻区="城厢区", 部暑="部署")
    issue = Issue.objects.get()
    with django_assert_num_queries(4):
        found = quality.quality_of(issue)
    assert [(one.fault.wrong, one.weight, one.printed) for one in found.found] == [
        ("坻", 2.0, False),
        ("坻", 1.0, False),
        ("暑", 1.0, False),
    ]
    assert (found.read.faults, found.printed.faults) == (4.0, 0.0)
    characters = sum(len("".join(x.split())) for x in (article.title, article.body))
    assert found.characters == characters
    assert found.read.rate == per_ten_thousand(40, characters)
    assert (found.read.passes, found.printed.passes) == (False, True)

    last = found.found[2]
    assert quality.tell_apart(found, [last.key], by=admin_user) == 1
    assert Misprint.objects.get().by == admin_user
    told = report(article)
    assert (told.read.faults, told.printed.faults) == (3.0, 1.0)
    assert quality.tell_apart(told, [], by=admin_user) == 1
    assert not Misprint.objects.exists()


def test_an_issue_that_nobody_corrected_has_no_faults(article) -> None:
    assert report(article).found == []
    # Neither has what was written by hand, nor what lies in the trash.
    ArticleFactory(page=article.page, order=7, body="另写的一篇。", status=Status.TRASHED)
    assert report(article).found == []
    assert report(ArticleFactory()).found == []


def test_an_editor_reads_ticks_and_saves(article) -> None:
    correct(article, 城坻区="城厢区")
    client = desk(user("小李", "编辑"))
    url = reverse("admin:articles_issue_quality", args=[article.page.issue_id])
    page = client.get(url)
    text = page.content.decode()
    assert "<del>坻</del><ins>厢</ins>" in text
    keys = [one.key for one, _kind in page.context["found"]]
    page = client.post(url, {"printed": [keys[0], "unknown"]}, follow=True)
    assert page.context["report"].printed.faults == 2.0
    lines = b"".join(client.get(url, {"format": "csv"}).streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(lines)))
    assert [[*row[2:4], row[6]] for row in rows[1:]] == [["坻", "厢", "2.0"], ["坻", "厢", "1.0"]]
    assert rows[1][7] != rows[2][7]
    form = client.get(reverse("admin:articles_issue_change", args=[article.page.issue_id]))
    assert url in form.content.decode()


def test_who_may_not_write_may_not_tell_apart(article) -> None:
    correct(article, 城坻区="城厢区")
    url = reverse("admin:articles_issue_quality", args=[article.page.issue_id])
    assert desk(user("外人")).get(url).status_code == 403
    assert desk(user("外人二")).post(url).status_code == 403
