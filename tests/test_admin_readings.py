"""The desk shows what was read, what a newer reading offers, and what became of it since."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from articles.editing import revise
from articles.models import Article, Finding
from articles.revision import Via
from seeds.models import ImportedArticle
from tests.desk import BACKEND, form_url, user
from tests.readings import RAINY, SCHOOLS, edit, load_articles

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(client: Client) -> Client:
    client.force_login(user("老王", is_superuser=True), BACKEND)
    return client


@pytest.fixture
def article() -> Article:
    """Read twice, corrected in between."""
    load_articles(RAINY, SCHOOLS)
    edit("雨夜排水", title="编者的题")
    load_articles(replace(RAINY, title="新识别的题"), SCHOOLS)
    return Article.objects.get(order=1)


def test_a_conflict_shows_all_three_texts(chief, article) -> None:
    page = chief.get(form_url(article)).content.decode()
    assert "<del>编者的题</del><ins>新识别的题</ins>" in page
    assert "雨夜排水" in page
    finding = Finding.objects.get(kind="conflict")
    page = chief.get(form_url(finding)).content.decode()
    assert "<ins>新识别的题</ins>" in page


def test_every_reading_stays_and_tells_what_is_otherwise_today(chief, article) -> None:
    revise(article, by=None, why="", via=Via.ADMIN, title="最后的题")
    first, second = ImportedArticle.objects.filter(article=article).order_by("pk")
    page = chief.get(form_url(article)).content.decode()
    for read in (first, second):
        assert reverse("admin:seeds_importedarticle_change", args=[read.pk]) in page
    told = chief.get(form_url(first)).content.decode()
    assert "雨夜排水" in told
    assert "<del>雨夜排水</del><ins>最后的题</ins>" in told
    assert (
        "<del>新识别的题</del><ins>最后的题</ins>" in chief.get(form_url(second)).content.decode()
    )


def test_what_has_not_changed_says_so(chief) -> None:
    load_articles(SCHOOLS)
    read = ImportedArticle.objects.get()
    assert "没有改动" in chief.get(form_url(read)).content.decode()
    read.article.delete()
    assert "已删除" in chief.get(form_url(read)).content.decode()
