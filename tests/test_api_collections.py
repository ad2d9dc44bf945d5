"""What the API's collections say, and how they are narrowed."""

import datetime
from typing import Any

import pytest
from django.test import Client

from articles import search
from articles.models import Article, Issue, TagKind
from people.models import PersonAlias, Role
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
API = "/api/v1/"


def get(client: Client, address: str, **parameters: object) -> Any:
    response = client.get(f"{API}{address}", parameters)
    assert response.status_code == 200, response.content.decode()
    return response.json()


def ids(client: Client, address: str, **parameters: object) -> list[int]:
    return [row["id"] for row in get(client, address, **parameters)["results"]]


@pytest.fixture
def whole() -> Article:
    """An article with everything that an article can have."""
    issue = IssueFactory(date=datetime.date(2023, 8, 1), precision="month", number=7)
    page = PageFactory(issue=issue, number=4, section=SectionFactory(name="工会"), banner="向前")
    article: Article = ArticleFactory(
        page=page, order=2, column="专栏", kicker="引", title="主题", subtitle="副", spans=[[3, 9]]
    )
    photo = PhotoFactory(article=article, caption="合影")
    CreditFactory(article=article, person=PersonFactory(name="张晶"), printed="（记者 张 晶）")
    CreditFactory(
        article=article, photo=photo, person=PersonFactory(name="孙妍"), role=Role.PHOTOGRAPHER
    )
    TaggingFactory(article=article, tag=TagFactory(name="劳模"))
    TaggingFactory(article=article, tag=TagFactory(name="去掉的"), removed=True)
    search.refresh([article.pk])
    return article


def test_root_lists_the_collections(client: Client) -> None:
    collections = get(client, "")
    assert set(collections) == {
        "issues", "pages", "sections", "articles", "people", "reporters", "photographers", "tags",
    }  # fmt: skip
    for address in collections.values():
        assert client.get(address).status_code == 200


def test_an_article_comes_with_all_its_parts(client: Client, whole: Article) -> None:
    said = get(client, f"articles/{whole.pk}/")
    assert (said["column"], said["kicker"], said["title"], said["subtitle"]) == (
        "专栏", "引", "主题", "副",
    )  # fmt: skip
    assert said["lead"] == "本报讯"
    assert said["paragraphs"] == ["近日，竞赛在城南举行。", "据悉，六支队伍参加。"]
    assert said["spans"] == [[3, 9]]
    assert said["web_url"] == f"http://testserver/articles/{whole.pk}/"
    assert said["page"]["number"] == 4
    assert said["page"]["section"]["name"] == "工会"
    assert said["issue"]["date"] == "2023-08-01"
    assert said["issue"]["precision"] == "month"
    assert said["issue"]["publication"]["name"] == "样报"
    assert [(c["person"]["name"], c["role"], c["printed"]) for c in said["credits"]] == [
        ("张晶", "reporter", "（记者 张 晶）"),
        ("孙妍", "photographer", "（记者 孙妍）"),
    ]
    assert [c["photo"] for c in said["credits"]] == [None, said["photos"][0]["id"]]
    assert said["photos"][0]["caption"] == "合影"
    assert said["photos"][0]["image"] is None
    assert [t["tag"]["name"] for t in said["tags"]] == ["劳模"]


def test_an_issue_comes_with_its_pages_and_articles_as_printed(
    client: Client, whole: Article
) -> None:
    first = ArticleFactory(page=whole.page, order=1)
    front = ArticleFactory(page=PageFactory(issue=whole.page.issue, number=1))
    said = get(client, f"issues/{whole.page.issue_id}/")
    assert said["article_count"] == 3
    assert [[a["id"] for a in p["articles"]] for p in said["pages"]] == [
        [front.pk],
        [first.pk, whole.pk],
    ]
    assert said["pages"][1]["banner"] == "向前"
    page = get(client, f"pages/{whole.page_id}/")
    assert [a["id"] for a in page["articles"]] == [first.pk, whole.pk]
    assert page["issue"]["id"] == whole.page.issue_id


def test_a_person_comes_with_roles_and_counts(client: Client, whole: Article) -> None:
    person = whole.credits.all()[0].person
    PersonAlias.objects.create(person=person, name="章晶")
    CreditFactory(person=person)
    CreditFactory(person=person, role=Role.PHOTOGRAPHER)
    said = get(client, f"people/{person.pk}/")
    assert said["article_count"] == 3
    assert said["roles"] == [
        {"role": "reporter", "article_count": 2},
        {"role": "photographer", "article_count": 1},
    ]
    assert said["aliases"] == ["章晶"]
    assert "note" not in said


def test_reporters_and_photographers(client: Client, whole: Article) -> None:
    writer, taker = (credit.person_id for credit in whole.credits.all())
    assert ids(client, "reporters/") == [writer]
    assert ids(client, "photographers/") == [taker]
    assert set(ids(client, "people/")) == {writer, taker}


def test_articles_are_filtered(client: Client, whole: Article) -> None:
    other = ArticleFactory(
        kind="photo",
        page__section=SectionFactory(name="要闻"),
        page__issue__date=datetime.date(2023, 1, 1),
    )
    writer, taker = (credit.person_id for credit in whole.credits.all())
    page = whole.page
    for parameters in (
        {"issue": page.issue_id},
        {"section": page.section_id},
        {"kind": "article"},
        {"reporter": writer},
        {"photographer": taker},
        {"tag": whole.tags.get(name="劳模").pk},
        {"date_from": "2023-08-20"},
        {"publication": page.issue.publication_id, "kind": "article"},
    ):
        assert ids(client, "articles/", **parameters) == [whole.pk], parameters
    assert ids(client, "articles/", date_to="2023-07-31") == [other.pk]
    assert set(ids(client, "articles/")) == {whole.pk, other.pk}


def test_articles_are_searched_best_first_unless_ordered(client: Client) -> None:
    in_text = ArticleFactory(title="甲", body="劳模")
    in_title = ArticleFactory(title="劳模", page__issue=Issue.objects.get())
    search.refresh([in_text.pk, in_title.pk])
    assert ids(client, "articles/", search="劳模") == [in_title.pk, in_text.pk]
    assert ids(client, "articles/", search="劳模", ordering="title")[0] in {in_text.pk, in_title.pk}
    assert ids(client, "articles/", search='劳模 -"甲"') == [in_title.pk]
    assert ids(client, "articles/", search="没有的") == []


def test_every_collection_is_what_the_filtered_articles_bear(
    client: Client, whole: Article
) -> None:
    other = ArticleFactory()
    CreditFactory(article=other, person=PersonFactory(name="钱进"))
    TaggingFactory(article=other, tag=TagFactory(name="劳模"))
    writer = whole.credits.get(person__name="张晶").person_id
    (tag,) = get(client, "tags/", reporter=writer)["results"]
    assert (tag["name"], tag["article_count"]) == ("劳模", 1)
    assert get(client, "tags/")["results"][0]["article_count"] == 2
    assert ids(client, "issues/", reporter=writer) == [whole.page.issue_id]
    assert ids(client, "pages/", issue=whole.page.issue_id) == [whole.page_id]
    assert ids(client, "sections/", reporter=writer) == [whole.page.section_id]
    assert ids(client, "people/", issue=other.page.issue_id) == [other.credits.get().person_id]


def test_tags_and_people_are_found_by_name(client: Client, whole: Article) -> None:
    place = TaggingFactory(article=whole, tag=TagFactory(kind=TagKind.PLACE, name="城南")).tag
    assert ids(client, "tags/", kind="place") == [place.pk]
    assert ids(client, "tags/", search="城") == [place.pk]
    person = whole.credits.get(person__name="张晶").person
    PersonAlias.objects.create(person=person, name="章京")
    for part in ("张", "张　晶", "京"):
        assert ids(client, "people/", search=part) == [person.pk], part
    assert ids(client, "people/", initial="z") == [person.pk]


@pytest.mark.parametrize(
    ("address", "orders"),
    [
        ("articles/", ["date", "title", "published_at", "updated_at"]),
        ("issues/", ["date", "article_count"]),
        ("pages/", ["date", "number"]),
        ("sections/", ["name", "article_count"]),
        ("people/", ["name", "article_count"]),
        ("tags/", ["name", "article_count"]),
    ],
)
def test_every_ordering_turns_around(client: Client, address: str, orders: list[str]) -> None:
    for number, name in enumerate("甲乙丙"):
        page = PageFactory(section=SectionFactory(name=name), number=number + 1)
        for _more in range(number + 1):
            made = ArticleFactory(page=page)
            CreditFactory(article=made, person=PersonFactory(name=name))
            TaggingFactory(article=made, tag=TagFactory(name=name))
    Article.objects.update(updated_at="2024-01-01T00:00:00Z")
    for order in orders:
        forth = ids(client, address, ordering=order)
        back = ids(client, address, ordering=f"-{order}")
        assert len(forth) >= 3
        assert sorted(forth) == sorted(back)
        if order not in {"updated_at", "date"} or address == "issues/":
            assert forth == back[::-1], order


def test_undated_issues_come_last_both_ways(client: Client) -> None:
    dated = ArticleFactory()
    undated = ArticleFactory(page__issue=IssueFactory(date=None, precision="unknown"))
    for order in ("date", "-date"):
        assert ids(client, "articles/", ordering=order) == [dated.pk, undated.pk]


def test_pages_of_a_list_hold_each_member_once(client: Client) -> None:
    made = {ArticleFactory(title="同题").pk for _number in range(7)}
    for order in ("title", "-date"):
        seen = [
            pk
            for page in (1, 2, 3)
            for pk in ids(client, "articles/", page=page, page_size=3, ordering=order)
        ]
        assert len(seen) == 7
        assert set(seen) == made


def test_answers_are_revalidated(client: Client, whole: Article) -> None:
    address = f"{API}articles/{whole.pk}/"
    first = client.get(address)
    assert "no-cache" in first["Cache-Control"]
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert not again.content
    Article.objects.filter(pk=whole.pk).update(title="新题")
    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 200
