"""How the pages' time grows with the archive: each address at a small and at a large archive.

    python benchmarks/site.py [ARTICLES]        (default 20,000; SQLite in a folder of its own)

The articles are those of the five pages again and again, an issue of eight articles a day, tagged
and credited like them. Times are medians of five requests after one to warm up, in one process;
this machine is noisy: read the ratios.
"""

import datetime
import io
import os
import statistics
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

from django.core.cache import cache  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from articles import search  # noqa: E402
from articles.models import Article, Credit, Issue, Page, Publication, Tagging  # noqa: E402
from seeds.run import know_sizes  # noqa: E402

AN_ISSUE = 8


def grow(count: int) -> None:
    """Add articles until there are `count`, each a copy of one of the first."""
    models = list(Article.objects.order_by("pk").prefetch_related("credits", "taggings")[:33])
    publication = Publication.objects.get()
    day = datetime.date(1980, 1, 1)
    for first in range(Article.objects.count(), count, AN_ISSUE):
        day += datetime.timedelta(days=1)
        issue = Issue.objects.create(publication=publication, date=day, precision="day")
        page = Page.objects.create(issue=issue, number=1)
        originals = [models[(first + n) % len(models)] for n in range(AN_ISSUE)]
        copies = Article.objects.bulk_create(
            _copy(original, page=page, order=order) for order, original in enumerate(originals, 1)
        )
        pairs = list(zip(copies, originals, strict=True))
        for model, name in ((Credit, "credits"), (Tagging, "taggings")):
            model.objects.bulk_create(
                _copy(row, article=article, **({"photo": None} if model is Credit else {}))
                for article, original in pairs
                for row in getattr(original, name).all()
            )
        search.refresh([article.pk for article in copies])


def _copy(row, **changes):
    values = {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}
    for field in changes:
        values.pop(f"{field}_id", None)
    return type(row)(**{**values, "id": None, **changes})


def addresses() -> dict[str, str]:
    """One address of each kind of page."""
    article = Article.objects.order_by("pk").first()
    return {
        "home": "/",
        "issues": "/issues/",
        "issue": article.page.issue.get_absolute_url(),
        "articles": "/articles/",
        "articles of a tag": f"/articles/?tag={article.taggings.first().tag_id}",
        "article": article.get_absolute_url(),
        "reporters": "/reporters/",
        "person": article.credits.first().person.get_absolute_url(),
        "tags": "/tags/",
        "search, common word": "/search/?q=工会",
        "search, two words": "/search/?q=劳模 竞赛",
        "search, none": "/search/?q=航天飞机",
        "API articles": "/api/v1/articles/",
    }


def measure() -> dict[str, float]:
    """Milliseconds for each address, the median of five."""
    client, medians = Client(headers={"host": "localhost"}), {}
    for name, address in addresses().items():
        times = []
        for _ in range(6):
            cache.clear()
            started = time.perf_counter()
            response = client.get(address)
            times.append(1000 * (time.perf_counter() - started))
            assert response.status_code == 200, (address, response.status_code)
        medians[name] = statistics.median(times[1:])
    return medians


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    call_command("migrate", verbosity=0)
    call_command("import_seeds", stdout=io.StringIO())
    small = measure()
    grow(count)
    know_sizes()  # as an import ends
    large = measure()
    print(f"{'milliseconds at':22} {33:>8} {Article.objects.count():>8} articles   ratio")
    for name, value in large.items():
        print(f"{name:22} {small[name]:8.1f} {value:8.1f} {value / small[name]:16.1f}")


if __name__ == "__main__":
    main()
