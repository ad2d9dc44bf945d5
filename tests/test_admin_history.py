"""The history of an object: who, when, why, by which way, and what changed, in words."""

import pytest
from django.urls import reverse

from articles.editing import revise
from articles.revision import Via
from articles.tagging import tag
from people.models import Person, Reporter
from tests.desk import desk, form_url, opened, user
from tests.factories import (
    ArticleFactory,
    FindingFactory,
    IssueFactory,
    PageFactory,
    PersonFactory,
    SectionFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db


def history_url(obj) -> str:
    return form_url(obj).replace("/change/", "/history/")


@pytest.fixture
def chief():
    return user("老王", "主编")


def test_an_article_tells_what_changed_and_beside_it(chief) -> None:
    article = ArticleFactory(body="近日，竞赛在城南举行。据悉，六支队伍参加。", status="draft")
    revise(article, by=chief, why="核对原报", via=Via.ADMIN, body=article.body.replace("六", "七"))
    tag([article], TagFactory(name="防汛"), by=chief, via=Via.BULK)
    response = desk(chief).get(history_url(article))
    newest, middle, first = response.context["page_obj"]
    assert [(c.what, c.name) for c in newest.beside] == [("添加标签", "防汛")]
    [change] = middle.field_changes
    assert change.label == "正文"
    assert [p.text for p in change.pieces if p.kind in ("gone", "new")] == ["六", "七"]
    assert first.field_changes == []
    text = response.content.decode()
    for part in ("老王", "核对原报", "编辑台", "批量操作", "<del>六</del><ins>七</ins>"):
        assert part in text
    assert "style=" not in text


def test_the_history_is_escaped(chief) -> None:
    article = ArticleFactory(title="平安")
    revise(article, by=chief, why="<img>", via=Via.ADMIN, title="<script>x</script>")
    text = desk(chief).get(history_url(article)).content.decode()
    assert "<script>x" not in text
    assert "&lt;img&gt;" in text


def test_an_old_version_is_for_reading_only(chief) -> None:
    article = ArticleFactory(title="原题")
    revise(article, by=chief, why="", via=Via.ADMIN, title="新题")
    old = article.history.last()
    url = reverse("admin:articles_article_simple_history", args=[article.pk, old.pk])
    client = desk(chief)
    assert "原题" in client.get(url).content.decode()
    assert client.post(url, {"title": "偷改"}).status_code == 405
    article.refresh_from_db()
    assert (article.title, article.history.count()) == ("新题", 2)


def test_every_editable_thing_has_a_history_page(chief) -> None:
    article = ArticleFactory()
    page = article.page
    things = [
        article, page, page.issue, page.issue.publication, page.section, TagFactory(),
        PersonFactory(), FindingFactory(),
    ]  # fmt: skip
    client = desk(chief)
    for thing in things:
        response = client.get(history_url(thing))
        assert response.status_code == 200
        assert len(response.context["page_obj"]) == 1


def test_a_reporter_has_the_history_of_the_person(chief) -> None:
    client = desk(chief)
    url = "/admin/people/reporter/add/"
    client.post(url, opened(client, url) | {"name": "张晶", "why": "新来"})
    reporter = Reporter.objects.get(name="张晶")
    assert reporter.is_reporter
    for model in (reporter, Person.objects.get(pk=reporter.pk)):
        [row] = client.get(history_url(model)).context["page_obj"]
        assert (row.history_user, row.history_change_reason) == (chief, "新来")


def test_names_of_what_is_gone_do_not_break_the_page(chief) -> None:
    page = PageFactory(section=SectionFactory(name="副刊"))
    page.section = SectionFactory(name="要闻")
    page.save()
    page.section = None
    page.save()
    SectionFactory(name="副刊").delete()
    response = desk(chief).get(history_url(page))
    assert response.status_code == 200
    assert "已删除" in response.content.decode()


def test_an_index_follows_a_person_and_a_tag_that_are_renamed(chief) -> None:
    from tests.factories import CreditFactory

    credit = CreditFactory(person=PersonFactory(name="王五"))
    tag([credit.article], TagFactory(name="旧名"), by=chief, via=Via.ADMIN)
    client = desk(chief)
    for thing, name in ((credit.person, "王伍仁"), (TagFactory(name="旧名"), "新名称")):
        data = opened(client, form_url(thing)) | {"name": name}
        assert client.post(form_url(thing), data).status_code == 302
        found = client.get("/admin/articles/article/", {"q": name}).context["cl"].result_list
        assert [a.pk for a in found] == [credit.article.pk]


def test_an_index_forgets_a_tag_that_is_deleted(chief) -> None:
    article, gone = ArticleFactory(), TagFactory(name="防汛")
    tag([article], gone, by=chief, via=Via.ADMIN)
    client = desk(chief)
    listed = "/admin/articles/article/"
    assert client.get(listed, {"q": "防汛"}).context["cl"].result_count == 1
    client.post(form_url(gone).replace("change", "delete"), {"post": "yes"})
    assert client.get(listed, {"q": "防汛"}).context["cl"].result_count == 0
    assert gone.history.model.objects.filter(name="防汛", history_type="-").exists()


def test_histories_of_deleted_things_stay_open_to_read(chief) -> None:
    issue = IssueFactory()
    url = history_url(issue)
    issue.delete()
    response = desk(chief).get(url)
    assert response.status_code == 200
    assert [row.history_type for row in response.context["page_obj"]] == ["-", "+"]
