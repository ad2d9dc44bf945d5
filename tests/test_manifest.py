"""The table that places pages: checked whole, every fault told with its line and field."""

import csv
import datetime
import io
from pathlib import Path

import pytest

from articles.models import Issue, Page, Publication, Section
from seeds.manifest import LARGEST, LONGEST, FaultyManifest, Placing, read_manifest

NAMES = ("1.txt", "2.txt", "3.txt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in NAMES:
        (tmp_path / name).write_text("页")
    return tmp_path


def manifest(folder: Path, *rows: tuple[str, ...], encoding: str = "utf-8") -> Path:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    path = folder / "m.csv"
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def faults(folder: Path, *rows: tuple[str, ...]) -> list[tuple[int, str]]:
    with pytest.raises(FaultyManifest) as caught:
        read_manifest(manifest(folder, *rows))
    return [(fault.line, fault.field) for fault in caught.value.faults]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize(
    "header",
    [
        ("file", "Date", "issue number", "PAGE_NUMBER", "section", "publication", "edition"),
        ("文件", "日期", "期号", "版次", "版面", "报纸", "版别"),
    ],
)
def test_every_column_finds_its_field(folder, encoding, header) -> None:
    row = ("1.txt", "1999-08-01", "1234", "4", "工会", "城南报", "早报")
    day = datetime.date(1999, 8, 1)
    assert read_manifest(manifest(folder, header, row, encoding=encoding)) == {
        folder / "1.txt": Placing("城南报", day, 1234, "早报", 4, "工会")
    }


def test_what_is_not_told_stays_open(folder) -> None:
    rows = [("文件", "日期"), ("1.txt",), ("", ""), ("2.txt", "")]
    assert read_manifest(manifest(folder, *rows)) == {
        folder / "1.txt": Placing(),
        folder / "2.txt": Placing(),
    }


@pytest.mark.parametrize(
    "day",
    ["1999-08-01", "1999/8/1", "1999.8.1", "19990801", "1999年8月1日", "１９９９年８月１日"],
)
def test_days_as_they_are_written(folder, day) -> None:
    (placing,) = read_manifest(manifest(folder, ("file", "date"), ("1.txt", day))).values()
    assert placing.date == datetime.date(1999, 8, 1)


@pytest.mark.parametrize("day", ["1999-02-30", "1999-8", "8/1/1999", "昨天", "1999-08-01T00"])
def test_no_other_days(folder, day) -> None:
    assert faults(folder, ("file", "date"), ("1.txt", day)) == [(2, "date")]


@pytest.mark.parametrize(("cell", "number"), [("4", 4), ("04", 4), ("第4版", 4), ("４", 4)])
def test_page_numbers_as_they_are_written(folder, cell, number) -> None:
    (placing,) = read_manifest(manifest(folder, ("file", "版次"), ("1.txt", cell))).values()
    assert placing.page_number == number


@pytest.mark.parametrize("cell", ["0", "A4", "-1", "1.5", "四", "32768", "9" * 30])
def test_no_other_page_numbers(folder, cell) -> None:
    assert faults(folder, ("file", "page"), ("1.txt", cell)) == [(2, "page number")]


def test_all_faults_are_told_at_once(folder) -> None:
    header = ("file", "date", "page", "section")
    assert faults(
        folder,
        header,
        ("1.txt", "never", "x", "工会"),
        ("absent.txt",),
        ("2.txt", "", "", "版" * 31),
        ("3.txt", "", "", "", "too much"),
        ("", "1999-08-01"),
    ) == [(2, "date"), (2, "page number"), (3, "file"), (4, "section"), (5, ""), (6, "file")]


def test_duplicates_are_refused(folder) -> None:
    header = ("file", "date", "page", "issue", "publication")
    assert faults(
        folder,
        header,
        ("1.txt", "1999-08-01", "1", "7", "甲报"),
        ("./1.txt", "1999-08-02", "1", "8", "甲报"),  # the same file
        ("2.txt", "1999-08-01", "1", "7", "甲报"),  # the same page
        ("3.txt", "1999-08-01", "2", "9", "甲报"),  # another number of the same issue
    ) == [(3, "file"), (4, "page number"), (5, "issue number")]


def test_the_same_page_of_another_paper_or_edition_is_none(folder) -> None:
    header = ("file", "date", "page", "publication", "edition")
    rows = [
        ("1.txt", "1999-08-01", "1", "甲报", ""),
        ("2.txt", "1999-08-01", "1", "乙报", ""),
        ("3.txt", "1999-08-01", "1", "甲报", "号外"),
    ]
    assert len(read_manifest(manifest(folder, header, *rows))) == 3


@pytest.mark.parametrize(
    "header", [("date",), ("file", "colour"), ("file", "文件"), ("file", ""), ("",)]
)
def test_a_header_that_is_not_understood(folder, header) -> None:
    assert faults(folder, header, ("1.txt", "1999-08-01")) in ([(1, "")], [(2, "")])


@pytest.mark.parametrize(
    "data", [b"", b"file\n", b'file\n"1.txt\n', "文件\n1.txt".encode("utf-16"), b"\xff\xff\xff"]
)
def test_a_table_that_cannot_be_read(folder, data) -> None:
    (folder / "m.csv").write_bytes(data)
    with pytest.raises(FaultyManifest, match=r"m\.csv line \d"):
        read_manifest(folder / "m.csv")


def test_many_faults_are_counted(folder) -> None:
    rows = [("file",)] + [(f"absent{n}.txt",) for n in range(60)]
    with pytest.raises(FaultyManifest, match="and 10 more"):
        read_manifest(manifest(folder, *rows))


def test_the_limits_are_those_of_the_database() -> None:
    for model, field, longest in [
        (Section, "name", LONGEST["section"]),
        (Publication, "name", LONGEST["publication"]),
        (Issue, "edition", LONGEST["edition"]),
    ]:
        assert model._meta.get_field(field).max_length == longest
    for model, field, key in [(Issue, "number", "issue_number"), (Page, "number", "page_number")]:
        limits = [v.limit_value for v in model._meta.get_field(field).validators]
        assert LARGEST[key] <= max(limits)
