"""How fast pages are read and stored, each beside a floor measured in the same run.

    python benchmarks/import.py [PAGES]            SQLite in a folder of its own
    DATABASE_URL=postgres://… python benchmarks/import.py [PAGES]   an empty database of that server

Parse alone stands beside a split on blank lines; the whole import beside a bare bulk_create of the
same rows into the same tables with the same indexes. The pages are the five of `seeds/pages`, their
headlines numbered so that each page is new. This machine is noisy: read the ratios.
"""

import os
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
scratch = tempfile.TemporaryDirectory()
os.environ["NEWSROOM_VAR"] = scratch.name
os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"

import django  # noqa: E402 - the environment comes first

django.setup()

from django.apps import apps  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402

from seeds.files import SEED_PAGES  # noqa: E402
from seeds.loader import Loader  # noqa: E402
from seeds.pipeline import parse_page  # noqa: E402

DIGITS = str.maketrans("0123456789", "零一二三四五六七八九")


def numbered_pages(count: int) -> list[bytes]:
    """The five pages again and again, every headline with a number of its own."""
    originals = []
    for path in sorted(SEED_PAGES.glob("*.txt")):
        data = path.read_bytes()
        titles = [article.title for article in parse_page(path.name, data).articles]
        originals.append((data.decode(), titles))
    pages = []
    for number in range(count):
        text, titles = originals[number % len(originals)]
        for title in titles:
            text = text.replace(title, f"{title}之{str(number).translate(DIGITS)}")
        pages.append(text.encode())
    return pages


def rate(label: str, count: int, started: float) -> float:
    """Print and return pages a second since `started`."""
    pages_a_second = count / (time.perf_counter() - started)
    print(f"{label:44} {pages_a_second:10.1f} pages/s")
    return pages_a_second


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    pages = numbered_pages(count)
    print(
        f"{count} pages, {connection.vendor}, {sum(map(len, pages)) / count / 1000:.1f} kB a page"
    )

    started = time.perf_counter()
    for _ in range(20):
        for page in pages:
            [block for block in page.decode().split("\n\n") if block.strip()]
    floor = rate("floor: split on blank lines", count * 20, started)
    started = time.perf_counter()
    parsed = [parse_page(f"{n}.txt", page) for n, page in enumerate(pages)]
    print(f"  ratio to floor: {rate('parse, doubts, date and tags', count, started) / floor:.4f}")

    call_command("migrate", verbosity=0)
    loader = Loader("样报")
    started = time.perf_counter()
    for page, data in zip(parsed, pages, strict=True):
        loader.load(page, data)
    loaded = rate("load, with history and search index", count, started)

    rows = stored_rows()
    call_command("flush", verbosity=0, interactive=False)
    started = time.perf_counter()
    with transaction.atomic():
        for model, instances in rows:
            model._base_manager.bulk_create(instances, batch_size=500)
    floor = rate("floor: bulk_create of the same rows", count, started)
    print(f"  ratio to floor: {loaded / floor:.3f}")


def stored_rows() -> list[tuple[type, list]]:
    """All rows of the three apps, history included, parents before children."""
    order = sorted(
        (
            model
            for app in ("people", "articles", "seeds")
            for model in apps.get_app_config(app).get_models()
            if not model._meta.proxy
        ),
        key=lambda model: (model.__name__.startswith("Historical"), DEPTH.get(model.__name__, 5)),
    )
    return [(model, list(model._base_manager.all())) for model in order]


DEPTH = {
    "Person": 0, "Publication": 0, "Section": 0, "Tag": 0, "ImportRun": 0, "Issue": 1, "Page": 2,
    "SourceDocument": 3, "Article": 3, "Photo": 4,
}  # fmt: skip

if __name__ == "__main__":
    main()
