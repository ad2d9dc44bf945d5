"""Files and lines beyond all print: refused at a stated limit, or read in linear time."""

from pathlib import Path

import pytest

from seeds.parser.decode import MAX_BYTES
from tests.faults.archive import Archive, states
from tests.faults.conftest import MakeArchive, Tell

pytestmark = pytest.mark.slow

MEGABYTE = 1_000_000
# What a file that is refused may take above what one takes that is not there.
MOST_MEMORY = 48 * MEGABYTE
# Twice the text: linear time would be 2, quadratic 4.
MOST_GROWTH = 3
MOST_SECONDS = 2
SHORTEST = 0.25  # seconds; below them lies the noise of two starts of Python
FILLING = {"spaces": " ", "brackets": "（", "reporters": "记者"}


@pytest.mark.parametrize(
    ("piece", "megabytes"),
    [("近日，工会举行活动。\n", 100), ("近日，工会举行活动。", 50)],
    ids=["100 MB", "a line of 50 MB"],
)
def test_a_huge_file_is_refused_at_a_stated_limit(
    archive: Archive, tmp_path, tell: Tell, piece: str, megabytes: int
) -> None:
    huge = tmp_path / "huge.txt"
    block = (piece * (MEGABYTE // len(piece.encode()) + 1)).encode()[:MEGABYTE]
    with huge.open("wb") as file:
        for _ in range(megabytes):
            file.write(block)
    _done, usual = archive.measure(tmp_path / "absent.txt")
    done, usage = archive.measure(huge)
    huge.unlink()
    assert done.status == 1
    assert "huge.txt: the file has" in done.err
    assert f"at most {MAX_BYTES:,}" in done.err
    assert set(archive.contents().counts().values()) <= {0}
    more = usage.most_bytes - usual.most_bytes
    tell(f"refused; {usage.most_bytes >> 20} MiB at the peak, {more >> 20} more than for no file")
    assert more < MOST_MEMORY


@pytest.mark.parametrize("name", FILLING)
def test_a_line_of_a_megabyte_takes_linear_time(
    new_archive: MakeArchive, tmp_path, tell: Tell, name: str
) -> None:
    """Of three tries the best: the machine may do something else, never less than the work."""
    page = tmp_path / "page.txt"
    base = seconds(new_archive(), page, "图书馆")
    tries = []
    for _ in range(3):
        half, whole = (
            seconds(new_archive(), page, FILLING[name] * count) - base
            for count in counts(FILLING[name])
        )
        tries.append((whole, whole / max(half, SHORTEST)))
        if whole < MOST_SECONDS and whole < MOST_GROWTH * max(half, SHORTEST):
            break
    whole, growth = tries[-1]
    tell(f"{whole:.2f} s of processor time for 1 MB, {growth:.1f} times that for half of it")
    assert whole < MOST_SECONDS, tries
    assert growth < MOST_GROWTH, tries


def counts(piece: str) -> tuple[int, int]:
    """How often a piece makes half a megabyte, and a whole one."""
    count = MEGABYTE // len(piece.encode())
    return count // 2, count


def seconds(archive: Archive, page: Path, line: str) -> float:
    """The processor time that importing a page with this line takes, the start included."""
    page.write_text(f"# 县图书馆延长开放时间\n\n近日，{line}开放。\n")
    done, usage = archive.measure(page)
    assert states(done.out) in ({"imported": 1}, {"refused": 1}), done.said
    assert "Traceback" not in done.err
    return usage.seconds
