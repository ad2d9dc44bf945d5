"""`manage.py import_seeds` and `manage.py quickstart` as their users call them."""

import json
import os
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
