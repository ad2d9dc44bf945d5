"""The API's collections of people: all, reporters, photographers."""

from collections.abc import Sequence
from typing import Any, ClassVar

import django_filters as filters
from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin

from articles.models import Article, Credit
from articles.models.article import ArticleQuerySet
from articles.rest.fields import PersonRef, WebAddress
from articles.rest.filters import NamedFilter, StableOrdering
from articles.rest.schema import described
from articles.rest.views import Collection, ForwardingCollection
from people.models import PHOTOGRAPHING, REPORTING, FormerPerson, Person, Role

# Filters ------------------------------------------------------------------------------------------


class PeopleFilter(NamedFilter):
    """People credited on something published, by pinyin."""

    own = frozenset({"search", "initial", "ordering"})
    roles: ClassVar[tuple[Role, ...]] = ()
    initial = filters.CharFilter(
        lookup_expr="iexact", label=_("The first letter in pinyin, or #."), max_length=1
    )
    ordering = StableOrdering(fields={"sort_key": "name", "pieces": "article_count"})

    @classmethod
    def hold(cls, articles: ArticleQuerySet) -> QuerySet[Any]:
        return Person.objects.on(articles, *cls.roles).order_by("sort_key", "pk")


class ReportersFilter(PeopleFilter):
    """People who wrote something published."""

    roles = REPORTING


class PhotographersFilter(PeopleFilter):
    """People who photographed for something published."""

    roles = PHOTOGRAPHING


# Serializers --------------------------------------------------------------------------------------


class PersonSummary(PersonRef):
    """A person in a list, with the number of articles that the list counts."""

    web_url = WebAddress()
    article_count = serializers.IntegerField(source="pieces")

    class Meta(PersonRef.Meta):
        fields = [*PersonRef.Meta.fields, "web_url", "initial", "article_count"]


class RoleCount(serializers.Serializer[dict[str, Any]]):
    """On how many articles somebody has a role."""

    role = serializers.ChoiceField(choices=Role.choices)
    article_count = serializers.IntegerField()


class PersonDetail(PersonSummary):
    """A person with other names and roles."""

    aliases: Any = serializers.SlugRelatedField(slug_field="name", many=True, read_only=True)
    roles = serializers.SerializerMethodField()

    class Meta(PersonSummary.Meta):
        fields = [*PersonSummary.Meta.fields, "aliases", "roles"]

    @extend_schema_field(RoleCount(many=True))
    def get_roles(self, person: Person) -> Sequence[Any]:
        """The person's roles on published articles, the most frequent first."""
        credits = Credit.objects.filter(person=person, article__in=Article.objects.published())
        counts = (
            credits.order_by()
            .values("role")
            .annotate(article_count=Count("article", distinct=True))
        )
        return list(counts.order_by("-article_count", "role"))


# Views --------------------------------------------------------------------------------------------


@described(_("People"), _("One person with roles and aliases"), moving=PersonDetail)
class People(ListModelMixin, ForwardingCollection):
    filterset_class = PeopleFilter
    serializer_class = PersonSummary
    detail_serializer_class = PersonDetail

    def with_parts(self, members: Any) -> QuerySet[Any]:
        return members.prefetch_related("aliases") if self.detail else members

    def forwarded(self, pk: int) -> int | None:
        return FormerPerson.objects.filter(was=pk).values_list("person", flat=True).first()


@described(_("Reporters"))
class Reporters(ListModelMixin, Collection):
    filterset_class = ReportersFilter
    serializer_class = PersonSummary


@described(_("Photographers"))
class Photographers(ListModelMixin, Collection):
    filterset_class = PhotographersFilter
    serializer_class = PersonSummary
