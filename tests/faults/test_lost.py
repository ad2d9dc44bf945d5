"""PostgreSQL that dies during an import, and comes back."""

import pytest

from tests.faults.archive import IMPORT, acknowledged, copy_pages
from tests.faults.cluster import Cluster
from tests.faults.conftest import MakeArchive, Tell
from tests.faults.contents import difference
from tests.faults.process import wait_until

pytestmark = pytest.mark.slow

PAGES = 12


def test_postgres_dies_during_an_import(
    cluster: Cluster, new_postgres: MakeArchive, tmp_path, tell: Tell
) -> None:
    pages = copy_pages(tmp_path / "pages", PAGES)
    undisturbed, archive = new_postgres(), new_postgres()
    assert undisturbed.seeds(*pages).status == 0
    whole = undisturbed.contents()

    process = archive.start(*IMPORT, *pages)
    wait_until(lambda: len(acknowledged(process.printed())) >= 3, "the third page")
    cluster.stop()
    done = process.wait()
    assert done.status == 1
    assert "Traceback" not in done.err
    assert "the database says: " in done.err

    cluster.start()
    contents = archive.contents()
    said = acknowledged(done.out)
    assert said <= set(contents.sources().values())
    assert not difference(contents.all(), whole.of_pages(contents.sources()))
    assert archive.seeds(*pages).status == 0
    assert not difference(archive.contents().all(), whole.all())
    tell(f"{len(said)} pages acknowledged before PostgreSQL died were there after")
