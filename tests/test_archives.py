"""Pages inside archives: read one by one; what is hostile or broken is refused, by name."""

import gzip
import io
import stat
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from seeds import archives
from seeds.archives import UnusableArchive, count_pages, is_archive, read_pages
from seeds.archives.member import MAX_MEMBERS
from seeds.files import PageFile, find_files, open_source, read_files
from seeds.parser.decode import MAX_BYTES

GBK_NAME = "第一版誠.txt"  # in GBK the last of its bytes is a backslash
PAGES = {"1.txt": b"one", "b/2.md": "二".encode(), "b/picture.png": b"\x89PNG"}


def zipped(members: dict[str, bytes], edit: Callable[[zipfile.ZipInfo], None] = id) -> io.BytesIO:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            edit(info)
            archive.writestr(info, data)
    return file


def tarred(
    members: dict[str, bytes], edit: Callable[[tarfile.TarInfo], None] = id, mode: str = "w"
) -> io.BytesIO:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            edit(info)
            archive.addfile(info, io.BytesIO(data))
    return file


def gzipped(members: dict[str, bytes]) -> io.BytesIO:
    return tarred(members, mode="w:gz")


def refusals(file: io.BytesIO) -> dict[str, str]:
    """The members by name with what is said of each; the archive as a whole is usable."""
    count = count_pages(file)
    pages = {page.name: page.refused for page in read_pages(file)}
    assert len(pages) == count
    return pages


def refused_whole(file: io.BytesIO) -> str:
    with pytest.raises(UnusableArchive) as caught:
        count_pages(file)
    return str(caught.value)


@pytest.mark.parametrize("pack", [zipped, tarred, gzipped])
def test_pages_are_read_in_order_and_pictures_are_passed_over(pack) -> None:
    file = pack({**PAGES, "__MACOSX/._1.txt": b"\x00\x05\x16\x07"})
    assert is_archive(file.getvalue()[:512])
    assert count_pages(file) == 2
    assert [(page.name, page.data) for page in read_pages(file)] == [
        ("1.txt", b"one"),
        ("b/2.md", "二".encode()),
    ]


def test_names_in_gbk_are_read() -> None:
    in_zip = zipped({GBK_NAME.encode("gbk").decode("cp437"): b"x"})
    # zipfile itself marks the name as UTF-8 where it is not ASCII; old programs did not.
    raw = bytearray(in_zip.getvalue())
    marked, plain = GBK_NAME.encode("gbk").decode("cp437").encode(), GBK_NAME.encode("gbk")
    assert raw.count(marked) == 2
    in_zip = zipped({"_" * len(plain): b"x"})
    raw = in_zip.getvalue().replace(b"_" * len(plain), plain)
    name = plain.decode("gbk", "surrogateescape")
    in_tar = tarfile_with_raw_name(plain)
    assert list(refusals(io.BytesIO(raw))) == list(refusals(in_tar)) == [name]


def tarfile_with_raw_name(raw: bytes) -> io.BytesIO:
    file = io.BytesIO()
    with tarfile.open(
        fileobj=file, mode="w", format=tarfile.GNU_FORMAT, encoding="utf-8"
    ) as archive:
        archive.addfile(tarfile.TarInfo(raw.decode("utf-8", "surrogateescape")), io.BytesIO())
    return file


@pytest.mark.parametrize("pack", [zipped, tarred, gzipped])
@pytest.mark.parametrize(
    "path",
    ["/etc/x.txt", "../x.txt", "a/../../x.txt", "..\\x.txt", "\\x.txt", "C:\\x.txt", "a/..", ".."],
)
def test_a_path_that_leads_outside_refuses_the_archive(pack, path) -> None:
    assert path.rstrip("/") in refused_whole(pack({**PAGES, path: b"x"}))


@pytest.mark.parametrize("path", ["a..b.txt", "..a.txt", "第..版.txt", "a/b..txt"])
def test_points_in_a_name_lead_nowhere(path) -> None:
    assert refusals(zipped({path: b"x"})) == {path: ""}


@pytest.mark.parametrize(
    "kind",
    [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE],
)
def test_links_and_devices_in_a_tar_refuse_it(kind) -> None:
    def edit(info: tarfile.TarInfo) -> None:
        info.type, info.linkname, info.size = kind, "/etc/passwd", 0

    assert "x.txt is a link or a device" in refused_whole(tarred({"x.txt": b""}, edit))


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO, stat.S_IFSOCK])
def test_links_and_devices_in_a_zip_refuse_it(kind) -> None:
    def edit(info: zipfile.ZipInfo) -> None:
        info.external_attr = (kind | 0o777) << 16

    assert "x.txt is a link or a device" in refused_whole(zipped({"x.txt": b"/etc"}, edit))


@pytest.mark.parametrize("pack", [zipped, gzipped])
def test_a_bomb_is_refused_before_it_is_unpacked(pack) -> None:
    file = pack({f"{n}.txt": b" " * MAX_BYTES for n in range(30)})
    assert len(file.getvalue()) < 1_000_000
    tracemalloc.start()
    assert "100 times its own size" in refused_whole(file)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20_000_000


def test_a_bomb_of_overlapping_members_is_refused() -> None:
    raw = zipped({"1.txt": b"x" * 1000, "2.txt": b"x" * 1000}).getvalue()
    second = raw.rindex(b"PK\x03\x04")
    # The directory's second entry points to the first member's bytes.
    entry = raw.rindex(b"PK\x01\x02") + 42
    assert int.from_bytes(raw[entry : entry + 4], "little") == second
    assert "overlap" in refused_whole(io.BytesIO(raw[:entry] + bytes(4) + raw[entry + 4 :]))


def test_a_header_that_would_fill_the_memory_refuses_a_tar() -> None:
    file = tarred({"x" * 100_000 + ".txt": b"x"})
    assert "header is too large" in refused_whole(file)


def test_too_many_members_refuse_an_archive(monkeypatch) -> None:
    monkeypatch.setattr(archives, "MAX_MEMBERS", 3)
    assert MAX_MEMBERS > 3
    assert "more than 3 files" in refused_whole(tarred({f"{n}.txt": b"" for n in range(4)}))


def test_an_archive_that_is_too_large_is_refused_unread(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(archives, "MAX_PACKED", 100)
    assert "more than 100 bytes" in refused_whole(zipped(PAGES))


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_one_bad_member_does_not_stop_the_others(pack) -> None:
    told = refusals(
        pack({"1.txt": b"x", "2.txt": b"x" * (MAX_BYTES + 1), "3.zip": b"PK", "4.txt": b"x"})
    )
    assert (told["1.txt"], told["4.txt"]) == ("", "")
    assert f"{MAX_BYTES + 1:,} bytes" in told["2.txt"]
    assert "an archive inside an archive" in told["3.zip"]


def test_an_encrypted_member_is_refused() -> None:
    raw = bytearray(zipped({"1.txt": b"x", "2.txt": b"y"}).getvalue())
    raw[raw.rindex(b"PK\x01\x02") + 8] |= 1
    told = refusals(io.BytesIO(raw))
    assert told["1.txt"] == ""
    assert "encrypted" in told["2.txt"]


def test_an_unusual_packing_is_refused() -> None:
    def edit(info: zipfile.ZipInfo) -> None:
        info.compress_type = zipfile.ZIP_LZMA

    assert "deflate" in refusals(zipped({"1.txt": b"x"}, edit))["1.txt"]


def test_a_damaged_member_of_a_zip_is_refused_alone() -> None:
    text = b"as it is printed"

    def edit(info: zipfile.ZipInfo) -> None:
        info.compress_type = zipfile.ZIP_STORED

    raw = zipped({"1.txt": text, "2.txt": b"whole"}, edit).getvalue()
    told = refusals(io.BytesIO(raw.replace(text, text.upper())))
    assert "broken" in told["1.txt"]
    assert told["2.txt"] == ""


@pytest.mark.parametrize("pack", [zipped, tarred, gzipped])
def test_an_archive_that_is_cut_off_is_refused(pack) -> None:
    raw = pack({f"{n}.txt": bytes(range(256)) * 40 for n in range(4)}).getvalue()
    for length in (len(raw) // 2, len(raw) // 3, len(raw) // 5):
        assert "broken" in refused_whole(io.BytesIO(raw[:length]))


def test_a_tar_without_its_end_or_with_a_damaged_header_is_refused() -> None:
    raw = tarred({f"{n}.txt": b"x" for n in range(3)}).getvalue()
    assert "its end is missing" in refused_whole(io.BytesIO(raw[: 3 * 1024]))
    damaged = raw[:1024] + b"?" + raw[1025:]  # the second member's name: its checksum is wrong
    assert "header is damaged" in refused_whole(io.BytesIO(damaged))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04rubbish", b"\x1f\x8brubbish", b"x" * 600])
def test_what_is_no_archive_is_refused(data) -> None:
    assert "broken" in refused_whole(io.BytesIO(data))


def test_an_archive_without_pages_is_refused() -> None:
    assert "no page files" in refused_whole(zipped({"picture.png": b"x"}))


def test_archives_of_a_folder_are_read_between_its_files(tmp_path) -> None:
    (tmp_path / "0.txt").write_bytes(b"zero")
    (tmp_path / "a.zip").write_bytes(zipped({"sub/1.txt": b"one"}).getvalue())
    (tmp_path / "b.tgz").write_bytes(gzipped({"2.txt": b"two"}).getvalue())
    (tmp_path / "c.TAR").write_bytes(tarred({"../3.txt": b"three"}).getvalue())
    (tmp_path / "d.txt").write_bytes(b"four")
    sources = [open_source(path) for path in find_files([str(tmp_path)])]
    files = list(read_files(sources))
    assert sum(source.pages for source in sources) == len(files) == 5
    assert [(file.name, file.data) for file in files] == [
        ("0.txt", b"zero"),
        ("sub/1.txt", b"one"),
        ("2.txt", b"two"),
        ("c.TAR", b""),
        ("d.txt", b"four"),
    ]
    assert files[1].path == tmp_path / "a.zip/sub/1.txt"
    assert "nothing of this archive is imported" in files[3].refused


class Input:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BytesIO(data)


@pytest.mark.parametrize("pack", [zipped, tarred, gzipped])
def test_standard_input_may_be_an_archive(pack, monkeypatch) -> None:
    assert standard_input(pack(PAGES).getvalue(), monkeypatch) == [
        PageFile(Path("-/1.txt"), "1.txt", b"one"),
        PageFile(Path("-/b/2.md"), "b/2.md", "二".encode()),
    ]


@pytest.mark.parametrize("data", [b"", "PK赛开始".encode(), b"x" * (MAX_BYTES + 9)])
def test_standard_input_is_else_one_page(data, monkeypatch) -> None:
    (page,) = standard_input(data, monkeypatch)
    assert page == PageFile(Path("-"), "stdin", data[: MAX_BYTES + 1])


def standard_input(data: bytes, monkeypatch: pytest.MonkeyPatch) -> list[PageFile]:
    monkeypatch.setattr("sys.stdin", Input(data))
    return list(read_files([open_source(path) for path in find_files(["-"])]))


def test_gzip_alone_is_no_archive() -> None:
    assert "broken" in refused_whole(io.BytesIO(gzip.compress("一页".encode() * 1000)))
