"""Databases of their own for the tests of faults, on SQLite and on a PostgreSQL of our own.

Where PostgreSQL or the right to mount is missing, what needs it is left out and says so; with
NEWSROOM_REQUIRE_FAULTS=1, as in CI, it fails instead.
"""

import itertools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from tests.faults.archive import Archive
from tests.faults.cluster import Cluster, find_programs

MakeArchive = Callable[[], Archive]


Tell = Callable[[str], None]


@pytest.fixture
def tell(record_property) -> Tell:
    """Puts a line into the log that stands at the end of the run."""
    return lambda line: record_property("fault", line)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was done to the importer, and how often: the tests' log."""
    reports = [*terminalreporter.getreports("passed"), *terminalreporter.getreports("failed")]
    lines = [
        f"{report.nodeid.rpartition('::')[2]}: {line}"
        for report in reports
        if report.when == "call"
        for name, line in report.user_properties
        if name == "fault"
    ]
    if lines:
        terminalreporter.section("faults")
        for line in lines:
            terminalreporter.write_line(line)


def unavailable(reason: str) -> NoReturn:
    """Leave a test out; in CI, where all is there, fail."""
    if os.environ.get("NEWSROOM_REQUIRE_FAULTS") == "1":
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    programs = find_programs()
    if programs is None:
        unavailable("PostgreSQL left out: there is no initdb")
    server = Cluster(programs)
    server.start()
    yield server
    server.remove()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("template")
    archive = Archive(folder, f"sqlite:///{folder / 'db'}")
    done = archive.manage("migrate", "-v0")
    assert done.status == 0, done.err
    return folder / "db"


@pytest.fixture(scope="session")
def postgres_template(cluster, tmp_path_factory) -> str:
    cluster.ask("CREATE DATABASE template")
    archive = Archive(tmp_path_factory.mktemp("template"), cluster.url("template"))
    done = archive.manage("migrate", "-v0")
    assert done.status == 0, done.err
    return "template"


@pytest.fixture
def new_sqlite(sqlite_template, tmp_path) -> MakeArchive:
    """Makes an empty archive in a SQLite file of its own, as often as it is called."""
    numbers = itertools.count()

    def make() -> Archive:
        folder = tmp_path / f"sqlite{next(numbers)}"
        folder.mkdir()
        shutil.copy(sqlite_template, folder / "db")
        return Archive(folder, f"sqlite:///{folder / 'db'}")

    return make


@pytest.fixture
def new_postgres(cluster, postgres_template, tmp_path) -> Iterator[MakeArchive]:
    """Makes an empty archive in a database of its own, as often as it is called."""
    made: list[str] = []

    def make() -> Archive:
        made.append(name := f"archive{len(made)}")
        folder = tmp_path / name
        folder.mkdir()
        cluster.ask(f"CREATE DATABASE {name} TEMPLATE {postgres_template}")
        return Archive(folder, cluster.url(name))

    yield make
    for name in made:
        cluster.ask(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgres"])
def new_archive(request: pytest.FixtureRequest) -> MakeArchive:
    """`new_sqlite` and `new_postgres`, one after the other."""
    return request.getfixturevalue(f"new_{request.param}")


@pytest.fixture
def archive(new_archive: MakeArchive) -> Archive:
    return new_archive()
