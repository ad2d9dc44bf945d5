from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0015_finding_by_page")]

    operations = [
        migrations.RemoveIndex(model_name="article", name="article_by_page"),
        migrations.RemoveIndex(model_name="finding", name="finding_queue"),
        migrations.RemoveIndex(model_name="finding", name="finding_by_page"),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["status", "page"], name="article_by_page"),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(
                fields=["status", "severity", "kind", "article"], name="finding_queue"
            ),
        ),
        migrations.AddIndex(
            model_name="finding",
            index=models.Index(
                fields=["status", "page", "severity", "kind", "article"], name="finding_by_page"
            ),
        ),
    ]
