"""What a reader may be about to type: people, tags and titles, by characters or by pinyin."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from articles.models import Article, Credit, Tag, Tagging
from articles.search import store
from articles.search.wanted import IN_TITLE, Wanted
from articles.text.normalize import name_form, reading_form
from articles.text.query import parse
from people.models import Person

EACH = 4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to search for or to go to; `kind` is person, tag or title."""

    kind: str
    text: str
    url: str


def suggestions(typed: str) -> list[Suggestion]:
    """At most a dozen: people first, then tags, then titles; only what the public sees.

    Names are found by a part of them, or by their pinyin or its initials (`mc`, `machao` → 马超).
    """
    typed = name_form(typed)
    if not typed:
        return []
    return [*_people(typed), *_tags(typed), *_titles(typed)]


def _people(typed: str) -> Iterator[Suggestion]:
    credits = Credit.objects.filter(person=OuterRef("pk"), article__in=_published())
    people = Person.objects.filter(_named(typed), Exists(credits)).order_by("sort_key", "pk")
    for person in people[:EACH]:
        yield Suggestion("person", person.name, person.get_absolute_url())


def _tags(typed: str) -> Iterator[Suggestion]:
    taggings = Tagging.objects.filter(tag=OuterRef("pk"), removed=False, article__in=_published())
    tags = Tag.objects.filter(_named(typed), Exists(taggings)).order_by(F("name"), "pk")
    for tag in tags[:EACH]:
        yield Suggestion("tag", tag.name, tag.get_absolute_url())


def _titles(typed: str) -> Iterator[Suggestion]:
    terms = parse(typed).wanted
    if not terms:
        return
    wanted = Wanted(public=timezone.now()).with_terms(terms, IN_TITLE)
    ids = store.ids(wanted, store.back_end().newest_first(EACH))
    articles = Article.objects.published().in_bulk(ids)
    for pk in ids:
        if article := articles.get(pk):
            yield Suggestion("title", reading_form(article.title), article.get_absolute_url())


def _named(typed: str) -> Q:
    """Names with the text in them, or with a spelling that begins with it."""
    named = Q(name__icontains=typed)
    if not typed.isascii():
        return named
    key = typed.casefold()
    return named | Q(spellings__startswith=key) | Q(spellings__contains=f" {key}")


def _published() -> QuerySet[Article]:
    return Article.objects.published().order_by()
