"""Page files: which ones an import is asked for, and what each holds or why it is refused."""

import glob
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from seeds.parser.decode import MAX_BYTES
from seeds.pipeline import parse_page
from seeds.records import ParsedPage, UnreadablePage

SUFFIXES = {".txt", ".md"}
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
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)  # one over the limit, which the parser refuses
            yield PageFile(path, data, parse_page(path.name, data))
        except OSError as error:
            yield PageFile(path, refused=error.strerror or str(error))
        except UnreadablePage as error:
            yield PageFile(path, refused=str(error))


def _expand(argument: str) -> Iterator[Path]:
    path = Path(argument)
    if not path.exists() and glob.has_magic(argument):
        matches = sorted(glob.glob(argument, recursive=True))
        for match in matches:
            yield from _below(Path(match))
        if not matches:
            yield path
    else:
        yield from _below(path)


def _below(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES)
    else:
        yield path
