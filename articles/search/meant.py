"""Did you mean: words of the archive that sound like those that were typed and found nothing."""

from collections.abc import Iterator
from itertools import islice

from django.db.models import Q
from django.utils import timezone

from articles.models import Tag
from articles.search import store
from articles.search.wanted import Wanted
from articles.text.homophones import homophones
from articles.text.pinyin import spellings
from articles.text.query import SearchQuery
from articles.text.terms import Term
from people.models import Person

MOST = 3
TRIED = 30  # words of one sound that are looked for
NAMES = 10


def meant(query: SearchQuery) -> list[str]:
    """At most three queries that find something, each with one word in the place of another.

    A word is replaced by people, tags and words of the dictionary that are read alike, whatever the
    tones, and pinyin by what it spells. Nothing is proposed that only drafts have.
    """
    found = (
        " ".join(other.text for other in changed)
        for at, term in enumerate(query.wanted)
        for word in islice(_alike(term), TRIED)
        if _found(changed := (*query.wanted[:at], Term(word), *query.wanted[at + 1 :]))
    )
    return list(islice(dict.fromkeys(found), MOST))


def _found(terms: tuple[Term, ...]) -> bool:
    wanted = Wanted(public=timezone.now()).with_terms(terms)
    return bool(store.ids(wanted, store.back_end().newest_first(1)))


def _alike(term: Term) -> Iterator[str]:
    if term.text.isascii():
        # Of 马超 the spellings are `ma chao machao mc`.
        alike = Q(spellings__contains=f" {term.text} ") | Q(spellings__endswith=f" {term.text}")
    else:
        alike = Q(spellings=spellings(term.text))
    for model in (Person, Tag):
        named = model._default_manager.filter(alike).exclude(name=term.text).order_by("pk")
        yield from named.values_list("name", flat=True)[:NAMES]
    if not term.text.isascii():
        yield from homophones(term.text)
