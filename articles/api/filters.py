"""What the newspaper's collections may be asked for, and what they hold."""

from typing import Any

import django_filters as filters
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from articles import search
from articles.models import Article, Issue, Page, Section, Tag, TagKind
from articles.models.article import ArticleQuerySet
from articles.rest.filters import CollectionFilter, NamedFilter, StableOrdering

BY_COUNT = "article_count"


class ArticlesFilter(CollectionFilter):
    """Articles, in full-text search too."""

    search = filters.CharFilter(
        method="by_text",
        label=_("Words that must all be present; “…” is a phrase, -word excludes."),
    )
    ordering = StableOrdering(
        fields={
            "page__issue__date": "date",
            "title": "title",
            "published_at": "published_at",
            "updated_at": "updated_at",
        }
    )

    @classmethod
    def hold(cls, articles: ArticleQuerySet) -> QuerySet[Any]:
        return articles.newest_first()

    def by_text(self, articles: ArticleQuerySet, _name: str, value: str) -> ArticleQuerySet:
        """What is found, the best first."""
        return search.find(value, articles)


class IssuesFilter(CollectionFilter):
    """Issues with something published, the newest first."""

    own = frozenset({"ordering"})
    ordering = StableOrdering(fields={"date": "date", BY_COUNT: BY_COUNT})

    @classmethod
    def hold(cls, articles: ArticleQuerySet) -> QuerySet[Any]:
        issues = Issue.objects.holding(articles).select_related("publication")
        return issues.annotate(article_count=counted("pages__articles", articles)).newest_first()


class PagesFilter(CollectionFilter):
    """Pages with something published, by issue and number."""

    own = frozenset({"ordering"})
    ordering = StableOrdering(fields={"issue__date": "date", "number": "number"})

    @classmethod
    def hold(cls, articles: ArticleQuerySet) -> QuerySet[Any]:
        pages = Page.objects.holding(articles).select_related("issue__publication", "section")
        return pages.annotate(article_count=counted("articles", articles)).in_order()


class SectionsFilter(CollectionFilter):
    """Sections with something published."""

    own = frozenset({"ordering"})
    ordering = StableOrdering(fields={"name": "name", BY_COUNT: BY_COUNT})

    @classmethod
    def hold(cls, articles: ArticleQuerySet) -> QuerySet[Any]:
        sections = Section.objects.holding(articles).order_by("order", "name")
        return sections.annotate(article_count=counted("pages__articles", articles))


class TagsFilter(NamedFilter):
    """Tags that stand on something published."""

    own = frozenset({"search", "kind", "ordering"})
    kind = filters.ChoiceFilter(choices=TagKind.choices, label=_("kind"))
    ordering = StableOrdering(fields={"name": "name", "uses": BY_COUNT})

    @classmethod
    def hold(cls, articles: ArticleQuerySet) -> QuerySet[Any]:
        return Tag.objects.on(articles).order_by("kind", "name")


def counted(path: str, articles: QuerySet[Article]) -> Count:
    """How many of the articles stand at the end of the path."""
    return Count(path, filter=Q((f"{path}__in", articles.order_by())))
