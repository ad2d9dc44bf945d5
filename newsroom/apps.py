"""The project as an app: asserts what the embedded database promises."""

from typing import Any

from django.apps import AppConfig
from django.core.exceptions import ImproperlyConfigured
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

# SQLite's own words: synchronous 2 is FULL.
PROMISED = {"foreign_keys": 1, "synchronous": 2, "journal_mode": "wal"}


def assert_promises(connection: BaseDatabaseWrapper, **_kwargs: Any) -> None:
    """Refuse a SQLite connection that is not durable: a setting in the wrong place goes unseen."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for pragma, wanted in PROMISED.items():
            got = cursor.execute(f"PRAGMA {pragma}").fetchone()[0]
            if got != wanted:
                raise ImproperlyConfigured(
                    f"SQLite's {pragma} is {got!r}, not {wanted!r}: see DATABASES in settings."
                )
    if getattr(connection, "transaction_mode", None) != "IMMEDIATE":
        raise ImproperlyConfigured("SQLite needs transaction_mode IMMEDIATE: see DATABASES.")


class NewsroomConfig(AppConfig):
    name = "newsroom"

    def ready(self) -> None:
        connection_created.connect(assert_promises, dispatch_uid="newsroom.promises")
