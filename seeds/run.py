"""One import from files to database, as the commands ask for it."""

import contextlib
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from pathlib import Path

from django.db import (
    DatabaseError,
    DataError,
    Error,
    IntegrityError,
    OperationalError,
    connection,
)

from articles.models import Article
from people import evidence
from seeds import learned
from seeds.files import PageFile
from seeds.loader import Loaded, Loader
from seeds.placing import PageRefused
from seeds.records import ParsedPage
from seeds.repair.gathering import Gathering

# The five pages do not print whose they are: a specimen's name says no more than that.
DEFAULT_PUBLICATION = "样报"
FEW = 1_000  # articles
_COLLISIONS = {"40001", "40P01"}  # PostgreSQL's serialization failure and deadlock


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file: `loaded`, or why it was `refused`.

    With `last` the database gave up on it, and no file after it was tried.
    """

    path: Path
    name: str
    loaded: Loaded | None = None
    refused: str = ""
    last: bool = False

    @property
    def state(self) -> str:
        """imported, updated, unchanged or refused."""
        return self.loaded.state if self.loaded else "refused"


def import_files(files: Iterable[PageFile], loader: Loader) -> Generator[Outcome, None, None]:
    """Load each parsed file as it is asked for; closes the run after the last, or when stopped.

    What was yielded is in the database, whatever becomes of the files after it. New pages teach
    the archive when the run is closed, and who of their people may be one is proposed.
    """
    refused: list[tuple[str, str]] = []
    gathered = Gathering()
    unchanged = 0
    try:
        for file in files:
            outcome = _load(file, loader)
            if outcome.loaded is None:
                refused.append((outcome.name, outcome.refused))
            elif not outcome.loaded.changed:
                unchanged += 1
            elif outcome.loaded.state == "imported" and file.page is not None:
                gathered.add_page(file.page)
            yield outcome
            if outcome.last:
                break
    finally:
        # A database that gave up refuses this too: the run then stays without an end.
        with contextlib.suppress(Error):
            loader.finish(refused, unchanged)
            learned.learn(gathered)
            if loader.run is not None:
                evidence.propose(evidence.made_since(loader.run.started_at))
                know_sizes()


def told(error: Exception) -> str:
    """What the database says, in one line."""
    return f"the database says: {' '.join(str(error).split())}"


def know_sizes() -> None:
    """Let SQLite's planner know how much there is of what; PostgreSQL looks by itself.

    Else it takes published articles for few, and walks all of them to find those of one page. Of a
    small archive it learns nothing that would hold for a large one.
    """
    articles = Article.objects.order_by("-pk").values_list("pk", flat=True).first()
    if connection.vendor == "sqlite" and articles and articles > FEW:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 400")  # rows of each index: a tenth of a second
            cursor.execute("ANALYZE")


def _load(file: PageFile, loader: Loader) -> Outcome:
    if file.page is None:
        return Outcome(file.path, file.name, refused=file.refused)
    try:
        return Outcome(file.path, file.name, _tried(loader, file.page, file))
    except PageRefused as error:
        return Outcome(file.path, file.name, refused=str(error))
    except (IntegrityError, DataError) as error:
        return Outcome(file.path, file.name, refused=told(error))
    except Error as error:  # locked, read-only, full, away
        return Outcome(file.path, file.name, refused=told(error), last=True)


def _tried(loader: Loader, page: ParsedPage, file: PageFile) -> Loaded:
    """Load a page, once more where two importers met over it: then it is there, or is its turn."""
    try:
        return loader.load(page, file.data, file.placing)
    except (IntegrityError, OperationalError) as error:
        if not _is_collision(error):
            raise
    return loader.load(page, file.data, file.placing)


def _is_collision(error: DatabaseError) -> bool:
    """Whether another importer came between our look and our write."""
    if isinstance(error, OperationalError):
        return getattr(error.__cause__, "sqlstate", None) in _COLLISIONS
    return isinstance(error, IntegrityError)
