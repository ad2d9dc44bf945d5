"""`manage.py` as a process of its own: to wait for, to kill, to measure."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 300  # seconds that any process may take on a loaded machine


@dataclass(frozen=True)
class Done:
    """What a process printed, and its exit status: negative the signal that ended it."""

    out: str
    err: str
    status: int

    @property
    def said(self) -> str:
        """Both streams."""
        return self.out + self.err


@dataclass(frozen=True)
class Usage:
    """What a process and its own children took: seconds of processor time, most bytes resident."""

    seconds: float
    most_bytes: int


class Process:
    """A command that runs, leader of a session; its streams go to files, as `| tee` would do."""

    def __init__(
        self,
        command: Sequence[object],
        *,
        environment: Mapping[str, str],
        folder: Path,
        stdin: Path | None = None,
    ) -> None:
        number = len(list(folder.glob("*.out")))
        self._out, self._err = folder / f"{number}.out", folder / f"{number}.err"
        with (
            self._out.open("wb") as out,
            self._err.open("wb") as err,
            (stdin or Path(os.devnull)).open("rb") as source,
        ):
            self.popen = subprocess.Popen(
                [str(word) for word in command],
                env={**os.environ, **environment},
                cwd=ROOT,
                stdin=source,
                stdout=out,
                stderr=err,
                start_new_session=True,
            )

    def printed(self) -> str:
        """What stands on standard output so far."""
        return self._out.read_text(encoding="utf-8", errors="replace")

    def wait(self) -> Done:
        """Wait for the end; the process, its workers too, is killed where it does not come."""
        try:
            status = self.popen.wait(LONGEST)
        except subprocess.TimeoutExpired:
            os.killpg(self.popen.pid, signal.SIGKILL)
            self.popen.wait()
            raise
        return Done(self.printed(), self._err.read_text(encoding="utf-8", errors="replace"), status)

    def kill(self) -> Done:
        """SIGKILL to the process, not to its workers, which have to notice that they are alone."""
        self.popen.kill()
        done = self.wait()
        try:
            wait_until(lambda: not self.members(), "its workers end with it")
        finally:
            for member in self.members():
                os.kill(member, signal.SIGKILL)
        return done

    def members(self) -> list[int]:
        """The processes of the session that are alive."""
        return [pid for pid in map(int, filter(str.isdigit, os.listdir("/proc"))) if self._has(pid)]

    def _has(self, pid: int) -> bool:
        try:
            stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return False
        state, _parent, _group, session = stat.rpartition(")")[2].split()[:4]
        return int(session) == self.popen.pid and state not in "ZX"


def wait_until(holds, what: str, seconds: float = 60) -> None:
    """Wait for a condition, patiently enough for a loaded machine; else raises TimeoutError."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError(f"never came: {what}")
        time.sleep(0.02)


def python(*arguments: object) -> list[object]:
    """The command that runs this Python, its output as it comes."""
    return [sys.executable, *arguments]
