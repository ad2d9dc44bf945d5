"""`reindex`: build the search index anew beside the one in use, or compare it with the articles."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rich.console import Console
from rich.progress import track

from articles.models import Article
from articles.search import BATCH
from articles.search.building import differences, rebuild

SHOWN = 20
KINDS = {
    "missing": gettext_lazy("articles without an entry"),
    "left": gettext_lazy("entries without an article"),
    "form": gettext_lazy("entries made by older rules"),
    "stale": gettext_lazy("entries unlike their article"),
    "unwalked": gettext_lazy("entries that no search meets"),
}


class Command(BaseCommand):
    help = (
        "Builds the search index anew, beside the one in use and while the site runs; broken off, "
        "it goes on where it stopped. With --check it only tells where index and articles differ."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="compare, and change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["check"]:
            self._check()
            return
        steps = track(
            rebuild(),
            description=_("Indexing"),
            total=Article.objects.count() // BATCH + 2,
            console=Console(stderr=True),
            disable=not self.stderr.isatty(),
        )
        self.stdout.write(_("Articles indexed: %d") % sum(steps))

    def _check(self) -> None:
        found = list(differences())
        for kind, times in Counter(one.kind for one in found).items():
            ids = [str(one.article_id) for one in found if one.kind == kind][:SHOWN]
            more = " …" if times > SHOWN else ""
            self.stdout.write(f"{KINDS[kind]}: {times} ({', '.join(ids)}{more})")
        if found:
            raise CommandError(_("The index is not as the articles are: run `manage.py reindex`."))
        self.stdout.write(_("The index is as the articles are."))
