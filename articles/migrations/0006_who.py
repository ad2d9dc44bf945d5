"""Each history row keeps the name of who wrote it; and a right to delete for good."""

from django.conf import settings
from django.db import migrations, models
from django.db.models import OuterRef, Subquery

HISTORIES = (
    "article", "credit", "finding", "issue", "page", "photo", "publication", "section", "tag",
    "tagalias", "tagging",
)  # fmt: skip
PEOPLE = ("person", "personalias")


def who() -> models.CharField:
    return models.CharField(
        blank=True,
        default="",
        help_text="Stays when the user is gone.",
        max_length=150,
        verbose_name="who",
    )


def fill_in(apps, schema_editor):
    """Names of the users who are still there."""
    users = apps.get_model(settings.AUTH_USER_MODEL).objects.filter(pk=OuterRef("history_user_id"))
    labels = [f"articles.historical{name}" for name in HISTORIES]
    for label in [*labels, *(f"people.historical{name}" for name in PEOPLE)]:
        rows = apps.get_model(label).objects.using(schema_editor.connection.alias)
        known = rows.filter(history_user__isnull=False)
        known.update(who=Subquery(users.values("username")[:1]))


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_acts"),
        ("people", "0004_who"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.AlterModelOptions(
            name="article",
            options={
                "ordering": ["page", "order"],
                "permissions": [
                    ("publish_article", "Can publish and withdraw articles"),
                    ("purge_article", "Can delete articles in the trash for good"),
                ],
                "verbose_name": "article",
                "verbose_name_plural": "articles",
            },
        ),
        *(migrations.AddField(f"historical{name}", "who", who()) for name in HISTORIES),
        migrations.RunPython(fill_in, migrations.RunPython.noop),
    ]
