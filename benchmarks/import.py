"""How fast pages are read and stored, each beside a floor measured in the same run.

    python benchmarks/import.py [PAGES]            SQLite in a folder of its own
    DATABASE_URL=postgres://… python benchmarks/import.py [PAGES]   an EMPTY database of that server

Reading stands beside a split on blank lines; the whole import, with one worker and with two, beside
a bare bulk_create of the rows that it made, history included, into the same tables with the same
indexes, and of the search index's rows; once in one transaction, and once, as an import does it,
with a durable transaction for each page. On a machine that does other work too, the processor time
says more than the rate: it is that of all processes together.
"""

import os
import sys
import tempfile
import time
from bisect import bisect_left
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
if __name__ == "__main__":  # a worker imports this file, and has no use for Django
    scratch = tempfile.TemporaryDirectory()
    os.environ["NEWSROOM_VAR"] = scratch.name
    os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"

    import django

    django.setup()

    from django.apps import apps
    from django.core.management import call_command
    from django.db import connection, models, transaction

    from articles.models import Article
    from articles.search.building import create
    from articles.search.entries import Entry
    from benchmarks.pages import page_texts
    from benchmarks.prepared import prepared, write
    from benchmarks.processor import processor_time
    from seeds.files import PageFile
    from seeds.loader import Loader
    from seeds.run import import_files
    from seeds.workers import parse_files

APPS = ("people", "articles", "seeds")
DEPTH = {
    "Person": 0, "Publication": 0, "Section": 0, "Tag": 0, "ImportRun": 0, "Issue": 1, "Page": 2,
    "SourceDocument": 3, "Article": 3, "Photo": 4,
}  # fmt: skip


class Measured:
    """What a step took, for `count` pages."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.wall = self.processor = 0.0

    @property
    def rate(self) -> float:
        return self.count / self.wall


@contextmanager
def measured(label: str, count: int, times: int = 1) -> Iterator[Measured]:
    """Print pages a second and the processor time of a page, that of ended children included."""
    took = Measured(count * times)
    wall, processor = time.perf_counter(), processor_time()
    yield took
    took.wall, took.processor = time.perf_counter() - wall, processor_time() - processor
    print(f"{label:52} {took.rate:10.1f} {took.processor / took.count * 1000:12.3f}", flush=True)


def compare(what: str, took: Measured, floor: Measured) -> None:
    """Print how the two stand to each other: 1 where they are as fast."""
    cost = floor.processor / floor.count * took.count / took.processor
    print(f"  {what:50} {took.rate / floor.rate:10.3f} {cost:12.3f}")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    texts = list(page_texts(count))
    files = [PageFile(Path(f"{n}.txt"), f"{n}.txt", text) for n, text in enumerate(texts)]
    size = sum(map(len, texts)) / count / 1000
    print(f"{count} pages of {size:.1f} kB, {connection.vendor}")
    print(f"{'':52} {'pages/s':>10} {'processor ms':>12}")
    call_command("migrate", verbosity=0)
    next(parse_files(files[:1]))  # dictionaries are loaded once

    with measured("floor: split on blank lines", count, 20) as split:
        for text in texts * 20:
            [block for block in text.decode().split("\n\n") if block.strip()]
    with measured("read: articles, doubts, date, tags", count) as read:
        for _file in parse_files(files):
            pass
    with measured("read, two workers (their start included)", count):
        parsed = list(parse_files(files, 2))  # with what workers prepare of the index
    compare("reading, as a part of the floor's rate", read, split)

    imports = {}
    for workers in (1, 2):
        empty()
        with measured(f"whole import, {workers} worker{'s' * (workers > 1)}", count) as took:
            imported(parse_files(files, workers))
        imports[workers] = took
    empty()
    marks: list[dict[type, int]] = []
    load = load_alone(parsed, marks)

    rows, entries = (
        stored_rows(),
        prepared(Article.objects.order_by("pk").values_list("pk", flat=True)),
    )
    empty()
    label = "floor: bulk_create of all rows, one transaction"
    with measured(label, count) as one, transaction.atomic():
        insert(rows, entries)
    empty()
    chunks = by_page(rows, entries, marks)
    with measured("floor: bulk_create of the rows, page by page", count) as each:
        for chunk in chunks:
            with transaction.atomic():
                insert(*chunk)
    for floor, label in ((one, "one transaction"), (each, "page by page")):
        compare(f"load alone to the floor, {label}", load, floor)
        for workers, took in imports.items():
            compare(f"whole import, {workers} workers, to the floor, {label}", took, floor)


def imported(files: Iterator["PageFile"]) -> None:
    """Import, and stop where a page is not taken: it would be fast for the wrong reason."""
    for outcome in import_files(files, Loader("样报")):
        if outcome.state != "imported":
            raise SystemExit(f"{outcome.name}: {outcome.state} {outcome.refused}")


def load_alone(files: list["PageFile"], marks: list[dict[type, int]]) -> Measured:
    """Load what is parsed already; `marks` gets the last id of each table after each page."""
    took = Measured(len(files))
    loader = Loader("样报")
    for file in files:
        wall, processor = time.perf_counter(), processor_time()
        loader.load(file.page, file.data)
        took.wall += time.perf_counter() - wall
        took.processor += processor_time() - processor
        marks.append(last_ids())
    print(f"{'load alone':52} {took.rate:10.1f} {took.processor / took.count * 1000:12.3f}")
    return took


def our_models() -> list[type]:
    """The models of the three apps, history included, parents before children."""
    found = [
        model
        for app in APPS
        for model in apps.get_app_config(app).get_models()
        if not model._meta.proxy
    ]
    return sorted(
        found,
        key=lambda model: (model.__name__.startswith("Historical"), DEPTH.get(model.__name__, 5)),
    )


def last_ids() -> dict[type, int]:
    return {m: m._base_manager.aggregate(last=models.Max("pk"))["last"] or 0 for m in our_models()}


def stored_rows() -> list[tuple[type, list]]:
    return [(model, list(model._base_manager.order_by("pk"))) for model in our_models()]


def insert(rows: list[tuple[type, list]], entries: "list[Entry]") -> None:
    """The bare insert."""
    for model, instances in rows:
        model._base_manager.bulk_create(instances, batch_size=500)
    write(entries)


def by_page(
    rows: list[tuple[type, list]], entries: "list[Entry]", marks: list[dict[type, int]]
) -> "list[tuple[list[tuple[type, list]], list[Entry]]]":
    """The rows divided by the page with which each came."""
    chunks: list[tuple[list[tuple[type, list]], list[Entry]]] = [([], []) for _ in marks]
    for model, instances in rows:
        ends = [mark[model] for mark in marks]
        for chunk in chunks:
            chunk[0].append((model, []))
        for instance in instances:
            chunks[bisect_left(ends, instance.pk)][0][-1][1].append(instance)
    ends = [mark[Article] for mark in marks]
    for entry in entries:
        chunks[bisect_left(ends, entry.article_id)][1].append(entry)
    return chunks


def empty() -> None:
    """Leave no row of ours."""
    call_command("flush", verbosity=0, interactive=False)
    create()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    main()
