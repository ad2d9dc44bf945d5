"""Several at one database: two importers, and another writer who does not let go."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.faults.archive import IMPORT, Archive, acknowledged, copy_pages, records, states
from tests.faults.conftest import MakeArchive, Tell
from tests.faults.contents import connect, difference
from tests.faults.process import Done, wait_until

pytestmark = pytest.mark.slow

ROUNDS = 10
PAGES = 6


def test_two_importers_at_once_double_nothing(
    new_archive: MakeArchive, tmp_path, tell: Tell
) -> None:
    pages = copy_pages(tmp_path / "pages", PAGES)
    undisturbed = new_archive()
    assert undisturbed.seeds(*pages).status == 0
    whole = undisturbed.contents()
    shuffle = random.Random(1976)  # noqa: S311 - the same orders in every run
    told = {"imported": 0, "unchanged": 0, "refused": 0}
    for _ in range(ROUNDS):
        archive = new_archive()
        for done in two_at_once(archive, *two_shares(pages, shuffle)):
            assert "Traceback" not in done.err
            assert done.status == (1 if states(done.out)["refused"] else 0), done.err
            assert acknowledged(done.out) <= set(archive.contents().sources().values())
            for state, count in states(done.out).items():
                told[state] += count
        archive.assert_sound()
        contents = archive.contents()
        assert not difference(contents.all(), whole.of_pages(contents.sources()))
        if len(contents.sources()) < PAGES:  # a plain refusal: it is in when it is asked for again
            assert archive.seeds(*pages).status == 0
            assert not difference(archive.contents().all(), whole.all())
    tell(f"{ROUNDS} rounds of two importers: {told}; no page, person or tag twice")
    assert told["imported"] + told["refused"] >= ROUNDS * PAGES


def two_shares(pages: list[Path], shuffle: random.Random) -> tuple[list[Path], list[Path]]:
    """All pages for both, or two thirds for each, in orders of their own: locks taken crosswise."""
    if shuffle.random() < 0.5:
        first, second = list(pages), list(pages)
    else:
        first, second = pages[: PAGES * 2 // 3], pages[PAGES // 3 :]
    shuffle.shuffle(second)
    return first, second


def two_at_once(archive: Archive, first: list[Path], second: list[Path]) -> list[Done]:
    """Two importers started together, both ended."""
    both = [archive.start(*IMPORT, *first), archive.start(*IMPORT, *second)]
    return [process.wait() for process in both]


def test_the_importer_waits_for_another_writer(new_archive: MakeArchive, tmp_path) -> None:
    archive = new_archive()
    (page,) = copy_pages(tmp_path / "pages", 1)
    with closing(connect(archive.url)) as other:
        hold(other)
        process = archive.start(*IMPORT, page)
        with pytest.raises(TimeoutError):
            wait_until(lambda: records(process.printed()), "a record", seconds=6)
        other.rollback()
        done = process.wait()
    assert done.status == 0, done.err
    assert states(done.out) == {"imported": 1}


def test_the_importer_gives_up_on_a_writer_who_does_not_let_go(
    new_archive: MakeArchive, tmp_path
) -> None:
    archive = new_archive()
    pages = copy_pages(tmp_path / "pages", 2)
    with closing(connect(archive.url)) as other:
        hold(other)
        done = archive.seeds(*pages)
        other.rollback()
    assert done.status == 1
    assert "Traceback" not in done.err
    assert "lock" in done.err
    assert "run this again" in done.err
    assert len(records(done.out)) <= 1
    assert archive.contents().sources() == {}


def hold(other) -> None:
    """Take what an importer needs for writing a page, and keep it."""
    if isinstance(other, sqlite3.Connection):
        other.execute("BEGIN IMMEDIATE")
    else:
        other.execute("LOCK TABLE articles_page IN EXCLUSIVE MODE")
