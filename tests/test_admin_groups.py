"""The groups of the desk are what the table says; strangers and newcomers find nothing there."""

from itertools import pairwise

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from newsroom.permissions import GROUPS, MODELS, Role, codenames, make_groups, markdown
from seeds.models import ImportRun
from tests.desk import desk, form_url, list_url, user
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def given(role: Role) -> set[tuple[str, str]]:
    permissions = Group.objects.get(name=role).permissions
    return set(permissions.values_list("content_type__app_label", "codename"))


@pytest.mark.parametrize("role", GROUPS)
def test_a_group_has_what_the_table_says_and_nothing_else(role) -> None:
    assert given(role) == set(codenames(role))


def test_the_table_knows_no_right_that_is_none() -> None:
    known = set(Permission.objects.values_list("content_type__app_label", "codename"))
    assert set(codenames(Role.ADMINISTRATOR)) <= known


def test_each_role_may_what_the_one_before_may() -> None:
    for label, columns in MODELS.items():
        for less, more in pairwise(columns):
            assert set(less) <= set(more), label


def test_making_them_again_keeps_what_was_given_besides() -> None:
    extra = Permission.objects.get(codename="add_user")
    chiefs = Group.objects.get(name=Role.CHIEF)
    chiefs.permissions.add(extra)
    chiefs.permissions.remove(Permission.objects.get(codename="publish_article"))
    make_groups()
    assert given(Role.CHIEF) == {*codenames(Role.CHIEF), ("auth", "add_user")}


def test_permissions_that_are_not_there_yet_are_made() -> None:
    before = Permission.objects.count()
    Group.objects.all().delete()
    Permission.objects.filter(content_type__app_label__in=["articles", "people"]).delete()
    make_groups(apps)
    assert Permission.objects.count() == before
    assert given(Role.EDITOR) == set(codenames(Role.EDITOR))


def test_the_table_is_told_for_reading() -> None:
    lines = markdown().splitlines()
    assert len(lines) == len(MODELS) + 2
    assert "| articles.issue | view | view | view, add, change, delete |" in lines[9]


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
        ("采编", ["ReviewPage", "Article", "Finding", "Confusion", "Tag", "MissedSearch", "Act"]),
        ("报纸", ["Issue", "Page", "Section", "Publication"]),
        ("人物", ["Reporter", "Photographer", "Person"]),
        ("导入", ["SourceDocument", "ImportedArticle", "ImportRun"]),
    ]
