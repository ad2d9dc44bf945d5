"""Who may do what at the desk: a written table, held against the database and the pages."""

import importlib
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.urls import reverse

from seeds.models import ImportRun
from tests.desk import desk, form_url, list_url, user
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db
groups = importlib.import_module("newsroom.migrations.0001_groups")
EDITOR = SimpleNamespace(connection=connection)

# v view, a add, c change, d delete, p publish: 编辑, then 主编.
TABLE = {
    "articles.article": ("vac", "vacdp"),
    "articles.photo": ("vacd", "vacd"),
    "articles.credit": ("vacd", "vacd"),
    "articles.tagging": ("vacd", "vacd"),
    "articles.tag": ("vac", "vacd"),
    "articles.tagalias": ("vacd", "vacd"),
    "articles.finding": ("vc", "vcd"),
    "articles.issue": ("v", "vacd"),
    "articles.page": ("v", "vacd"),
    "articles.section": ("v", "vacd"),
    "articles.publication": ("v", "vacd"),
    "people.person": ("vac", "vacd"),
    "people.reporter": ("vac", "vacd"),
    "people.photographer": ("vac", "vacd"),
    "people.personalias": ("vacd", "vacd"),
    "seeds.sourcedocument": ("v", "v"),
    "seeds.importedarticle": ("v", "v"),
    "seeds.importrun": ("", "v"),
}
LETTERS = {"v": "view", "a": "add", "c": "change", "d": "delete", "p": "publish"}


def written(column: int) -> set[str]:
    return {
        f"{label.split('.')[0]}.{LETTERS[letter]}_{label.split('.')[1]}"
        for label, columns in TABLE.items()
        for letter in columns[column]
    }


def given(name: str) -> set[str]:
    permissions = Group.objects.get(name=name).permissions.select_related("content_type")
    return {f"{p.content_type.app_label}.{p.codename}" for p in permissions}


def test_the_groups_have_what_the_table_says_and_nothing_else() -> None:
    assert given("编辑") == written(0)
    assert given("主编") == written(1)


def test_the_migration_may_run_again_and_keeps_what_was_given_besides() -> None:
    extra = Permission.objects.get(codename="add_user")
    Group.objects.get(name="主编").permissions.add(extra)
    groups.make_groups(apps, EDITOR)
    assert given("编辑") == written(0)
    assert given("主编") == written(1) | {"auth.add_user"}


def test_the_migration_makes_permissions_that_are_not_there_yet_and_goes_back() -> None:
    before = Permission.objects.count()
    groups.remove_groups(apps, EDITOR)
    assert not Group.objects.filter(name__in=["编辑", "主编"]).exists()
    Permission.objects.filter(content_type__app_label__in=["articles", "people"]).delete()
    groups.make_groups(apps, EDITOR)
    assert Permission.objects.count() == before
    assert given("主编") == written(1)


LISTS = {
    "articles_article": (200, 200), "articles_finding": (200, 200), "articles_tag": (200, 200),
    "articles_issue": (200, 200), "articles_page": (200, 200), "articles_section": (200, 200),
    "articles_publication": (200, 200), "people_person": (200, 200),
    "people_reporter": (200, 200), "people_photographer": (200, 200),
    "seeds_sourcedocument": (200, 200), "seeds_importedarticle": (200, 200),
    "seeds_importrun": (403, 200), "auth_user": (403, 403), "auth_group": (403, 403),
}  # fmt: skip
ADDS = {
    "articles_article": (200, 200), "articles_tag": (200, 200), "people_person": (200, 200),
    "articles_finding": (403, 403), "articles_issue": (403, 200), "articles_page": (403, 200),
    "articles_section": (403, 200), "articles_publication": (403, 200),
    "seeds_sourcedocument": (403, 403), "seeds_importrun": (403, 403),
}  # fmt: skip


@pytest.mark.parametrize(("column", "group"), [(0, "编辑"), (1, "主编")])
def test_the_pages_hold_to_the_table(column, group) -> None:
    client = desk(user("某人", group))
    for model, statuses in LISTS.items():
        assert client.get(list_url(model)).status_code == statuses[column], model
    for model, statuses in ADDS.items():
        assert client.get(reverse(f"admin:{model}_add")).status_code == statuses[column], model


def test_a_stranger_and_a_reader_do_not_come_in(client) -> None:
    article = ArticleFactory()
    urls = [reverse("admin:index"), list_url("articles_article"), form_url(article)]
    nobody = desk(user("读者", is_staff=False))
    for url in urls:
        assert reverse("admin:login") in client.get(url).url
        assert reverse("admin:login") in nobody.get(url).url


def test_staff_without_a_group_find_an_empty_desk() -> None:
    page = desk(user("新人")).get(reverse("admin:index"))
    assert page.context["waiting"].cards == []
    assert "您没有查看或编辑任何内容的权限。" in page.content.decode()


def test_what_was_imported_is_nobodys_to_change() -> None:
    run = ImportRun.objects.create()
    client = desk(user("管理员", is_superuser=True))
    assert client.get(form_url(run)).status_code == 200
    assert client.post(form_url(run), {"imported": 9}).status_code == 403
    assert client.get(form_url(run).replace("change", "delete")).status_code == 403


def test_the_menu_is_in_an_editors_order() -> None:
    page = desk(user("老王", "主编")).get(reverse("admin:index"))
    menu = [(g["name"], [m["object_name"] for m in g["models"]]) for g in page.context["app_list"]]
    assert menu == [
        ("采编", ["ReviewPage", "Article", "Finding", "Tag"]),
        ("报纸", ["Issue", "Page", "Section", "Publication"]),
        ("人物", ["Reporter", "Photographer", "Person"]),
        ("导入", ["SourceDocument", "ImportedArticle", "ImportRun"]),
    ]
