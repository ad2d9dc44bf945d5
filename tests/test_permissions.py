"""Every address × method × role against the written table (`newsroom/permissions.py`).

The addresses are read from the URL resolver: one without a line in the table fails. Every answer
is one of: let in, refused (403), sent to log in, no such method (405), nothing there (404).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from articles.acts import acting
from articles.editing import revise
from articles.models import Confusion, MissedSearch, Page
from articles.revision import Via
from newsroom import permissions
from newsroom.permissions import ANYBODY, NO_METHOD, NOBODY, STAFF, Role, may, needs
from people.models import Photographer, Reporter
from seeds.models import ImportedArticle, ImportRun, SourceDocument
from tests.desk import desk, user
from tests.factories import (
    CreditFactory,
    FindingFactory,
    TaggingFactory,
)
from tests.test_versions import READ

pytestmark = [pytest.mark.django_db, pytest.mark.any_database]
IN, REFUSED, LOGIN, NO, NOTHING = "in", "refused", "log in", "no such method", "nothing"
ANONYMOUS, READER, NEWCOMER = "anonymous", "reader of the site", "staff without a group"
ROLES = [ANONYMOUS, READER, NEWCOMER, *(role.value for role in Role)]
OTHERS = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
# Django's own, which lead on to where the right is asked for, or say that there is nothing.
LEADING_ON = "<path:object_id>/"
CATCHING_ALL = ("(?P<url>.*)$", "^(?P<address>.+)/$")


class Address(NamedTuple):
    """A pattern of the resolver: its name with the namespace, and how it is written."""

    name: str
    route: str


def addresses() -> list[Address]:
    """All patterns of the site."""

    def walk(resolver: Any, space: str) -> Iterator[Address]:
        for pattern in resolver.url_patterns:
            if isinstance(pattern, URLPattern):
                name = f"{space}{pattern.name}" if pattern.name else ""
                yield Address(name, str(pattern.pattern))
            else:
                yield from walk(pattern, f"{pattern.namespace}:" if pattern.namespace else space)

    return list(walk(get_resolver(), ""))


# Going out comes last: nobody is there afterwards.
NAMED = sorted(
    (address for address in addresses() if address.name), key=lambda a: a.name == "admin:logout"
)


def test_every_address_has_its_line_in_the_table() -> None:
    without = []
    for address in NAMED:
        try:
            needs(address.name)
        except KeyError:
            without.append(address.name)
    assert without == []


def test_an_address_without_a_name_is_one_of_djangos() -> None:
    unnamed = {address.route for address in addresses() if not address.name}
    assert unnamed <= {LEADING_ON, *CATCHING_ALL}


def test_the_table_has_no_line_for_an_address_that_is_not() -> None:
    names = {address.name for address in NAMED}
    listed = {*permissions.ADDRESSES, *permissions.PATCHES, *permissions.POSTS}
    assert listed <= names


@pytest.fixture
def things(settings, tmp_path) -> dict[str, Any]:
    """One of each, by the label of its model, with what hangs on it."""
    settings.MEDIA_ROOT = tmp_path
    article = CreditFactory().article
    tagging = TaggingFactory(article=article)
    person = article.credits.get().person
    type(person).objects.filter(pk=person.pk).update(is_reporter=True, is_photographer=True)
    root = user("从前的管理员", is_superuser=True)
    with acting("correction", "校改", by=root, via=Via.ADMIN) as act:
        article = revise(article, by=root, why="", via=Via.ADMIN, title="改过的题")
    run = ImportRun.objects.create()
    document = SourceDocument.objects.create(
        page=article.page, run=run, name="一.txt", content="甲".encode(),
        sha256="1" * 64, text_sha256="1" * 64, encoding="utf-8",
    )  # fmt: skip
    read = ImportedArticle.objects.create(document=document, article=article, order=1, record=READ)
    objects = [
        article, article.page, article.page.issue, article.page.issue.publication,
        article.page.section, FindingFactory(article=article), tagging.tag, person, act, run,
        document, read, Reporter.objects.get(), Photographer.objects.get(), root,
        Confusion.objects.create(wrong="末", right="未"),
        MissedSearch.objects.create(query="飞船"),
        apps.get_model("auth.Group").objects.get(name=Role.READER),
    ]  # fmt: skip
    found = {thing._meta.label_lower: thing for thing in objects}
    return found | {"articles.reviewpage": Page.objects.get(pk=article.page.pk)}


def url_of(address: Address, things: dict[str, Any]) -> str:
    """An address of something that is there."""
    name = address.name
    article, finding = things["articles.article"], things["articles.finding"]
    special = {
        "admin:articles_article_settle": [article.pk, finding.pk],
        "admin:articles_article_take_back": [article.pk, things["articles.act"].pk],
        "admin:view_on_site": [ContentType.objects.get_for_model(article).pk, article.pk],
        "admin:app_list": ["articles"],
        "issue-calendar": [article.page.issue.date.year],
        "tag-detail": [things["articles.tag"].kind, things["articles.tag"].slug],
        "sitemap": ["articles"],
        "photograph": ["photos/none.png"],
        "scan": ["scans/none.png"],
    }
    if name == "admin:autocomplete":
        return f"{reverse(name)}?app_label=articles&model_name=tagging&field_name=tag"
    if name in special:
        return reverse(name, args=special[name])
    space, _colon, rest = name.rpartition(":")
    if space == "admin" and "_" in rest and rest.count("_") > 1:
        app, model, _action = rest.split("_", 2)
        thing = things.get(f"{app}.{model}")
    else:
        thing = things.get(f"articles.{rest.split('-')[0]}") or things.get("people.person")
    if rest.split("-")[0] in ("person", "reporter", "photographer"):
        thing = things["people.person"]
    parameters = address.route.count("<") + address.route.count("(") * (space == "admin")
    if not parameters:
        return reverse(name)
    if rest.endswith("_compare"):
        row = thing.history.last().history_id
        return f"{reverse(name, args=[thing.pk])}?old={row}&new={row}"
    args = [thing.pk]
    if parameters == 2:  # a version of it
        args.append(thing.history.last().history_id)
    return reverse(name, args=args)


def client_of(role: str) -> Client:
    if role == ANONYMOUS:
        return Client()
    if role == READER:
        return desk(user("读者", is_staff=False))
    if role == NEWCOMER:
        return desk(user("新人"))
    if role == Role.ADMINISTRATOR:
        return desk(user("某人", is_superuser=True))
    return desk(user("某人", role))


def expected(role: str, name: str, method: str) -> str:
    """What the table says."""
    needed = permissions.PATCHES.get(name, NO_METHOD) if method == "PATCH" else NO_METHOD
    if method in ("GET", "HEAD", "POST"):
        needed = needs(name).get if method != "POST" else needs(name).post
    at_desk = name.startswith("admin:")
    if needed == ANYBODY:
        return IN
    if at_desk and role in (ANONYMOUS, READER):
        return LOGIN
    if needed == NO_METHOD:
        return NO
    if role == ANONYMOUS:
        return LOGIN
    if role in (READER, NEWCOMER):
        return IN if role == NEWCOMER and needed == STAFF else REFUSED
    return IN if may(Role(role), needed) else REFUSED


def answer(client: Client, url: str, method: str) -> str:
    headers = {"If-Match": '"0"'} if url.startswith("/api/") else {}
    body = {"content_type": "application/json", "data": "{}"} if headers else {}
    response = client.generic(method, url, headers=headers, **body)
    if response.status_code == 302 and response["Location"].startswith("/admin/login/"):
        return LOGIN
    if url == reverse("admin:logout") and method != "POST" and response.status_code == 302:
        return LOGIN  # who is not in is led to the desk's front page, and from there to log in
    by_status = {401: LOGIN, 403: REFUSED, 404: NOTHING, 405: NO}
    assert response.status_code < 500, f"{method} {url}: {response.status_code}"
    if response.streaming:
        b"".join(response)
    return by_status.get(response.status_code, IN)


# Addresses that are there for those who may see something and else do not exist.
HIDING = {"admin:app_list", "photograph", "scan"}


def may_hide(address: Address) -> bool:
    return address.name in HIDING or needs(address.name).get == NOBODY


def breaches(role: str, things: dict[str, Any]) -> list[str]:
    """Answers that are not what the table says."""
    found, client = [], client_of(role)
    for address in NAMED:
        url = url_of(address, things)
        for method in ("GET", "POST"):
            wanted = expected(role, address.name, method)
            got = answer(client, url, method)
            if got == NOTHING and wanted in (IN, REFUSED) and may_hide(address):
                continue
            if got != wanted:
                found.append(f"{method} {url} ({address.name}): {got}, the table says {wanted}")
    return found


def history_rows() -> int:
    past = [m for m in apps.get_models() if m.__name__.startswith("Historical")]
    return sum(model.objects.count() for model in past)


@pytest.mark.parametrize("role", ROLES)
def test_reading_and_writing_are_as_the_table_says(role, things) -> None:
    before = history_rows()
    found = breaches(role, things)
    assert not found, "\n".join(found)
    if role in (ANONYMOUS, READER, NEWCOMER, Role.READER):
        assert history_rows() == before


@pytest.mark.slow
@pytest.mark.parametrize("role", ROLES)
def test_no_other_method_does_more_than_reading(role, things) -> None:
    client = client_of(role)
    before = history_rows()
    for address in NAMED:
        url = url_of(address, things)
        for method in ("HEAD", *OTHERS):
            got = answer(client, url, method)
            allowed = {expected(role, address.name, name) for name in ("GET", method)} | {NO}
            if method == "OPTIONS":
                allowed.add(IN)  # which methods there are is no secret
            if may_hide(address):
                allowed.add(NOTHING)
            assert got in allowed, f"{method} {url}: {got}, not of {allowed}"
    assert history_rows() == before


def test_the_readme_tells_the_table() -> None:
    readme = Path(__file__).resolve().parent.parent / "README.md"
    assert permissions.markdown() in readme.read_text(encoding="utf-8")
