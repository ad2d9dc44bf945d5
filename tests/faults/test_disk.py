"""A disk that fills up during an import, and one that may not be written at all."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.faults.archive import Archive, acknowledged, copy_pages, records
from tests.faults.conftest import MakeArchive, Tell, unavailable
from tests.faults.contents import difference

pytestmark = pytest.mark.slow

PAGES = 12
# Room for the tables and a few pages, in the rows as in SQLite's log beside them.
SMALL, LARGE = "4m", "64m"


class Disk:
    """A file system in memory, of a size that can be changed."""

    def __init__(self, size: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="newsroom-disk-"))
        self._call("mount", "-t", "tmpfs", "-o", f"size={size},mode=777", "tmpfs", self.folder)

    def remount(self, options: str) -> None:
        """Mount it with other options."""
        self._call("mount", "-o", f"remount,{options}", self.folder)

    def remove(self) -> None:
        """Unmount it."""
        self._call("umount", self.folder)
        self.folder.rmdir()

    def _call(self, *command: object) -> None:
        root = [] if os.geteuid() == 0 else ["sudo", "-n"]
        subprocess.run([*root, *map(str, command)], check=True, capture_output=True)


@pytest.fixture
def disk() -> Iterator[Disk]:
    try:
        small = Disk(SMALL)
    except (subprocess.CalledProcessError, FileNotFoundError):
        unavailable("small disks left out: mounting is not allowed")
    yield small
    small.remove()


@pytest.fixture
def on_sqlite(disk: Disk, new_sqlite: MakeArchive) -> Archive:
    """An archive whose SQLite file lies on the disk."""
    archive = new_sqlite()
    (archive.folder / "db").rename(archive.folder / "template")
    (disk.folder / "db").write_bytes((archive.folder / "template").read_bytes())
    archive.url = f"sqlite:///{disk.folder / 'db'}"
    return archive


@pytest.fixture
def on_postgres(disk: Disk, cluster, new_postgres: MakeArchive) -> Iterator[Archive]:
    """An archive whose tables lie on the disk, though not PostgreSQL's log of what is written."""
    archive = new_postgres()
    name = urlsplit(archive.url).path[1:]
    tables = disk.folder / "tables"
    disk.remount(f"size={LARGE}")
    tables.mkdir()
    os.chown(tables, cluster.owner.pw_uid, cluster.owner.pw_gid)
    cluster.ask(f"CREATE TABLESPACE small LOCATION '{tables}'")
    cluster.ask(f"ALTER DATABASE {name} SET TABLESPACE small")
    used = sum(file.stat().st_blocks * 512 for file in tables.rglob("*"))
    disk.remount(f"size={used // 1024 + 2150}k")
    yield archive
    cluster.ask(f"ALTER DATABASE {name} SET TABLESPACE pg_default")
    cluster.ask("DROP TABLESPACE small")


@pytest.mark.parametrize("where", ["sqlite", "postgres"])
def test_a_full_disk_ends_the_import_and_keeps_what_was_acknowledged(
    where: str, disk: Disk, request: pytest.FixtureRequest, tmp_path, tell: Tell
) -> None:
    pages = copy_pages(tmp_path / "pages", PAGES)
    archive: Archive = request.getfixturevalue(f"on_{where}")
    undisturbed: Archive = request.getfixturevalue(f"new_{where}")()
    assert undisturbed.seeds(*pages).status == 0
    whole = undisturbed.contents()

    done = archive.seeds(*pages)
    assert done.status == 1
    assert "Traceback" not in done.err
    assert "the database says: " in done.err
    assert "run this again" in done.err
    said = acknowledged(done.out)
    assert 0 < len(said) < PAGES

    disk.remount(f"size={LARGE}")
    archive.assert_sound()
    contents = archive.contents()
    assert set(contents.sources().values()) == said
    assert not difference(contents.all(), whole.of_pages(contents.sources()))
    again = archive.seeds(*pages)
    assert again.status == 0, again.err
    assert not difference(archive.contents().all(), whole.all())
    tell(f"{len(said)} of {PAGES} pages fitted and were kept; with room again the rest came in")


def test_a_database_that_may_not_be_written_is_told(
    disk: Disk, on_sqlite: Archive, tmp_path
) -> None:
    pages = copy_pages(tmp_path / "pages", 2)
    disk.remount("ro")
    try:
        assert_told(on_sqlite, pages)
    finally:
        disk.remount("rw")


def test_a_postgres_that_only_reads_is_told(cluster, new_postgres: MakeArchive, tmp_path) -> None:
    archive = new_postgres()
    name = urlsplit(archive.url).path[1:]
    cluster.ask(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    assert_told(archive, copy_pages(tmp_path / "pages", 2))
    assert archive.contents().sources() == {}


def assert_told(archive: Archive, pages: list[Path]) -> None:
    """The import ends with the database's own words, at once and without a trace of our code."""
    done = archive.seeds(*pages)
    assert done.status == 1
    assert "Traceback" not in done.err
    assert "the database says: " in done.err
    assert acknowledged(done.out) == set()
    assert len(records(done.out)) <= 1
