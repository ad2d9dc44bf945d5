"""`reindex`: write the search index anew, while the site runs."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from articles import search


class Command(BaseCommand):
    help = "Writes the search index of all articles anew, while the site runs."

    def handle(self, *args: Any, **options: Any) -> None:
        total = sum(search.rebuild())
        self.stdout.write(_("Articles indexed: %d") % total)
