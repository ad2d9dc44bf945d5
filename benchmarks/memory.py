"""How much memory an import of very many pages takes, and whether a page comes to cost more.

    python benchmarks/memory.py [PAGES]            SQLite in a folder of its own
    DATABASE_URL=postgres://… python benchmarks/memory.py [PAGES]   an EMPTY database

Runs `import_seeds --workers 2` over so many full pages (10,000), each another (see
`benchmarks.pages`), and prints, as the archive grows, the processor time that the writing process
took for a page since the last line, and the most memory that each process ever had.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.pages import page_texts  # noqa: E402 - the path comes first

POINTS = 10  # lines
WORKERS = 2
_TICKS = os.sysconf("SC_CLK_TCK")
_EVERY = 0.5  # seconds


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as scratch:
        pages, log = Path(scratch, "pages"), Path(scratch, "log.csv")
        pages.mkdir()
        for number, text in enumerate(page_texts(count)):
            (pages / f"{number:06}.txt").write_bytes(text)
        environment = {**os.environ, "NEWSROOM_VAR": scratch}
        manage = [sys.executable, str(ROOT / "manage.py")]
        subprocess.run([*manage, "migrate", "-v", "0"], env=environment, check=True)
        command = [*manage, "import_seeds", str(pages), "--workers", str(WORKERS)]
        print("pages, writer's processor ms a page, most memory MB of each process")
        started = time.monotonic()
        with subprocess.Popen(
            [*command, "--report", str(log)], env=environment, stdout=subprocess.DEVNULL
        ) as importer:
            watch(importer, Path(scratch), count)
        print(f"{count} pages in {time.monotonic() - started:.0f} s, status {importer.returncode}")


def watch(importer: "subprocess.Popen[bytes]", folder: Path, count: int) -> None:
    """Print a line for each tenth of the pages, until the importer has ended."""
    most: dict[int, float] = {}
    before, used, point = 0, 0.0, 1
    while importer.poll() is None:
        for pid in family(importer.pid):
            most[pid] = max(most.get(pid, 0.0), memory(pid))
        done = logged(folder)
        if done >= count * point // POINTS and (now := processor(importer.pid)):
            cost = (now - used) / (done - before) * 1000
            print(f"{done:8,} {cost:10.1f}  {told(most)}", flush=True)
            before, used, point = done, now, done * POINTS // count + 1
        time.sleep(_EVERY)
    print(f"{'':19}  {told(most)}")


def told(most: dict[int, float]) -> str:
    """The importer's memory, then that of its workers."""
    return " ".join(f"{megabytes:6.0f}" for _pid, megabytes in sorted(most.items()))


def logged(folder: Path) -> int:
    """How many files the import has told of: lines of the report that is being written."""
    found = next(folder.glob(".log.csv.*"), None)
    return found.read_bytes().count(b"\n") - 1 if found else 0


def family(pid: int) -> Iterator[int]:
    """The process and its children."""
    yield pid
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has ended since
            if int(_fields(stat)[1]) == pid:
                yield int(stat.parent.name)


def processor(pid: int) -> float:
    """Seconds that the process has used; user and system time are fields 14 and 15."""
    with suppress(OSError):
        fields = _fields(Path(f"/proc/{pid}/stat"))
        return (int(fields[11]) + int(fields[12])) / _TICKS
    return 0.0


def memory(pid: int) -> float:
    """The most megabytes that the process ever had."""
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0.0


def _fields(stat: Path) -> list[str]:
    """From the third field on: the name in brackets may hold spaces."""
    return stat.read_text().rpartition(")")[2].split()


if __name__ == "__main__":
    main()
