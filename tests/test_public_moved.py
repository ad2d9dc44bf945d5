"""Addresses of people and tags that were merged or renamed: readers and programs are led on."""

import pytest
from django.test import Client
from django.utils.encoding import iri_to_uri

from articles import vocabulary
from articles.models import Status
from articles.revision import Via
from people import merging
from people.models import Person
from tests.factories import ArticleFactory, CreditFactory, PersonFactory, TagFactory, TaggingFactory

pytestmark = pytest.mark.django_db
BY_HAND = {"by": None, "via": Via.ADMIN}
FAR_TOO_LARGE = 2**63


def merged(status: str = Status.PUBLISHED) -> tuple[int, Person]:
    """The number of somebody merged, and who is that now."""
    kept = CreditFactory(article=ArticleFactory(status=status)).person
    gone = PersonFactory(name="张睛")
    number = gone.pk
    merging.merge(gone, kept, **BY_HAND)
    return number, kept


def test_the_page_of_somebody_merged_leads_to_the_kept_one(client: Client) -> None:
    number, kept = merged()
    answer = client.get(f"/people/{number}/?role=reporter&page=1")
    assert answer.status_code == 301
    assert answer["Location"] == f"/people/{kept.pk}/?role=reporter&page=1"
    assert client.get(answer["Location"]).status_code == 200


def test_somebody_merged_into_nobody_public_stays_unknown(client: Client) -> None:
    number, _kept = merged(Status.DRAFT)
    assert client.get(f"/people/{number}/").status_code == 404
    assert client.get(f"/api/v1/people/{number}/").status_code == 404


@pytest.mark.parametrize("path", ["/people/{}/", "/api/v1/people/{}/", "/api/v1/tags/{}/"])
def test_a_number_that_nobody_ever_had_is_unknown(client: Client, path) -> None:
    merged()
    for number in (0, 987654, FAR_TOO_LARGE):
        assert client.get(path.format(number)).status_code == 404


def test_the_api_leads_to_the_kept_one(client: Client) -> None:
    number, kept = merged()
    answer = client.get(f"/api/v1/people/{number}/")
    there = f"http://testserver/api/v1/people/{kept.pk}/"
    assert (answer.status_code, answer["Location"]) == (301, there)
    assert answer.json()["url"] == there
    assert client.get(there).json()["aliases"] == ["张睛"]


def test_a_renamed_tag_is_found_at_its_former_address(client: Client) -> None:
    tag = TaggingFactory().tag
    before = tag.get_absolute_url()
    vocabulary.rename(tag, name="岗位练兵", kind="organisation", **BY_HAND)
    tag.refresh_from_db()
    answer = client.get(f"{before}?page=1")
    assert answer.status_code == 301
    assert answer["Location"] == iri_to_uri(f"{tag.get_absolute_url()}?page=1")
    assert client.get(f"/api/v1/tags/{tag.pk}/").json()["name"] == "岗位练兵"


def test_a_merged_tag_leads_to_the_kept_one(client: Client) -> None:
    kept, gone = TaggingFactory().tag, TagFactory(name="比武")
    number, before = gone.pk, gone.get_absolute_url()
    vocabulary.merge(gone, kept, **BY_HAND)
    assert client.get(before)["Location"] == kept.get_absolute_url()
    answer = client.get(f"/api/v1/tags/{number}/")
    assert (answer.status_code, answer.json()["url"]) == (
        301,
        f"http://testserver/api/v1/tags/{kept.pk}/",
    )


def test_a_former_address_without_anything_public_is_unknown(client: Client) -> None:
    tag = TaggingFactory(article__status=Status.DRAFT).tag
    before = tag.get_absolute_url()
    vocabulary.rename(tag, name="岗位练兵", kind="topic", **BY_HAND)
    assert client.get(before).status_code == 404
