"""The number of queries does not grow with the number of rows."""

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


def fill(number: int, issue: object) -> None:
    page = PageFactory(issue=issue, section=SectionFactory(name=f"版{number}"))
    for word in "甲乙":
        article = ArticleFactory(page=page, title=f"劳模{number}{word}")
        photo = PhotoFactory(article=article)
        for role in (Role.REPORTER, Role.PHOTOGRAPHER):
            person = PersonFactory(name=f"{word}{number}")
            CreditFactory(article=article, person=person, role=role)
            CreditFactory(article=article, photo=photo, person=person, role=role)
        TaggingFactory(article=article, tag=TagFactory(name=f"{word}{number}"))


def count(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"/api/v1/{address}").status_code == 200
    return len(queries)


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("articles/", 5),
        ("articles/?search=劳模&ordering=-date", 5),
        ("articles/{article}/", 9),
        ("issues/", 3),
        ("issues/{issue}/", 6),
        ("pages/", 3),
        ("pages/{page}/", 5),
        ("sections/", 3),
        ("people/", 3),
        ("reporters/", 3),
        ("photographers/", 3),
        ("people/{person}/", 4),
        ("tags/", 3),
        ("tags/{tag}/", 4),
    ],
)
def test_queries_are_constant(client: Client, address: str, most: int) -> None:
    issue = IssueFactory()
    fill(0, issue)
    article = Article.objects.all()[0]
    address = address.format(
        article=article.pk,
        issue=issue.pk,
        page=article.page_id,
        person=article.credits.all()[0].person_id,
        tag=article.tags.get().pk,
    )
    search.refresh([article.pk])
    few = count(client, address)
    for number in range(1, 6):
        fill(number, issue)
        fill(number + 10, IssueFactory())
    search.refresh(Article.objects.values_list("pk", flat=True))
    assert count(client, address) == few
    assert few <= most
