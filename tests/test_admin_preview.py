"""A draft as readers would see it: for editors alone, and kept by nobody."""

import pytest
from django.urls import reverse

from articles.models import Status
from tests.desk import desk, user
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def preview_url(article) -> str:
    return reverse("admin:articles_article_preview", args=[article.pk])


@pytest.mark.parametrize("status", Status.values)
def test_an_editor_sees_the_page_and_nobody_else_gets_it(client, status) -> None:
    article = ArticleFactory(status=status, title="未刊之文")
    seen = desk(user("小李", "编辑")).get(preview_url(article))
    page = seen.content.decode()
    assert seen.status_code == 200
    assert seen.templates[0].name == "articles/article_detail.html"
    assert "未刊之文" in page
    assert '<meta name="robots" content="noindex">' in page
    assert {"private", "no-store"} <= set(seen["Cache-Control"].split(", "))
    assert "ETag" not in seen
    anonymous = client.get(preview_url(article))
    assert anonymous["Location"].startswith("/admin/login/?next=")
    assert "未刊之文" not in anonymous.content.decode()
    assert desk(user("新人")).get(preview_url(article)).status_code == 403
    public = client.get(article.get_absolute_url())
    assert public.status_code == (200 if status == "published" else 404)


def test_beside_the_draft_only_what_is_published_is_shown(client) -> None:
    draft = ArticleFactory(status="draft", order=2)
    shown = ArticleFactory(page=draft.page, order=3)
    ArticleFactory(page=draft.page, order=1, status="draft", title="另一草稿")
    response = desk(user("小李", "编辑")).get(preview_url(draft))
    assert response.context["on_page"] == [draft, shown]
    assert (response.context["previous"], response.context["next"]) == (None, shown)


def test_it_takes_no_writes_and_finds_nothing_that_is_not_there(client) -> None:
    at_desk = desk(user("小李", "编辑"))
    article = ArticleFactory()
    assert at_desk.post(preview_url(article)).status_code == 405
    assert at_desk.get(preview_url(article).replace(str(article.pk), "987654")).status_code == 404
