"""Two editors really at once: threads of their own, connections of their own, one article."""

import threading

import pytest
from django.db import connections

from articles.models import Article, Status
from tests.desk import desk, form_url, list_url, opened, user
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts) -> list:
    """Do all of it at the same moment; the answers, in order."""
    barrier = threading.Barrier(len(acts), timeout=30)
    answers: list = [None] * len(acts)

    def work(n: int) -> None:
        barrier.wait()
        try:
            answers[n] = acts[n]()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(n,)) for n in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def test_of_two_saves_one_is_kept_and_one_is_shown_both() -> None:
    article = ArticleFactory(title="原题", body="原文。")
    url = form_url(article)
    clients = [desk(user(name, "编辑")) for name in ("小李", "小张")]
    texts = ["小李写的一段。", "小张写的一段。"]
    data = [
        opened(client, url) | {"body": text} for client, text in zip(clients, texts, strict=True)
    ]
    answers = at_once(*(lambda n=n: clients[n].post(url, data[n]) for n in (0, 1)))
    codes = [answer.status_code for answer in answers]
    assert sorted(codes) == [200, 302]
    article.refresh_from_db()
    assert (article.body, article.version) == (texts[codes.index(302)], 2)
    page = answers[codes.index(200)].content.decode()
    assert all(text in page for text in texts)


def test_of_saving_and_trashing_neither_is_lost() -> None:
    article = ArticleFactory(body="原文。", status=Status.DRAFT)
    url = form_url(article)
    hers, chief = desk(user("小李", "编辑")), desk(user("老王", "主编"))
    data = opened(hers, url) | {"body": "她写的一段。"}
    saved, binned = at_once(
        lambda: hers.post(url, data),
        lambda: chief.post(url.replace("/change/", "/delete/"), {"post": "yes"}),
    )
    article.refresh_from_db()
    assert binned.status_code == 302
    assert article.status == Status.TRASHED
    kept = article.body if saved.status_code == 302 else saved.content.decode()
    assert "她写的一段。" in kept
    assert article.history.filter(status=Status.TRASHED).exists()


def test_of_two_bulk_actions_each_article_takes_one_step() -> None:
    articles = [ArticleFactory(status=Status.DRAFT) for _ in range(5)]
    clients = [desk(user(name, "主编")) for name in ("老王", "老赵")]
    data = {"action": "publish", "_selected_action": [a.pk for a in articles]}
    data |= {f"seen-{a.pk}": a.version for a in articles}
    answers = at_once(*(lambda c=c: c.post(list_url("articles_article"), data) for c in clients))
    assert [answer.status_code for answer in answers] == [302, 302]
    assert Article.objects.published().count() == 5
    assert [a.history.count() for a in articles] == [2] * 5
