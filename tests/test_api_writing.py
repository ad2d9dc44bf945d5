"""Writing by the API: who may, over which version, what, and that it is recorded."""

import base64
import threading

import pytest
from django.db import connections
from django.test import Client

from articles.editing import revise
from articles.models import Article, Status
from articles.revision import Via
from articles.workflow import TRANSITIONS
from tests.desk import desk, user
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db
PASSWORD = "a pass phrase of 编辑"


def address(article: Article, end: str = "") -> str:
    return f"/api/v1/articles/{article.pk}/{end}"


def tag_of(article: Article) -> str:
    return f'"{article.version}"'


def patch(client: Client, article: Article, match: str | None = None, **body):
    headers = {"If-Match": tag_of(article) if match is None else match}
    return client.patch(address(article), body, "application/json", headers=headers)


def step(client: Client, article: Article, name: str, match: str | None = None, **body):
    headers = {"If-Match": tag_of(article) if match is None else match}
    return client.post(
        address(article, "steps/"), {"step": name, **body}, "application/json", headers=headers
    )


@pytest.fixture
def editor():
    return user("小李", "编辑", password=PASSWORD)


@pytest.fixture
def chief():
    return user("老王", "主编")


@pytest.mark.parametrize("status", [s for s in Status.values if s != "trashed"])
def test_a_correction_is_a_revision_by_the_api(editor, status) -> None:
    article = ArticleFactory(status=status)
    answer = patch(desk(editor), article, title="新题", paragraphs=["甲。", "乙。"], why="核对原报")
    assert answer.status_code == 200
    told = answer.json()
    assert (told["title"], told["paragraphs"], told["version"]) == ("新题", ["甲。", "乙。"], 2)
    assert (told["status"], answer["ETag"]) == (status, '"2"')
    assert answer["Cache-Control"] == "private, no-store"
    article.refresh_from_db()
    assert (article.title, article.body) == ("新题", "甲。\n\n乙。")
    row = article.history.first()
    assert (row.who, row.via, row.history_change_reason) == ("小李", "api", "核对原报")


def test_the_tag_that_reading_gives_is_the_one_to_send(editor, client) -> None:
    article = ArticleFactory()
    read = client.get(address(article))
    assert client.get(address(article), headers={"If-None-Match": read["ETag"]}).status_code == 304
    assert patch(desk(editor), article, read["ETag"], title="新题").status_code == 200
    assert client.get(address(article), headers={"If-None-Match": read["ETag"]}).status_code == 200


@pytest.mark.parametrize("match", ["", "*", "  ", "2", "nonsense"])
def test_without_a_version_nothing_is_written(editor, match) -> None:
    article = ArticleFactory()
    for answer in (
        patch(desk(editor), article, match, title="新"),
        step(desk(editor), article, "submit", match),
    ):
        assert answer.status_code == 428
    assert article.history.count() == 1


@pytest.mark.parametrize("match", ['"0"', '"2-abc", "7"', 'W/"1"', '"1-xyz"', '"999999999999"'])
def test_over_another_version_nothing_is_written_and_it_is_told(editor, chief, match) -> None:
    article = ArticleFactory(title="旧题", status=Status.IN_REVIEW)
    revise(article, by=chief, why="", via=Via.ADMIN, title="同事所改")
    revise(article, by=chief, why="", via=Via.ADMIN, body="又改。")
    client = desk(editor)
    for answer in (
        patch(client, article, match, title="我的"),
        step(client, article, "return", match),
    ):
        assert answer.status_code == 412
        assert answer["ETag"] == '"3"'
        assert (answer.json()["title"], answer.json()["status"]) == ("同事所改", "in_review")
    article.refresh_from_db()
    assert (article.title, article.version) == ("同事所改", 3)
    assert patch(client, article, answer["ETag"], title="我的").status_code == 200


@pytest.mark.parametrize(
    "forged",
    [
        {"status": "published"}, {"version": 9}, {"is_staff": True}, {"published_at": "2020-01-01"},
        {"publish_at": "2030-01-01"}, {"page": 1}, {"order": 1}, {"spans": [[1, 2]]}, {"id": 7},
        {"credits": []}, {"body": "整篇"}, {"updated_at": "2020-01-01"}, {"history": []},
    ],
)  # fmt: skip
def test_other_fields_are_named_and_nothing_is_written(editor, forged) -> None:
    article = ArticleFactory(status=Status.DRAFT)
    answer = patch(desk(editor), article, title="新题", **forged)
    assert answer.status_code == 400
    assert list(answer.json()) == list(forged)
    article.refresh_from_db()
    assert (article.title != "新题", article.version) == (True, 1)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ({"title": ""}, "title"), ({"title": "长" * 301}, "title"), ({"title": None}, "title"),
        ({"kind": "poem"}, "kind"), ({"paragraphs": "整篇"}, "paragraphs"),
        ({"paragraphs": ["甲\n \n乙"]}, "paragraphs"), ({"paragraphs": [""]}, "paragraphs"),
        ({"title": "空\x00字"}, "title"), ({"title": "\ud800"}, "title"),
        ({"why": "长" * 201}, "why"),
    ],
)  # fmt: skip
def test_a_bad_value_is_named(editor, body, name) -> None:
    answer = patch(desk(editor), ArticleFactory(), **body)
    assert answer.status_code == 400
    assert list(answer.json()) == [name]


@pytest.mark.parametrize("body", ["[]", "7", "null", "{", '"x"'])
def test_what_is_no_object_is_refused(editor, body) -> None:
    article = ArticleFactory()
    answer = desk(editor).patch(
        address(article), body, "application/json", headers={"If-Match": '"1"'}
    )
    assert answer.status_code == 400
    assert article.history.count() == 1


def test_only_json_is_taken(editor) -> None:
    article = ArticleFactory()
    answer = desk(editor).patch(
        address(article),
        "title=x",
        "application/x-www-form-urlencoded",
        headers={"If-Match": '"1"'},
    )
    assert answer.status_code == 415


def test_a_headline_has_one_line(editor) -> None:
    assert patch(desk(editor), ArticleFactory(), title="上\n下").json()["title"] == "上 下"


def test_nothing_new_writes_nothing(editor) -> None:
    article = ArticleFactory()
    assert patch(desk(editor), article, title=article.title).json()["version"] == 1
    assert article.history.count() == 1


def test_who_may_not_is_refused_before_anything_is_told(client, editor) -> None:
    hidden = ArticleFactory(status=Status.DRAFT, title="未刊")
    nobody = user("读者", is_staff=False)
    newcomer = user("新人")
    for who, status in ((client, 401), (desk(nobody), 403), (desk(newcomer), 403)):
        for answer in (patch(who, hidden, title="x"), step(who, hidden, "publish")):
            assert answer.status_code == status
            assert "未刊" not in answer.content.decode()
        assert patch(who, Article(pk=987654), title="x").status_code == status
    assert "Basic" in patch(client, hidden, title="x")["WWW-Authenticate"]
    assert hidden.history.count() == 1
    assert patch(desk(editor), Article(pk=987654), title="x").status_code == 404


def test_reading_is_of_the_published_alone_whoever_asks(chief) -> None:
    draft = ArticleFactory(status=Status.DRAFT)
    client = desk(chief)
    assert client.get(address(draft)).status_code == 404
    assert client.get("/api/v1/articles/").json()["count"] == 0


def test_a_session_needs_its_token(editor) -> None:
    article = ArticleFactory()
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor, backend="django.contrib.auth.backends.ModelBackend")
    assert patch(client, article, title="伪造的请求").status_code == 403
    client.get("/admin/articles/tag/add/")
    token = client.cookies["csrftoken"].value
    headers = {"If-Match": '"1"', "X-CSRFToken": token}
    answer = client.patch(address(article), {"title": "真的"}, "application/json", headers=headers)
    assert answer.status_code == 200


def basic(password: str) -> dict[str, str]:
    text = base64.b64encode(f"小李:{password}".encode()).decode()
    return {"Authorization": f"Basic {text}", "If-Match": '"1"'}


def test_a_script_writes_with_a_password_and_guessing_is_stopped(editor, client) -> None:
    article = ArticleFactory()
    answer = client.patch(
        address(article), {"title": "脚本所改"}, "application/json", headers=basic(PASSWORD)
    )
    assert answer.status_code == 200
    assert article.history.first().who == "小李"
    assert "sessionid" not in client.cookies
    for n in range(6):
        guessed = client.patch(
            address(article), {}, "application/json", headers=basic(f"guess {n}")
        )
        assert guessed.status_code == 401
    locked = client.patch(address(article), {}, "application/json", headers=basic(PASSWORD))
    assert locked.status_code == 401


@pytest.mark.parametrize("name", TRANSITIONS)
def test_every_step_is_taken_by_whom_it_is_for(chief, name) -> None:
    sources, target = TRANSITIONS[name]
    article = ArticleFactory(status=min(sources))
    answer = step(desk(chief), article, name, why="依例")
    assert (answer.status_code, answer.json()["status"]) == (200, target)
    row = article.history.first()
    assert (row.status, row.who, row.via, row.history_change_reason) == (
        target,
        "老王",
        "api",
        "依例",
    )


def test_a_step_that_leads_nowhere_is_told(chief) -> None:
    answer = step(desk(chief), ArticleFactory(status=Status.DRAFT), "withdraw")
    assert answer.status_code == 409
    assert "detail" in answer.json()


@pytest.mark.parametrize("name", ["publish", "withdraw", "trash", "restore"])
def test_an_editor_takes_no_step_of_the_chiefs(editor, name) -> None:
    article = ArticleFactory(status=min(TRANSITIONS[name][0]))
    assert step(desk(editor), article, name).status_code == 403
    assert article.history.count() == 1


@pytest.mark.parametrize("body", [{"step": "purge"}, {}, {"step": "submit", "status": "published"}])
def test_an_unknown_step_or_field_is_named(editor, body) -> None:
    article = ArticleFactory(status=Status.DRAFT)
    answer = desk(editor).post(
        address(article, "steps/"), body, "application/json", headers={"If-Match": '"1"'}
    )
    assert answer.status_code == 400


def test_in_the_trash_nothing_is_changed(editor) -> None:
    article = ArticleFactory(status=Status.TRASHED)
    assert patch(desk(editor), article, title="新题").status_code == 409
    assert article.history.count() == 1


def test_two_persons_hold_here_too(chief, settings) -> None:
    settings.TWO_PERSON_REVIEW = True
    article = ArticleFactory(status=Status.DRAFT)
    client = desk(chief)
    assert patch(client, article, title="自己的").status_code == 200
    article.refresh_from_db()
    assert step(client, article, "publish").status_code == 409


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_one_is_told() -> None:
    article = ArticleFactory(title="原题")
    clients = [desk(user(name, "编辑")) for name in ("小李", "小张")]
    barrier = threading.Barrier(2, timeout=30)
    answers = {}

    def write(n: int) -> None:
        barrier.wait()
        try:
            answers[n] = patch(clients[n], article, title=f"题{n}")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=(n,)) for n in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    by_status = {answer.status_code: n for n, answer in answers.items()}
    assert set(by_status) == {200, 412}
    article.refresh_from_db()
    assert (article.title, article.version) == (f"题{by_status[200]}", 2)
    assert answers[by_status[412]].json()["title"] == article.title
