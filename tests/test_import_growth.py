"""A page costs the same whatever the size of the archive: no query of the loader reads a table."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from seeds.files import SEED_PAGES
from seeds.loader import Loader
from seeds.pipeline import parse_page

pytestmark = pytest.mark.django_db
SEEDS = sorted(SEED_PAGES.glob("*.txt"))
# They have a row or two, whatever the archive: PostgreSQL and SQLite rightly read them whole.
SMALL = {
    "articles_indexbuild", "articles_publication", "articles_search_basis", "articles_section",
    "seeds_importrun",
}  # fmt: skip


def load(loader: Loader, path: Path, change: tuple[str, str] = ("", "")) -> None:
    data = path.read_text(encoding="utf-8").replace(*change).encode()
    loader.load(parse_page(path.name, data), data)


def scanned(sql: str) -> set[str]:
    """The tables that a statement can only answer by reading them whole."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            plan = [row[3] for row in cursor.fetchall()]
            pattern = re.compile(r"^SCAN (\w+)(?!.*USING (?:COVERING )?INDEX)")
        else:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute(f"EXPLAIN {sql}")
            plan = [row[0] for row in cursor.fetchall()]
            pattern = re.compile(r"Seq Scan on (\w+)")
    return {match[1] for line in plan if (match := pattern.search(line))} - SMALL


@pytest.mark.parametrize("again", [False, True], ids=["new", "with a better text"])
def test_no_query_of_a_page_reads_a_table_whole(again: bool) -> None:
    loader = Loader("样报")
    for path in SEEDS[:3]:
        load(loader, path)
    path = SEEDS[0] if again else SEEDS[3]
    with CaptureQueriesContext(connection) as asked:
        load(Loader("样报"), path, ("职工", "员工"))
    queries = [query["sql"] for query in asked if query["sql"].startswith("SELECT")]
    assert len(queries) > 5
    slow = {sql: tables for sql in queries if (tables := scanned(sql))}
    assert not slow, "\n".join(f"{tables}: {sql[:600]}" for sql, tables in slow.items())


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite alone")
def test_the_planner_learns_that_most_articles_are_published(monkeypatch) -> None:
    monkeypatch.setattr("seeds.run.FEW", 0)
    call_command("import_seeds", *map(str, SEEDS), stdout=StringIO())
    articles = Article.objects.published().order_by().filter(page=1)
    assert "page_id=?" in articles.explain()
