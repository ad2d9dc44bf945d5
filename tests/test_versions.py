"""Versions of a text: any two compared, against the print, and brought back by appending."""

import pytest
from django.urls import reverse

from articles.editing import revise
from articles.models import Article, Status
from articles.revision import Via
from articles.versions import restore
from articles.workflow import move
from seeds.models import ImportedArticle, ImportRun, SourceDocument
from tests.desk import desk, form_url, user
from tests.factories import ArticleFactory, PageFactory, TagFactory

pytestmark = pytest.mark.django_db
READ = {
    "order": 1, "column": "", "kicker": "", "title": "职工技能竞赛在城南举行", "subtitle": "",
    "kind": "article", "lead": "本报讯",
    "paragraphs": ["近日，竞赛在城南举行。", "据悉，六支队五参加。"],
    "spans": [[1, 4]], "credits": [], "tags": [], "findings": [],
}  # fmt: skip


def imported(**fields) -> Article:
    """An article with what the importer read of it."""
    body = "\n\n".join(READ["paragraphs"])
    article = ArticleFactory(title=READ["title"], body=body, spans=READ["spans"], **fields)
    document = SourceDocument.objects.create(
        page=article.page, run=ImportRun.objects.create(), name="一.txt",
        content="\n".join([READ["title"], "本报讯", *READ["paragraphs"]]).encode(),
        sha256=f"{article.pk:064}", text_sha256=f"{article.pk:064}", encoding="utf-8",
    )  # fmt: skip
    ImportedArticle.objects.create(document=document, article=article, order=1, record=READ)
    return article


def corrected(by=None, **fields) -> Article:
    article = imported(**fields)
    body = article.body.replace("队五", "队伍").replace("六支", "八支")
    return revise(article, by=by, why="核对", via=Via.ADMIN, body=body)


@pytest.fixture
def editor():
    return user("小李", "编辑")


def compare_url(article, old, new) -> str:
    return reverse("admin:articles_article_compare", args=[article.pk]) + f"?old={old}&new={new}"


def version_url(name: str, article: Article, version: int) -> str:
    return reverse(f"admin:articles_article_{name}", args=[article.pk, version])


def test_any_two_versions_are_compared_in_whichever_order(editor) -> None:
    article = corrected()
    revise(article, by=editor, why="", via=Via.ADMIN, title="新题")
    newest, middle, first = article.history.values_list("history_id", flat=True)
    client = desk(editor)
    for old, new in ((first, middle), (middle, first)):
        page = client.get(compare_url(article, old, new)).content.decode()
        assert "<del>六</del><ins>八</ins>" in page
        assert "<del>五</del><ins>伍</ins>" in page
        assert "新题" not in page
    page = client.get(compare_url(article, first, newest)).content.decode()
    assert "新题" in page


@pytest.mark.parametrize("old", ["", "0", "x", "9" * 40, "-1", "²"])
def test_what_is_no_version_of_it_is_not_found(editor, old) -> None:
    article, other = ArticleFactory(), ArticleFactory()
    client = desk(editor)
    mine = article.history.get().history_id
    assert client.get(compare_url(article, old, mine)).status_code == 404
    assert client.get(compare_url(article, other.history.get().history_id, mine)).status_code == 404
    assert (
        client.get(version_url("printed", article, other.history.get().history_id)).status_code
        == 404
    )


def test_pages_and_tags_are_compared_too(editor) -> None:
    for thing, field in ((PageFactory(banner="旧的"), "banner"), (TagFactory(name="旧的"), "name")):
        setattr(thing, field, "新的")
        thing.save()
        new, old = thing.history.values_list("history_id", flat=True)
        url = reverse(f"admin:articles_{thing._meta.model_name}_compare", args=[thing.pk])
        page = desk(editor).get(url, {"old": old, "new": new}).content.decode()
        assert "<del>旧的</del><ins>新的</ins>" in page


def test_the_history_offers_to_compare_and_a_version_to_bring_back(editor) -> None:
    article = corrected()
    client = desk(editor)
    page = client.get(form_url(article).replace("/change/", "/history/")).content.decode()
    assert page.count('name="old"') == page.count('name="new"') == 2
    newest, first = article.history.values_list("history_id", flat=True)
    old = client.get(version_url("simple_history", article, first)).content.decode()
    assert version_url("bring_back", article, first) in old
    assert compare_url(article, first, newest).replace("&", "&amp;") in old
    new = client.get(version_url("simple_history", article, newest)).content.decode()
    assert "/restore/" not in new


def test_a_version_against_the_print(editor) -> None:
    article = corrected()
    newest, first = article.history.values_list("history_id", flat=True)
    client = desk(editor)
    response = client.get(version_url("printed", article, newest))
    assert response.context["found"].count == 2
    assert "<del>五</del><ins>伍</ins>" in response.content.decode()
    assert client.get(version_url("printed", article, first)).context["found"].count == 0
    by_hand = ArticleFactory()
    own = version_url("printed", by_hand, by_hand.history.get().history_id)
    assert client.get(own).context["printed"] is None


def test_bringing_back_appends(editor) -> None:
    article = corrected()
    article = move(article, "withdraw", by=None, via=Via.ADMIN)
    revise(article, by=None, why="", via=Via.ADMIN, order=88, title="改过的题")
    first = article.history.last()
    data = {"seen_version": "4", "why": "改错了"}
    url = version_url("bring_back", article, first.history_id)
    assert desk(editor).post(url, data)["Location"] == form_url(article)
    article.refresh_from_db()
    assert (article.title, article.body) == (READ["title"], "\n\n".join(READ["paragraphs"]))
    assert (article.status, article.order, article.version) == (Status.WITHDRAWN, 88, 5)
    rows = list(article.history.all())
    assert len(rows) == 5
    assert (rows[0].who, rows[0].history_change_reason, rows[0].via) == ("小李", "改错了", "admin")


@pytest.mark.parametrize("seen", ["1", "", "x", "9" * 30])
def test_bringing_back_over_what_was_not_seen_is_refused(editor, seen) -> None:
    article = corrected()
    first = article.history.last()
    url = version_url("bring_back", article, first.history_id)
    desk(editor).post(url, {"seen_version": seen})
    article.refresh_from_db()
    assert article.version == 2


def test_nothing_is_brought_back_by_a_link_into_the_trash_or_without_the_right(editor) -> None:
    article = corrected()
    url = version_url("bring_back", article, article.history.last().history_id)
    assert desk(editor).get(url).status_code == 405
    assert desk(user("新人")).post(url, {"seen_version": "2"}).status_code == 403
    move(article, "trash", by=None, via=Via.ADMIN)
    desk(editor).post(url, {"seen_version": "3"})
    article.refresh_from_db()
    assert article.version == 3


def test_a_row_of_another_article_is_no_version() -> None:
    with pytest.raises(ValueError, match="not of article"):
        restore(ArticleFactory(), ArticleFactory().history.get(), by=None, via=Via.ADMIN)


def test_readers_see_what_was_corrected_and_not_by_whom(client, editor) -> None:
    article = corrected(by=editor)
    response = client.get(article.get_absolute_url())
    page = response.content.decode()
    assert response.context["corrections"].count == 2
    assert "<del>五</del><ins>伍</ins>" in page
    assert all(word not in page for word in ("小李", "核对"))


def test_what_was_between_and_is_not_now_is_nowhere(client, editor) -> None:
    article = imported(status="draft")
    article = revise(article, by=editor, why="", via=Via.ADMIN, body="密件。", title="草稿之题")
    article = revise(article, by=editor, why="", via=Via.ADMIN, title=READ["title"], body="定稿。")
    move(article, "publish", by=editor, via=Via.ADMIN)
    page = client.get(article.get_absolute_url()).content.decode()
    assert "定稿" in page
    assert all(word not in page for word in ("密件", "草稿之题"))


def test_no_line_where_nothing_was_corrected_or_it_is_turned_off(client, settings) -> None:
    article, other, by_hand = imported(), corrected(), ArticleFactory()
    moved = corrected()
    revise(moved, by=None, why="", via=Via.ADMIN, spans=[[1, 9]])
    settings.SHOW_CORRECTIONS = False
    assert client.get(other.get_absolute_url()).context["corrections"] is None
    settings.SHOW_CORRECTIONS = True
    for without in (article, by_hand, moved):
        page = client.get(without.get_absolute_url())
        assert page.context["corrections"] is None
        assert "<details" not in page.content.decode()


def test_a_new_version_is_compared_anew(client) -> None:
    article = corrected()
    assert client.get(article.get_absolute_url()).context["corrections"].count == 2
    body = article.body.replace("城南", "城北")
    revise(article, by=None, why="", via=Via.ADMIN, body=body)
    assert client.get(article.get_absolute_url()).context["corrections"].count == 3
