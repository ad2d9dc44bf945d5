"""`manage.py import_seeds` and `manage.py quickstart` as their users call them."""

import json
import os
import resource
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from articles.models import Article, Publication
from seeds.files import SEED_PAGES, find_files
from seeds.models import ImportRun, SourceDocument

ROOT = Path(__file__).resolve().parent.parent
PAGE = sorted(SEED_PAGES.glob("*.txt"))[3]


def run(*arguments: object) -> tuple[str, str, int]:
    out, err, status = StringIO(), StringIO(), 0
    try:
        call_command("import_seeds", *map(str, arguments), stdout=out, stderr=err)
    except CommandError as error:
        err.write(str(error))
        status = error.returncode
    return out.getvalue(), err.getvalue(), status


@pytest.mark.django_db
def test_default_is_the_five_pages_and_a_second_run_changes_nothing() -> None:
    first, _err, status = run()
    assert status == 0
    assert first.count("imported") == 5
    again, _err, status = run()
    assert status == 0
    assert again.count("unchanged") == 5
    assert (Article.objects.count(), ImportRun.objects.count()) == (33, 1)


@pytest.mark.django_db
def test_one_bad_file_does_not_stop_the_others(tmp_path) -> None:
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02")
    (tmp_path / "good.txt").write_bytes(PAGE.read_bytes())
    out, err, status = run(tmp_path, tmp_path / "absent.txt")
    assert status == 1
    assert "good.txt" in out
    assert "binary.txt" in err
    assert "absent.txt" in err
    assert SourceDocument.objects.get().name == "good.txt"
    assert {r["source"] for r in ImportRun.objects.get().refused} == {"binary.txt", "absent.txt"}


@pytest.mark.django_db
def test_publication_draft_and_json() -> None:
    out, _err, _status = run("--publication", "城南报", "--draft", "--format", "json", PAGE)
    (record,) = json.loads(out)
    assert (record["source"], record["state"]) == (PAGE.name, "imported")
    assert Publication.objects.get().name == "城南报"
    assert not Article.objects.published().exists()


def test_dry_run_needs_no_database() -> None:
    # Without the django_db mark any query fails the test.
    out, err, status = run("--dry-run", "--format", "json", PAGE)
    (page,) = json.loads(out)
    assert (status, err) == (0, "")
    assert page["source"] == PAGE.name
    assert len(page["articles"]) == 7


def test_dry_run_as_a_process_prints_json_alone(tmp_path) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "import_seeds", "--dry-run", "--format", "json", str(PAGE)],
        env={**os.environ, "DATABASE_URL": "sqlite:////nowhere/at/all.sqlite3"},
        cwd=ROOT,
        capture_output=True,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)[0]["source"] == PAGE.name
    assert done.stderr == b""


@pytest.mark.django_db
def test_dry_run_refuses_by_name(tmp_path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    out, err, status = run("--dry-run", tmp_path / "empty.txt", PAGE)
    assert status == 1
    assert "empty.txt" in err
    assert PAGE.name in out


def test_files_folders_and_globs(tmp_path) -> None:
    for name in ("b.txt", "a.txt", "c.md", "d.json", "sub/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()

    def names(*arguments: str) -> list[str]:
        return [path.name for path in find_files([str(tmp_path / a) for a in arguments])]

    assert names("") == ["a.txt", "b.txt", "c.md", "e.txt"]
    assert names("*.txt") == ["a.txt", "b.txt"]
    assert names("b.txt", "") == ["b.txt", "a.txt", "c.md", "e.txt"]
    assert names("gone.txt") == ["gone.txt"]
    assert names("[x]*.txt") == ["[x]*.txt"]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["folder without pages", "folder named as a page", "pipe"])
def test_what_is_no_page_file_is_refused_and_not_passed_over(tmp_path, kind) -> None:
    path = tmp_path / "x.txt"
    if kind == "pipe":
        os.mkfifo(path)
    else:
        path.mkdir()
        (path / "picture.png").touch()
    _out, err, status = run("--dry-run", tmp_path if kind == "folder without pages" else path)
    assert status == 1
    assert ("not a regular file" if kind == "pipe" else "no page files") in err


def test_an_empty_path_is_not_the_whole_folder() -> None:
    _out, err, status = run("--dry-run", "")
    assert status == 1
    assert "A path is empty" in err


@pytest.mark.django_db
def test_a_file_name_in_gbk_is_stored_in_letters(tmp_path) -> None:
    (tmp_path / os.fsdecode("第一版[b].txt".encode("gbk"))).write_bytes(PAGE.read_bytes())
    (tmp_path / os.fsdecode("第二版.txt".encode("gbk"))).write_bytes(b"")
    out, err, status = run(tmp_path)
    assert (status, "第一版[b].txt" in out, "第二版.txt" in err) == (1, True, True)
    assert SourceDocument.objects.get().name == "第一版[b].txt"
    assert ImportRun.objects.get().refused[0]["source"] == "第二版.txt"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("人民日报·海外版", "人民日报海外版"),
        (" Beijing\nDaily ", "beijing-daily"),
        ("《》", "paper"),
    ],
)
def test_a_newspaper_may_have_any_name(name, slug) -> None:
    _out, err, status = run("--publication", name, PAGE)
    assert (status, err) == (0, "")
    publication = Publication.objects.get()
    assert (publication.name, publication.slug) == (" ".join(name.split()), slug)


@pytest.mark.django_db
def test_newspapers_of_like_names_have_short_names_of_their_own() -> None:
    Publication.objects.create(name="Beijing-Daily", slug="beijing-daily")
    assert run("--publication", "Beijing Daily", PAGE)[2] == 0
    assert Publication.objects.get(name="Beijing Daily").slug == "beijing-daily-2"


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "said"), [("  ", "needs the name"), ("报" * 61, "name: ")])
def test_an_impossible_name_is_told(name, said) -> None:
    _out, err, status = run("--publication", name, PAGE)
    assert status == 1
    assert said in err
    assert not Publication.objects.exists()


def manage(var: Path, *arguments: object, most_bytes: int | None = None) -> tuple[str, str, int]:
    """The command as a process on its own database; no file of it grows beyond `most_bytes`."""

    def limit() -> None:
        if most_bytes is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

    done = subprocess.run(
        [sys.executable, "manage.py", *map(str, arguments)],
        env={**os.environ, "NEWSROOM_VAR": str(var), "DATABASE_URL": f"sqlite:///{var}/db"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        preexec_fn=limit,
    )
    return done.stdout, done.stderr, done.returncode


def test_a_database_without_tables_is_told_and_a_full_disk_ends_the_import(tmp_path) -> None:
    _out, err, status = manage(tmp_path, "import_seeds")
    assert (status, "manage.py migrate" in err, "Traceback" in err) == (1, True, False)

    assert manage(tmp_path, "migrate", "-v0")[2] == 0
    assert manage(tmp_path, "import_seeds", PAGE)[2] == 0
    full = (tmp_path / "db").stat().st_size
    out, err, status = manage(tmp_path, "import_seeds", "--format", "json", most_bytes=full)
    *before, last = [record["state"] for record in json.loads(out)]
    assert set(before) <= {"imported"}
    assert last == "refused"
    assert (status, "Traceback" in err) == (1, False)
    assert "the database says: " in err
    assert f"{4 - len(before)} after it were not tried" in err

    out, _err, status = manage(tmp_path, "import_seeds", "--format", "json")
    states = [record["state"] for record in json.loads(out)]
    assert (status, states.count("unchanged")) == (0, 1 + len(before))
    assert states.count("imported") == 4 - len(before)


@pytest.mark.django_db
def test_quickstart_twice() -> None:
    first, again = StringIO(), StringIO()
    call_command("quickstart", "--no-serve", stdout=first)
    editor = get_user_model().objects.get()
    password = first.getvalue().split("Password")[1].split()[0]
    assert editor.is_staff
    assert editor.check_password(password)
    assert editor.has_perm("articles.publish_article")
    call_command("quickstart", "--no-serve", stdout=again)
    assert password not in again.getvalue()
    assert again.getvalue().count("unchanged") == 5
    assert get_user_model().objects.get().check_password(password)
    assert Article.objects.count() == 33
