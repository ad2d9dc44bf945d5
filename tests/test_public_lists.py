"""Lists of people, sections, tags and years, and what a search shows."""

import datetime
import html

import pytest
from django.test import Client

from articles import search
from people.models import Role
from tests.factories import (
    ArticleFactory,
    CreditFactory,
    IssueFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    SectionFactory,
    TagFactory,
    TaggingFactory,
)

pytestmark = pytest.mark.django_db


def shown(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_search_finds_and_marks(client: Client) -> None:
    article = ArticleFactory(title="劳模座谈会", body="甲" * 300 + "羽毛球<b>比赛" + "乙" * 300)
    search.refresh([article.pk])
    page = shown(client, "/search/?q=羽毛球")
    assert "……" + "甲" * 23 + "<mark>羽毛球</mark>&lt;b&gt;比赛" in page
    assert "<mark>劳模</mark>" in shown(client, "/search/?q=劳模")
    assert "<mark>" not in shown(client, "/search/?q=劳模 -座谈会")


def test_search_leads_to_the_person_and_the_tag_of_the_name(client: Client) -> None:
    person = CreditFactory().person
    tag = TaggingFactory(tag__name=person.name, tag__kind="person").tag
    page = shown(client, f"/search/?q={person.name}")
    assert person.get_absolute_url() in page
    assert html.escape(tag.get_absolute_url()) in page


def test_people_stand_by_pinyin_with_their_counts(client: Client) -> None:
    for name, pieces in (("张晶", 1), ("曾国华", 2), ("白莹", 1)):
        for _ in range(pieces):
            CreditFactory(person=PersonFactory(name=name))
    CreditFactory(person=PersonFactory(name="陈艺"), role=Role.PHOTOGRAPHER)
    context = client.get("/reporters/").context
    assert [(p.name, p.pieces) for p in context["people"]] == [
        ("白莹", 1), ("曾国华", 2), ("张晶", 1)
    ]  # fmt: skip
    assert context["initials"] == ["B", "Z"]
    assert [p.name for p in client.get("/reporters/?initial=Z").context["people"]] == [
        "曾国华", "张晶"
    ]  # fmt: skip
    assert [p.name for p in client.get("/photographers/").context["people"]] == ["陈艺"]


def test_person_has_the_articles_of_each_role(client: Client) -> None:
    person = PersonFactory()
    written = {CreditFactory(person=person).article for _ in range(2)}
    photo = PhotoFactory()
    CreditFactory(article=photo.article, photo=photo, person=person, role=Role.PHOTOGRAPHER)
    address = person.get_absolute_url()
    context = client.get(address).context
    assert [(role, pieces) for role, _label, pieces in context["roles"]] == [
        ("reporter", 2), ("photographer", 1)
    ]  # fmt: skip
    assert set(context["articles"]) == written
    assert list(client.get(address + "?role=photographer").context["articles"]) == [photo.article]
    assert client.get(address + "?role=editor").status_code == 404


def test_note_on_a_person_is_never_public(client: Client) -> None:
    credit = CreditFactory(person=PersonFactory(name="王路曼", note="电话只告诉编辑"))
    for address in (credit.person.get_absolute_url(), credit.article.get_absolute_url()):
        assert "电话只告诉编辑" not in shown(client, address)


def test_calendar_puts_each_issue_where_it_is_known_to_belong(client: Client) -> None:
    day = IssueFactory(date=datetime.date(2023, 5, 4))
    month = IssueFactory(date=datetime.date(2023, 8, 1), precision="month")
    year = IssueFactory(date=datetime.date(2023, 1, 1), precision="year")
    for issue in (day, month, year):
        ArticleFactory(page__issue=issue)
    context = client.get("/issues/calendar/2023/").context
    months = context["months"]
    assert [m.number for m in months if not m.empty] == [5, 8]
    assert dict(cell for week in months[4].weeks for cell in week)[4][0].issue == day
    assert [cover.issue for cover in months[7].vague] == [month]
    assert [cover.issue for cover in context["vague"]] == [year]
    assert context["years"] == [2023]


def test_sections_and_pages_that_state_none(client: Client) -> None:
    ArticleFactory(page__section=SectionFactory(name="要闻"))
    unstated = ArticleFactory(page__section=None)
    context = client.get("/sections/").context
    assert [(s.name, s.pieces) for s in context["sections"]] == [("要闻", 1)]
    assert context["unstated"] == 1
    assert list(context["unstated_newest"]) == [unstated]


def test_removed_tag_leaves_no_trace(client: Client) -> None:
    tagging = TaggingFactory(removed=True)
    assert client.get(tagging.tag.get_absolute_url()).status_code == 404
    assert "技能竞赛</a>" not in shown(client, tagging.article.get_absolute_url())
    assert not client.get("/tags/").context["tags"]


def test_tag_list_shows_forty_of_a_kind_and_all_on_demand(client: Client) -> None:
    for number in range(45):
        TaggingFactory(tag=TagFactory(name=f"题{number:02}"))
    TaggingFactory(tag=TagFactory(kind="place", name="朝阳区"))
    assert len(client.get("/tags/").context["tags"]) == 41
    assert len(client.get("/tags/?kind=topic").context["tags"]) == 45


def test_pages_of_a_list_keep_its_filter(client: Client) -> None:
    page = PageFactory()
    for order in range(1, 22):
        ArticleFactory(page=page, order=order)
    second = client.get("/articles/", {"kind": "article", "page": 2})
    assert len(second.context["articles"]) == 1
    assert "kind=article&amp;page=1" in second.content.decode()
