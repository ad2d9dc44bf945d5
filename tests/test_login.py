"""Coming in and going out: where a login leads, guessing of passwords, a session that has ended."""

import logging

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.desk import user

pytestmark = pytest.mark.django_db

LOGIN = "/admin/login/"
PASSWORD = "a pass phrase of 编辑"


@pytest.fixture
def editor() -> User:
    return user("lin", "编辑", password=PASSWORD)


def log_in(client: Client, password: str = PASSWORD, **post: str) -> object:
    return client.post(LOGIN, {"username": "lin", "password": password, **post})


@pytest.mark.parametrize(
    "next_page", ["//evil.example", "/\\evil.example", "https://evil.example/", "javascript:x", ""]
)
def test_a_login_leads_nowhere_but_to_the_desk(editor, client, next_page) -> None:
    assert log_in(client, next=next_page)["Location"] == "/admin/"


def test_a_login_leads_where_the_editor_wanted_to_go(editor, client) -> None:
    assert log_in(client, next="/admin/articles/tag/")["Location"] == "/admin/articles/tag/"


def test_guessing_is_stopped_told_in_style_and_logged(editor, client, caplog) -> None:
    with caplog.at_level(logging.WARNING, logger="axes"):
        answers = [log_in(client, password=f"guess {n}") for n in range(6)]
    assert [answer.status_code for answer in answers] == [200] * 4 + [429] * 2
    assert "<title>有误：" in answers[0].content.decode()
    assert "尝试次数过多" in answers[-1].content.decode()
    assert "lin" in caplog.text
    assert "127.0.0.1" in caplog.text
    assert "guess 0" not in caplog.text
    assert log_in(client).status_code == 429


def test_another_forwarded_address_does_not_go_on_guessing(editor, client) -> None:
    answers = [
        client.post(
            LOGIN,
            {"username": "lin", "password": "guess"},
            headers={"X-Forwarded-For": f"10.0.0.{n}"},
        )
        for n in range(6)
    ]
    assert answers[-1].status_code == 429


def test_a_session_changes_its_key_at_login_and_ends_at_logout(editor, client) -> None:
    session = client.session
    session["x"] = 1
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    log_in(client)
    cookie = client.cookies["sessionid"]
    assert cookie.value != before
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert client.get("/admin/").status_code == 200
    old = cookie.value
    client.post("/admin/logout/")
    client.cookies["sessionid"] = old
    assert client.get("/admin/").status_code == 302
