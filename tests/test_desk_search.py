"""The search across everything at the desk."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.editing import revise
from articles.models import Article, Status
from articles.revision import Via
from newsroom.desk.search import MOST
from tests.desk import desk, form_url, user
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
SEARCH = reverse("admin:search")


@pytest.fixture
def chief() -> Client:
    return desk(user("老王", "主编"))


def indexed(**fields: object) -> Article:
    return revise(ArticleFactory(**fields), by=None, why="", via=Via.SYSTEM, touched=True)


def found(client: Client, question: str) -> dict[str, list[str]]:
    """The labels of what is found by the names of the groups; every link leads somewhere."""
    response = client.get(SEARCH, {"q": question})
    assert response.status_code == 200
    told = {}
    for group in response.context["groups"]:
        told[group.name] = [hit.label for hit in group.hits]
        assert all(client.get(hit.url).status_code == 200 for hit in group.hits)
        if group.more:
            assert client.get(group.more).context["cl"].result_count > len(group.hits)
    return told


def test_one_question_finds_things_of_every_kind(chief) -> None:
    issue = IssueFactory(date=datetime.date(2023, 8, 15), edition="清凉号外")
    page = PageFactory(issue=issue, section=SectionFactory(name="清凉版"), number=3)
    article = indexed(page=page, title="工会送清凉", body="各区齐动。")
    PersonFactory(name="清凉")
    TagFactory(name="清凉工程")
    FindingFactory(article=article, quote="送清凉", kind="misreading")
    FindingFactory(article=article, quote="清凉", status="dismissed", resolved_at=timezone.now())
    told = found(chief, "清凉")
    assert told["文章"] == ["工会送清凉"]
    assert told["人物"] == ["清凉"]
    assert told["标签"] == ["清凉工程"]
    assert [str(issue)] == told["期"]
    assert told["版"] == [str(page)]
    assert told["存疑"] == ["疑似误识：送清凉"]
    links = [hit.url for g in chief.get(SEARCH, {"q": "清凉"}).context["groups"] for hit in g.hits]
    assert form_url(article) in links


@pytest.mark.parametrize("typed", ["张晶", "zhangjing", "zhang jing", "zj", "ZJ"])
def test_people_by_name_pinyin_and_initials(chief, typed) -> None:
    PersonFactory(name="张晶")
    PersonFactory(name="李伟")
    assert found(chief, typed)["人物"] == ["张晶"]


def test_who_bears_the_very_name_comes_first(chief) -> None:
    for name in ("小马超群", "马超", "马超群", "大马超"):
        PersonFactory(name=name)
    assert found(chief, "马超")["人物"][:2] == ["马超", "马超群"]
    assert found(chief, "mc")["人物"][0] == "马超"


def test_alias_and_date(chief) -> None:
    person = PersonFactory(name="张晶")
    person.aliases.create(name="晶晶")
    issue = IssueFactory(date=datetime.date(2023, 8, 15))
    page = PageFactory(issue=issue)
    assert found(chief, "晶晶")["人物"] == ["张晶"]
    told = found(chief, "2023-08-15")
    assert told["期"] == [str(issue)]
    assert told["版"] == [str(page)]


def test_articles_in_every_state_but_the_trash(chief) -> None:
    indexed(title="清凉草稿", status=Status.DRAFT)
    indexed(title="清凉废稿", status=Status.TRASHED)
    assert found(chief, "清凉")["文章"] == ["清凉草稿"]


def test_more_than_are_shown_are_in_the_list(chief) -> None:
    for number in range(MOST + 2):
        PersonFactory(name=f"钱{number}")
    response = chief.get(SEARCH, {"q": "钱"})
    (group,) = [g for g in response.context["groups"] if g.name == "人物"]
    assert len(group.hits) == MOST
    assert chief.get(group.more).context["cl"].result_count == MOST + 2


def test_nobody_finds_what_she_may_not_see() -> None:
    indexed(title="工会送清凉")
    TagFactory(name="清凉")
    assert found(desk(user("新人")), "清凉") == {}
    assert set(found(desk(user("小李", "编辑")), "清凉")) == {"文章", "标签"}


@pytest.mark.parametrize("typed", ["", "   ", "\x00", "字" * 201, '"', "%", "'; drop table"])
def test_nothing_asked_or_nothing_to_be_found_is_no_error(chief, typed) -> None:
    ArticleFactory()
    assert found(chief, typed) == {}


def test_a_stranger_is_asked_to_log_in(client) -> None:
    assert reverse("admin:login") in client.get(SEARCH, {"q": "清凉"}).url
    assert desk(user("管理员", is_superuser=True)).post(SEARCH).status_code == 405


def test_every_page_of_the_desk_has_the_box_but_no_door(chief, client) -> None:
    article = ArticleFactory()
    for url in (reverse("admin:index"), form_url(article), SEARCH):
        assert 'id="desk-question"' in chief.get(url).content.decode()
    assert 'id="desk-question"' not in client.get(reverse("admin:login")).content.decode()


def test_queries_do_not_grow_with_what_is_found(chief) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert chief.get(SEARCH, {"q": "清凉"}).status_code == 200
        return len(captured)

    def more() -> None:
        article = indexed(title="工会送清凉", page=PageFactory())
        PersonFactory(name=f"清凉{article.pk}").aliases.create(name="凉")
        TagFactory(name=f"清凉{article.pk}")
        FindingFactory(article=article, quote="清凉")

    more()
    few = queries()
    for _ in range(6):
        more()
    assert queries() == few
