"""Propose anew who may be one person, for the desk's list of likely duplicates."""

from typing import Any

from django.core.management.base import BaseCommand

from people.evidence import renew


class Command(BaseCommand):
    help = "Look for people who may be one, for the desk's list of likely duplicates."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{renew()} likely pairs")
