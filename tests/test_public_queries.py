"""A page asks the database as often for many articles as for one."""

import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import search
from articles.models import Article
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

# The most that each may ask; what it really asks must not depend on how much there is.
ADDRESSES = {
    "/": 10,
    "/issues/": 4,
    "/issues/calendar/2023/": 3,
    "/issues/{issue}/": 6,
    "/sections/": 5,
    "/sections/{section}/": 5,
    "/articles/": 12,
    "/articles/{article}/": 15,
    "/reporters/": 4,
    "/photographers/": 4,
    "/people/{person}/": 7,
    "/tags/": 3,
    "/tags/?kind=topic": 3,
    "/tags/topic/{tag}/": 6,
    "/search/?q=竞赛": 14,
    "/feed/": 7,
    "/sitemap.xml": 14,
    "/sitemap-articles.xml": 3,
}


def full_article(number: int, **place) -> Article:
    """An article with people, photo and tags of its own, and others that it shares."""
    article = ArticleFactory(**place)
    photo = PhotoFactory(article=article)
    for name in (f"王{number}", "共有"):
        person = PersonFactory(name=name)
        CreditFactory(article=article, person=person)
        CreditFactory(article=article, photo=photo, person=person, role=Role.PHOTOGRAPHER)
    for name in (f"题{number}", "共题"):
        TaggingFactory(article=article, tag=TagFactory(name=name))
    return article


def asked(client: Client, address: str) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(address)
        assert response.status_code == 200
        b"".join(response)
    return [query["sql"] for query in queries]


@pytest.mark.parametrize("address", ADDRESSES)
def test_queries_do_not_grow_with_the_archive(client: Client, address: str) -> None:
    page = PageFactory(issue=IssueFactory(date=datetime.date(2023, 12, 1)))
    first = full_article(0, page=page)
    beside = full_article(1, page=page)
    earlier = full_article(2, page__issue__date=datetime.date(2023, 1, 2))
    ids = {
        "issue": page.issue_id, "section": page.section_id, "article": first.pk,
        "person": PersonFactory(name="共有").pk, "tag": "共题",
    }  # fmt: skip
    search.refresh([first.pk, beside.pk, earlier.pk])
    few = asked(client, address.format(**ids))
    for number in range(3, 13):
        day = datetime.date(2023, 2, number)
        full_article(number, page=page, column=f"专栏{number // 3}")
        full_article(number + 50, page__issue=page.issue, page__number=number)
        section = SectionFactory(name=f"版{number}")
        full_article(number + 100, page__issue__date=day, page__section=section)
    search.refresh(Article.objects.values_list("pk", flat=True))
    many = asked(client, address.format(**ids))
    assert len(many) <= len(few), "\n".join(many)
    assert len(many) <= ADDRESSES[address], "\n".join(many)
