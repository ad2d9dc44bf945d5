"""What the archive has taught, kept in the database: read when a run begins, added to at its end.

A run gathers in memory (`Gathering`), so the cost of a page does not grow with the archive, and a
run that is killed teaches nothing: `relearn` makes up for that from the pages themselves.
"""

from dataclasses import replace
from itertools import groupby

from django.db import transaction
from django.db.models import Count, Q

from articles.models import Confusion, Finding, FindingStatus
from seeds.models import ArchiveStatistics, ImportedArticle
from seeds.repair.gathering import Gathering
from seeds.repair.statistics import NOTHING, Statistics, Table
from seeds.repair.taught import Taught

_CHUNK = 500  # articles read at a time
# A kind of doubt of which editors have dismissed so many, and accepted less than one in twenty.
_DISMISSED_ENOUGH = 20


def known() -> Statistics:
    """What the archive has taught so far; `NOTHING` before it has learned.

    Raises `Unfit` where the stored tables are damaged.
    """
    row = ArchiveStatistics.objects.first()
    return replace(_statistics(row) if row else NOTHING, taught=_taught())


def _taught() -> Taught:
    pairs = Confusion.objects
    return Taught(
        corrected=tuple((one.correction, one.accepted) for one in pairs.teaching()),
        refused=frozenset(one.correction for one in pairs.quiet()),
        quiet=frozenset(quiet_kinds()),
    )


def quiet_kinds() -> list[str]:
    """The kinds of doubt that editors keep dismissing: new ones of them ask for nobody."""
    settled = Finding.objects.filter(resolved_by__isnull=False).order_by().values("kind")
    dismissed = Count("pk", filter=Q(status=FindingStatus.DISMISSED))
    counted = settled.annotate(all=Count("pk"), dismissed=dismissed)
    enough = counted.filter(dismissed__gte=_DISMISSED_ENOUGH)
    return [row["kind"] for row in enough if row["dismissed"] >= 0.95 * row["all"]]


@transaction.atomic
def learn(gathered: Gathering) -> None:
    """Add what the new pages of a run taught; call it once, when the run ends.

    Two runs at once wait for each other here, and each adds its own.
    """
    if not gathered.pages:
        return
    ArchiveStatistics.objects.get_or_create(pk=ArchiveStatistics.ONLY)
    row = ArchiveStatistics.objects.select_for_update().get(pk=ArchiveStatistics.ONLY)
    whole = Gathering(_statistics(row))
    whole.merge(gathered)
    _store(row, whole.statistics())


@transaction.atomic
def relearn() -> Statistics:
    """Learn the whole archive anew from its articles as they were read; what it teaches now."""
    gathered = Gathering()
    rows = ImportedArticle.objects.filter(is_base=True).order_by("document", "order")
    records = rows.values_list("document", "record").iterator(chunk_size=_CHUNK)
    for _document, page in groupby(records, key=lambda row: row[0]):
        articles = [record for _, record in page]
        gathered.add(
            (text for article in articles for text in _texts(article)),
            (credit["name"] for article in articles for credit in article.get("credits", ())),
        )
    row = ArchiveStatistics(pk=ArchiveStatistics.ONLY)
    statistics = gathered.statistics()
    _store(row, statistics)
    return statistics


def _texts(record: dict[str, object]) -> list[str]:
    headings = [record.get(field) for field in ("kicker", "title", "subtitle")]
    paragraphs = record.get("paragraphs")
    texts = [*headings, *(paragraphs if isinstance(paragraphs, list) else ())]
    return [text for text in texts if isinstance(text, str)]


def _statistics(row: ArchiveStatistics) -> Statistics:
    return Statistics(
        row.pages,
        Table.unpack(bytes(row.grams), row.grams_lost) if row.grams else Table(),
        Table.unpack(bytes(row.names), row.names_lost) if row.names else Table(),
    )


def _store(row: ArchiveStatistics, statistics: Statistics) -> None:
    row.pages = statistics.pages
    row.grams, row.grams_lost = statistics.grams.pack(), statistics.grams.lost
    row.names, row.names_lost = statistics.names.pack(), statistics.names.lost
    row.save()
