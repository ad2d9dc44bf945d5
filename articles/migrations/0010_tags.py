"""Tags are found by pinyin, and their former addresses lead on."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from articles.text.pinyin import spellings


def spell(apps, schema_editor):
    tags = apps.get_model("articles", "Tag")
    for tag in tags.objects.iterator(chunk_size=2000):
        tags.objects.filter(pk=tag.pk).update(spellings=spellings(tag.name)[:500])


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0009_structure"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="historicaltag",
            name="spellings",
            field=models.CharField(
                default="", editable=False, max_length=500, verbose_name="pinyin"
            ),
        ),
        migrations.AddField(
            model_name="tag",
            name="spellings",
            field=models.CharField(
                default="", editable=False, max_length=500, verbose_name="pinyin"
            ),
        ),
        migrations.CreateModel(
            name="HistoricalFormerTag",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                (
                    "via",
                    models.CharField(
                        choices=[
                            ("admin", "Desk"),
                            ("bulk", "Bulk action"),
                            ("import", "Import"),
                            ("api", "API"),
                            ("schedule", "Schedule"),
                            ("system", "System"),
                        ],
                        default="system",
                        max_length=10,
                        verbose_name="by way of",
                    ),
                ),
                (
                    "who",
                    models.CharField(
                        blank=True,
                        default="",
                        help_text="Stays when the user is gone.",
                        max_length=150,
                        verbose_name="who",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("topic", "Topic"),
                            ("organisation", "Organisation"),
                            ("place", "Place"),
                            ("person", "Person"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        allow_unicode=True, max_length=60, verbose_name="in addresses"
                    ),
                ),
                (
                    "was",
                    models.PositiveBigIntegerField(db_index=True, verbose_name="former number"),
                ),
                (
                    "history_change_reason",
                    models.TextField(blank=True, default="", verbose_name="reason"),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="articles.tag",
                        verbose_name="tag",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical former address of a tag",
                "verbose_name_plural": "historical former addresses of tags",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="FormerTag",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("topic", "Topic"),
                            ("organisation", "Organisation"),
                            ("place", "Place"),
                            ("person", "Person"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                (
                    "slug",
                    models.SlugField(
                        allow_unicode=True, max_length=60, verbose_name="in addresses"
                    ),
                ),
                (
                    "was",
                    models.PositiveBigIntegerField(db_index=True, verbose_name="former number"),
                ),
                (
                    "tag",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="former",
                        to="articles.tag",
                        verbose_name="tag",
                    ),
                ),
            ],
            options={
                "verbose_name": "former address of a tag",
                "verbose_name_plural": "former addresses of tags",
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "slug"), name="former_slug_once_a_kind")
                ],
            },
        ),
        migrations.RunPython(spell, migrations.RunPython.noop),
    ]
