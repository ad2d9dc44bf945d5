"""The project as an app: asserts what the embedded database promises, and makes the groups."""

from typing import Any

from django.apps import AppConfig, apps
from django.core.exceptions import ImproperlyConfigured
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate

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
        # Not before the models are there: it names them.
        from newsroom.permissions import make_groups

        connection_created.connect(assert_promises, dispatch_uid="newsroom.promises")
        # This app has no models, so Django tells it nothing of a migration.
        last = apps.get_app_config("seeds")
        post_migrate.connect(make_groups, sender=last, dispatch_uid="newsroom.groups")
