"""Imports of many pages: manifests, archives, workers, logs; what dies on the way is told."""

import csv
import errno
import io
import itertools
import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import IntegrityError, OperationalError

from articles.models import Page
from seeds import workers
from seeds.files import SEED_PAGES, PageFile, open_source, read_files
from seeds.loader import Loader
from seeds.models import SourceDocument
from seeds.run import import_files
from seeds.workers import AHEAD, parse_files
from tests import mortal
from tests.faults.process import LONGEST, wait_until
from tests.test_import_seeds import ROOT, manage, run

SEEDS = sorted(SEED_PAGES.glob("*.txt"))
PAGE = SEEDS[3]


def numbered(count: int) -> Iterator[bytes]:
    """As many pages of one article each, so different that none may be taken for another."""
    letters = sorted({sign for sign in PAGE.read_text(encoding="utf-8") if sign.isalpha()})
    for number in range(count):
        words = "".join(random.Random(number).choices(letters, k=60))  # noqa: S311
        yield f"# 第{number}次职工技能竞赛举行\n\n本报讯 {words}，{words[::-1]}。\n".encode()


def files(count: int) -> Iterator[PageFile]:
    for number, data in enumerate(numbered(count)):
        yield PageFile(Path(f"{number}.txt"), f"{number}.txt", data)


# Workers ------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_workers_read_what_one_process_reads_in_the_same_order(tmp_path) -> None:
    (tmp_path / "binary.txt").write_bytes(b"\x00")
    paths = [SEEDS[0], tmp_path / "binary.txt", *SEEDS[1:], tmp_path / "absent.txt"]
    raw = list(read_files(map(open_source, paths)))
    assert list(parse_files(raw, 2)) == list(parse_files(raw))


@pytest.mark.slow
def test_a_worker_that_dies_is_told_by_the_file_that_it_had(monkeypatch) -> None:
    monkeypatch.setattr(workers, "_work", mortal.work)
    data = PAGE.read_bytes()
    names = ["a.txt", "kill.txt", "b.txt", "c.txt", "exit.txt", "d.txt"]
    read = list(parse_files([PageFile(Path(name), name, data) for name in names], 2))
    told = {file.name: file.refused for file in read}
    assert list(told) == names
    assert "killed by signal 9" in told.pop("kill.txt")
    assert "ended with status 3" in told.pop("exit.txt")
    assert set(told.values()) == {""}


@pytest.mark.slow
def test_only_so_many_files_are_read_ahead() -> None:
    taken = itertools.count(1)
    latest = 0

    def counted() -> Iterator[PageFile]:
        nonlocal latest
        for file in files(60):
            latest = next(taken)
            yield file

    for number, _file in enumerate(parse_files(counted(), 2), start=1):
        assert latest <= number + 2 * AHEAD


@pytest.mark.slow
def test_a_reading_that_is_given_up_leaves_no_process() -> None:
    reading = parse_files(files(1000), 2)
    next(reading)
    children = {child.pid for child in multiprocessing.active_children()}
    assert len(children) == 2
    reading.close()
    assert not children & {child.pid for child in multiprocessing.active_children()}


# Logs ---------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize("suffix", ["csv", "json"])
def test_the_report_tells_of_every_file(tmp_path, monkeypatch, suffix) -> None:
    bad, report = tmp_path / "=bad.txt", tmp_path / f"r.{suffix}"
    bad.write_bytes(b"")
    report.write_text("of the last time")
    monkeypatch.chdir(tmp_path)
    assert run(PAGE, bad.name, "--report", report)[2] == 1
    text = report.read_text(encoding="utf-8-sig")
    good, refused = json.loads(text) if suffix == "json" else csv.DictReader(io.StringIO(text))
    assert (good["file"], good["state"], str(good["articles"])) == (str(PAGE), "imported", "7")
    assert str(good["page"]) == str(Page.objects.get().pk)
    assert refused["file"] == ("'=bad.txt" if suffix == "csv" else "=bad.txt")
    assert (refused["state"], refused["reason"]) == ("refused", "the file has no text")
    assert sorted(tmp_path.iterdir()) == [bad, report]


@pytest.mark.django_db
def test_a_report_that_cannot_be_written_is_told_plainly(tmp_path, monkeypatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("seeds.log.os.fsync", full)
    _out, err, status = run(PAGE, "--report", tmp_path / "r.json")
    assert status == 1
    assert "r.json: No space left on device" in err
    assert SourceDocument.objects.count() == 1


@pytest.mark.django_db
def test_of_many_pages_only_the_sum_is_shown(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("seeds.console.MOST_ROWS", 3)
    for number, data in enumerate(numbered(5)):
        (tmp_path / f"{number}.txt").write_bytes(data)
    out, _err, _status = run(tmp_path)
    assert "0.txt" not in out
    assert out.count("5 pages") == 2  # of the state, and in all


# Faults -------------------------------------------------------------------------------------------


def deadlock() -> OperationalError:
    """As psycopg and Django tell of one."""
    error = OperationalError("deadlock detected")
    error.__cause__ = type("DeadlockDetected", (Exception,), {"sqlstate": "40P01"})()
    return error


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("errors", "states"),
    [
        ([IntegrityError("UNIQUE constraint failed")], ["imported", "imported"]),
        ([IntegrityError("NOT NULL"), IntegrityError("NOT NULL")], ["refused", "imported"]),
        ([deadlock()], ["imported", "imported"]),
        ([OperationalError("database is locked")], ["refused"]),  # and nothing more is tried
    ],
)
def test_a_page_over_which_two_importers_meet_is_tried_again(errors, states) -> None:
    left = list(errors)

    class Meeting(Loader):
        def load(self, *arguments):
            if left:
                raise left.pop()
            return super().load(*arguments)

    outcomes = list(import_files(parse_files(files(2)), Meeting("样报")))
    assert [outcome.state for outcome in outcomes] == states


def test_a_fault_of_the_parser_names_the_file(monkeypatch) -> None:
    monkeypatch.setattr("seeds.workers.parse_page", lambda name, data, archive: data.no_such_thing)
    with pytest.raises(AttributeError) as caught:
        list(parse_files(files(1)))
    assert caught.value.__notes__ == ["while it read 0.txt"]


def start(var: Path, *arguments: object) -> "subprocess.Popen[str]":
    """The command on a database of its own, in a process group of its own, as on a terminal."""
    return subprocess.Popen(
        [sys.executable, "manage.py", "import_seeds", "--format", "json", *map(str, arguments)],
        env={**os.environ, "NEWSROOM_VAR": str(var), "DATABASE_URL": f"sqlite:///{var}/db"},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        pipesize=4096,  # who is not read stands still: it cannot be through before it is stopped
    )


def group(leader: int) -> set[int]:
    """The processes of a group that live."""
    listed = subprocess.run(["ps", "-eo", "pid=,pgid=,stat="], capture_output=True, text=True)
    rows = (line.split() for line in listed.stdout.splitlines())
    return {int(pid) for pid, owner, state in rows if int(owner) == leader and state[0] != "Z"}


@pytest.mark.slow
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_an_import_that_is_stopped_keeps_what_it_told_and_leaves_no_process(tmp_path, sent) -> None:
    pages = tmp_path / "pages"
    pages.mkdir()
    for number, data in enumerate(numbered(200)):
        (pages / f"{number:03}.txt").write_bytes(data)
    assert manage(tmp_path, "migrate", "-v0")[2] == 0
    running = start(tmp_path, pages, "--workers", 2)
    assert running.stdout is not None
    told = [running.stdout.readline() for _ in range(6)][1:]  # after the bracket
    assert len(group(running.pid)) >= 3
    os.killpg(running.pid, sent) if sent == signal.SIGINT else os.kill(running.pid, sent)
    # Not `communicate`: it passes over what was read ahead of the lines above.
    assert running.stderr is not None
    with running:
        out, err = running.stdout.read(), running.stderr.read()
        running.wait(timeout=LONGEST)
    lines = [line.strip(" ,\n") for line in (*told, *out.splitlines())]
    acknowledged = {json.loads(line)["source"] for line in lines if line.endswith("}")}
    assert len(acknowledged) >= 5
    wait_until(lambda: not group(running.pid), "its processes end")
    if sent == signal.SIGINT:
        assert (running.returncode, "Traceback" in err) == (130, False)
        done = int(err.partition("Stopped: ")[2].partition(" files are done")[0])
        assert 0 <= done - len(acknowledged) <= 1
    out, _err, status = manage(tmp_path, "import_seeds", pages, "--format", "json")
    states = {record["source"]: record["state"] for record in json.loads(out)}
    there = {name for name, state in states.items() if state == "unchanged"}
    assert (status, len(states), set(states.values())) == (0, 200, {"unchanged", "imported"})
    # A page may be in whose acknowledgement did not get out any more.
    assert acknowledged <= there
    assert len(there) <= len(acknowledged) + 1
