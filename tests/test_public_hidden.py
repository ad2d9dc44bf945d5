"""What is not published is nowhere: not on a page, in a count, a feed, a sitemap or a choice."""

import datetime
import re
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from articles import search
from articles.models import Article, Status
from people.models import Role
from tests.factories import (
    ArticleFactory,
    CreditFactory,
    IssueFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    SectionFactory,
    TagFactory,
    TaggingFactory,
)

pytestmark = pytest.mark.django_db
SECRET = "甪直镇"
HIDDEN = ["draft", "in_review", "withdrawn", "trashed", "future", "scheduled", "overdue"]
ADDRESSES = [
    "/", "/issues/", "/issues/calendar/2023/", "/issues/{shown.page.issue_id}/", "/sections/",
    "/sections/{shown.page.section_id}/", "/articles/", "/articles/{shown.pk}/", "/reporters/",
    "/photographers/", "/people/{shared_person.pk}/", "/tags/", "/tags/?kind=topic",
    "/tags/topic/{shared_tag.slug}/", "/search/?q=" + SECRET, "/search/?q=竞赛", "/feed/",
    "/sitemap.xml", "/sitemap-articles.xml", "/sitemap-issues.xml", "/sitemap-sections.xml",
    "/sitemap-people.xml", "/sitemap-tags.xml", "/articles/?section=none",
]  # fmt: skip


def hide(article: Article, how: str) -> Article:
    hours = datetime.timedelta(hours=1)
    if how == "future":
        article.published_at = timezone.now() + hours
    elif how in ("scheduled", "overdue"):
        article.status = Status.DRAFT
        article.publish_at = timezone.now() + (hours if how == "scheduled" else -hours)
    else:
        article.status = Status(how)
    article.save()
    return article


@pytest.fixture(params=HIDDEN)
def paper(request) -> dict:
    """A published article, and beside it, on the same page and elsewhere, what is hidden."""
    issue = IssueFactory(date=datetime.date(2023, 5, 1))
    shown = ArticleFactory(title="职工技能竞赛举行", page__issue=issue, order=5)
    shared_person, shared_tag = PersonFactory(), TagFactory()
    CreditFactory(article=shown, person=shared_person)
    TaggingFactory(article=shown, tag=shared_tag)
    text = {"title": f"{SECRET}的竞赛", "kicker": SECRET, "body": f"{SECRET}举行竞赛。"}
    beside = hide(ArticleFactory(page=shown.page, column=SECRET, order=1, **text), request.param)
    other_page = PageFactory(
        issue=IssueFactory(date=datetime.date(2024, 5, 1), edition=SECRET),
        section=SectionFactory(name=SECRET),
        banner=SECRET,
    )
    alone = hide(ArticleFactory(page=other_page, **text), request.param)
    unplaced = hide(ArticleFactory(page__section=None, page__issue=issue, **text), request.param)
    secret_person, secret_tag = PersonFactory(name=SECRET), TagFactory(name=SECRET)
    for article in (beside, alone, unplaced):
        photo = PhotoFactory(article=article, caption=SECRET)
        CreditFactory(article=article, person=shared_person)
        CreditFactory(article=article, person=secret_person)
        for person in (shared_person, secret_person):
            CreditFactory(article=article, photo=photo, person=person, role=Role.PHOTOGRAPHER)
        TaggingFactory(article=article, tag=shared_tag)
        TaggingFactory(article=article, tag=secret_tag)
    search.refresh([shown.pk, beside.pk, alone.pk, unplaced.pk])
    return locals()


@pytest.mark.parametrize("address", ADDRESSES)
def test_secret_stands_on_no_page(client: Client, paper: dict, address: str) -> None:
    response = client.get(address.format(**paper))
    assert response.status_code == 200
    asked = {"query": response.context.get("query")} if response.context else {}
    text = b"".join(response).decode()
    # A page may repeat what the reader has typed, and nothing more.
    repeated = {
        "value=": text.count(f'value="{SECRET}"'),
        "heading": text.count(f"“{SECRET}”"),
        "title": text.count(f"<title>{SECRET}"),
        "address": text.count(f"?q={SECRET}"),
    }
    assert text.count(SECRET) == (sum(repeated.values()) if asked.get("query") == SECRET else 0)
    hidden = [
        paper[name] for name in ("beside", "alone", "unplaced", "secret_person", "secret_tag")
    ]
    hidden += [paper["other_page"].issue, paper["other_page"].section]
    links = set(re.findall(r'(?:"|http://testserver)(/[^"#<]*)', text))
    assert not links & {thing.get_absolute_url() for thing in hidden}


@pytest.mark.parametrize(
    "address",
    [
        "/articles/{beside.pk}/", "/articles/{alone.pk}/", "/issues/{other_page.issue_id}/",
        "/issues/calendar/2024/", "/sections/{other_page.section_id}/",
        "/people/{secret_person.pk}/", "/tags/topic/{secret_tag.slug}/",
        "/people/{shared_person.pk}/?role=photographer", "/reporters/?initial=L",
    ],
)  # fmt: skip
def test_what_holds_only_the_hidden_is_not_found(client: Client, paper: dict, address: str) -> None:
    assert client.get(address.format(**paper)).status_code == 404


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("issue", "{other_page.issue_id}"), ("section", "{other_page.section_id}"),
        ("reporter", "{secret_person.pk}"), ("photographer", "{secret_person.pk}"),
        ("tag", "{secret_tag.pk}"),
    ],
)  # fmt: skip
def test_filter_knows_nothing_that_only_the_hidden_has(
    client: Client, paper: dict, parameter: str, value: str
) -> None:
    response = client.get("/articles/", {parameter: value.format(**paper)})
    unknown = client.get("/articles/", {parameter: "987654321"})
    assert response.context["filter"].form.errors == unknown.context["filter"].form.errors != {}
    assert list(response.context["articles"]) == []


def test_counts_are_of_the_published_alone(client: Client, paper: dict) -> None:
    assert client.get("/articles/").context["paginator"].count == 1
    assert [cover.pieces for cover in client.get("/issues/").context["covers"]] == [1]
    assert [section.pieces for section in client.get("/sections/").context["sections"]] == [1]
    assert client.get("/sections/").context["unstated"] == 0
    assert [person.pieces for person in client.get("/reporters/").context["people"]] == [1]
    assert [tag.uses for tag in client.get("/tags/").context["tags"]] == [1]


def test_neighbours_and_related_pass_over_the_hidden(client: Client, paper: dict) -> None:
    after = ArticleFactory(page=paper["shown"].page, order=9500)
    TaggingFactory(article=after, tag=paper["shared_tag"])
    context = client.get(f"/articles/{paper['shown'].pk}/").context
    assert context["next"] == after
    assert context["previous"] is None
    assert context["related"] == [after]
    assert context["on_page"] == [paper["shown"], after]


def picture() -> ContentFile:
    image = BytesIO()
    Image.new("RGB", (2, 2)).save(image, "PNG")
    return ContentFile(image.getvalue(), "hall.png")


@pytest.mark.parametrize("how", HIDDEN)
def test_photograph_is_hidden_with_its_article(
    client: Client, admin_user, settings, tmp_path, how: str
) -> None:
    settings.MEDIA_ROOT = tmp_path
    photo = PhotoFactory(image=picture())
    seen = client.get(photo.image.url)
    assert (seen.status_code, seen["Content-Type"]) == (200, "image/png")
    assert b"".join(seen)[:4] == b"\x89PNG"
    hide(photo.article, how)
    assert client.get(photo.image.url).status_code == 404
    client.force_login(admin_user, backend="django.contrib.auth.backends.ModelBackend")
    preview = client.get(photo.image.url)
    assert preview.status_code == 200
    assert preview["Cache-Control"] == "private, no-store"
    preview.close()


@pytest.mark.parametrize(
    "name", ["../secret_key", "photos/none.png", "photos/a%00.png", "%2e%2e/x"]
)
def test_nothing_but_photographs_is_served(client: Client, name: str) -> None:
    assert client.get(f"/media/{name}").status_code == 404


def test_photograph_whose_file_is_gone_is_not_found(client: Client, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    photo = PhotoFactory(image=picture())
    (tmp_path / photo.image.name).unlink()
    assert client.get(photo.image.url).status_code == 404
