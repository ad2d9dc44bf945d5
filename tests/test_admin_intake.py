"""New pages from the browser: what they would become, then what they are."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone, translation

from articles import editing
from articles.models import Article, Page, Status
from articles.revision import Via
from seeds import refusals, uploads
from seeds.files import SEED_PAGES
from seeds.models import ImportRun, SourceDocument, Upload
from tests.desk import desk, messages, user

pytestmark = pytest.mark.django_db
URL = "/admin/seeds/importrun/add/"
PAGE = "## 雨夜排水保畅通\n\n本报讯（记者 张晶）昨夜大雨，城区各处排水顺畅，未见积水。\n"
PLACED = {"publication": "样报", "status": "published"}


@pytest.fixture
def chief():
    return user("主任", "主编", is_superuser=True)


def sent(name: str, text: str | bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)


def looked_at(client, *files, **said):
    return client.post(URL, PLACED | {"sources": list(files)} | said)


def imported(client, page, **said):
    """What the preview's button sends."""
    kept = {"batch": page.context["batch"]} | page.context["said"]
    return client.post(URL, kept | said, follow=True)


def test_a_page_is_looked_at_before_anything_is_written(chief) -> None:
    client = desk(chief)
    page = looked_at(client, sent("一版.txt", PAGE))
    (shown,) = page.context["shown"]
    assert (shown["state"], shown["name"]) == ("imported", "一版.txt")
    assert "雨夜排水保畅通" in page.content.decode()
    assert (Page.objects.count(), ImportRun.objects.count()) == (0, 0)
    response = imported(client, page)
    article = Article.objects.get()
    assert (article.title, article.status) == ("雨夜排水保畅通", Status.PUBLISHED)
    assert response.redirect_chain[-1][0] == reverse(
        "admin:articles_reviewpage_change", args=[article.page_id]
    )
    assert (ImportRun.objects.get().by, Upload.objects.count()) == (chief, 0)
    assert bytes(SourceDocument.objects.get().content) == PAGE.encode()
    row = article.history.earliest()
    assert (row.history_user, row.via) == (chief, "import")


def test_pasted_text_and_where_it_belongs(chief) -> None:
    client = desk(chief)
    page = client.post(
        URL, PLACED | {"text": PAGE, "date": "2023-08-12", "page_number": "3", "status": "draft"}
    )
    imported(client, page)
    made = Page.objects.get()
    assert (made.number, str(made.issue.date), made.issue.precision) == (3, "2023-08-12", "day")
    assert made.articles.get().status == Status.DRAFT


def test_many_files_and_an_archive_and_one_that_is_no_page(chief) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(SEED_PAGES.glob("*.txt")):
            archive.writestr(path.name, path.read_bytes())
    client = desk(chief)
    files = [sent("五版.zip", packed.getvalue()), sent("雨.txt", PAGE), sent("坏.txt", b"\x00\x01")]
    page = looked_at(client, *files)
    states = [shown["state"] for shown in page.context["shown"]]
    assert states == ["imported"] * 6 + ["refused"]
    assert page.context["count"] == 6
    imported(client, page)
    assert Page.objects.count() == 6


def test_an_archive_that_leads_outside_is_refused_and_nothing_kept(chief) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("../外面.txt", PAGE)
    page = looked_at(desk(chief), sent("坏.zip", packed.getvalue()))
    assert [shown["state"] for shown in page.context["shown"]] == ["refused"]
    assert page.context["batch"] is None
    assert not Upload.objects.exists()


def test_a_better_text_is_shown_as_what_it_would_change(chief) -> None:
    client = desk(chief)
    imported(client, looked_at(client, sent("雨.txt", PAGE)))
    article = Article.objects.get()
    editing.revise(article, by=chief, why="", via=Via.ADMIN, title="编者的题")
    page = looked_at(client, sent("雨.txt", PAGE.replace("大雨", "暴雨")))
    (shown,) = page.context["shown"]
    assert (shown["state"], shown["into"]) == ("updated", article.page)
    assert "[-大-]{+暴+}" in "".join(shown["plan"])
    assert "暴雨" not in Article.objects.get().body
    said = messages(imported(client, page))
    article.refresh_from_db()
    assert ("暴雨" in article.body, article.title) == (True, "编者的题")
    assert len(said) == 1
    again = looked_at(client, sent("雨.txt", PAGE.replace("大雨", "暴雨")))
    assert [one["state"] for one in again.context["shown"]] == ["unchanged"]


def test_what_was_sent_is_the_senders_and_goes_after_a_day(chief) -> None:
    page = looked_at(desk(chief), sent("雨.txt", PAGE))
    other = user("副主任", "主编", is_superuser=True)
    imported(desk(other), page)
    assert Page.objects.count() == 0
    Upload.objects.update(at=timezone.now() - 2 * uploads.KEPT)
    looked_at(desk(other), sent("晴.txt", PAGE.replace("雨", "晴")))
    assert [one.name for one in Upload.objects.all()] == ["晴.txt"]
    assert timedelta(days=1) >= uploads.KEPT


def test_nothing_and_too_much_are_said_to_be(chief, monkeypatch) -> None:
    client = desk(chief)
    assert client.post(URL, PLACED).context["form"].non_field_errors()
    monkeypatch.setattr(uploads, "MOST_PAGES", 1)
    page = looked_at(client, sent("一.txt", PAGE), sent("二.txt", PAGE.replace("雨", "雪")))
    assert page.context["form"].non_field_errors()
    assert not Upload.objects.exists()


def test_who_may_not_publish_sends_drafts_and_others_nothing() -> None:
    clerk = user("录入")
    assert desk(clerk).get(URL).status_code == 403
    assert desk(clerk).post(URL, PLACED).status_code == 403
    clerk.user_permissions.set(Permission.objects.filter(codename="add_importrun"))
    client = desk(clerk)
    assert "status" in looked_at(client, sent("雨.txt", PAGE)).context["form"].errors
    page = looked_at(client, sent("雨.txt", PAGE), status="draft")
    client.post(URL, {"batch": page.context["batch"], **PLACED})  # forged: published
    assert Page.objects.count() == 0
    client.post(URL, {"batch": page.context["batch"], **page.context["said"]})
    assert Article.objects.get().status == Status.DRAFT


@pytest.mark.parametrize(
    "reason",
    [
        "the file has 9,000,000 bytes; a page of text has at most 5,242,880",
        "the byte order mark says utf-16, but byte 12 is not: save the page as UTF-8",
        "line 3 is in another encoding than the file: save as UTF-8",
        "nothing of this archive is imported: the path ../a.txt leads out of it",
        "nothing of this archive is imported: it is broken: File is not a zip file",
    ],
)
def test_a_refusal_is_told_in_the_editors_language(reason) -> None:
    with translation.override("en"):
        told = refusals.translated(reason)
        assert told
        assert refusals.translated("no such reason") == "no such reason"
    assert any(pattern.fullmatch(reason) for pattern, _said in refusals.REASONS)
