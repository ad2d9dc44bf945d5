"""What the script of an article's form asks the server for, and where a save leads on to."""

import datetime

import pytest
import time_machine
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles import presence
from articles.models import Article, Finding, FindingStatus, Presence
from articles.models.presence import FRESH
from tests.desk import BACKEND, desk, form_url, opened, user
from tests.factories import ArticleFactory, FindingFactory, IssueFactory, PageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return user("小李", "编辑")


def settle_url(finding: Finding, article: Article | None = None) -> str:
    owner = article or finding.article
    return reverse("admin:articles_article_settle", args=[owner.pk, finding.pk])


def presence_url(article: Article) -> str:
    return reverse("admin:articles_article_presence", args=[article.pk])


def test_accepting_alone_saves_nothing_but_the_acceptance(editor) -> None:
    finding = FindingFactory(article__body="竞赛在城南举行。")
    told = desk(editor).post(settle_url(finding), {"_accept": "1", "title": "没有保存的题"}).json()
    article = Article.objects.get()
    assert (told["done"], told["version"], told["open"]) == (True, 2, [])
    assert told["texts"]["body"] == article.body == "竞赛在城北举行。"
    assert told["texts"]["title"] == article.title != "没有保存的题"
    row = article.history.first()
    assert (row.history_user, row.via) == (editor, "admin")


def test_dismissing_alone_keeps_its_reason(editor) -> None:
    finding, left = (FindingFactory(article=a) for a in [ArticleFactory()] * 2)
    told = desk(editor).post(settle_url(finding), {f"why-{finding.pk}": "有意谐音"}).json()
    assert (told["done"], told["version"], told["open"]) == (True, 1, [left.pk])
    finding.refresh_from_db()
    assert (finding.status, finding.resolved_by) == (FindingStatus.DISMISSED, editor)
    assert finding.history.first().history_change_reason == "有意谐音"


def test_the_reason_goes_with_the_whole_form_too(editor) -> None:
    finding = FindingFactory()
    client = desk(editor)
    data = opened(client, form_url(finding.article))
    client.post(
        form_url(finding.article), data | {"_dismiss": finding.pk, f"why-{finding.pk}": "无误"}
    )
    assert finding.history.first().history_change_reason == "无误"


def test_what_cannot_be_applied_is_told_and_changes_nothing(editor) -> None:
    finding = FindingFactory(article__body="城南又城南。")
    told = desk(editor).post(settle_url(finding), {"_accept": "1"}).json()
    assert (told["done"], told["version"], told["open"]) == (False, 1, [finding.pk])
    assert "2" in told["said"]


def test_what_is_settled_already_is_not_settled_again(editor) -> None:
    finding = FindingFactory(status=FindingStatus.DISMISSED, resolved_at=timezone.now())
    told = desk(editor).post(settle_url(finding), {"_accept": "1"}).json()
    assert (told["done"], told["status"]) == (False, "dismissed")
    assert Article.objects.get().version == 1


def test_a_text_that_joins_another_article_is_followed_there(editor) -> None:
    page = PageFactory()
    before, article = (ArticleFactory(page=page, order=n, spans=[]) for n in (1, 2))
    finding = FindingFactory(
        article=article, kind="structure", quote="", suggestion=None,
        alternative={"act": "merge", "fields": {}, "paragraph": None},
    )  # fmt: skip
    client = desk(editor)
    data = opened(client, form_url(article)) | {"body": "改过的一段。", "_accept": finding.pk}
    response = client.post(form_url(article), data)
    assert response["Location"] == form_url(before)
    assert "改过的一段。" in Article.objects.get(pk=before.pk).body


def test_settling_needs_a_login_a_token_its_permissions_and_a_post(editor) -> None:
    finding, reader = FindingFactory(), user("旁观")
    reader.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    url = settle_url(finding)
    assert desk(editor).get(url).status_code == 405
    assert desk(reader).post(url, {"_accept": "1"}).status_code == 403
    assert "/admin/login/" in Client().post(url, {"_accept": "1"})["Location"]
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor, backend=BACKEND)
    assert strict.post(url, {"_accept": "1"}).status_code == 403
    assert desk(editor).post(settle_url(finding, ArticleFactory())).status_code == 404
    finding.refresh_from_db()
    assert finding.status == FindingStatus.OPEN


def test_a_doubt_that_is_corrected_by_hand_is_settled_with_the_save(editor) -> None:
    article = ArticleFactory(body="竞赛在城南举行。共有六支队伍。")
    gone = FindingFactory(article=article, quote="城南", suggestion="城北")
    stands = FindingFactory(article=article, quote="六支", suggestion=None)
    place = FindingFactory(article=article, quote="城南", suggestion=None, kind="missing_text")
    never = FindingFactory(article=article, quote="别处", suggestion=None)
    client = desk(editor)
    data = opened(client, form_url(article)) | {"body": "竞赛在城东举行。共有六支队伍。"}
    client.post(form_url(article), data)
    for finding in (gone, stands, place, never):
        finding.refresh_from_db()
    assert gone.status == FindingStatus.ACCEPTED
    assert gone.resolved_by == editor
    assert {f.status for f in (stands, place, never)} == {FindingStatus.OPEN}


# Presence


def test_two_editors_see_each_other(editor) -> None:
    article, other = ArticleFactory(), user("小张", "编辑")
    mine, theirs = desk(editor), desk(other)
    assert mine.post(presence_url(article)).json()["others"] == []
    assert theirs.post(presence_url(article)).json()["others"] == ["小李"]
    assert mine.post(presence_url(article)).json()["others"] == ["小张"]
    assert "小张" in mine.get(form_url(article)).content.decode()
    theirs.post(presence_url(article), {"leaving": "1"})
    assert mine.post(presence_url(article)).json()["others"] == []
    assert "小张" not in mine.get(form_url(article)).content.decode()


def test_who_no_longer_says_so_is_gone(editor) -> None:
    article, other = ArticleFactory(), user("小张", "编辑")
    with time_machine.travel(timezone.now(), tick=False) as clock:
        presence.arrive(article, other)
        assert presence.others(article, editor) == ["小张"]
        clock.shift(FRESH + datetime.timedelta(seconds=1))
        assert presence.others(article, editor) == []
        clock.shift(presence.STALE)
        presence.arrive(article, editor)
    assert Presence.objects.get().user == editor


def test_opening_a_form_writes_nothing(editor) -> None:
    article = ArticleFactory()
    desk(editor).get(form_url(article))
    assert not Presence.objects.exists()


def test_the_version_that_stands_is_told_with_who_made_it(editor) -> None:
    article = ArticleFactory()
    other = user("小张", "编辑")
    client = desk(other)
    client.post(form_url(article), opened(client, form_url(article)) | {"title": "新"})
    told = desk(editor).post(presence_url(article)).json()
    assert (told["version"], told["by"]) == (2, "小张")


def test_being_present_is_for_those_who_may_write() -> None:
    reader, article = user("旁观"), ArticleFactory()
    reader.user_permissions.set(Permission.objects.filter(codename="view_article"))
    assert desk(reader).post(presence_url(article)).status_code == 403
    assert desk(reader).get(form_url(article)).status_code == 200


# From article to article


@pytest.fixture
def issue():
    return IssueFactory()


def save_and_next(who, article: Article, **more) -> str:
    client = desk(who)
    data = opened(client, form_url(article)) | {"_next": "1", **more}
    response = client.post(form_url(article), data)
    assert response.status_code == 302
    return response["Location"]


def test_the_next_in_printed_order_that_is_not_done(editor, issue) -> None:
    unnumbered = PageFactory(issue=issue, number=None)
    second, first = PageFactory(issue=issue, number=2), PageFactory(issue=issue, number=1)
    last = ArticleFactory(page=unnumbered, order=1, status="draft")
    here = ArticleFactory(page=first, order=1, status="draft")
    ArticleFactory(page=first, order=2)
    doubtful = ArticleFactory(page=first, order=3)
    FindingFactory(article=doubtful)
    draft = ArticleFactory(page=second, order=1, status="draft")
    ArticleFactory(status="draft")  # of another issue
    for article, following in ((here, doubtful), (doubtful, draft), (draft, last), (last, here)):
        assert save_and_next(editor, article) == form_url(following)


def test_what_waits_for_a_publisher_waits_for_no_editor(editor, issue) -> None:
    page = PageFactory(issue=issue)
    here = ArticleFactory(page=page, order=1, status="draft")
    waiting = ArticleFactory(page=page, order=2, status="in_review")
    assert save_and_next(editor, here) == form_url(page)
    assert save_and_next(user("老王", "主编"), here) == form_url(waiting)


def test_publishing_and_going_on_are_one_press(issue) -> None:
    page = PageFactory(issue=issue)
    here, following = (ArticleFactory(page=page, order=n, status="draft") for n in (1, 2))
    chief = user("老王", "主编")
    assert save_and_next(chief, here, _step="publish") == form_url(following)
    here.refresh_from_db()
    assert here.status == "published"


def test_only_a_save_that_went_through_says_that_the_text_is_safe(editor) -> None:
    article = ArticleFactory()
    client = desk(editor)
    data = opened(client, form_url(article))
    refused = client.post(form_url(article), data | {"title": ""})
    assert (refused.status_code, "desk-saved" in refused.cookies) == (200, False)
    away = Client().post(form_url(article), data)
    assert "next=" in away["Location"]
    assert "desk-saved" not in away.cookies
    saved = client.post(form_url(article), data | {"title": "新"})
    assert saved.cookies["desk-saved"].value == str(article.pk)


def test_the_form_asks_a_constant_number_of_questions(editor, django_assert_max_num_queries):
    article = ArticleFactory(status="draft")
    FindingFactory(article=article)
    client = desk(editor)
    with django_assert_max_num_queries(60) as few:
        client.get(form_url(article))
    for _n in range(12):
        FindingFactory(article=article)
        presence.arrive(article, user(f"编{_n}", "编辑"))
        ArticleFactory(page=article.page)
    with django_assert_max_num_queries(len(few)):
        client.get(form_url(article))
