"""How fast the search is, beside what else a database offers, at archives of several sizes.

    python benchmarks/search.py [ARTICLES …]      (default 10,000 and 100,000; SQLite in a folder)
    DATABASE_URL=postgres://… python benchmarks/search.py …      an EMPTY database of that server
    … --alone      the search only: no articles beside the index, and nothing to compare with
    … --halves     alone, and the archive joined from halves (see `benchmarks/halves.py`): a million

The archive is made by `benchmarks/archive.py`. 200 queries of seven kinds are each asked for the
first 20 hits, the total and the facets; of the others (LIKE, FTS5's trigram and its default
tokenizer, PostgreSQL's `simple` configuration with ts_rank) each fourth for the first 20 and the
total. Times
are of the processor, the server's included, after one run to warm up: on a machine that does other
work they say more than the clock, which stands beside them.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
scratch = tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR"))
os.environ["NEWSROOM_VAR"] = scratch.name
os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"

import django  # noqa: E402 - the environment comes first

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from articles.search import building  # noqa: E402
from articles.search.answers import Question, answer  # noqa: E402
from articles.search.basis import SAMPLED, Basis, room_for  # noqa: E402
from articles.search.copies import trained  # noqa: E402
from articles.search.tables import LIVE  # noqa: E402
from articles.text.query import parse  # noqa: E402
from benchmarks.archive import A_DAY, Recipe  # noqa: E402
from benchmarks.exact import recall_and_precision  # noqa: E402
from benchmarks.filled import Filled, fill, index_bytes, saving  # noqa: E402
from benchmarks.halves import fill_by_halves  # noqa: E402
from benchmarks.others import others  # noqa: E402
from benchmarks.queries import queries  # noqa: E402
from benchmarks.timing import Times, timed, used_processor  # noqa: E402

SIZES = (10_000, 100_000)
SCANNED = 1_000_000  # articles that are scanned for each query, to see what should be found
EVERY = 4  # each fourth query is asked of the others


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="*", type=int, default=SIZES)
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--halves", action="store_true")
    options = parser.parse_args()
    call_command("migrate", verbosity=0)
    # As `manage.py reindex` would build it anew: on what the archive is like.
    building.lay_out(LIVE, basis_of_recipe())
    recipe, there = Recipe(), 0
    made = recipe.articles(max(options.articles))
    for size in sorted(options.articles):
        if options.halves:
            filled = fill_by_halves(size - there)
        else:
            filled = fill(recipe, made, size - there, rows=not options.alone)
        settle(filled)
        there = size
        print(f"\n{size:,} articles on {connection.vendor}, SQLite's or the server's own settings")
        tell(filled)
        asked = queries(recipe, filled.sample)
        times = {"the search": measure(asked, found)}
        if size <= SCANNED:
            tell_exactness([query for some in asked.values() for query in some])
        if not options.alone and not options.halves:
            fewer = {kind: of_kind[::EVERY] for kind, of_kind in asked.items()}
            times |= {name: measure(fewer, ask) for name, ask in others()}
        table(times)


def found(query: str) -> int:
    """The search, as a reader asks it."""
    told = answer(Question(parse(query)))
    return told.total


def basis_of_recipe() -> Basis:
    """The room that the recipe's days need, and texts by it."""
    bodies = (made.body for made in Recipe(seed=2).articles(SAMPLED))
    return Basis(room_for(A_DAY), trained(bodies) if connection.vendor == "sqlite" else b"")


def measure(asked: dict[str, list[str]], ask: Callable[[str], int]) -> dict[str, Times]:
    """The times of each kind of query, and of all."""
    some = [query for of_kind in asked.values() for query in of_kind[:2]]
    for query in some:
        ask(query)
    times = {kind: timed(ask, of_kind) for kind, of_kind in asked.items()}
    return {**times, "all": Times.of_all(times.values())}


def tell(filled: Filled) -> None:
    """Sizes and rates."""
    print(
        f"  text {filled.text / 1e6:,.0f} MB; index {filled.index / 1e6:,.0f} MB, "
        f"{filled.index / filled.text:.2f} of it\n"
        f"  {filled.added / filled.making:,.0f} articles a second of processor time are indexed"
    )
    if filled.cutting:
        print(
            f"  {filled.added / filled.cutting:,.0f} are only cut: "
            f"{filled.cutting / filled.making:.2f}\n"
            f"  one article saved anew: {saving(filled):.1f} ms"
        )


def settle(filled: Filled) -> None:
    """End the building as `manage.py reindex` does."""
    before = used_processor()
    building.settle(LIVE)
    filled.making += used_processor() - before
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    filled.index = index_bytes()


def tell_exactness(asked: list[str]) -> None:
    """Recall and precision."""
    recall, precision, scanned = recall_and_precision(asked)
    print(f"  recall {recall:.4f}, precision {precision:.4f} of {scanned:,} hits of a scan")


def table(times: dict[str, dict[str, Times]]) -> None:
    """A line for each way and kind."""
    print(f"  {'milliseconds of processor':34}{'p50':>8}{'p95':>8}{'p99':>8}   clock p95    hits")
    for name, kinds in times.items():
        for kind, one in kinds.items():
            p50, p95, p99 = one.at(50), one.at(95), one.at(99)
            print(
                f"  {name + ', ' + kind:34}{p50:8.1f}{p95:8.1f}{p99:8.1f}"
                f"{one.clock_at(95):12.1f}{one.hits:8,.0f}"
            )


if __name__ == "__main__":
    main()
