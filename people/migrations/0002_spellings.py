"""People are found by their pinyin as it is typed: without spaces, and by initials."""

from django.db import migrations, models

from articles.text.pinyin import spellings


def spell(apps, schema_editor):
    people = apps.get_model("people", "Person")
    for person in people.objects.iterator(chunk_size=2000):
        people.objects.filter(pk=person.pk).update(spellings=spellings(person.name)[:500])


FIELD = models.CharField(default="", editable=False, max_length=500, verbose_name="pinyin")


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [
        migrations.AddField("person", "spellings", FIELD),
        migrations.AddField("historicalperson", "spellings", FIELD.clone()),
        migrations.RunPython(spell, migrations.RunPython.noop),
    ]
