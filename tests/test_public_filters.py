"""The filters that pages and API share."""

import datetime

import pytest
from django.test import Client

from articles.filters import ArticleFilter
from articles.models import Article
from people.models import Role
from tests.factories import (
    ArticleFactory,
    CreditFactory,
    IssueFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    PublicationFactory,
    SectionFactory,
    TagFactory,
    TaggingFactory,
)

pytestmark = pytest.mark.django_db


def found(**asked) -> list[Article]:
    filterset = ArticleFilter(
        {name: getattr(value, "pk", value) for name, value in asked.items()},
        queryset=Article.objects.published().order_by("pk"),
    )
    assert filterset.is_valid(), filterset.errors
    return list(filterset.qs)


@pytest.fixture
def other() -> Article:
    """An article that no filter of these tests may find."""
    publication = PublicationFactory(name="别报")
    other = ArticleFactory(
        page__issue__publication=publication, page__section=SectionFactory(name="别版")
    )
    CreditFactory(article=other, person=PersonFactory(name="别人"))
    return other


def test_filters_by_where_it_stands(other: Article) -> None:
    article = ArticleFactory()
    assert found(issue=article.page.issue) == [article]
    assert found(section=article.page.section) == [article]
    assert found(publication=article.page.issue.publication) == [article]


def test_filters_pages_that_state_no_section(other: Article) -> None:
    article = ArticleFactory(page__section=None)
    assert found(section="none") == [article]


def test_filters_by_kind(other: Article) -> None:
    article = ArticleFactory(kind="photo")
    assert found(kind="photo") == [article]


def test_reporter_and_photographer_are_told_apart(other: Article) -> None:
    person = PersonFactory()
    written = CreditFactory(person=person).article
    trained = CreditFactory(person=person, role=Role.INTERN).article
    photo = PhotoFactory()
    CreditFactory(article=photo.article, photo=photo, person=person, role=Role.PHOTOGRAPHER)
    CreditFactory(person=person, role=Role.EDITOR)
    assert found(reporter=person) == [written, trained]
    assert found(photographer=person) == [photo.article]


def test_article_credited_twice_is_found_once(other: Article) -> None:
    photos = [PhotoFactory(order=n) for n in (1,)]
    article, person = photos[0].article, PersonFactory()
    photos.append(PhotoFactory(article=article, order=2))
    for photo in photos:
        CreditFactory(article=article, photo=photo, person=person, role=Role.PHOTOGRAPHER)
    assert found(photographer=person) == [article]


def test_tag_that_was_taken_off_does_not_find(other: Article) -> None:
    tag = TagFactory()
    article = TaggingFactory(tag=tag).article
    TaggingFactory(tag=tag, removed=True)
    assert found(tag=tag) == [article]


@pytest.mark.parametrize(
    ("precision", "date", "asked", "stands"),
    [
        ("day", (2023, 8, 15), {"date_from": "2023-08-15"}, True),
        ("day", (2023, 8, 15), {"date_from": "2023-08-16"}, False),
        ("day", (2023, 8, 15), {"date_to": "2023-08-15"}, True),
        ("day", (2023, 8, 15), {"date_to": "2023-08-14"}, False),
        ("month", (2023, 8, 1), {"date_from": "2023-08-31"}, True),
        ("month", (2023, 8, 1), {"date_from": "2023-09-01"}, False),
        ("month", (2023, 8, 1), {"date_to": "2023-08-01"}, True),
        ("month", (2023, 8, 1), {"date_to": "2023-07-31"}, False),
        ("year", (2023, 1, 1), {"date_from": "2023-12-31", "date_to": "2023-12-31"}, True),
        ("year", (2023, 1, 1), {"date_from": "2024-01-01"}, False),
        ("year", (2023, 1, 1), {"date_to": "2022-12-31"}, False),
        ("unknown", None, {"date_from": "0001-01-01"}, False),
        ("unknown", None, {"date_to": "9999-12-31"}, False),
    ],
)
def test_range_finds_every_issue_that_may_lie_in_it(
    precision: str, date: tuple | None, asked: dict, stands: bool
) -> None:
    issue = IssueFactory(precision=precision, date=date and datetime.date(*date))
    article = ArticleFactory(page=PageFactory(issue=issue))
    assert found(**asked) == ([article] if stands else [])


@pytest.mark.parametrize(
    "asked",
    [
        {"issue": "x"}, {"issue": "-1"}, {"issue": "9" * 40}, {"tag": "1\0"}, {"kind": "poem"},
        {"section": "null"}, {"date_from": "2023-02-30"}, {"date_to": "gestern"},
        {"reporter": "1 OR 1=1"}, {"publication": "'; --"},
    ],
)  # fmt: skip
def test_filter_in_error_finds_nothing_and_says_so(client: Client, asked: dict) -> None:
    ArticleFactory()
    response = client.get("/articles/", asked)
    assert response.status_code == 200
    assert list(response.context["articles"]) == []
    assert response.context["filter"].form.errors.keys() == asked.keys()
    assert 'role="alert"' in response.content.decode()


def test_menu_offers_a_hundred_and_takes_the_others(client: Client) -> None:
    tags = [TagFactory(name=f"题{number:03}") for number in range(105)]
    for tag in tags:
        TaggingFactory(tag=tag)
    offered = client.get("/articles/").context["filter"].form["tag"]
    assert len(offered.subwidgets) == 101
    response = client.get("/articles/", {"tag": tags[-1].pk})
    assert [a.tags.get() for a in response.context["articles"]] == [tags[-1]]
    chosen = [
        option for option in response.context["filter"].form["tag"] if option.data["selected"]
    ]
    assert [str(option.data["label"]) for option in chosen] == [tags[-1].name]
