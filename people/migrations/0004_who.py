"""Each history row keeps the name of who wrote it (articles/0006_who fills in what there is)."""

from django.db import migrations, models


def who() -> models.CharField:
    return models.CharField(
        blank=True,
        default="",
        help_text="Stays when the user is gone.",
        max_length=150,
        verbose_name="who",
    )


class Migration(migrations.Migration):
    dependencies = [("people", "0003_act_ways")]
    operations = [
        migrations.AddField("historicalperson", "who", who()),
        migrations.AddField("historicalpersonalias", "who", who()),
    ]
