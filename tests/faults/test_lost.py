"""PostgreSQL that dies during an import, and comes back."""

from contextlib import closing

import pytest

from tests.faults.archive import IMPORT, acknowledged, copy_pages
from tests.faults.cluster import Cluster
from tests.faults.conftest import MakeArchive, Tell
from tests.faults.contents import connect, difference
from tests.faults.process import LONGEST, wait_until

pytestmark = pytest.mark.slow

PAGES = 12
DIES_IN = 4  # counted from 0: so many pages were acknowledged before
# The importer stands still within this page for as long as somebody else has the lock.
STAND_STILL = f"""
CREATE FUNCTION stand_still() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN PERFORM pg_advisory_xact_lock(1); RETURN NULL; END $$;
CREATE TRIGGER stand_still AFTER INSERT ON seeds_sourcedocument FOR EACH ROW
WHEN (NEW.name = 'page{DIES_IN:02}.txt') EXECUTE FUNCTION stand_still();
SELECT pg_advisory_lock(1)
"""


def test_postgres_dies_during_an_import(
    cluster: Cluster, new_postgres: MakeArchive, tmp_path, tell: Tell
) -> None:
    pages = copy_pages(tmp_path / "pages", PAGES)
    undisturbed, archive = new_postgres(), new_postgres()
    assert undisturbed.seeds(*pages).status == 0
    whole = undisturbed.contents()

    with closing(connect(archive.url)) as other:
        other.execute(STAND_STILL)
        other.commit()
        process = archive.start(*IMPORT, *pages)
        wait_until(lambda: waits_for_a_lock(cluster), "the importer stands still", LONGEST)
        cluster.stop()
        done = process.wait()
    assert done.status == 1
    assert "Traceback" not in done.err
    assert "the database says: " in done.err

    cluster.start()
    contents = archive.contents()
    said = acknowledged(done.out)
    assert said == set(contents.sources().values()) == {page.name for page in pages[:DIES_IN]}
    assert not difference(contents.all(), whole.of_pages(contents.sources()))
    assert archive.seeds(*pages).status == 0
    assert not difference(archive.contents().all(), whole.all())
    tell(f"{len(said)} pages acknowledged before PostgreSQL died were there after")


def waits_for_a_lock(cluster: Cluster) -> bool:
    """Whether anybody waits for what `STAND_STILL` has taken."""
    return bool(cluster.ask("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"))
