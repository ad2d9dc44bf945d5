"""The groups 编辑 and 主编 with their permissions.

Django makes permissions after all migrations; they are made here first, for the groups to have.
Permissions that an administrator has given to a group besides are kept.
"""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

EDITORS, CHIEFS = "编辑", "主编"
VIEW, ADD, CHANGE, DELETE = ("view",), ("add",), ("change",), ("delete",)
READ, WRITE, ALL = VIEW, VIEW + ADD + CHANGE, VIEW + ADD + CHANGE + DELETE

# What 编辑 may do, by model; what 主编 may do besides.
EDITORS_MAY = {
    "articles.article": WRITE,
    "articles.photo": ALL,
    "articles.credit": ALL,
    "articles.tagging": ALL,
    "articles.tag": WRITE,
    "articles.tagalias": ALL,
    "articles.finding": VIEW + CHANGE,
    "articles.issue": READ,
    "articles.page": READ,
    "articles.section": READ,
    "articles.publication": READ,
    "people.person": WRITE,
    "people.reporter": WRITE,
    "people.photographer": WRITE,
    "people.personalias": ALL,
    "seeds.sourcedocument": READ,
    "seeds.importedarticle": READ,
}
CHIEFS_MAY_BESIDES = {
    "articles.article": (*DELETE, "publish"),
    "articles.finding": DELETE,
    "articles.tag": DELETE,
    "articles.issue": ALL,
    "articles.page": ALL,
    "articles.section": ALL,
    "articles.publication": ALL,
    "people.person": DELETE,
    "people.reporter": DELETE,
    "people.photographer": DELETE,
    "seeds.importrun": READ,
}


def make_groups(apps, schema_editor):
    alias = schema_editor.connection.alias
    for label in ("articles", "people", "seeds"):
        create_permissions(installed.get_app_config(label), using=alias, apps=apps, verbosity=0)
    groups = apps.get_model("auth", "Group").objects.using(alias)
    editors, _made = groups.get_or_create(name=EDITORS)
    chiefs, _made = groups.get_or_create(name=CHIEFS)
    common = list(_permissions(apps, alias, EDITORS_MAY))
    editors.permissions.add(*common)
    chiefs.permissions.add(*common, *_permissions(apps, alias, CHIEFS_MAY_BESIDES))


def remove_groups(apps, schema_editor):
    alias = schema_editor.connection.alias
    apps.get_model("auth", "Group").objects.using(alias).filter(name__in=[EDITORS, CHIEFS]).delete()


def _permissions(apps, alias, table):
    permissions = apps.get_model("auth", "Permission").objects.using(alias)
    for label, actions in table.items():
        app, model = label.split(".")
        for action in actions:
            yield permissions.get(content_type__app_label=app, codename=f"{action}_{model}")


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_initial"),
        ("people", "0001_initial"),
        ("seeds", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_groups, remove_groups)]
