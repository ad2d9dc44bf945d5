"""What is not published is nowhere in the API: not in lists, members, counts or filters."""

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles import search
from articles.models import Article, Status
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
SECRET = "独一无二"
HIDDEN = [
    {"status": Status.DRAFT},
    {"status": Status.IN_REVIEW},
    {"status": Status.WITHDRAWN, "published_at": timezone.now()},
    {"status": Status.TRASHED, "published_at": timezone.now()},
    {"status": Status.DRAFT, "publish_at": timezone.now() + datetime.timedelta(days=365)},
    {"status": Status.DRAFT, "publish_at": timezone.now() - datetime.timedelta(hours=1)},
    {"published_at": timezone.now() + datetime.timedelta(days=365)},
]
NAMES = ["draft", "in review", "withdrawn", "trashed", "scheduled", "overdue", "future"]
LISTS = [
    "articles", "issues", "pages", "sections", "people", "reporters", "photographers", "tags",
]  # fmt: skip


def hide(page: Any, **state: object) -> Article:
    """An unpublished article, its word in every field and on everything that is only its own."""
    article: Article = ArticleFactory(page=page, title=SECRET, body=SECRET, kicker=SECRET, **state)
    CreditFactory(article=article, person=PersonFactory(name=SECRET), printed=SECRET)
    CreditFactory(
        article=article, person=PersonFactory(name=SECRET), role=Role.PHOTOGRAPHER, printed=SECRET
    )
    TaggingFactory(article=article, tag=TagFactory(name=SECRET))
    PhotoFactory(article=article, caption=SECRET)
    search.refresh([article.pk])
    return article


@pytest.fixture(params=HIDDEN, ids=NAMES)
def hidden(request: pytest.FixtureRequest) -> Article:
    """An unpublished article on a page, in an issue and in a section of its own."""
    issue = IssueFactory(publication__name=SECRET, edition=SECRET)
    page = PageFactory(issue=issue, section=SectionFactory(name=SECRET), banner=SECRET)
    return hide(page, **request.param)


@pytest.fixture
def shown() -> Article:
    """A published article with a person and a tag."""
    article: Article = ArticleFactory()
    CreditFactory(article=article)
    TaggingFactory(article=article)
    search.refresh([article.pk])
    return article


@pytest.mark.parametrize("name", LISTS)
def test_lists_and_searches_do_not_know_it(client: Client, hidden: Article, name: str) -> None:
    for query in ({}, {"ordering": "-date"} if name in {"articles", "issues"} else {}):
        response = client.get(f"/api/v1/{name}/", query)
        assert response.json()["count"] == 0
        assert SECRET not in response.content.decode()
    if name in {"articles", "people", "tags"}:
        assert client.get(f"/api/v1/{name}/", {"search": SECRET}).json()["count"] == 0


def test_members_do_not_know_it(client: Client, hidden: Article) -> None:
    page = hidden.page
    for address in (
        f"articles/{hidden.pk}",
        f"pages/{page.pk}",
        f"issues/{page.issue_id}",
        f"sections/{page.section_id}",
        f"people/{hidden.credits.all()[0].person_id}",
        f"tags/{hidden.tags.get().pk}",
    ):
        assert client.get(f"/api/v1/{address}/").status_code == 404, address


def test_filters_take_it_for_unknown(client: Client, hidden: Article, shown: Article) -> None:
    page, person = hidden.page, hidden.credits.all()[0].person_id
    for name, value in {
        "issue": page.issue_id,
        "section": page.section_id,
        "publication": page.issue.publication_id,
        "reporter": person,
        "photographer": person,
        "tag": hidden.tags.get().pk,
    }.items():
        by_it = client.get("/api/v1/articles/", {name: value})
        by_nothing = client.get("/api/v1/articles/", {name: 987654321})
        assert by_it.status_code == by_nothing.status_code == 400
        assert by_it.json() == by_nothing.json()


@pytest.mark.parametrize("state", HIDDEN, ids=NAMES)
def test_what_it_shares_with_a_published_one_does_not_count_it(
    client: Client, shown: Article, state: dict[str, object]
) -> None:
    hidden = hide(shown.page, **state)
    credit, tagging = shown.credits.get(), shown.taggings.get()
    CreditFactory(article=hidden, person=credit.person, role=Role.EDITOR)
    TaggingFactory(article=hidden, tag=tagging.tag)
    for address in (
        f"issues/{shown.page.issue_id}",
        f"pages/{shown.page_id}",
        f"sections/{shown.page.section_id}",
        f"people/{credit.person_id}",
        f"tags/{tagging.tag_id}",
    ):
        response = client.get(f"/api/v1/{address}/")
        assert response.json()["article_count"] == 1, address
        assert SECRET not in response.content.decode(), address
    roles = client.get(f"/api/v1/people/{credit.person_id}/").json()["roles"]
    assert [role["role"] for role in roles] == ["reporter"]
    for name in LISTS:
        response = client.get(f"/api/v1/{name}/")
        assert SECRET not in response.content.decode()
        assert all(row.get("article_count", 1) == 1 for row in response.json()["results"])
