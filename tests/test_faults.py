"""What a visitor is told when the site cannot answer; a database that gives up is no dead end."""

import errno
import sqlite3
from collections.abc import Iterator

import pytest
from django.db import OperationalError, connection
from django.http import HttpRequest
from django.test import Client
from django.urls import path

from articles import search
from tests.factories import ArticleFactory


@pytest.fixture
def another_writer(transactional_db) -> Iterator[None]:
    """Another process has SQLite's one lock for writing, and we do not wait for it for long."""
    if connection.vendor != "sqlite":
        pytest.skip("SQLite alone has one writer at a time")
    search.refresh([ArticleFactory(title="照常阅读").pk])
    connection.cursor().execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.close()
    connection.close()


def test_who_writes_while_another_does_is_asked_to_try_again(another_writer) -> None:
    client = Client(raise_request_exception=False)
    response = client.post("/admin/login/", {"username": "editor", "password": "x"})
    assert response.status_code == 503
    assert response["Retry-After"] == "10"
    assert response["Cache-Control"] == "no-store"
    assert "请稍后再试" in response.content.decode()


def test_readers_read_while_another_writes(another_writer) -> None:
    for address in ("/", "/articles/", "/search/?q=阅读", "/api/v1/articles/"):
        response = Client().get(address)
        assert response.status_code == 200
        assert "照常" in response.content.decode()


def broken(_request: HttpRequest) -> None:
    raise KeyError("a fault of ours")


def away(_request: HttpRequest) -> None:
    raise OperationalError("the server closed the connection")


def full(_request: HttpRequest) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


urlpatterns = [
    path("broken/", broken),
    path("away/", away),
    path("full/", full),
    path("api/v1/broken/", broken),
    path("api/v1/away/", away),
    path("api/v1/full/", full),
]
handler500 = "newsroom.faults.server_error"


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(
    ("name", "status", "said"),
    [("broken", 500, "故障"), ("away", 503, "稍后"), ("full", 503, "稍后")],
)
def test_faults_answer_a_page_on_the_site_and_json_in_the_api(name, status, said) -> None:
    client = Client(raise_request_exception=False)
    page, answer = client.get(f"/{name}/"), client.get(f"/api/v1/{name}/")
    assert (page.status_code, answer.status_code) == (status, status)
    assert said in page.content.decode()
    assert said in answer.json()["detail"]
    assert ("Retry-After" in page.headers) == (status == 503)


@pytest.mark.django_db
def test_the_language_depends_on_the_cookie_alone(client: Client) -> None:
    for address in ("/", "/robots.txt", "/api/v1/sections/"):
        response = client.get(address, headers={"Accept-Language": "en"})
        assert response["Content-Language"] == "zh-hans"
        assert "Accept-Language" not in response["Vary"]
        assert "Cookie" in response["Vary"]
