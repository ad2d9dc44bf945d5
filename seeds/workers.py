"""Pages parsed in other processes, in the order of their files.

A worker is a process that parses one page after another, and a thread here that waits for it. So a
worker that dies is known together with the page that it had, and nobody waits in vain: each end of
a pipe sees when the other is gone, whichever way it went.
"""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from queue import SimpleQueue

from seeds.files import PageFile
from seeds.pipeline import parse_page
from seeds.prepared import prepared
from seeds.records import ParsedPage, UnreadablePage
from seeds.repair.statistics import NOTHING, Statistics

MOST_WORKERS = 32
# Pages on their way for each worker: enough that a slow page, whose turn it is, idles no other.
AHEAD = 4
# A fresh interpreter: no lock and no connection of the importer goes with it, on any system.
_processes = multiprocessing.get_context("spawn")


def parse_files(
    files: Iterable[PageFile], workers: int = 1, archive: Statistics = NOTHING
) -> Generator[PageFile, None, None]:
    """Each file with the page in it, or with the reason why it is refused, in the same order.

    One worker is this process itself. With more, a bounded number of files is read ahead. Doubts
    are judged by what the `archive` has taught.
    """
    if workers == 1:
        yield from (parsed(file, archive) for file in files)
    else:
        yield from _parse_beside(files, workers, archive)


def parsed(file: PageFile, archive: Statistics = NOTHING) -> PageFile:
    """The file with its page, or with the reason why it has none."""
    if file.refused:
        return file
    with _Named(file.path):
        return _with(file, _answer(file.name, file.data, archive))


class _Named:
    """A fault of ours, which ends the run, says over which file it happened."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is not None:
            error.add_note(f"while it read {self._path}")


def _parse_beside(files: Iterable[PageFile], count: int, archive: Statistics) -> Iterator[PageFile]:
    workers = [_Worker(archive) for _ in range(count)]
    idle: SimpleQueue[_Worker] = SimpleQueue()
    for worker in workers:
        idle.put(worker)
    threads = ThreadPoolExecutor(count, thread_name_prefix="worker")
    pending: deque[Future[PageFile]] = deque()
    try:
        for file in files:
            pending.append(threads.submit(_parsed_beside, idle, file))
            if len(pending) > count * AHEAD:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()
    finally:  # also where the caller wants no more
        threads.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.kill()
        threads.shutdown()
        for worker in workers:
            worker.join()


def _parsed_beside(idle: "SimpleQueue[_Worker]", file: PageFile) -> PageFile:
    if file.refused:
        return file
    worker = idle.get()
    try:
        return _with(file, worker.answer(file))
    finally:
        idle.put(worker)


class _Worker:
    """A process that parses, started when it is needed first and after each death."""

    def __init__(self, archive: Statistics) -> None:
        self._archive = archive
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def answer(self, file: PageFile) -> ParsedPage | str:
        """The page, or why there is none."""
        if self._process is None or self._pipe is None:
            self._process, self._pipe = _started(self._archive)
        try:
            self._pipe.send((file.name, file.data))
            answer: ParsedPage | str = self._pipe.recv()
        except (EOFError, ConnectionError):
            return self._buried(self._process)
        return answer

    def kill(self) -> None:
        """End the process, whatever it does: what it parses now is asked for no more."""
        if self._process is not None:
            self._process.kill()

    def join(self) -> None:
        """Wait until a killed process is gone; no thread uses the worker any more."""
        if self._process is not None and self._pipe is not None:
            self._process.join()
            self._pipe.close()

    def _buried(self, process: BaseProcess) -> str:
        process.join()
        self._process = self._pipe = None
        code = process.exitcode or 0
        how = f"was killed by signal {-code}" if code < 0 else f"ended with status {code}"
        return f"the process that read it {how}: try again, and report it if it happens again"


def _started(archive: Statistics) -> tuple[BaseProcess, Connection]:
    ours, theirs = _processes.Pipe()
    process = _processes.Process(target=_work, args=(theirs, archive), daemon=True)
    # Ctrl-C goes to all processes of a terminal, also to one that does not yet ignore it.
    masked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, masked)
    theirs.close()  # or the pipe would outlive the process
    return process, ours


def _work(pipe: Connection, archive: Statistics) -> None:
    """Parse what comes until the importer is gone; runs in the process of a worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Rules ask for the readings of single characters; those of phrases take 40 MB and their time.
    os.environ["PYPINYIN_NO_PHRASES"] = "yes"
    with suppress(EOFError, ConnectionError):
        while True:
            name, data = pipe.recv()
            answer = _answer(name, data, archive)
            pipe.send(answer if isinstance(answer, str) else prepared(answer))


def _answer(name: str, data: bytes, archive: Statistics) -> ParsedPage | str:
    try:
        return parse_page(name, data, archive)
    except UnreadablePage as error:
        return str(error)


def _with(file: PageFile, answer: ParsedPage | str) -> PageFile:
    if isinstance(answer, str):
        return replace(file, refused=answer)
    return replace(file, page=answer)
