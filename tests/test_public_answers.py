"""How the site answers what makes no sense, what is not allowed, and its own faults."""

import pytest
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.test import Client
from django.views.defaults import permission_denied

from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def shown(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/articles/?page=999999", "/articles/?page=0", "/articles/?page=-1", "/articles/?page=x",
        "/articles/?page=%00", "/articles/?page=" + "9" * 5000, "/issues/?page=2",
        "/search/?q=竞赛&page=9", "/tags/?kind=poem", "/tags/?kind=%00", "/tags/poem/x/",
        "/tags/topic/a%00b/", "/tags/topic/none/", "/reporters/?initial=%00",
        "/reporters/?initial=ZZ", "/issues/calendar/0/", "/issues/calendar/99999999/",
        "/articles/0/", "/articles/" + "9" * 30 + "/", "/issues/" + "9" * 30 + "/",
        "/people/" + "9" * 30 + "/", "/sections/" + "9" * 30 + "/", "/nowhere",
        "/sitemap-none.xml", "/sitemap-articles.xml?p=99", "/sitemap-articles.xml?p=x",
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_not_found_in_style(client: Client, address: str) -> None:
    ArticleFactory()
    response = client.get(address)
    assert response.status_code == 404
    assert "没有这一页" in response.content.decode()


@pytest.mark.parametrize("query", ["\0", "a\0b", "竞" * 101, "竞" * 7000])
def test_search_for_what_cannot_be_is_answered_plainly(client: Client, query: str) -> None:
    response = client.get("/search/", {"q": query})
    assert response.status_code == 200
    assert "请缩短后再试" in response.content.decode()


@pytest.mark.parametrize(
    "query", ["'", '"', "%", "-", "--", "*", "OR", "NEAR(", "\\", "^x", "a:b", "(", "  "]
)
def test_search_syntax_is_no_syntax(client: Client, query: str) -> None:
    ArticleFactory()
    assert client.get("/search/", {"q": query}).status_code == 200


def test_reader_chooses_the_interface_language(client: Client) -> None:
    article = ArticleFactory()
    english = Client(headers={"accept-language": "en"})
    assert '<html lang="zh-Hans">' in shown(english, "/")
    address = article.get_absolute_url()
    response = client.post("/i18n/setlang/", {"language": "en", "next": address})
    assert response["Location"] == address
    page = shown(client, address)
    assert '<html lang="en">' in page
    assert '<div class="body" lang="zh-Hans">' in page


@pytest.mark.parametrize("evil", ["//evil.example", "/\\evil.example", "https://evil.example/"])
def test_language_switch_stays_on_the_site(client: Client, evil: str) -> None:
    response = client.post("/i18n/setlang/", {"language": "en", "next": evil})
    assert "evil" not in response["Location"]


def test_public_pages_take_no_posts(client: Client) -> None:
    article = ArticleFactory()
    for address in ("/", "/articles/", article.get_absolute_url(), "/search/"):
        assert client.post(address).status_code == 405


def test_form_without_its_token_is_refused_in_style() -> None:
    response = Client(enforce_csrf_checks=True).post("/i18n/setlang/", {"language": "en"})
    assert response.status_code == 403
    assert "表单已失效" in response.content.decode()


@pytest.mark.parametrize(
    ("template", "said"), [("500.html", "出了故障"), ("503.html", "稍后"), ("400.html", "无法识别")]
)
def test_fault_pages_need_neither_request_nor_database(
    template: str, said: str, django_assert_num_queries, settings
) -> None:
    # A site whose static files were never collected must still be able to say that it is broken.
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    with django_assert_num_queries(0):
        page = render_to_string(template)
    assert said in page
    assert "/static/site/base.css" in page


def test_forbidden_page_is_in_style(rf) -> None:
    response = permission_denied(rf.get("/"), PermissionDenied())
    assert response.status_code == 403
    assert "无权查看" in response.content.decode()


def test_robots_may_read_all_but_the_desk(client: Client) -> None:
    text = shown(client, "/robots.txt")
    assert "Disallow: /admin/\n" in text
    assert text.endswith("Sitemap: http://testserver/sitemap.xml\n")
