"""The Atom feed as RFC 4287 wants it, and the sitemap."""

import datetime
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone

from people.models import Role
from tests.factories import (
    ArticleFactory,
    CreditFactory,
    PersonFactory,
    PhotoFactory,
    TaggingFactory,
)

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def parsed(text: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # noqa: S314 - the site's own output


def feed(client: Client) -> ElementTree.Element:
    response = client.get("/feed/")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return parsed(response.content)


def test_feed_and_its_entries_have_all_that_atom_demands(client: Client) -> None:
    article = ArticleFactory(title="总工会(机关)捐助", body="近日,竞赛举行。\n\n第二段。")
    CreditFactory(article=article)
    CreditFactory(article=article, person=PersonFactory(name="刘晓翠"), role=Role.CORRESPONDENT)
    photo = PhotoFactory(article=article)
    CreditFactory(article=article, photo=photo, role=Role.PHOTOGRAPHER)
    TaggingFactory(article=article)
    root = feed(client)
    for element in (root, root.find(f"{ATOM}entry")):
        for name in ("id", "title", "updated", "author"):
            assert (
                element.findtext(f"{ATOM}{name}") or element.find(f"{ATOM}{name}/{ATOM}name").text
            )
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"alternate": "http://testserver/", "self": "http://testserver/feed/"}
    entry = root.find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "总工会（机关）捐助"
    assert entry.findtext(f"{ATOM}summary") == "近日，竞赛举行。"
    assert entry.findtext(f"{ATOM}updated") == article.updated_at.isoformat()
    assert [name.text for name in entry.findall(f"{ATOM}author/{ATOM}name")] == ["张晶", "刘晓翠"]
    assert [term.get("term") for term in entry.findall(f"{ATOM}category")] == ["技能竞赛"]
    assert entry.find(f"{ATOM}link").get("href").endswith(article.get_absolute_url())


def test_entry_without_byline_has_the_paper_for_author(client: Client) -> None:
    ArticleFactory()
    assert feed(client).findtext(f"{ATOM}entry/{ATOM}author/{ATOM}name") == "样报"


def test_feed_has_the_thirty_newest_first(client: Client) -> None:
    now = timezone.now()
    for age in range(32):
        ArticleFactory(title=f"第{age}篇", published_at=now - datetime.timedelta(hours=age))
    titles = [title.text for title in feed(client).findall(f"{ATOM}entry/{ATOM}title")]
    assert titles == [f"第{age}篇" for age in range(30)]


def test_control_characters_do_not_break_the_feed(client: Client) -> None:
    article = ArticleFactory(title="竞\x01赛", body="近\x0b日\ufffe<b>&amp;")
    CreditFactory(article=article, person=PersonFactory(name="张\x02晶"))
    TaggingFactory(article=article, tag__name="题\x1f")
    entry = feed(client).find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "竞赛"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "张晶"
    assert entry.find(f"{ATOM}category").get("term") == "题"


def addresses(client: Client, path: str) -> list[str]:
    root = parsed(client.get(path).content)
    return [
        element.text.removeprefix("http://testserver") for element in root.iter(f"{SITEMAP}loc")
    ]


def test_sitemap_names_every_public_page_once(client: Client) -> None:
    credit = CreditFactory()
    tag = TaggingFactory(article=credit.article).tag
    maps = addresses(client, "/sitemap.xml")
    found = [address for path in maps for address in addresses(client, path)]
    assert len(found) == len(set(found))
    page = credit.article.page
    things = (credit.article, credit.person, page.issue, page.section, tag)
    assert {thing.get_absolute_url() for thing in things} <= set(found)
    assert [client.get(address).status_code for address in found] == [200] * len(found)


def test_sitemap_says_when_an_article_last_changed(client: Client) -> None:
    changed = timezone.localdate(ArticleFactory().updated_at)
    root = parsed(client.get("/sitemap-articles.xml").content)
    assert root.findtext(f"{SITEMAP}url/{SITEMAP}lastmod") == str(changed)
