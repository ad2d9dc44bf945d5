"""Deleting: into the trash, out of it again, and for good; and whoever is editing loses nothing."""

import pytest

from articles import acts, search
from articles.acts import acting
from articles.editing import reorder
from articles.models import Article, Status
from articles.revision import Via
from articles.workflow import NotAllowed, move
from tests.desk import desk, form_url, list_url, opened, posted, user
from tests.factories import ArticleFactory, CreditFactory, FindingFactory, TaggingFactory

pytestmark = pytest.mark.django_db
LIST = list_url("articles_article")
TRASH = {"status__exact": "trashed"}


@pytest.fixture
def chief():
    return user("老王", "主编")


@pytest.fixture
def root():
    return user("管理员", is_superuser=True)


def delete_url(article: Article) -> str:
    return form_url(article).replace("/change/", "/delete/")


def trashed(**fields) -> Article:
    return move(ArticleFactory(**fields), "trash", by=None, via=Via.ADMIN)


def listed(client, **query) -> list[Article]:
    return list(client.get(LIST, query).context["cl"].result_list)


@pytest.mark.parametrize(("before", "back"), [("draft", "draft"), ("published", "withdrawn")])
def test_deleting_is_a_step_and_there_is_a_way_back(chief, client, before, back) -> None:
    article = CreditFactory(article__status=before).article
    TaggingFactory(article=article)
    FindingFactory(article=article)
    at_desk = desk(chief)
    assert at_desk.get(delete_url(article)).status_code == 200
    answer = at_desk.post(delete_url(article), {"post": "yes", "why": "重复"})
    assert answer["Location"] == LIST
    article.refresh_from_db()
    assert (article.status, article.version) == (Status.TRASHED, 2)
    row = article.history.first()
    assert (row.who, row.history_change_reason, row.via) == ("老王", "重复", "admin")
    assert (listed(at_desk), listed(at_desk, **TRASH)) == ([], [article])
    assert client.get(article.get_absolute_url()).status_code == 404
    data = {"action": "restore", "_selected_action": [article.pk]}
    at_desk.post(f"{LIST}?status__exact=trashed", data)
    article.refresh_from_db()
    assert article.status == back
    assert (article.credits.count(), article.taggings.count(), article.findings.count()) == (
        1,
        1,
        1,
    )
    assert article.history.count() == 3


def test_an_editor_puts_nothing_in_the_trash() -> None:
    article = ArticleFactory()
    client = desk(user("小李", "编辑"))
    for answer in (
        client.get(delete_url(article)),
        client.post(delete_url(article), {"post": "1"}),
    ):
        assert answer.status_code == 403
    assert Article.objects.get(pk=article.pk).status == Status.PUBLISHED


def test_only_an_administrator_empties_the_trash(chief, root) -> None:
    article, other = trashed(title="将去之文"), trashed(title="将去之章")
    assert desk(chief).post(delete_url(article), {"post": "yes"}).status_code == 403
    client = desk(chief)
    page = client.get(LIST, TRASH).context["action_form"].fields["action"].choices
    assert [name for name, _label in page if name] == ["restore"]
    client = desk(root)
    assert client.post(delete_url(article), {"post": "yes", "why": "误录"}).status_code == 302
    asked = {"action": "purge", "_selected_action": [other.pk]}
    url = f"{LIST}?status__exact=trashed"
    assert client.post(url, asked).status_code == 200
    assert Article.objects.filter(pk=other.pk).exists()
    client.post(url, asked | {"apply": "1", "why": "误录"})
    assert not Article.objects.filter(pk__in=[article.pk, other.pk]).exists()
    ends = Article.history.filter(history_type="-").order_by("history_id")
    assert [(r.id, r.who, r.via, r.history_change_reason) for r in ends] == [
        (article.pk, "管理员", "admin", "误录"),
        (other.pk, "管理员", "bulk", "误录"),
    ]
    assert search.find("将去", Article.objects.all()).count() == 0
    history = client.get(form_url(article).replace("/change/", "/history/"))
    assert "将去之文" in history.content.decode()


def test_purging_takes_nothing_that_left_the_trash_in_between(root) -> None:
    article = trashed()
    client = desk(root)
    data = {"action": "purge", "_selected_action": [article.pk], "apply": "1"}
    move(article, "restore", by=None, via=Via.ADMIN)
    client.post(f"{LIST}?status__exact=trashed", data)
    assert Article.objects.filter(pk=article.pk).exists()


def test_who_saves_what_was_trashed_keeps_her_text_and_may_take_it_out(chief) -> None:
    article = ArticleFactory(title="原题", status="draft")
    mine = desk(user("小李", "编辑"))
    data = opened(mine, form_url(article)) | {"body": "我写了一个钟头的文字。"}
    desk(chief).post(delete_url(article), {"post": "yes", "why": "重复"})
    refused = mine.post(form_url(article), data)
    page = refused.content.decode()
    assert refused.status_code == 200
    assert all(part in page for part in ("我写了一个钟头的文字。", "老王", "重复", "state-trashed"))
    again = posted(refused.context)
    assert mine.post(form_url(article), again).status_code == 200  # still in the trash
    article.refresh_from_db()
    assert (article.status, article.version) == (Status.TRASHED, 2)
    hers = desk(chief)
    assert hers.post(form_url(article), again | {"_step": "restore"}).status_code == 302
    article.refresh_from_db()
    assert (article.status, article.body) == (Status.DRAFT, "我写了一个钟头的文字。")


def test_who_saves_what_is_gone_for_good_gets_her_text_back(root) -> None:
    article = trashed()
    mine = desk(user("小李", "编辑"))
    data = opened(mine, form_url(article)) | {"body": "我写了一个钟头的文字。<b>"}
    desk(root).post(delete_url(article), {"post": "yes", "why": "误录"})
    answer = mine.post(form_url(article), data)
    page = answer.content.decode()
    assert answer.status_code == 410
    assert all(part in page for part in ("我写了一个钟头的文字。&lt;b&gt;", "管理员", "误录"))
    assert mine.get(form_url(article)).status_code == 302  # only a save is answered so


def test_the_trash_leaves_the_times_and_the_order_of_the_page_in_peace() -> None:
    first, second, third = (ArticleFactory(order=n) for n in (1, 2, 3))
    for article in (second, third):
        Article.objects.filter(pk=article.pk).update(page=first.page)
    second = move(second, "trash", by=None, via=Via.ADMIN)
    for wanted in ([third, first], [first, third], [third, first]):
        reorder(first.page, wanted, by=None, why="", via=Via.ADMIN)
        kept = first.page.articles.exclude(status=Status.TRASHED).order_by("order")
        assert list(kept) == wanted
    assert list(kept.values_list("order", flat=True)) == [1, 2]
    assert first.page.articles.order_by("order").last() == second


def test_what_was_merged_comes_back_by_taking_the_merging_back() -> None:
    merged = ArticleFactory(status=Status.TRASHED, merged_into=ArticleFactory())
    with pytest.raises(NotAllowed, match=merged.title):
        move(merged, "restore", by=None, via=Via.ADMIN)


def test_an_act_that_trashes_is_taken_back(chief) -> None:
    article = ArticleFactory(title="甲", status="draft")
    with acting("tidy", "理稿", by=chief, via=Via.ADMIN) as act:
        move(article, "trash", by=chief, via=Via.ADMIN)
    acts.undo(act, by=chief, via=Via.ADMIN)
    article.refresh_from_db()
    assert (article.status, article.version) == (Status.DRAFT, 3)
