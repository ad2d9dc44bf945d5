"""Files and lines beyond all print: refused at a stated limit, or read in linear time."""

import math
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
# The importer's own start, some two seconds where this was written, is the measure of what is long
# on any machine. Below a fifth of it lies the noise of two starts.
MOST_STARTS, LEAST_STARTS = 1, 0.2
TRIES = 4
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
    """Of several tries the least: the machine may do something else, never less than the work."""
    page = tmp_path / "page.txt"
    count = MEGABYTE // len(FILLING[name].encode())
    lines = ("图书馆", FILLING[name] * (count // 2), FILLING[name] * count)
    least = [math.inf] * len(lines)
    for _ in range(TRIES):
        taken = [seconds(new_archive(), page, line) for line in lines]
        least = [min(pair) for pair in zip(least, taken, strict=True)]
        start, half, whole = least
        growth = (whole - start) / max(half - start, start * LEAST_STARTS)
        if whole - start < MOST_STARTS * start and growth < MOST_GROWTH:
            break
    tell(
        f"{whole - start:.2f} s of processor time for 1 MB, {growth:.1f} times that for half of it;"
        f" {start:.2f} s for a start"
    )
    assert whole - start < MOST_STARTS * start
    assert growth < MOST_GROWTH


def seconds(archive: Archive, page: Path, line: str) -> float:
    """The processor time that importing a page with this line takes, the start included."""
    page.write_text(f"# 县图书馆延长开放时间\n\n近日，{line}开放。\n")
    done, usage = archive.measure(page)
    assert states(done.out) in ({"imported": 1}, {"refused": 1}), done.said
    assert "Traceback" not in done.err
    return usage.seconds
