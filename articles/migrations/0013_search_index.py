"""The search index as `articles.search` has it now, in place of that of 0002_search.

The index is derived from the articles: it is made as the code of today makes it. A database that
holds articles already needs `manage.py reindex` once afterwards.
"""

from importlib import import_module

from django.db import migrations, models

from articles.search import functions
from articles.search.building import create, execute
from articles.search.store import back_end
from articles.search.tables import LIVE, NEXT

before = import_module("articles.migrations.0002_search")


def make(apps, schema_editor):
    before.drop(apps, schema_editor)
    if schema_editor.connection.vendor == "postgresql":
        execute(functions.functions())
    create(LIVE)


def take_away(apps, schema_editor):
    execute([*back_end().drop(LIVE), *back_end().drop(NEXT)])
    if schema_editor.connection.vendor == "postgresql":
        execute(functions.no_functions())
    before.create(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0012_review_page"),
    ]

    operations = [
        migrations.RunPython(make, take_away),
        migrations.CreateModel(
            name="IndexBuild",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("form", models.PositiveSmallIntegerField(verbose_name="form")),
                ("last_article", models.BigIntegerField(default=0, verbose_name="up to article")),
                ("done", models.PositiveIntegerField(default=0, verbose_name="articles indexed")),
                ("started_at", models.DateTimeField(auto_now_add=True, verbose_name="started at")),
            ],
            options={
                "verbose_name": "build of the search index",
                "verbose_name_plural": "builds of the search index",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("pk", 1)), name="index_build_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="MissedSearch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("query", models.CharField(max_length=100, unique=True, verbose_name="Search for")),
                ("times", models.PositiveIntegerField(default=1, verbose_name="times")),
                ("first_at", models.DateTimeField(auto_now_add=True, verbose_name="first")),
                ("last_at", models.DateTimeField(auto_now=True, verbose_name="last")),
            ],
            options={
                "verbose_name": "search without hits",
                "verbose_name_plural": "searches without hits",
                "ordering": ["-times", "-last_at"],
                "indexes": [models.Index(fields=["-times", "-last_at"], name="missed_most")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("query", ""), _negated=True), name="missed_has_query"
                    )
                ],
            },
        ),
    ]
