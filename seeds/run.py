"""One import from files to database, as the commands ask for it."""

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.db import DatabaseError, IntegrityError, OperationalError

from seeds.files import PageFile, read_files, readable
from seeds.loader import Loaded, Loader
from seeds.placing import PageRefused

# The five pages do not print whose they are: a specimen's name says no more than that.
DEFAULT_PUBLICATION = "样报"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: `loaded`, or why it was `refused`.

    With `last` the database gave up on it, and no file after it was tried.
    """

    path: Path
    loaded: Loaded | None = None
    refused: str = ""
    last: bool = False

    @property
    def name(self) -> str:
        """The file's name, in letters that can be stored and shown."""
        return readable(self.path.name)

    @property
    def state(self) -> str:
        """imported, updated, unchanged or refused."""
        return self.loaded.state if self.loaded else "refused"


def import_files(paths: Iterable[Path], loader: Loader) -> Iterator[Outcome]:
    """Load each file as it is asked for; closes the run after the last one, or when stopped.

    What was yielded is in the database, whatever becomes of the files after it.
    """
    refused: list[tuple[str, str]] = []
    unchanged = 0
    try:
        for file in read_files(paths):
            outcome = _load(file, loader)
            if outcome.loaded is None:
                refused.append((outcome.name, outcome.refused))
            elif not outcome.loaded.changed:
                unchanged += 1
            yield outcome
            if outcome.last:
                break
    finally:
        # A database that gave up refuses this too: the run then stays without an end.
        with contextlib.suppress(OperationalError):
            loader.finish(refused, unchanged)


def told(error: DatabaseError) -> str:
    """What the database says, in one line."""
    return f"the database says: {' '.join(str(error).split())}"


def _load(file: PageFile, loader: Loader) -> Outcome:
    if file.page is None:
        return Outcome(file.path, refused=file.refused)
    try:
        return Outcome(file.path, loader.load(file.page, file.data))
    except PageRefused as error:
        return Outcome(file.path, refused=str(error))
    except IntegrityError as error:  # another import came between our look and our write
        return Outcome(file.path, refused=f"{told(error)}; is another import at work? Try again.")
    except OperationalError as error:  # locked, read-only, full, away
        return Outcome(file.path, refused=told(error), last=True)
