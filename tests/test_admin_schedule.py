"""The page on which times are set: in the newsroom's zone, plainly refused, over what was seen."""

import datetime
import zoneinfo

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import acts, scheduling
from articles.editing import revise
from articles.models import Act, Article, Status
from articles.revision import Via
from tests.desk import desk, list_url, user
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db
SHANGHAI = zoneinfo.ZoneInfo("Asia/Shanghai")


def url_of(article: Article) -> str:
    return reverse("admin:articles_article_schedule", args=[article.pk])


@pytest.fixture
def client():
    return desk(user("老王", "主编"))


def set_times(client, article, publish="", withdraw="", **more):
    data = {"publish_at": publish, "withdraw_at": withdraw, "seen_version": article.version}
    return client.post(url_of(article), data | more)


def test_what_is_typed_is_shanghais_time(client) -> None:
    article = ArticleFactory(status=Status.DRAFT)
    answer = set_times(client, article, "2090-05-01T08:00", "2090-05-08T20:30", why="节日")
    assert answer.status_code == 302
    article.refresh_from_db()
    assert article.publish_at == datetime.datetime(2090, 5, 1, 8, tzinfo=SHANGHAI)
    assert article.withdraw_at == datetime.datetime(2090, 5, 8, 12, 30, tzinfo=datetime.UTC)
    row = article.history.first()
    assert (row.who, row.history_change_reason, row.via) == ("老王", "节日", "admin")
    page = client.get(url_of(article)).content.decode()
    assert 'value="2090-05-01T08:00"' in page
    assert "Asia/Shanghai" in page
    form = client.get(reverse("admin:articles_article_change", args=[article.pk])).content.decode()
    assert "2090-05-01 08:00" in form
    history = client.get(reverse("admin:articles_article_history", args=[article.pk]))
    assert "2090-05-01 08:00:00" in history.content.decode()


def test_a_time_is_taken_away_again(client) -> None:
    article = ArticleFactory(status=Status.DRAFT, publish_at=timezone.now())
    set_times(client, article)
    article.refresh_from_db()
    assert article.publish_at is None


@pytest.mark.parametrize(
    ("times", "field"),
    [
        (("2020-05-01T08:00", ""), "publish_at"), (("", "2020-05-01T08:00"), "withdraw_at"),
        (("2090-05-02T08:00", "2090-05-01T08:00"), "withdraw_at"), (("soon", ""), "publish_at"),
        (("99999-01-01T00:00", ""), "publish_at"), (("", "2090-05-01T08:00"), "withdraw_at"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_at_its_field(client, times, field) -> None:
    article = ArticleFactory(status=Status.DRAFT)
    answer = set_times(client, article, *times)
    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert article.history.count() == 1


def test_a_stale_page_sets_nothing(client) -> None:
    article = ArticleFactory(status=Status.DRAFT)
    revise(article, by=None, why="", via=Via.ADMIN, title="同事所改")
    answer = set_times(client, article, "2090-05-01T08:00")
    assert list(answer.context["form"].errors) == ["__all__"]
    article.refresh_from_db()
    assert article.publish_at is None


def test_only_who_may_publish_sets_times() -> None:
    article = ArticleFactory(status=Status.DRAFT)
    editor = desk(user("小李", "编辑"))
    assert editor.get(url_of(article)).status_code == 403
    assert set_times(editor, article, "2090-05-01T08:00").status_code == 403


def test_what_waits_and_what_is_late_are_lists(client) -> None:
    hour = datetime.timedelta(hours=1)
    now = timezone.now()
    waiting = ArticleFactory(status=Status.DRAFT, publish_at=now + hour)
    late = ArticleFactory(withdraw_at=now - hour)
    ArticleFactory(status=Status.DRAFT)

    def listed(**query) -> set[Article]:
        return set(client.get(list_url("articles_article"), query).context["cl"].result_list)

    assert listed(schedule="waiting") == {waiting, late}
    assert listed(schedule="late") == {late} == set(scheduling.late())


def bulk(client, *articles: Article, **data):
    chosen = {"action": "set_times", "_selected_action": [a.pk for a in articles], "apply": "1"}
    seen = {f"seen-{article.pk}": article.version for article in articles}
    return client.post(list_url("articles_article"), chosen | seen | data, follow=True)


def test_times_of_many_articles_are_set_as_one_act(client) -> None:
    drafts = ArticleFactory.create_batch(2, status=Status.DRAFT)
    shown = ArticleFactory()
    asked = client.post(
        list_url("articles_article"),
        {"action": "set_times", "_selected_action": [a.pk for a in drafts]},
    )
    assert 'type="datetime-local"' in asked.content.decode()
    answer = bulk(client, *drafts, shown, publish_at="2090-05-01T08:00", why="节日")
    told = [str(message) for message in answer.context["messages"]]
    assert len(told) == 2  # what was done, and that one is published already
    assert shown.title in told[1]
    at = datetime.datetime(2090, 5, 1, 8, tzinfo=SHANGHAI)
    for article in drafts:
        article.refresh_from_db()
        assert (article.publish_at, article.withdraw_at, article.version) == (at, None, 2)
        row = article.history.first()
        assert (row.who, row.history_change_reason, row.via) == ("老王", "节日", "bulk")
    act = Act.objects.get()
    assert len(act.rows) == 2
    bulk(client, *drafts, withdraw_at="2090-05-02T08:00")
    assert {a.publish_at for a in Article.objects.filter(status=Status.DRAFT)} == {at}
    bulk(client, *Article.objects.filter(status=Status.DRAFT), clear="on")
    assert not scheduling.waiting().exists()
    acts.undo(Act.objects.latest("pk"), by=None, via=Via.ADMIN)
    assert scheduling.waiting().count() == 2


@pytest.mark.parametrize("data", [{}, {"publish_at": "2090-05-01T08:00", "clear": "on"}])
def test_a_time_is_given_or_taken_away(client, data) -> None:
    article = ArticleFactory(status=Status.DRAFT)
    answer = bulk(client, article, **data)
    assert answer.context["form"].errors
    assert not Act.objects.exists()


def test_what_changed_since_the_list_gets_no_time(client) -> None:
    article = ArticleFactory(status=Status.DRAFT)
    revise(article, by=None, why="", via=Via.SYSTEM, title="新题")
    bulk(client, article, publish_at="2090-05-01T08:00")
    assert not scheduling.waiting().exists()


def test_who_may_not_publish_sets_no_times() -> None:
    article = ArticleFactory(status=Status.DRAFT)
    bulk(desk(user("小李", "编辑")), article, publish_at="2090-05-01T08:00")
    assert not scheduling.waiting().exists()
