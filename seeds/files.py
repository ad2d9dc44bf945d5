"""Page files: which ones an import is asked for, and what each holds or why it is refused."""

import contextlib
import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from seeds.parser.decode import MAX_BYTES
from seeds.pipeline import parse_page
from seeds.records import ParsedPage, UnreadablePage

SUFFIXES = {".txt", ".md"}
NO_PAGES = f"there are no page files ({', '.join(sorted(SUFFIXES))}) in this folder"
SEED_PAGES = Path(__file__).parent / "pages"


@dataclass(frozen=True, slots=True)
class PageFile:
    """A file as read: its bytes and the page in them, or, without a page, why it is refused."""

    path: Path
    data: bytes = b""
    page: ParsedPage | None = None
    refused: str = ""


def find_files(arguments: Iterable[str]) -> Iterator[Path]:
    """The page files that paths, folders and globs name, each once, a folder's in order of name.

    An argument that names nothing is yielded as it is: reading it gives the reason for refusal.
    """
    seen: set[Path] = set()
    for argument in arguments:
        for path in _expand(argument):
            if (resolved := path.resolve()) not in seen:
                seen.add(resolved)
                yield path


def read_files(paths: Iterable[Path]) -> Iterator[PageFile]:
    """Read and parse each file in turn; one that cannot be read does not stop the others."""
    for path in paths:
        try:
            yield _read(path)
        except OSError as error:
            yield PageFile(path, refused=error.strerror or str(error))
        except UnreadablePage as error:
            yield PageFile(path, refused=str(error))


def _read(path: Path) -> PageFile:
    if path.is_dir():
        return PageFile(path, refused=NO_PAGES)
    if path.exists() and not path.is_file():  # reading a pipe would wait for ever
        return PageFile(path, refused="not a regular file")
    with path.open("rb") as file:
        data = file.read(MAX_BYTES + 1)  # one over the limit, which the parser refuses
    return PageFile(path, data, parse_page(readable(path.name), data))


def readable(path: str | Path) -> str:
    """A path in letters that can be stored and shown; archives bring names in GBK."""
    raw = os.fsencode(path)
    for encoding in ("utf-8", "gb18030"):
        with contextlib.suppress(UnicodeDecodeError):
            return raw.decode(encoding)
    return raw.decode("utf-8", "replace")


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
        found = (p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and not p.is_dir())
        yield from sorted(found) or [path]
    else:
        yield path
