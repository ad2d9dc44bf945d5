"""SIGKILL at random moments of an import, again and again."""

import random
import time
from pathlib import Path

import pytest

from tests.faults.archive import IMPORT, Archive, acknowledged, copy_pages
from tests.faults.conftest import MakeArchive, Tell
from tests.faults.contents import Contents, difference
from tests.faults.process import LONGEST, Process, wait_until

pytestmark = pytest.mark.slow

KILLS = 30
WITHIN = 10  # of them, at least, between the first page and the last
PAGES = 12
# An archive is killed so often at most before its import may end: a kill follows on a kill.
KILLS_IN_A_ROW = 3


def test_thirty_kills_leave_whole_pages_and_all_that_was_acknowledged(
    new_archive: MakeArchive, tmp_path, tell: Tell
) -> None:
    pages = copy_pages(tmp_path / "pages", PAGES)
    names = {page.name for page in pages}
    whole, took = undisturbed(new_archive(), pages)
    moments = random.Random(1949)  # noqa: S311 - the same moments in every run
    killed: list[tuple[int, int]] = []  # how many pages were stored, how many acknowledged
    reruns = 0
    while len(killed) < KILLS or within(killed) < WITHIN:
        # A kill falls within by chance, on a slow machine seldom: it is tried until enough have.
        assert len(killed) < 4 * KILLS, killed
        archive = new_archive()
        workers = 1 + reruns % 2  # of two, one that is left alone must end
        for _ in range(KILLS_IN_A_ROW):
            process = archive.start(*IMPORT, "--workers", workers, *pages)
            wait_at_random(process, moments, took)
            done = process.kill()
            stored = assert_pages_are_whole(archive, whole)
            said = acknowledged(done.out)
            assert said <= stored
            if done.status == 0:  # it came before the kill
                break
            killed.append((len(stored), len(said)))
            if len(stored) == PAGES:  # nothing is left to be disturbed
                break
        done = archive.seeds(*pages)
        assert done.status == 0, done.err
        assert acknowledged(done.out) == names
        assert not difference(archive.contents().all(), whole.all())
        archive.assert_sound()
        reruns += 1
    tell(
        f"{len(killed)} kills, {within(killed)} of them between the first page and the last; "
        f"{sum(said for _stored, said in killed)} pages had been acknowledged, all were there; "
        f"{reruns} reruns completed, each with the contents of an undisturbed import"
    )
    assert sum(said for _stored, said in killed) >= KILLS, killed


def within(killed: list[tuple[int, int]]) -> int:
    """How many kills came between the first page and the last."""
    return sum(0 < stored < PAGES for stored, _said in killed)


def undisturbed(archive: Archive, pages: list[Path]) -> tuple[Contents, float]:
    """What an import leaves that nothing disturbs, and how many seconds it takes."""
    started = time.monotonic()
    done = archive.seeds(*pages)
    took = time.monotonic() - started
    assert done.status == 0, done.err
    assert acknowledged(done.out) == {page.name for page in pages}
    return archive.contents(), took


def wait_at_random(process: Process, moments: random.Random, took: float) -> None:
    """Wait for a moment of the import: before its first page, or within the time of any page.

    Pages are counted as they are acknowledged, for a loaded machine keeps no time.
    """
    count = moments.randrange(PAGES)
    wait_until(
        lambda: len(acknowledged(process.printed())) >= count or process.popen.poll() is not None,
        f"page {count}",
        LONGEST,
    )
    time.sleep(moments.uniform(0, took / PAGES if count else took / 2))


def assert_pages_are_whole(archive: Archive, whole: Contents) -> set[str]:
    """The names of the pages that are stored, each with all of its rows and no row beside them."""
    archive.assert_sound()
    contents = archive.contents()
    stored = contents.sources()
    assert not difference(contents.all(), whole.of_pages(stored))
    return set(stored.values())
