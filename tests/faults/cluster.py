"""A PostgreSQL server of our own: to lose, to fill, to ask what it wrote."""

import glob
import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

import psycopg


class Cluster:
    """One server on a socket of its own, its settings those that PostgreSQL comes with."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        # Not a folder of pytest's: nobody but its owner may enter those.
        self.folder = Path(tempfile.mkdtemp(prefix="newsroom-faults-"))
        # PostgreSQL does not run as root; Debian's package makes the user.
        name = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        self.owner = pwd.getpwnam(name)
        os.chown(self.folder, self.owner.pw_uid, self.owner.pw_gid)
        self._call(
            "initdb", "-A", "trust", "-U", "newsroom", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"
        )

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = f"-k {self.folder} -c listen_addresses="
        self._call("pg_ctl", "-w", "-l", self.folder / "log", "-o", options, "start")

    def stop(self) -> None:
        """End it as a crash does: at once, leaving recovery to the next start."""
        self._call("pg_ctl", "-w", "-m", "immediate", "stop")

    def remove(self) -> None:
        """Stop it and remove all of it."""
        self.stop()
        shutil.rmtree(self.folder)

    def url(self, name: str) -> str:
        """The address of one of its databases."""
        return f"postgres://newsroom@/{name}?host={self.folder}"

    def ask(self, statement: str, database: str = "postgres") -> list[tuple]:
        """The rows that a statement answers, none for one that has no answer."""
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def _call(self, program: str, *arguments: object) -> None:
        subprocess.run(
            [self._programs / program, "-D", self.folder / "data", *map(str, arguments)],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=self.folder,
            user=self.owner.pw_uid,
            group=self.owner.pw_gid,
            extra_groups=[],
        )


def find_programs() -> Path | None:
    """The folder of PostgreSQL's server programs; Debian keeps them off the PATH."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    folders = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
    return Path(folders[-1]) if folders else None
