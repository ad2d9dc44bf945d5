"""An archive made larger inside of its database: each row again and again, under new ids.

What has to be unique gets a mark of its copy; publications, sections, runs, users and what the
archive has taught are shared.
"""

import itertools
from collections.abc import Iterator
from dataclasses import replace

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction

from articles.models import Article
from benchmarks.prepared import prepared, write

APPS = ("people", "articles", "seeds")
SHARED = {"Publication", "Section", "ImportRun", "ArchiveStatistics"}
# Columns with a value that no other row may have: a mark goes before it.
MARKED = {
    "Person": {"name"},
    "Tag": {"name", "slug"},
    "SourceDocument": {"sha256", "text_sha256"},
}
_marks = itertools.count(0xE000)  # the private use area


def multiply(times: int, *, sharing: frozenset[str] = frozenset()) -> None:
    """Make of every row so many in all; of the models named in `sharing` none is added."""
    copied = [model for model in _copied() if _tracked(model).__name__ not in sharing]
    last = {m: m._base_manager.aggregate(last=models.Max("pk"))["last"] or 0 for m in copied}
    articles = last[Article]
    originals = prepared(Article.objects.values_list("pk", flat=True))
    for copy in range(1, times):
        mark = next(_marks)
        with transaction.atomic(), connection.cursor() as cursor:
            for model in copied:
                cursor.execute(_statement(model, copy, last, mark))
            write([replace(e, article_id=e.article_id + copy * articles) for e in originals])
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), _copied()):
            cursor.execute(statement)
        cursor.execute("ANALYZE")


def _copied() -> list[type[models.Model]]:
    found: Iterator[type[models.Model]] = (
        model for app in APPS for model in apps.get_app_config(app).get_models()
    )
    return [m for m in found if not m._meta.proxy and _tracked(m).__name__ not in SHARED]


def _tracked(model: type[models.Model]) -> type[models.Model]:
    """Of a history its model, of any other model itself."""
    return getattr(model, "instance_type", model)


def _statement(
    model: type[models.Model], copy: int, last: dict[type[models.Model], int], mark: int
) -> str:
    fields = model._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(_value(model, field, copy, last, mark) for field in fields)
    key = f'"{model._meta.pk.column}"'
    table = f'"{model._meta.db_table}"'
    return (
        f"INSERT INTO {table} ({columns}) SELECT {values} FROM {table} WHERE {key} <= {last[model]}"
    )


def _value(
    model: type[models.Model],
    field: models.Field,
    copy: int,
    last: dict[type[models.Model], int],
    mark: int,
) -> str:
    column, name = f'"{field.column}"', model.__name__
    if field.primary_key:
        return f"{column} + {copy * last[model]}"
    if field.name == "id":
        return f"{column} + {copy * last[_tracked(model)]}"
    if field.is_relation:
        return f"{column} + {copy * last.get(field.remote_field.model, 0)}"
    if field.name in MARKED.get(name, ()):
        return f"'{chr(mark)}' || substr({column}, 1, {field.max_length - 1})"
    if (name, field.name) == ("Fingerprint", "value"):
        return f"{column} + {mark << 33}"
    return column
