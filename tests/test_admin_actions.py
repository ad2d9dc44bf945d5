"""What an editor does to many articles at once."""

import re

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.urls import reverse

from articles.editing import revise
from articles.models import Act, Article, Source, Status, Tagging
from articles.revision import Via
from tests.desk import desk, list_url, messages, user
from tests.factories import ArticleFactory, FindingFactory, TagFactory, TaggingFactory

pytestmark = pytest.mark.django_db
ARTICLES = "articles_article"


def act(client, action: str, articles, **more):
    data = {"action": action, ACTION_CHECKBOX_NAME: [a.pk for a in articles], **more}
    return client.post(list_url(ARTICLES), data, follow=True)


@pytest.fixture
def chief():
    return user("老王", "主编")


@pytest.fixture
def editor():
    return user("小李", "编辑")


def test_publish_says_how_many_moved_and_which_were_left_and_why(chief) -> None:
    drafts = [ArticleFactory(status=Status.DRAFT) for _ in range(2)]
    out = ArticleFactory(title="已在版上")
    response = act(desk(chief), "publish", [*drafts, out])
    assert messages(response) == [
        "2 篇：已发布。",
        "1 篇未动，现状不能走这一步：《已在版上》（已发布）",
    ]
    row = drafts[0].history.first()
    assert (row.status, row.via, row.history_user) == (Status.PUBLISHED, "bulk", chief)
    assert out.history.count() == 1


@pytest.mark.parametrize(
    ("action", "before", "after"),
    [
        ("submit", Status.DRAFT, Status.IN_REVIEW),
        ("send_back", Status.IN_REVIEW, Status.DRAFT),
        ("withdraw", Status.PUBLISHED, Status.WITHDRAWN),
    ],
)
def test_each_step_moves(chief, action, before, after) -> None:
    article = ArticleFactory(status=before)
    act(desk(chief), action, [article])
    article.refresh_from_db()
    assert article.status == after


@pytest.mark.parametrize("action", ["publish", "withdraw", "trash", "delete_selected"])
def test_an_editor_neither_publishes_nor_withdraws_nor_deletes(editor, action) -> None:
    article = ArticleFactory(status=Status.DRAFT if action == "publish" else Status.PUBLISHED)
    client = desk(editor)
    offered = client.get(list_url(ARTICLES)).context["action_form"].fields["action"].choices
    assert action not in [name for name, _label in offered]
    act(client, action, [article], post="yes")
    again = Article.objects.get(pk=article.pk)
    assert (again.status, again.version) == (article.status, 1)


def test_a_tag_is_chosen_on_a_page_between(editor) -> None:
    articles = [ArticleFactory(), ArticleFactory()]
    tag = TagFactory(name="防汛")
    Tagging.objects.create(article=articles[0], tag=tag)
    client = desk(editor)
    page = act(client, "add_tag", articles)
    assert [a.pk for a in page.context["articles"]] == [a.pk for a in reversed(articles)]
    assert page.context["form"]["tag"].errors == []
    response = act(client, "add_tag", articles, apply="1", tag=tag.pk, why="汛期专题")
    assert messages(response)[0].startswith("“防汛”已加到 1 篇；1 篇原已有。")
    row = Tagging.objects.get(article=articles[1]).history.first()
    assert (row.history_user, row.history_change_reason, row.via) == (editor, "汛期专题", "bulk")
    articles[1].refresh_from_db()
    assert articles[1].version == 2


def test_a_tag_that_is_taken_off_is_remembered(editor) -> None:
    tagging = TaggingFactory(source=Source.AUTOMATIC)
    other = ArticleFactory()
    response = act(
        desk(editor), "remove_tag", [tagging.article, other], apply="1", tag=tagging.tag.pk
    )
    tagging.refresh_from_db()
    assert tagging.removed is True
    assert messages(response)[0].startswith(f"“{tagging.tag}”已从 1 篇取下；1 篇本无。")


def test_without_a_tag_the_page_asks_again(editor) -> None:
    article = ArticleFactory()
    response = act(desk(editor), "add_tag", [article], apply="1", tag="")
    assert response.context["form"]["tag"].errors
    assert not Tagging.objects.exists()


def test_all_pages_of_a_list_may_be_chosen(editor) -> None:
    ArticleFactory.create_batch(55)
    tag = TagFactory()
    act(
        desk(editor), "add_tag", Article.objects.all()[:1],
        select_across="1", apply="1", tag=tag.pk,
    )  # fmt: skip
    assert tag.taggings.count() == 55


def seen(client) -> dict[str, str]:
    """What the list posts beside its checkboxes: the version that each row shows."""
    text = client.get(list_url(ARTICLES)).content.decode()
    return dict(re.findall(r'name="(seen-\d+)" value="(\d+)"', text))


@pytest.mark.parametrize("action", ["publish", "trash", "add_tag"])
def test_what_a_colleague_has_changed_since_is_left_and_named(chief, editor, action) -> None:
    changed = ArticleFactory(title="同事改过的", status=Status.DRAFT)
    same = ArticleFactory(title="没人动过的", status=Status.DRAFT)
    client = desk(chief)
    shown = seen(client)
    revise(changed, by=editor, why="", via=Via.ADMIN, body="同事的新文。")
    more = {"apply": "1", "tag": TagFactory().pk} if "tag" in action else {}
    response = act(client, action, [changed, same], **shown, **more)
    assert any("《同事改过的》" in text and "没人" not in text for text in messages(response))
    changed.refresh_from_db()
    same.refresh_from_db()
    assert (changed.status, changed.version, changed.tags.count()) == (Status.DRAFT, 2, 0)
    assert same.version == 2


def test_what_has_left_the_list_since_is_named_too(chief, editor) -> None:
    gone = ArticleFactory(title="已交审的", status=Status.DRAFT)
    client = desk(chief)
    shown = seen(client)
    revise(gone, by=editor, why="", via=Via.ADMIN, status=Status.IN_REVIEW)
    url = list_url(ARTICLES) + "?status__exact=draft"
    data = {"action": "publish", ACTION_CHECKBOX_NAME: [gone.pk], **shown}
    assert any("《已交审的》" in text for text in messages(client.post(url, data, follow=True)))
    gone.refresh_from_db()
    assert gone.status == Status.IN_REVIEW


def test_the_page_between_keeps_the_versions(editor) -> None:
    article = ArticleFactory()
    client = desk(editor)
    page = act(client, "add_tag", [article], **seen(client)).content.decode()
    assert f'name="seen-{article.pk}" value="1"' in page


@pytest.mark.parametrize("model", ["articles_page", "articles_finding"])
def test_the_articles_of_other_lists_are_tagged_and_untagged(editor, model) -> None:
    finding, tag, client = FindingFactory(), TagFactory(name="防汛"), desk(editor)
    article = finding.article
    row = article.page if model == "articles_page" else finding
    trashed = ArticleFactory(page=article.page, status=Status.TRASHED)
    data = {"action": "add_tag", "_selected_action": [row.pk]}
    page = client.post(list_url(model), data)
    assert list(page.context["articles"]) == [article]
    data |= {"apply": "1", "tag": tag.pk}
    client.post(list_url(model), data)
    assert tag.taggings.get().article == article
    assert not trashed.taggings.exists()
    client.post(reverse("admin:articles_act_undo", args=[Act.objects.get().pk]))
    assert not tag.taggings.exists()


def test_all_that_a_search_finds_is_tagged_at_once(editor) -> None:
    for number in range(3):
        revise(ArticleFactory(title=f"长江{number}"), by=None, why="", via=Via.SYSTEM, touched=True)
    revise(ArticleFactory(title="黄河"), by=None, why="", via=Via.SYSTEM, touched=True)
    tag, first = TagFactory(name="防汛"), Article.objects.filter(title="长江1")
    data = {
        "action": "add_tag", "_selected_action": [first.get().pk], "select_across": "1",
        "apply": "1", "tag": tag.pk,
    }  # fmt: skip
    desk(editor).post(f"{list_url(ARTICLES)}?q=长江", data)
    assert set(tag.articles.values_list("title", flat=True)) == {"长江0", "长江1", "长江2"}
