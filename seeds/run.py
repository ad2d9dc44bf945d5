"""One import from files to database, as the commands ask for it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from seeds.files import PageFile, read_files
from seeds.loader import Loaded, Loader, PageRefused

# The five pages do not print whose they are: a specimen's name says no more than that.
DEFAULT_PUBLICATION = "样报"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: `loaded`, or why it was `refused`."""

    path: Path
    loaded: Loaded | None = None
    refused: str = ""

    @property
    def state(self) -> str:
        """imported, unchanged or refused."""
        if self.loaded is None:
            return "refused"
        return "imported" if self.loaded.changed else "unchanged"


def import_files(paths: Iterable[Path], loader: Loader) -> Iterator[Outcome]:
    """Load each file as it is asked for; closes the run after the last one, or when stopped."""
    refused: list[tuple[str, str]] = []
    unchanged = 0
    try:
        for file in read_files(paths):
            outcome = _load(file, loader)
            if outcome.loaded is None:
                refused.append((file.path.name, outcome.refused))
            elif not outcome.loaded.changed:
                unchanged += 1
            yield outcome
    finally:
        loader.finish(refused, unchanged)


def _load(file: PageFile, loader: Loader) -> Outcome:
    if file.page is None:
        return Outcome(file.path, refused=file.refused)
    try:
        return Outcome(file.path, loader.load(file.page, file.data))
    except PageRefused as error:
        return Outcome(file.path, refused=str(error))
