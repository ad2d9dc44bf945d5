"""The API's description: valid, complete, readable offline, and true."""

import json
from urllib.parse import urlsplit

import pytest
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Page, expect

from tests.factories import ArticleFactory

OPERATIONS = 17


@pytest.fixture
def schema(client: Client) -> dict:
    response = client.get("/api/v1/schema/", headers={"Accept": "application/json"})
    assert response.status_code == 200
    return json.loads(response.content)


def test_schema_is_valid_and_made_without_a_warning(tmp_path) -> None:
    call_command("spectacular", validate=True, fail_on_warn=True, file=str(tmp_path / "api.yaml"))


def test_every_operation_says_how_it_fails(schema: dict) -> None:
    operations = [
        (address, method, operation)
        for address, path in schema["paths"].items()
        for method, operation in path.items()
    ]
    assert len(operations) == OPERATIONS
    writing = {"401", "403", "405", "409", "412", "415", "428"}
    for address, method, operation in operations:
        moves = {"301"} if address in ("/api/v1/people/{id}/", "/api/v1/tags/{id}/") else set()
        more = moves if method == "get" else writing
        assert set(operation["responses"]) == {"200", "400", "404", "406", "429"} | more
        assert operation["summary"]


def test_filters_by_id_take_ids(schema: dict) -> None:
    parameters = {
        p["name"]: p["schema"] for p in schema["paths"]["/api/v1/articles/"]["get"]["parameters"]
    }
    for name in ("issue", "reporter", "photographer", "tag"):
        assert parameters[name]["type"] == "integer", name
    assert parameters["page_size"]["maximum"] == 100
    assert parameters["date_from"]["format"] == "date"


def test_schema_speaks_the_readers_language(client: Client, schema: dict) -> None:
    assert schema["paths"]["/api/v1/articles/"]["get"]["summary"] == "文章"
    english = client.get("/api/v1/schema/?lang=en", headers={"Accept": "application/json"})
    assert json.loads(english.content)["paths"]["/api/v1/articles/"]["get"]["summary"] == "Articles"


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_handbook_works_offline_and_within_the_csp(live_server, watched_page: Page) -> None:
    asked: list[str] = []
    watched_page.on("request", lambda request: asked.append(request.url))
    watched_page.goto(f"{live_server.url}/api/v1/docs/")
    operations = watched_page.locator(".opblock")
    expect(operations).to_have_count(OPERATIONS)
    article = ArticleFactory(title="手册所读")
    watched_page.locator("#operations-articles-articles_retrieve").click()
    watched_page.get_by_role("button", name="Try it out").click()
    watched_page.get_by_placeholder("id").fill(str(article.pk))
    watched_page.get_by_role("button", name="Execute").click()
    expect(watched_page.get_by_text("手册所读").first).to_be_visible()
    hosts = {urlsplit(url).netloc for url in asked if not url.startswith(("data:", "blob:"))}
    assert hosts == {urlsplit(live_server.url).netloc}
