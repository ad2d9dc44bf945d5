"""Page files: which ones an import is asked for, and what each holds or why it is refused."""

import glob
import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import IO

from seeds.archives import (
    HEAD,
    MAX_PACKED,
    SUFFIXES,
    UnusableArchive,
    count_pages,
    is_archive,
    read_pages,
)
from seeds.manifest import UNPLACED, Placing
from seeds.names import LONGEST_NAME, PAGE_SUFFIXES, names_page, readable
from seeds.parser.decode import MAX_BYTES
from seeds.records import ParsedPage

NO_PAGES = f"there are no page files ({', '.join(sorted(PAGE_SUFFIXES))}) in this folder"
SEED_PAGES = Path(__file__).parent / "pages"
STANDARD_INPUT = Path("-")
_CHUNK = 1024 * 1024
Opened = Callable[[], IO[bytes]]


@dataclass(frozen=True, slots=True)
class PageFile:
    """A file on its way: its bytes as read, then the page in them, or why it is refused.

    `path` may lead into an archive; `name` is what is stored: the file's name, or its path inside
    of the archive. `placing` is what a manifest says of the page.
    """

    path: Path
    name: str = ""
    data: bytes = b""
    page: ParsedPage | None = None
    refused: str = ""
    placing: Placing = UNPLACED


@dataclass(frozen=True, slots=True)
class Source:
    """What a path stands for: how many pages, and the reading of them, one after another."""

    path: Path
    pages: int
    read: Callable[[], Iterator[PageFile]]


def find_files(arguments: Iterable[str]) -> Iterator[Path]:
    """The page files and archives that paths, folders and globs name, each once.

    A folder's come in order of name. An argument that names nothing is yielded as it is: reading it
    gives the reason for refusal.
    """
    seen: set[Path] = set()
    for argument in arguments:
        for path in _expand(argument):
            if (resolved := path.resolve()) not in seen:
                seen.add(resolved)
                yield path


def open_source(path: Path) -> Source:
    """The pages of a file, of an archive, which is looked through first, or of `-`."""
    try:
        if path == STANDARD_INPUT:
            return _from_stream(path, sys.stdin.buffer)
        if path.name.lower().endswith(SUFFIXES) and path.is_file():
            return _from_archive(path, lambda: path.open("rb"))
    except UnusableArchive as error:
        return _refused(path, f"nothing of this archive is imported: {error}")
    except OSError as error:
        return _refused(path, error.strerror or str(error))
    return Source(path, 1, partial(_from_file, path))


def open_upload(path: Path, content: io.BytesIO) -> Source:
    """The pages of a file that came by another way than the disk; `path` is what it is called."""
    if not path.name.lower().endswith(SUFFIXES):
        name = readable(path.name)[-LONGEST_NAME:]
        return Source(path, 1, lambda: iter([PageFile(path, name, content.getvalue())]))
    try:
        return _from_archive(path, lambda: io.BytesIO(content.getbuffer()))
    except UnusableArchive as error:
        return _refused(path, f"nothing of this archive is imported: {error}")


def read_files(sources: Iterable[Source]) -> Iterator[PageFile]:
    """Every page of the sources in their order; one that cannot be read does not stop the rest."""
    for source in sources:
        yield from source.read()


def read_placed(placings: dict[Path, Placing]) -> Iterator[PageFile]:
    """The pages that a manifest names, the pages of an archive together, each with its place."""
    wanted: dict[Path, dict[Path, Placing]] = {}
    for path, placing in placings.items():
        wanted.setdefault(_outermost(path), {})[path] = placing
    for outer, inside in wanted.items():
        reason = "there is no such page in the archive"
        for file in open_source(outer).read():
            if file.path in inside:
                yield replace(file, placing=inside.pop(file.path))
            elif file.path == outer:
                reason = file.refused
        for path in inside:
            yield PageFile(path, readable(path.name), refused=reason)


def _outermost(path: Path) -> Path:
    """The file itself, or the archive that it lies in."""
    if path.is_file():
        return path
    return next((parent for parent in path.parents if parent.is_file()), path)


def _refused(path: Path, reason: str) -> Source:
    return Source(path, 1, lambda: iter([PageFile(path, readable(path.name), refused=reason)]))


def _from_archive(path: Path, opened: Opened) -> Source:
    with opened() as file:
        pages = count_pages(file)
    return Source(path, pages, partial(_archived, path, opened))


def _archived(path: Path, opened: Opened) -> Iterator[PageFile]:
    with opened() as file:
        for page in read_pages(file):
            name = page.name[-LONGEST_NAME:]
            yield PageFile(path / page.name, name, page.data, refused=page.refused)


def _from_stream(path: Path, stream: IO[bytes]) -> Source:
    """One page, or an archive, which lies packed in a nameless file, for it is read twice."""
    head = stream.read(HEAD)
    if not is_archive(head):
        data = head + stream.read(MAX_BYTES + 1 - len(head))
        return Source(path, 1, lambda: iter([PageFile(path, "stdin", data)]))
    spool = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as its source
    spool.write(head)
    while spool.tell() <= MAX_PACKED and (chunk := stream.read(_CHUNK)):
        spool.write(chunk)
    try:
        return Source(path, count_pages(spool), partial(_archived, path, lambda: spool))
    except UnusableArchive:
        spool.close()
        raise


def _from_file(path: Path) -> Iterator[PageFile]:
    name = readable(path.name)[-LONGEST_NAME:]
    try:
        yield _read(path, name)
    except OSError as error:
        yield PageFile(path, name, refused=error.strerror or str(error))


def _read(path: Path, name: str) -> PageFile:
    if path.is_dir():
        return PageFile(path, name, refused=NO_PAGES)
    if path.exists() and not path.is_file():  # reading a pipe would wait for ever
        return PageFile(path, name, refused="not a regular file")
    with path.open("rb") as file:
        return PageFile(path, name, file.read(MAX_BYTES + 1))  # one over what the parser takes


def _expand(argument: str) -> Iterator[Path]:
    path = Path(argument)
    if not os.path.exists(argument) and glob.has_magic(argument):
        matches = sorted(glob.glob(argument, recursive=True))
        for match in matches:
            yield from _below(Path(match))
        if not matches:
            yield path
    else:
        yield from _below(path)


def _below(path: Path) -> Iterator[Path]:
    if os.path.isdir(path):
        found = (p for p in path.rglob("*") if _is_asked_for(p.name) and not p.is_dir())
        yield from sorted(found) or [path]
    else:
        yield path


def _is_asked_for(name: str) -> bool:
    return names_page(name) or name.lower().endswith(SUFFIXES)
