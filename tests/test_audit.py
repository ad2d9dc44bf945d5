"""The record of who did what outlives the user, and nobody can change it at the desk."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from articles.editing import revise
from articles.models import Photo
from articles.revision import Via, create_all, recording
from tests.desk import desk, form_url, user
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def history_url(obj) -> str:
    return form_url(obj).replace("/change/", "/history/")


def test_a_name_stays_readable_when_its_user_is_gone() -> None:
    editor, chief = user("小李", "编辑"), user("老王", "主编")
    article = ArticleFactory(title="旧题")
    revise(article, by=editor, why="核对原报", via=Via.ADMIN, title="新题")
    with recording(by=editor, why="", via=Via.ADMIN):
        create_all([Photo(article=article, caption="图")])
    editor.delete()
    row = article.history.first()
    assert (row.history_user, row.who, row.title) == (None, "小李", "新题")
    assert article.photos.get().history.get().who == "小李"
    page = desk(chief).get(history_url(article)).content.decode()
    assert "小李" in page
    assert "核对原报" in page


def test_what_nobody_did_has_no_name() -> None:
    assert (
        revise(ArticleFactory(), by=None, why="", via=Via.IMPORT, title="题").history.first().who
        == ""
    )


def test_no_history_is_at_the_desk_to_be_edited_or_deleted() -> None:
    registered = {model._meta.model_name for model in admin.site._registry}
    assert not [name for name in registered if name.startswith("historical")]
    past = [m for m in apps.get_models() if m._meta.model_name.startswith("historical")]
    assert len(past) >= 13
    assert all(any(f.name == "who" for f in model._meta.fields) for model in past)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_neither_the_list_nor_a_version_takes_a_write(method) -> None:
    article = ArticleFactory(title="原题")
    revise(article, by=None, why="", via=Via.ADMIN, title="新题")
    rows = list(article.history.values())
    client = desk(user("管理员", is_superuser=True))
    version = reverse(
        "admin:articles_article_simple_history", args=[article.pk, rows[1]["history_id"]]
    )
    for url in (history_url(article), version):
        getattr(client, method)(url, {"title": "偷改", "who": "别人", "history_change_reason": "x"})
    assert list(article.history.values()) == rows
