"""The form of an article: what it shows, and that it writes by the verbs alone."""

import pytest

from articles.models import Article, FindingStatus, Source, Status, Tagging
from people.models import Person
from seeds.models import ImportRun, SourceDocument
from tests.desk import add_row, desk, form_url, messages, opened, user
from tests.factories import (
    ArticleFactory,
    CreditFactory,
    FindingFactory,
    PageFactory,
    PhotoFactory,
    TagFactory,
    TaggingFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return user("小李", "编辑")


@pytest.fixture
def chief():
    return user("老王", "主编")


def test_a_save_is_a_revision_with_who_and_why(editor) -> None:
    article = ArticleFactory()
    client = desk(editor)
    data = opened(client, form_url(article)) | {"title": "新标题", "why": "核对原报"}
    assert client.post(form_url(article), data).status_code == 302
    article.refresh_from_db()
    assert (article.title, article.version) == ("新标题", 2)
    row = article.history.first()
    assert (row.history_user, row.history_change_reason, row.via) == (editor, "核对原报", "admin")


def test_saving_what_has_not_changed_writes_nothing(editor) -> None:
    article = ArticleFactory(body="甲段。\n\n乙段。")
    client = desk(editor)
    data = opened(client, form_url(article))
    data["body"] = data["body"].replace("\n", "\r\n")  # as browsers send it
    client.post(form_url(article), data)
    article.refresh_from_db()
    assert (article.version, article.history.count()) == (1, 1)
    assert article.body == "甲段。\n\n乙段。"


def test_paragraphs_are_parted_by_one_blank_line(editor) -> None:
    article = ArticleFactory()
    client = desk(editor)
    data = opened(client, form_url(article)) | {"body": "　　甲段。\r\n \r\n\r\n\r\n乙段。\r\n"}
    client.post(form_url(article), data)
    article.refresh_from_db()
    assert article.paragraphs == ["甲段。", "乙段。"]


def test_state_and_version_are_not_to_be_posted(editor) -> None:
    article = ArticleFactory(status=Status.DRAFT)
    client = desk(editor)
    forged = {
        "status": "published",
        "version": 99,
        "published_at": "2023-01-01",
        "spans": "[[1,1]]",
    }
    client.post(form_url(article), opened(client, form_url(article)) | forged)
    article.refresh_from_db()
    assert (article.status, article.version, article.spans) == (Status.DRAFT, 1, [])


def test_a_credit_that_is_added_makes_a_version_and_is_found(editor) -> None:
    article = ArticleFactory()
    person = Person.objects.create(name="欧阳清")
    client = desk(editor)
    data = opened(client, form_url(article))
    add_row(data, "credits", person=person.pk, role="reporter", order=1, printed="（记者 欧阳清）")
    assert client.post(form_url(article), data).status_code == 302
    article.refresh_from_db()
    assert article.version == 2
    credit = article.credits.get()
    assert credit.history.get().history_user == editor
    found = client.get("/admin/articles/article/", {"q": "欧阳清"})
    assert [a.pk for a in found.context["cl"].result_list] == [article.pk]


def test_a_credit_names_only_photos_of_its_article(editor) -> None:
    credit, other = CreditFactory(), PhotoFactory()
    client = desk(editor)
    data = opened(client, form_url(credit.article)) | {"credits-0-photo": other.pk}
    assert client.post(form_url(credit.article), data).status_code == 200
    credit.refresh_from_db()
    assert credit.photo is None


def test_an_automatic_tag_that_is_taken_off_is_remembered(editor) -> None:
    tagging = TaggingFactory(source=Source.AUTOMATIC, confidence=0.6)
    client = desk(editor)
    data = opened(client, form_url(tagging.article)) | {"taggings-0-DELETE": "on"}
    client.post(form_url(tagging.article), data)
    tagging.refresh_from_db()
    assert (tagging.removed, tagging.source) == (True, Source.AUTOMATIC)
    page = client.get(form_url(tagging.article))
    assert "已取下的标签" in page.content.decode()
    assert page.context["inline_admin_formsets"][1].formset.initial_form_count() == 0


def test_a_tag_added_by_hand_is_the_editors_and_may_stand_again(editor) -> None:
    old = TaggingFactory(source=Source.AUTOMATIC, confidence=0.6, removed=True)
    new = TagFactory(name="安全生产")
    client = desk(editor)
    data = opened(client, form_url(old.article))
    add_row(data, "taggings", tag=old.tag.pk)
    add_row(data, "taggings", tag=new.pk)
    assert client.post(form_url(old.article), data).status_code == 302
    rows = Tagging.objects.filter(article=old.article)
    assert {(r.tag, r.source, r.removed, r.confidence) for r in rows} == {
        (old.tag, Source.EDITOR, False, 1.0),
        (new, Source.EDITOR, False, 1.0),
    }


def test_an_automatic_tag_may_be_confirmed_but_not_exchanged(editor) -> None:
    tagging = TaggingFactory(source=Source.AUTOMATIC, confidence=0.6)
    client = desk(editor)
    data = opened(client, form_url(tagging.article))
    forged = {"taggings-0-keep": "on", "taggings-0-tag": TagFactory(name="别的").pk}
    client.post(form_url(tagging.article), data | forged)
    before, tagging = tagging.tag, Tagging.objects.get(pk=tagging.pk)
    assert (tagging.tag, tagging.source, tagging.confidence) == (before, Source.EDITOR, 1.0)


def test_a_tag_twice_is_refused(editor) -> None:
    tagging = TaggingFactory()
    client = desk(editor)
    data = opened(client, form_url(tagging.article))
    add_row(data, "taggings", tag=tagging.tag.pk)
    response = client.post(form_url(tagging.article), data)
    assert response.status_code == 200
    assert response.context["errors"]


def test_an_article_by_hand_is_a_draft_at_the_end_of_its_page(editor) -> None:
    page = PageFactory()
    ArticleFactory(page=page, order=4)
    client, url = desk(editor), "/admin/articles/article/add/"
    data = opened(client, url) | {"page": page.pk, "title": "补录一篇", "body": "正文。"}
    tag = TagFactory()
    add_row(data, "taggings", tag=tag.pk)
    assert client.post(url, data).status_code == 302
    article = Article.objects.get(title="补录一篇")
    assert (article.status, article.order, article.published_at) == (Status.DRAFT, 5, None)
    assert article.tags.get() == tag
    found = client.get("/admin/articles/article/", {"q": "补录一篇"})
    assert list(found.context["cl"].result_list) == [article]


def test_a_place_on_the_page_is_taken_once(editor) -> None:
    first = ArticleFactory(order=1)
    second = ArticleFactory(page=first.page, order=2)
    client = desk(editor)
    response = client.post(form_url(second), opened(client, form_url(second)) | {"order": 1})
    assert response.status_code == 200
    assert Article.objects.get(pk=second.pk).order == 2


def test_save_and_publish_saves_first(chief) -> None:
    article = ArticleFactory(status=Status.DRAFT)
    client = desk(chief)
    data = opened(client, form_url(article)) | {"title": "定稿", "_step": "publish"}
    response = client.post(form_url(article), data, follow=True)
    article.refresh_from_db()
    assert (article.title, article.status) == ("定稿", Status.PUBLISHED)
    assert "《定稿》：已发布。" in messages(response)


def test_a_step_needs_its_permission_and_leaves_nothing_half_done(editor) -> None:
    article = ArticleFactory(status=Status.DRAFT)
    client = desk(editor)
    data = opened(client, form_url(article)) | {"title": "定稿"}
    assert client.post(form_url(article), data | {"_step": "publish"}).status_code == 403
    assert client.post(form_url(article), data | {"_step": "nonsense"}).status_code == 404
    article.refresh_from_db()
    assert article.status == Status.DRAFT


def test_the_form_offers_the_steps_that_lead_on(editor, chief) -> None:
    article = ArticleFactory(status=Status.DRAFT)

    def steps(who):
        return [name for name, _label in desk(who).get(form_url(article)).context["steps"]]

    assert steps(editor) == ["submit"]
    assert steps(chief) == ["submit", "publish"]


def test_findings_are_listed_and_accepted_beside_the_text(editor) -> None:
    article = ArticleFactory(body="近日，竞赛在城南举行。")
    finding = FindingFactory(article=article, quote="城南", suggestion="城北", why="上文为城北")
    client = desk(editor)
    page = client.get(form_url(article)).content.decode()
    assert "疑似误识" in page
    assert "上文为城北" in page
    data = opened(client, form_url(article)) | {"title": "先存的标题", "_accept": finding.pk}
    client.post(form_url(article), data)
    article.refresh_from_db()
    finding.refresh_from_db()
    assert (article.title, article.body) == ("先存的标题", "近日，竞赛在城北举行。")
    assert (finding.status, finding.resolved_by) == (FindingStatus.ACCEPTED, editor)


def test_a_finding_that_cannot_be_applied_says_so_and_the_save_stands(editor) -> None:
    article = ArticleFactory(body="城南又城南。")
    finding = FindingFactory(article=article)
    client = desk(editor)
    data = opened(client, form_url(article)) | {"title": "照存", "_accept": finding.pk}
    response = client.post(form_url(article), data, follow=True)
    finding.refresh_from_db()
    article.refresh_from_db()
    assert (finding.status, article.title) == (FindingStatus.OPEN, "照存")
    assert any("2" in text for text in messages(response))


def test_a_finding_of_another_article_is_not_settled_here(editor) -> None:
    article, other = ArticleFactory(), FindingFactory()
    client = desk(editor)
    for pk in (other.pk, "x"):
        data = opened(client, form_url(article)) | {"_dismiss": pk}
        assert client.post(form_url(article), data).status_code == 404
    other.refresh_from_db()
    assert other.status == FindingStatus.OPEN


def test_the_printed_source_stands_beside_it_escaped(editor) -> None:
    article = ArticleFactory(spans=[[3, 4]])
    lines = [
        "第一行",
        "第二行",
        "<script>alert(1)</script>",
        "第四行",
        "第五行",
        "第六行",
        "第七行",
    ]
    SourceDocument.objects.create(
        page=article.page, run=ImportRun.objects.create(), name="a.txt", sha256="0" * 64,
        content="\n".join(lines).encode(), encoding="utf-8",
    )  # fmt: skip
    response = desk(editor).get(form_url(article))
    [stretch] = response.context["printed"].stretches
    assert [(line.number, line.own) for line in stretch] == [
        (1, False), (2, False), (3, True), (4, True), (5, False), (6, False),
    ]  # fmt: skip
    assert b"<script>alert(1)" not in response.content
    assert "&lt;script&gt;alert(1)" in response.content.decode()


def test_a_reader_of_the_desk_sees_all_and_writes_nothing() -> None:
    from django.contrib.auth.models import Permission

    reader = user("旁观")
    reader.user_permissions.set(Permission.objects.filter(codename__in=["view_article"]))
    article = ArticleFactory()
    FindingFactory(article=article)
    client = desk(reader)
    page = client.get(form_url(article))
    assert page.status_code == 200
    assert b'name="title"' not in page.content
    assert b'name="_accept"' not in page.content
    assert client.post(form_url(article), {"title": "改"}).status_code == 403
    actions = client.get("/admin/articles/article/").context["action_form"]
    assert actions is None
