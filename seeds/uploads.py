"""Pages from the browser: kept while an editor looks at what they would become, then imported."""

import io
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from seeds import learned
from seeds.files import PageFile, open_upload
from seeds.loader import Loader
from seeds.manifest import UNPLACED, Placing
from seeds.merge.plan import PageMerge
from seeds.models import Upload
from seeds.records import ParsedPage
from seeds.run import Outcome, import_files
from seeds.workers import parse_files

# What one request can read in a few seconds; more is the command's business.
MOST_PAGES = 100
MOST_BYTES = 20 * 1024 * 1024
KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Previewed:
    """A file that was sent: the page in it, or why it is refused, and what its import would do.

    `merge` is None for a page that the archive does not have.
    """

    name: str
    page: ParsedPage | None
    refused: str
    merge: PageMerge | None

    @property
    def state(self) -> str:
        """imported, updated, unchanged or refused, as the import would say."""
        if self.page is None:
            return "refused"
        if self.merge is None:
            return "imported"
        return "unchanged" if self.merge.unchanged else "updated"


class TooMuch(ValueError):
    """More pages than one request reads."""


def pages_of(files: Iterable[tuple[str, bytes]]) -> list[PageFile]:
    """The pages of the files, those of archives among them, by their names.

    Raises `TooMuch` for more than `MOST_PAGES`; of an archive that is none the reason stands in its
    place.
    """
    sources = [open_upload(Path(name), io.BytesIO(data)) for name, data in files]
    if sum(source.pages for source in sources) > MOST_PAGES:
        raise TooMuch
    found = [page for source in sources for page in source.read()]
    if sum(len(page.data) for page in found) > MOST_BYTES:
        raise TooMuch
    return found


@transaction.atomic
def keep(pages: Iterable[PageFile], by: User) -> uuid.UUID:
    """Keep pages until they are imported, or for a day; what others left longer goes."""
    Upload.objects.filter(at__lt=timezone.now() - KEPT).delete()
    batch = uuid.uuid4()
    Upload.objects.bulk_create(
        Upload(batch=batch, by=by, name=page.name, content=page.data)
        for page in pages
        if not page.refused
    )
    return batch


def kept(batch: uuid.UUID, by: User) -> list[PageFile]:
    """The pages that this user has sent, in their order."""
    rows = Upload.objects.filter(batch=batch, by=by).order_by("pk")
    return [PageFile(Path(row.name), row.name, bytes(row.content)) for row in rows]


def preview(pages: Iterable[PageFile], loader: Loader, placing: Placing) -> Iterator[Previewed]:
    """What each page holds, and what importing it would do; nothing is written."""
    for file in parse_files(pages, archive=learned.known()):
        merge = loader.plan(file.page, placing) if file.page else None
        yield Previewed(file.name, file.page, file.refused, merge)


def import_kept(
    batch: uuid.UUID, loader: Loader, by: User, placing: Placing = UNPLACED
) -> list[Outcome]:
    """Import the pages kept in a batch; those that came in or were there are kept no longer."""
    placed = [
        PageFile(page.path, page.name, page.data, placing=placing) for page in kept(batch, by)
    ]
    outcomes = list(import_files(parse_files(placed, archive=learned.known()), loader))
    done = [outcome.name for outcome in outcomes if outcome.loaded]
    Upload.objects.filter(batch=batch, by=by, name__in=done).delete()
    return outcomes
