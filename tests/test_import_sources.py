"""Where pages are imported from: archives, manifests, standard input."""

import csv
import io
import tarfile
import zipfile
from pathlib import Path

import pytest

from articles.models import Article, Issue, Page, Publication
from seeds.models import SourceDocument
from tests.test_import_bulk import PAGE, SEEDS, numbered
from tests.test_import_seeds import run


def archive(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return path


@pytest.mark.django_db
def test_an_archive_is_imported_and_the_second_time_unchanged(tmp_path) -> None:
    pages = archive(tmp_path / "1999.zip", {f"08/{p.name}": p.read_bytes() for p in SEEDS})
    out, err, status = run(pages)
    assert (status, err, out.count("imported")) == (0, "", 5)
    assert {d.name for d in SourceDocument.objects.all()} == {f"08/{p.name}" for p in SEEDS}
    assert run(pages)[0].count("unchanged") == 5


@pytest.mark.django_db
def test_nothing_of_a_hostile_archive_is_imported(tmp_path) -> None:
    pages = {"1.txt": PAGE.read_bytes(), "../../2.txt": b"out"}
    _out, err, status = run(archive(tmp_path / "x.zip", pages), SEEDS[0])
    assert status == 1
    assert "x.zip: nothing of this archive is imported: the path ../../2.txt" in err
    assert SourceDocument.objects.get().name == SEEDS[0].name
    assert list(tmp_path.iterdir()) == [tmp_path / "x.zip"]


@pytest.mark.django_db
def test_a_stream_of_pages_comes_in_through_standard_input(tmp_path, monkeypatch) -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as file:
        for path in SEEDS[:2]:
            file.add(path, path.name)
    stream.seek(0)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(stream))
    out, _err, status = run("-")
    assert (status, out.count("imported")) == (0, 2)


def table(path: Path, *rows: tuple[object, ...]) -> Path:
    with path.open("w", encoding="gb18030", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


@pytest.mark.django_db
def test_a_manifest_places_pages_of_files_and_archives(tmp_path) -> None:
    one, two, three, left = numbered(4)
    (tmp_path / "1.txt").write_bytes(one)
    archive(tmp_path / "more.zip", {"a/2.txt": two, "a/3.txt": three, "a/left.txt": left})
    manifest = table(
        tmp_path / "m.csv",
        ("文件", "日期", "版次", "版面", "报纸", "期号"),
        ("1.txt", "1999-08-01", 1, "要闻", "城南报", 77),
        ("more.zip/a/3.txt", "1999-08-02", 1, "", "城南报", 78),
        ("more.zip/a/2.txt", "1999-08-01", 2, "工会", "城南报", 77),
        ("more.zip/a/4.txt", "1999-08-03", 1, "", "城南报", 79),
    )
    _out, err, status = run("--manifest", manifest)
    assert status == 1
    assert "more.zip/a/4.txt: there is no such page" in err
    assert "1 of 4 files refused" in err
    assert Publication.objects.get().name == "城南报"
    first, second = Issue.objects.order_by("date")
    assert [(p.number, p.section.name) for p in first.pages.in_order()] == [
        (1, "要闻"),
        (2, "工会"),
    ]
    assert (str(first.date), first.number, first.precision) == ("1999-08-01", 77, "day")
    assert second.pages.get().number == 1
    assert not Article.objects.filter(title__contains="3").exists()


@pytest.mark.django_db
def test_a_faulty_manifest_imports_nothing(tmp_path) -> None:
    (tmp_path / "1.txt").write_bytes(PAGE.read_bytes())
    manifest = table(tmp_path / "m.csv", ("file", "date"), ("1.txt", ""), ("2.txt", "soon"))
    _out, err, status = run("--manifest", manifest)
    assert status == 1
    assert f"{manifest} line 3, file: there is no file" in err
    assert f"{manifest} line 3, date: “soon” is no day" in err
    assert not Page.objects.exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--manifest", "m.csv", PAGE], "either it or paths"),
        (["--workers", "0"], "from 1 to"),
        (["--workers", "two"], "from 1 to"),
        (["--workers", "1000"], "from 1 to"),
        (["--report", "x.txt"], ".csv or .json"),
        (["--report", "/nowhere/x.csv"], "no folder"),
    ],
)
def test_what_makes_no_sense_is_told_at_once(arguments, said) -> None:
    _out, err, status = run(*arguments)
    assert status == 1
    assert said in err
