"""Filters of the API's collections.

Whatever a collection holds, it is narrowed by articles: the filters of the article lists choose
articles, and the collection is what those articles bear. So `/tags/?reporter=5` are the tags of one
reporter's articles, counts included, and what stands on drafts alone is nowhere.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

import django_filters as filters
from django.db.models import Exists, F, OrderBy, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters.constants import EMPTY_VALUES
from django_filters.rest_framework import DjangoFilterBackend

from articles.filters import ArticleFilter
from articles.models import Article
from articles.models.article import ArticleQuerySet
from articles.text.normalize import name_form


class StableOrdering(filters.OrderingFilter):
    """Unknown values last and the id as the last word, so that no two pages overlap."""

    def filter(self, qs: QuerySet[Any], value: Sequence[str] | None) -> QuerySet[Any]:
        """The queryset in the order asked for, or in its own."""
        if value in EMPTY_VALUES:
            return qs
        return qs.order_by(*(self._term(name) for name in value or ()), "pk")

    def _term(self, name: str) -> OrderBy:
        field = F(self.param_map[name.removeprefix("-")])
        order = field.desc if name.startswith("-") else field.asc
        return order(nulls_last=True)


class CollectionFilter(ArticleFilter):
    """Narrows a collection by the articles that it stands on; its `own` filters narrow itself."""

    own: ClassVar[frozenset[str]] = frozenset({"search", "ordering"})

    @classmethod
    def hold(cls, articles: ArticleQuerySet) -> QuerySet[Any]:
        """The members of the collection that stand on the articles."""
        # Abstract; FilterSet has a metaclass of its own, which leaves no room for ABCMeta.
        raise NotImplementedError(f"{cls.__name__} must say what it holds")

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The collection, made anew from the articles that the filters leave."""
        given = self.form.cleaned_data
        articles = Article.objects.published()
        for name in given.keys() - self.own:
            articles = self.filters[name].filter(articles, given[name])
        members = self.hold(articles)
        for name in self.filters:
            if name in self.own:
                members = self.filters[name].filter(members, given[name])
        return members


class CollectionBackend(DjangoFilterBackend):
    """Takes the view's filter set as it is: its model is the articles', not the collection's."""

    def get_filterset_class(
        self, view: Any, queryset: QuerySet[Any] | None = None
    ) -> type[CollectionFilter]:
        """The filter set of the view."""
        filterset: type[CollectionFilter] = view.filterset_class
        return filterset


class NamedFilter(CollectionFilter):
    """A collection whose members have a name and aliases."""

    search = filters.CharFilter(
        method="by_name", label=_("Part of the name or of an alias."), max_length=60
    )

    def by_name(self, members: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Members with the text in their name or in one of their aliases."""
        part = name_form(value)
        aliases = members.model._meta.get_field("aliases").related_model
        owner = members.model._meta.get_field("aliases").field.name
        also = aliases.objects.filter(**{owner: OuterRef("pk")}, name__icontains=part)
        return members.filter(Q(name__icontains=part) | Exists(also))
