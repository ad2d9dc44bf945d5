"""Power loss: what was acknowledged had been forced to the disk before it was."""

import re
import shutil
from collections.abc import Iterable

import pytest

from tests.faults.archive import IMPORT, acknowledged, copy_pages
from tests.faults.cluster import Cluster
from tests.faults.conftest import MakeArchive, Tell, unavailable
from tests.faults.process import wait_until

pytestmark = pytest.mark.slow

PAGES = 6
CALLS = "fsync,fdatasync,pwrite64,write"
WROTE = re.compile(r"pwrite64\(\d+<.*/db(?:-wal)?>")
SYNCED = re.compile(r"f(?:data)?sync\(\d+<.*/db-wal>\) = 0")
ACKNOWLEDGED = re.compile(r'^write\(1<.*?\\"source\\": \\"([\w.]+)\\"')


def test_a_page_is_synced_before_it_is_acknowledged(
    new_sqlite: MakeArchive, tmp_path, tell: Tell
) -> None:
    if not shutil.which("strace"):
        unavailable("power loss left out: there is no strace")
    archive = new_sqlite()
    pages = copy_pages(tmp_path / "pages", PAGES)
    done, calls = archive.trace(CALLS, *IMPORT, *pages)
    assert done.status == 0, done.err
    names = [page.name for page in pages]
    told, syncs = acknowledgements(calls)
    assert [name for name, _synced in told] == names
    assert acknowledged(done.out) == set(names)
    # Each page was written, then synced, and nothing of it was written after that.
    assert [synced for _name, synced in told] == [True] * PAGES
    assert syncs >= PAGES
    tell(f"{syncs} syncs of SQLite's log, one or more before each of {PAGES} acknowledgements")


def acknowledgements(calls: Iterable[str]) -> tuple[list[tuple[str, bool]], int]:
    """Each file told of, and whether what was written for it is synced; the number of syncs."""
    written = synced = False
    told: list[tuple[str, bool]] = []
    syncs = 0
    for call in calls:
        if WROTE.match(call):
            written, synced = True, False
        elif SYNCED.match(call):
            synced = written
            syncs += 1
        elif found := ACKNOWLEDGED.match(call):
            told.append((found[1], synced))
            written = synced = False
    return told, syncs


def test_postgres_syncs_each_page_that_is_acknowledged(
    cluster: Cluster, new_postgres: MakeArchive, tmp_path, tell: Tell
) -> None:
    """The server as it comes, asked by the importer's own connection; its log's syncs counted."""
    archive = new_postgres()
    asking = (
        "from django.db import connection as c; k = c.cursor();"
        "print(*(k.execute(f'SHOW {n}').fetchone()[0] "
        "for n in ('fsync', 'synchronous_commit', 'full_page_writes')))"
    )
    done = archive.manage("shell", "-v0", "-c", asking)
    assert done.out.split() == ["on", "on", "on"], done.said
    pages = copy_pages(tmp_path / "pages", PAGES)
    before = log_syncs(cluster)
    assert archive.seeds(*pages).status == 0
    # A server's process tells of its syncs when it ends, which is after the importer has.
    wait_until(lambda: log_syncs(cluster) - before >= PAGES, "a sync for each page")
    syncs = log_syncs(cluster) - before
    tell(f"{syncs} syncs of PostgreSQL's log for {PAGES} acknowledged pages")


def log_syncs(cluster: Cluster) -> int:
    """How often the server has forced its log to the disk, as far as it has told."""
    return cluster.ask("SELECT wal_sync FROM pg_stat_wal")[0][0]
