"""What is asked of fields (`记者:马超`), and what names the archive has, as codes of the index."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from articles.models import Article, Section, Tag, TagAlias, TagKind
from articles.models.article import ArticleQuerySet
from articles.search.codes import Facet, code, token
from articles.search.wanted import Either, Wanted
from articles.text.query import Asked
from articles.text.terms import Term
from people.models import PHOTOGRAPHING, REPORTING, Person, PersonAlias

FACETS = {
    "reporter": Facet.REPORTER,
    "photographer": Facet.PHOTOGRAPHER,
    "tag": Facet.TAG,
    "section": Facet.SECTION,
}


def asked_of_fields(
    fields: Iterable[Asked], wanted: Wanted, articles: ArticleQuerySet | None = None
) -> tuple[Wanted, list[Asked]]:
    """The question narrowed by the fields, and those that name nothing known.

    A name that nothing on the articles bears is looked for as a word instead. A person or a tag
    that stands on none of the articles is as unknown as one that does not exist.
    """
    unknown = []
    for asked in fields:
        ids = list(_named(asked, Article.objects.all() if articles is None else articles))
        if ids:
            node = Either(tuple(token(code(FACETS[asked.field], pk)) for pk in ids))
            wanted = wanted.never(node) if asked.excluded else wanted.also(node)
        else:
            unknown.append(asked)
            if not asked.excluded:
                wanted = wanted.with_terms([Term(asked.value)])
    return wanted, unknown


def bearing(terms: Iterable[Term]) -> list[Either]:
    """For each of the terms that names somebody or something: the articles credited or tagged so.

    What no dictionary has as a word, 李红, is one by itself there; elsewhere it may be an accident,
    as in 桃李红遍山.
    """
    texts = [term.text for term in terms]
    if not texts:
        return []
    people = Person.objects.filter(name__in=texts).order_by().values_list("name", "pk")
    aliases = PersonAlias.objects.filter(name__in=texts).order_by().values_list("name", "person")
    # Of every kind: the index of tags is by kind and name.
    tags = Tag.objects.filter(kind__in=TagKind.values, name__in=texts).order_by()
    others = TagAlias.objects.filter(name__in=texts).order_by().values_list("name", "tag")
    named: defaultdict[str, set[str]] = defaultdict(set)
    for name, pk in people.union(aliases):
        named[name] |= {token(code(Facet.REPORTER, pk)), token(code(Facet.PHOTOGRAPHER, pk))}
    for name, pk in tags.values_list("name", "pk").union(others):
        named[name].add(token(code(Facet.TAG, pk)))
    return [Either(tuple(sorted(tokens))) for tokens in named.values()]


def _named(asked: Asked, articles: ArticleQuerySet) -> QuerySet[Any, int]:
    name, standing = asked.value, articles.order_by()
    if asked.field == "section":
        sections = Section.objects.filter(name__iexact=name, pages__articles__in=standing)
        return sections.order_by().distinct().values_list("pk", flat=True)
    if asked.field == "tag":
        aliases = TagAlias.objects.filter(name__iexact=name).values("tag")
        tags = Tag.objects.filter(name__iexact=name) | Tag.objects.filter(pk__in=aliases)
        return (
            tags.filter(taggings__removed=False, taggings__article__in=standing)
            .order_by()
            .distinct()
            .values_list("pk", flat=True)
        )
    roles = REPORTING if asked.field == "reporter" else PHOTOGRAPHING
    people = Person.objects.named(name).filter(
        credits__role__in=roles, credits__article__in=standing
    )
    return people.order_by().distinct().values_list("pk", flat=True)
