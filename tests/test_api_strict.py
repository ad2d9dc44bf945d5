"""What the API refuses, and that it always says what."""

import pytest
from django.core.cache import cache
from django.test import Client
from rest_framework.throttling import AnonRateThrottle

from tests.factories import ArticleFactory, CreditFactory, TaggingFactory

pytestmark = pytest.mark.django_db
COLLECTIONS = [
    "issues", "pages", "sections", "articles", "people", "reporters", "photographers", "tags",
]  # fmt: skip
WITH_MEMBERS = [name for name in COLLECTIONS if name not in {"reporters", "photographers"}]
HUGE = "9" * 30


@pytest.fixture(autouse=True)
def one_article() -> None:
    article = ArticleFactory()
    CreditFactory(article=article)
    TaggingFactory(article=article)


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_an_unknown_parameter_is_named(client: Client, collection: str) -> None:
    response = client.get(f"/api/v1/{collection}/", {"sectoin": "1", "page": "1"})
    assert response.status_code == 400
    assert list(response.json()) == ["sectoin"]


@pytest.mark.parametrize("collection", COLLECTIONS)
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("page", "x"), ("page", "0"), ("page", "-1"), ("page", "last"), ("page", "\x00"),
        ("page", "²"), ("page", "1" * 5000), ("page_size", "1000000"), ("page_size", "0"),
        ("page_size", "-5"), ("page_size", "x"), ("ordering", "password"), ("ordering", "\x00"),
        ("issue", "x"), ("issue", "0"), ("issue", HUGE), ("issue", "1\x00"), ("issue", "-1"),
        ("section", "x"), ("kind", "poem"), ("reporter", HUGE), ("photographer", "1.5"),
        ("tag", "' OR 1=1 --"), ("date_from", "2023-13-01"), ("date_to", "yesterday"),
        ("date_to", "\x00"), ("publication", "9" * 5000),
    ],
)  # fmt: skip
def test_a_bad_value_is_named(client: Client, collection: str, name: str, value: str) -> None:
    response = client.get(f"/api/v1/{collection}/", {name: value})
    assert response.status_code == 400, response.content.decode()
    assert list(response.json()) == [name]


@pytest.mark.parametrize("collection", ["articles", "people", "tags"])
def test_nul_in_a_search_is_named(client: Client, collection: str) -> None:
    response = client.get(f"/api/v1/{collection}/", {"search": "劳\x00动"})
    assert response.status_code == 400
    assert list(response.json()) == ["search"]


@pytest.mark.parametrize(
    "query", ['"', "劳" * 2300, "-", "a OR", "%_'\\", " ".join("甲乙丙" * 900)]
)
def test_odd_searches_are_answered(client: Client, query: str) -> None:
    response = client.get("/api/v1/articles/", {"search": query})
    assert response.status_code == 200
    assert response.json()["count"] == 0


@pytest.mark.parametrize("name", ["section", "search", "date_to", "page", "page_size", "ordering"])
@pytest.mark.parametrize("value", ["", " "])
def test_an_empty_value_is_named(client: Client, name: str, value: str) -> None:
    response = client.get("/api/v1/articles/", {name: value})
    assert response.status_code == 400
    assert list(response.json()) == [name]


def test_a_parameter_given_twice_is_named(client: Client) -> None:
    response = client.get("/api/v1/articles/?kind=photo&kind=article")
    assert response.status_code == 400
    assert list(response.json()) == ["kind"]


@pytest.mark.parametrize("address", ["", "articles/{pk}/"])
def test_an_address_without_parameters_takes_none(client: Client, address: str) -> None:
    from articles.models import Article

    address = address.format(pk=Article.objects.get().pk)
    for name in ("page", "format", "search"):
        assert client.get(f"/api/v1/{address}", {name: "1"}).status_code == 400


@pytest.mark.parametrize("collection", WITH_MEMBERS)
@pytest.mark.parametrize("number", ["0", "987654321", HUGE, "9" * 5000])
def test_no_such_member_is_404(client: Client, collection: str, number: str) -> None:
    response = client.get(f"/api/v1/{collection}/{number}/")
    assert response.status_code == 404
    assert response["Content-Type"] == "application/json"


@pytest.mark.parametrize("collection", COLLECTIONS)
@pytest.mark.parametrize("number", ["2", "1000000", HUGE])
def test_a_page_beyond_the_last_is_404(client: Client, collection: str, number: str) -> None:
    response = client.get(f"/api/v1/{collection}/", {"page": number})
    assert response.status_code in {404} if collection != "photographers" else {404, 200}


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize("address", ["", "articles/", "articles/1/", "people/", "nowhere/"])
def test_nothing_can_be_written_by_nobody(client: Client, method: str, address: str) -> None:
    refused = 401 if (method, address) == ("patch", "articles/1/") else 405
    assert getattr(client, method)(f"/api/v1/{address}").status_code == refused


def test_an_address_that_is_none_answers_in_json(client: Client) -> None:
    response = client.get("/api/v1/nowhere/")
    assert response.status_code == 404
    assert "detail" in response.json()


def test_a_missing_slash_is_led_to_the_list(client: Client) -> None:
    assert client.get("/api/v1/articles")["Location"] == "/api/v1/articles/"


def test_only_json_is_served(client: Client) -> None:
    assert client.get("/api/v1/articles/", headers={"Accept": "text/xml"}).status_code == 406
    browser = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    response = client.get("/api/v1/articles/", headers=browser)
    assert response["Content-Type"] == "application/json"


def test_no_session_is_touched(client: Client, admin_user: object) -> None:
    client.force_login(admin_user, backend="django.contrib.auth.backends.ModelBackend")
    response = client.get("/api/v1/articles/")
    assert not response.wsgi_request.session.accessed
    assert not response.cookies


def test_the_throttle_is_not_fooled_by_forwarded_addresses(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.clear()
    monkeypatch.setattr(AnonRateThrottle, "THROTTLE_RATES", {"anon": "5/hour"})
    answers = [
        client.get("/api/v1/tags/", headers={"X-Forwarded-For": f"10.0.0.{number}"})
        for number in range(8)
    ]
    assert [answer.status_code for answer in answers] == [200] * 5 + [429] * 3
    assert int(answers[-1]["Retry-After"]) > 0
    assert "detail" in answers[-1].json()
    cache.clear()
