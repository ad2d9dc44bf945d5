"""Two editors, one article: the later save is refused, shows both texts and loses neither."""

import pytest

from articles.editing import revise
from articles.models import Article
from articles.revision import Via
from articles.tagging import tag, untag
from tests.desk import desk, form_url, opened, posted, user
from tests.factories import ArticleFactory, TagFactory, TaggingFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine():
    return user("小李", "编辑")


@pytest.fixture
def other():
    return user("小张", "编辑")


def saved_in_between(article: Article, other, **changes) -> None:
    revise(article, by=other, why="核对", via=Via.ADMIN, **changes)


def test_the_later_save_is_refused_and_shows_both(mine, other) -> None:
    article = ArticleFactory(title="原题", body="原文一段。")
    client = desk(mine)
    data = opened(client, form_url(article)) | {"title": "我的题", "body": "我的一段。"}
    saved_in_between(article, other, body="对方的一段。")
    response = client.post(form_url(article), data)
    assert response.status_code == 200
    page = response.content.decode()
    assert "对方的一段。" in page
    assert "小张" in page
    assert "核对" in page
    assert [(b.label, b.theirs, b.mine) for b in response.context["clash"].both] == [
        ("正文", "对方的一段。", "我的一段。")
    ]
    kept = posted(response.context)
    assert (kept["title"], kept["body"]) == ("我的题", "我的一段。")
    article.refresh_from_db()
    assert (article.title, article.body, article.version) == ("原题", "对方的一段。", 2)


def test_saving_again_after_looking_goes_through(mine, other) -> None:
    article = ArticleFactory(body="原文一段。")
    client = desk(mine)
    data = opened(client, form_url(article)) | {"body": "我的一段。"}
    saved_in_between(article, other, body="对方的一段。")
    refused = client.post(form_url(article), data)
    again = posted(refused.context) | {"body": "我的和对方的。"}
    assert client.post(form_url(article), again).status_code == 302
    article.refresh_from_db()
    assert (article.body, article.version) == ("我的和对方的。", 3)


def test_what_only_the_other_changed_is_taken_over(mine, other) -> None:
    article = ArticleFactory(title="原题", subtitle="旧副题")
    client = desk(mine)
    data = opened(client, form_url(article)) | {"title": "我的题"}
    saved_in_between(article, other, subtitle="新副题")
    refused = client.post(form_url(article), data)
    assert refused.context["clash"].both == []
    assert refused.context["clash"].taken_labels == ["副题"]
    assert client.post(form_url(article), posted(refused.context)).status_code == 302
    article.refresh_from_db()
    assert (article.title, article.subtitle) == ("我的题", "新副题")


def test_no_version_at_all_is_a_stale_one(mine) -> None:
    article = ArticleFactory()
    client = desk(mine)
    data = opened(client, form_url(article)) | {"title": "我的题", "seen_version": ""}
    assert client.post(form_url(article), data).status_code == 200
    article.refresh_from_db()
    assert article.version == 1


def test_tags_that_changed_in_between_are_shown_as_they_are_now(mine, other) -> None:
    gone = TaggingFactory(tag=TagFactory(name="旧标签"))
    article = gone.article
    client = desk(mine)
    data = opened(client, form_url(article)) | {"title": "我的题"}
    untag([article], gone.tag, by=other, via=Via.ADMIN)
    tag([article], TagFactory(name="新标签"), by=other, via=Via.ADMIN)
    refused = client.post(form_url(article), data)
    assert {(c.what, c.name) for c in refused.context["changed_beside"]} == {
        ("去掉标签", "旧标签"),
        ("添加标签", "新标签"),
    }
    assert client.post(form_url(article), posted(refused.context)).status_code == 302
    article.refresh_from_db()
    standing = article.taggings.filter(removed=False)
    assert (article.title, [t.tag.name for t in standing]) == ("我的题", ["新标签"])


def test_a_step_on_a_stale_form_is_not_taken(other) -> None:
    article = ArticleFactory(status="draft")
    client = desk(user("老王", "主编"))
    data = opened(client, form_url(article)) | {"_step": "publish"}
    saved_in_between(article, other, title="对方的题")
    assert client.post(form_url(article), data).status_code == 200
    article.refresh_from_db()
    assert article.status == "draft"


def test_changes_in_two_places_of_the_text_are_brought_together(mine, other) -> None:
    article = ArticleFactory(body="第一句。第二句。\n\n第三句。")
    client = desk(mine)
    data = opened(client, form_url(article)) | {"body": "第一句。第二句。\n\n末句。"}
    saved_in_between(article, other, body="首句。第二句。\n\n第三句。")
    refused = client.post(form_url(article), data)
    [both] = refused.context["clash"].both
    assert both.together == posted(refused.context)["body"] == "首句。第二句。\n\n末句。"
    assert (both.mine, both.theirs) == ("第一句。第二句。\n\n末句。", "首句。第二句。\n\n第三句。")
    article.refresh_from_db()
    assert article.version == 2
    assert client.post(form_url(article), posted(refused.context)).status_code == 302
    article.refresh_from_db()
    assert article.body == "首句。第二句。\n\n末句。"
