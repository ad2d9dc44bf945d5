"""Archives made to harm: refused before anything is written, here or anywhere."""

import io
import re
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.faults.archive import IMPORT, Archive, acknowledged
from tests.faults.conftest import MakeArchive, Tell
from tests.faults.process import Done

pytestmark = pytest.mark.slow

MEGABYTE = 1_000_000
PAGE = "# 县图书馆延长开放时间\n\n本报讯（记者 谢淑贞）县图书馆昨日宣布，延长开放时间。\n".encode()
BOMB = 500  # megabytes that the bomb unpacks to
MOST_MEMORY = 48 * MEGABYTE
# The calls that make a file or change one; and the files that are the importer's own.
WRITING = "openat,open,creat,mkdir,mkdirat,symlink,symlinkat,link,linkat,rename,renameat,renameat2"
WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|^(?!open)")
OWN = re.compile(r'/db(-wal|-shm|-journal)?"|"/dev/(null|urandom|tty)"')


def make_zip(path: Path, name: str, *, link_to: str = "", bomb: int = 0) -> None:
    """An archive with an honest page and then one other member."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("honest.txt", PAGE)
        member = zipfile.ZipInfo(name)
        member.compress_type = zipfile.ZIP_DEFLATED
        if link_to:
            member.external_attr = 0o120777 << 16
        with file.open(member, "w", force_zip64=True) as content:
            content.write(link_to.encode() or PAGE)
            for _ in range(bomb):
                content.write(bytes(MEGABYTE))


def make_tar(path: Path, name: str, *, link_to: str = "", bomb: int = 0) -> None:
    """The same as .tar.gz."""
    with tarfile.open(path, "w:gz") as file:
        honest = tarfile.TarInfo("honest.txt")
        honest.size = len(PAGE)
        file.addfile(honest, io.BytesIO(PAGE))
        member = tarfile.TarInfo(name)
        if link_to:
            member.type, member.linkname = tarfile.SYMTYPE, link_to
            file.addfile(member)
        else:
            member.size = bomb * MEGABYTE or len(PAGE)
            file.addfile(member, Zeros(member.size) if bomb else io.BytesIO(PAGE))


class Zeros(io.RawIOBase):
    """So many zero bytes, never all in memory."""

    def __init__(self, size: int) -> None:
        self._left = size

    def read(self, size: int = -1) -> bytes:
        taken = min(size, self._left)
        self._left -= taken
        return bytes(taken)


MAKERS = {".zip": make_zip, ".tar.gz": make_tar}


@pytest.fixture
def archive(new_sqlite: MakeArchive) -> Archive:
    """One database, for what is refused unread meets none; the importer's folder is made."""
    made = new_sqlite()
    assert made.seeds("absent.txt").status == 1
    return made


@pytest.mark.parametrize("suffix", MAKERS)
@pytest.mark.parametrize("kind", ["parent", "absolute", "link"])
def test_an_archive_that_leads_outside_is_refused_whole(
    archive: Archive, tmp_path, tell: Tell, suffix: str, kind: str
) -> None:
    packed = tmp_path / "inside" / f"evil{suffix}"
    packed.parent.mkdir()
    names = {"parent": "../target.txt", "absolute": f"{tmp_path}/target.txt", "link": "evil.txt"}
    MAKERS[suffix](packed, names[kind], link_to="/etc/passwd" if kind == "link" else "")
    assert_nothing_is_written(archive, packed)
    tell("refused; no file was opened for writing but the database's own")


@pytest.mark.parametrize("suffix", MAKERS)
def test_a_bomb_is_refused_whole(archive: Archive, tmp_path, tell: Tell, suffix: str) -> None:
    packed = tmp_path / f"bomb{suffix}"
    MAKERS[suffix](packed, "evil.txt", bomb=BOMB)
    assert_takes_little(archive, packed, tell)


def test_a_zip_whose_members_share_their_bytes_is_refused_whole(
    archive: Archive, tmp_path, tell: Tell
) -> None:
    """A bomb that needs no nesting: many entries of the directory lead to one and the same data."""
    packed = tmp_path / "overlap.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("p0000.txt", bytes(4 * MEGABYTE))
    repeat_entry(packed, 500)
    with zipfile.ZipFile(packed) as file:
        assert sum(member.file_size for member in file.infolist()) == 500 * 4 * MEGABYTE
    assert_takes_little(archive, packed, tell)


def repeat_entry(packed: Path, count: int) -> None:
    """Repeat the one entry of a zip's directory, each time under another name."""
    data = packed.read_bytes()
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entries = b"".join(
        data[start:end].replace(b"p0000", f"p{number:04}".encode()) for number in range(count)
    )
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(entries), start, 0)
    packed.write_bytes(data[:start] + entries + tail)


def assert_takes_little(archive: Archive, packed: Path, tell: Tell) -> None:
    """It is refused whole, and costs hardly more than a file that is not there."""
    _done, usual = archive.measure(packed.with_name("absent.zip"))
    done, usage = archive.measure(packed)
    assert_refused_whole(archive, done, packed)
    more = usage.most_bytes - usual.most_bytes
    tell(f"refused; {more >> 20} MiB and {usage.seconds - usual.seconds:.1f} s of processor time")
    assert more < MOST_MEMORY
    assert_nothing_is_written(archive, packed)


def assert_nothing_is_written(archive: Archive, packed: Path) -> None:
    """It is refused whole, and the importer opens no file to write but those of the database."""
    done, calls = archive.trace(WRITING, *IMPORT, packed)
    assert_refused_whole(archive, done, packed)
    opened = {call for call in calls if WRITES.search(call) and "= -1 " not in call}
    assert opened  # the database, so that we know that we see
    elsewhere = {call for call in opened if not OWN.search(call)}
    assert elsewhere == set()


def assert_refused_whole(archive: Archive, done: Done, packed: Path) -> None:
    assert done.status == 1
    assert "Traceback" not in done.err
    assert f"{packed.name}: nothing of this archive is imported" in done.err
    assert acknowledged(done.out) == set()
    assert set(archive.contents().counts().values()) <= {0}
