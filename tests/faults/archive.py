"""An archive to be maltreated: a database of its own and the importer as processes on it."""

import json
import sqlite3
from collections import Counter
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.faults.contents import Contents, connect, read
from tests.faults.process import Done, Process, Usage, python

IMPORT = ("import_seeds", "--format", "json")
TEST_PAGES = Path(__file__).resolve().parents[1]


@dataclass
class Archive:
    """A database with all tables and no rows, at first; `folder` holds what else is written."""

    folder: Path
    url: str
    environment: Mapping[str, str] = field(default_factory=dict)

    def start(self, *arguments: object, stdin: Path | None = None) -> Process:
        """`manage.py` with these arguments, running."""
        return self._process(python("manage.py", *arguments), stdin)

    def manage(self, *arguments: object, stdin: Path | None = None) -> Done:
        """`manage.py` with these arguments, ended."""
        return self.start(*arguments, stdin=stdin).wait()

    def seeds(self, *arguments: object, stdin: Path | None = None) -> Done:
        """`manage.py import_seeds --format json`, ended."""
        return self.manage(*IMPORT, *arguments, stdin=stdin)

    def measure(self, *arguments: object, stdin: Path | None = None) -> tuple[Done, Usage]:
        """As `seeds`, and what it took."""
        file = self.folder / "usage.json"
        measured = Path(__file__).with_name("measured.py")
        command = python(measured, file, *python("manage.py", *IMPORT, *arguments))
        done = self._process(command, stdin).wait()
        return done, Usage(**json.loads(file.read_text(encoding="utf-8")))

    def trace(self, calls: str, *arguments: object) -> tuple[Done, list[str]]:
        """`manage.py` with these arguments, ended, and these calls of it as strace shows them."""
        file = self.folder / "calls"
        strace = ["strace", "-f", "--seccomp-bpf", "-y", "-s", "400", "-e", f"trace={calls}"]
        command = [*strace, "-o", file, *python("manage.py", *arguments)]
        done = self._process(command, None).wait()
        text = file.read_text(encoding="utf-8", errors="replace")
        # Each line begins with the number of the process; the end of one is no call.
        return done, [line.split(maxsplit=1)[1] for line in text.splitlines() if "+++" not in line]

    def contents(self) -> Contents:
        """What the database holds."""
        return read(self.url)

    def assert_sound(self) -> None:
        """The database's own check of itself passes."""
        with closing(connect(self.url)) as connection:
            if isinstance(connection, sqlite3.Connection):
                assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
                check = "INSERT INTO articles_search (articles_search) VALUES ('integrity-check')"
                connection.execute(check)
            else:
                connection.execute("CREATE EXTENSION IF NOT EXISTS amcheck")
                connection.execute(
                    "SELECT bt_index_check(c.oid, true) FROM pg_class c JOIN pg_am a ON a.oid = "
                    "c.relam JOIN pg_namespace n ON n.oid = c.relnamespace "
                    "WHERE a.amname = 'btree' AND c.relkind = 'i' AND n.nspname = 'public'"
                )

    def _process(self, command: list[object], stdin: Path | None) -> Process:
        environment = {
            "NEWSROOM_VAR": str(self.folder),
            "DATABASE_URL": self.url,
            "PYTHONWARNINGS": "error",
            "PYTHONDONTWRITEBYTECODE": "1",
            **self.environment,
        }
        return Process(command, environment=environment, folder=self.folder, stdin=stdin)


def records(printed: str) -> list[dict[str, Any]]:
    """What the importer said of each file; of a list that a kill cut, the lines that are whole."""
    with suppress(ValueError):
        return json.loads(printed)
    found = []
    for line in printed.splitlines():
        with suppress(ValueError):
            found.append(json.loads(line.rstrip(",")))
    return [record for record in found if isinstance(record, dict)]


def states(printed: str) -> Counter[str]:
    """How many files were imported, unchanged and refused."""
    return Counter(record["state"] for record in records(printed))


def acknowledged(printed: str) -> set[str]:
    """The names of the files of which the importer said that they are in."""
    return {record["source"] for record in records(printed) if record["state"] != "refused"}


def copy_pages(folder: Path, count: int) -> list[Path]:
    """Pages of several papers, no two alike, under plain names."""
    folder.mkdir()
    originals = sorted(TEST_PAGES.glob("pages/*.txt"))[:count]
    assert len(originals) == count
    copies = [folder / f"page{number:02}.txt" for number in range(count)]
    for copy, original in zip(copies, originals, strict=True):
        copy.write_bytes(original.read_bytes())
    return copies
