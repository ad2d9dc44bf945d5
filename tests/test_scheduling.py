"""Publishing and withdrawing at a set time: once, on time, and what fails is tried again."""

import datetime
import logging
import os
import signal
import subprocess
import sys
import threading
import zoneinfo

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, connections
from django.utils import timezone

from articles import scheduling, search
from articles.editing import Conflict, revise
from articles.models import Article, Status
from articles.revision import Via
from articles.scheduling import BadTime, run_due, schedule
from articles.workflow import NotAllowed, OwnText, move
from tests.desk import user
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def chief():
    return user("老王", "主编")


@pytest.fixture
def later(monkeypatch):
    """Moves the clock: `later(hours)`."""
    start = timezone.now()

    def move_clock(hours: float) -> None:
        monkeypatch.setattr(timezone, "now", lambda: start + hours * HOUR)

    move_clock(0)
    return move_clock


def at(hours: float) -> datetime.datetime:
    return timezone.now() + hours * HOUR


def set_times(article, chief, publish=None, withdraw=None, **more) -> Article:
    return schedule(
        article, publish_at=publish, withdraw_at=withdraw, by=chief, via=Via.ADMIN, **more
    )


def due(**fields) -> Article:
    return ArticleFactory(**{"status": Status.DRAFT, "publish_at": at(-0.1), **fields})


def test_it_is_published_and_withdrawn_on_time_and_not_before(chief, later, client) -> None:
    article = ArticleFactory(status=Status.IN_REVIEW)
    set_times(article, chief, at(2), at(5), why="按计划")
    url = article.get_absolute_url()
    seen = []
    for hours in (1.9, 2.1, 4.9, 5.1):
        later(hours)
        run_due()
        seen.append(client.get(url).status_code)
    assert seen == [404, 200, 200, 404]
    article.refresh_from_db()
    assert (article.status, article.publish_at, article.withdraw_at) == ("withdrawn", None, None)
    rows = list(article.history.order_by("history_id"))
    assert [(r.status, r.via, r.who) for r in rows[1:]] == [
        ("in_review", "admin", "老王"),
        ("published", "schedule", ""),
        ("withdrawn", "schedule", ""),
    ]  # fmt: skip
    assert rows[1].history_change_reason == "按计划"


def test_a_second_round_does_nothing(later) -> None:
    article = due()
    assert run_due() == ([article.pk], [])
    assert run_due() == ([], [])
    assert article.history.count() == 2


@pytest.mark.parametrize("field", ["publish", "withdraw"])
def test_a_past_time_is_refused_plainly(chief, field) -> None:
    article = ArticleFactory(status=Status.DRAFT if field == "publish" else Status.PUBLISHED)
    past = datetime.datetime(2020, 3, 1, 8, 30, tzinfo=zoneinfo.ZoneInfo("Asia/Shanghai"))
    with pytest.raises(BadTime, match="2020-03-01 08:30") as refused:
        set_times(article, chief, **{field: past})
    assert refused.value.field == f"{field}_at"
    assert article.history.count() == 1


def test_the_clock_is_the_newsrooms(chief) -> None:
    """Whatever zone the server has: the moment is one, the telling is Shanghai's."""
    noon = datetime.datetime(2030, 1, 1, 4, 0, tzinfo=datetime.UTC)
    article = set_times(ArticleFactory(status=Status.DRAFT), chief, noon)
    assert scheduling.told(article.publish_at) == "2030-01-01 12:00"


@pytest.mark.parametrize(
    ("status", "publish", "withdraw", "refusal"),
    [
        ("published", 1, None, NotAllowed), ("trashed", 1, None, NotAllowed),
        ("draft", None, 1, BadTime), ("draft", 2, 1, BadTime),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(chief, status, publish, withdraw, refusal) -> None:
    article = ArticleFactory(status=status)
    with pytest.raises(refusal):
        set_times(article, chief, publish and at(publish), withdraw and at(withdraw))


def test_a_stale_form_sets_no_time(chief) -> None:
    article = ArticleFactory(status=Status.DRAFT)
    revise(article, by=None, why="", via=Via.ADMIN, title="同事所改")
    with pytest.raises(Conflict):
        set_times(article, chief, at(1), expected=1)


def test_steps_taken_by_hand_end_what_they_overtake(chief) -> None:
    article = set_times(ArticleFactory(status=Status.IN_REVIEW), chief, at(1), at(2))
    article = move(article, "publish", by=chief, via=Via.ADMIN)
    assert (article.publish_at, article.withdraw_at is None) == (None, False)
    article = move(article, "trash", by=chief, via=Via.ADMIN)
    assert article.withdraw_at is None


@pytest.mark.parametrize("status", ["trashed", "published"])
def test_a_time_that_lost_its_meaning_goes_and_says_why(status) -> None:
    article = due(status=status)
    run_due()
    article.refresh_from_db()
    row = article.history.first()
    assert (article.status, article.publish_at, row.via) == (status, None, "schedule")
    assert article.get_status_display() in row.history_change_reason
    assert article.history.count() == 2


def test_nothing_is_published_whose_withdrawal_has_passed_too(client) -> None:
    article = due(publish_at=at(-3), withdraw_at=at(-1))
    run_due()
    article.refresh_from_db()
    assert (article.status, article.publish_at, article.withdraw_at) == ("draft", None, None)
    assert article.history.count() == 2


def test_a_failure_keeps_the_time_and_the_others_go_on(monkeypatch, caplog) -> None:
    broken, well = due(publish_at=at(-1)), due()
    index = search.refresh

    def fail(numbers):
        if broken.pk in list(numbers):
            raise DatabaseError("the disk is full")
        index(numbers)

    monkeypatch.setattr("articles.editing.search.refresh", fail)
    with caplog.at_level(logging.ERROR, logger="articles.scheduling"):
        assert run_due() == ([well.pk], [broken.pk])
    assert "the disk is full" in caplog.text
    assert str(broken.pk) in caplog.text
    broken.refresh_from_db()
    assert (broken.status, broken.version, broken.history.count()) == (Status.DRAFT, 1, 1)
    assert list(scheduling.late()) == [broken]
    with pytest.raises(CommandError, match=str(broken.pk)):
        call_command("run_schedule")
    monkeypatch.setattr("articles.editing.search.refresh", index)
    call_command("run_schedule")
    broken.refresh_from_db()
    assert (broken.status, list(scheduling.late())) == (Status.PUBLISHED, [])


def test_two_persons_at_the_time_of_setting_and_of_publishing(settings, chief, later) -> None:
    settings.TWO_PERSON_REVIEW = True
    article = revise(due(publish_at=None), by=chief, why="", via=Via.ADMIN, body="主编所改。")
    with pytest.raises(OwnText):
        set_times(article, chief, at(1))
    approver = user("老赵", "主编")
    article = set_times(article, approver, at(1))
    revise(article, by=approver, why="", via=Via.ADMIN, body="复核人后来所改。")
    later(2)
    run_due()
    article.refresh_from_db()
    assert (article.status, article.publish_at) == (Status.DRAFT, None)
    other = due(publish_at=None)
    other = set_times(other, approver, at(1))
    later(4)
    run_due()
    other.refresh_from_db()
    assert other.status == Status.PUBLISHED


@pytest.mark.django_db(transaction=True)
def test_two_schedulers_at_once_do_it_once() -> None:
    articles = [due() for _ in range(6)]
    barrier = threading.Barrier(2, timeout=30)
    rounds = []

    def work() -> None:
        barrier.wait()
        try:
            rounds.append(run_due())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(pk for done in rounds for pk in done.done) == [a.pk for a in articles]
    assert [pk for done in rounds for pk in done.failed] == []
    assert [a.history.filter(via="schedule").count() for a in articles] == [1] * 6


def test_the_loop_ends_when_told_to(monkeypatch) -> None:
    monkeypatch.setattr(scheduling, "close_old_connections", lambda: None)
    article, waited = due(), []

    def wait(seconds: float) -> bool:
        waited.append(seconds)
        return len(waited) == 3

    scheduling.keep_running(5, wait)
    assert waited == [5, 5, 5]
    assert Article.objects.get(pk=article.pk).status == Status.PUBLISHED


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="one process of its own is enough")
def test_the_command_runs_until_it_is_stopped() -> None:
    """A service manager starts it, and ends it by SIGTERM: it stops after its round, status 0."""
    article = due()
    connection.close()
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}"}
    command = [sys.executable, "manage.py", "run_schedule", "--every", "1"]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE) as running:
        for _ in range(400):
            if Article.objects.get(pk=article.pk).status == Status.PUBLISHED:
                break
            threading.Event().wait(0.05)
        running.send_signal(signal.SIGTERM)
        _out, said = running.communicate(timeout=30)
    assert (running.returncode, said) == (0, b"")
    assert Article.objects.get(pk=article.pk).status == Status.PUBLISHED


@pytest.mark.parametrize("given", ["0", "-1", "soon", "1e9"])
def test_the_command_refuses_other_than_seconds(given) -> None:
    with pytest.raises(CommandError):
        call_command("run_schedule", f"--every={given}")
