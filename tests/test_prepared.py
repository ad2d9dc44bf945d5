"""What a worker prepares of a page for the search index is what the index would make of it."""

import pytest

from articles.models import Article
from articles.search.building import differences
from articles.search.entries import entries
from articles.text.indexed import NAMES, Indexed
from people.models import Person, PersonAlias
from seeds.files import SEED_PAGES
from seeds.loader import Loader
from seeds.pipeline import parse_page
from seeds.prepared import prepared

PAGES = sorted(SEED_PAGES.glob("*.txt"))


def tokens(one: Indexed) -> tuple[set[str], set[str]]:
    return set(one.marks.split(" ")), set(one.pairs.split(" "))


@pytest.mark.django_db
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_it_is_what_the_articles_say_when_they_stand(path) -> None:
    data = path.read_bytes()
    page = prepared(parse_page(path.name, data))
    Loader("样报").load(page, data)
    ids = Article.objects.order_by("order").values_list("pk", flat=True)
    standing = sorted(entries(ids), key=lambda entry: entry.article_id)
    assert len(standing) == len(page.indexed)
    assert list(differences()) == []
    for entry, ready in zip(standing, page.indexed, strict=True):
        assert entry.texts == ready.texts
        assert tokens(entry.indexed) == tokens(ready)


@pytest.mark.django_db
def test_a_name_that_leads_to_another_is_indexed_as_that_one() -> None:
    data = PAGES[0].read_bytes()
    page = prepared(parse_page(PAGES[0].name, data))
    printed = next(credit.name for one in page.articles for credit in one.credits)
    person = Person.objects.create(name="另名")
    PersonAlias.objects.create(person=person, name=printed)
    Loader("样报").load(page, data)
    assert person.credits.exists()
    assert list(differences()) == []
    assert all(
        "另名" in entry.texts[NAMES]
        for entry in entries(person.credits.values_list("article", flat=True))
    )
