"""Filters of article lists, one set for pages and API alike.

What a filter may name is what the public may see: an issue, a person or a tag that stands on
unpublished articles only is as unknown here as one that does not exist.
"""

import datetime

import django_filters as filters
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.forms import DateInput
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models import (
    Article,
    Credit,
    Issue,
    Kind,
    Precision,
    Publication,
    Section,
    Tag,
    Tagging,
)
from articles.models.article import ArticleQuerySet
from people.models import PHOTOGRAPHING, REPORTING, Person, Role

NO_SECTION = "none"
DAY_INPUT = {"type": "date"}


def public_publications(_request: HttpRequest | None) -> QuerySet[Publication]:
    """Publications with something published."""
    issues = Issue.objects.holding(Article.objects.published())
    return Publication.objects.filter(pk__in=issues.order_by().values("publication"))


def public_issues(_request: HttpRequest | None) -> QuerySet[Issue]:
    """Issues with something published, the newest first."""
    issues = Issue.objects.holding(Article.objects.published())
    return issues.select_related("publication").newest_first()


def public_sections(_request: HttpRequest | None) -> QuerySet[Section]:
    """Sections with something published."""
    return Section.objects.holding(Article.objects.published())


def public_tags(_request: HttpRequest | None) -> QuerySet[Tag]:
    """Tags that stand on something published, the most used first."""
    return Tag.objects.on(Article.objects.published()).order_by(F("uses").desc(), "name")


def public_reporters(_request: HttpRequest | None) -> QuerySet[Person]:
    """People who wrote something published, by pinyin."""
    people = Person.objects.on(Article.objects.published(), *REPORTING)
    return people.order_by("sort_key", "pk")


def public_photographers(_request: HttpRequest | None) -> QuerySet[Person]:
    """People who photographed for something published, by pinyin."""
    people = Person.objects.on(Article.objects.published(), *PHOTOGRAPHING)
    return people.order_by("sort_key", "pk")


class ArticleFilter(filters.FilterSet):
    """Narrows a queryset of articles by where they stand, who made them and what they are about.

    The dates are of the print. An issue whose day is not known is found by every range in which it
    may have appeared: one of about August 2023 by any that has a day of that month.
    """

    publication = filters.ModelChoiceFilter(
        field_name="page__issue__publication",
        queryset=public_publications,
        empty_label=_("All"),
        label=_("publication"),
    )
    issue = filters.ModelChoiceFilter(
        field_name="page__issue",
        queryset=public_issues,
        empty_label=_("All"),
        label=pgettext_lazy("newspaper", "issue"),
    )
    section = filters.ModelChoiceFilter(
        field_name="page__section",
        queryset=public_sections,
        empty_label=_("All"),
        null_label=_("Section not stated"),
        null_value=NO_SECTION,
        label=_("section"),
    )
    kind = filters.ChoiceFilter(choices=Kind.choices, empty_label=_("All"), label=_("kind"))
    reporter = filters.ModelChoiceFilter(
        method="by_reporter",
        queryset=public_reporters,
        empty_label=_("All"),
        label=_("reporter"),
    )
    photographer = filters.ModelChoiceFilter(
        method="by_photographer",
        queryset=public_photographers,
        empty_label=_("All"),
        label=_("photographer"),
    )
    tag = filters.ModelChoiceFilter(
        method="by_tag", queryset=public_tags, empty_label=_("All"), label=_("tag")
    )
    date_from = filters.DateFilter(
        method="not_before", label=pgettext_lazy("date", "from"), widget=DateInput(DAY_INPUT)
    )
    date_to = filters.DateFilter(
        method="not_after", label=pgettext_lazy("date", "to"), widget=DateInput(DAY_INPUT)
    )

    class Meta:
        model = Article
        fields: list[str] = []

    def by_reporter(
        self, articles: ArticleQuerySet, _name: str, person: Person
    ) -> QuerySet[Article]:
        """Articles that the person reported."""
        return credited(articles, person, *REPORTING)

    def by_photographer(
        self, articles: ArticleQuerySet, _name: str, person: Person
    ) -> QuerySet[Article]:
        """Articles with a photograph by the person."""
        return credited(articles, person, *PHOTOGRAPHING)

    def by_tag(self, articles: ArticleQuerySet, _name: str, tag: Tag) -> QuerySet[Article]:
        """Articles on which the tag stands."""
        return tagged(articles, tag)

    def not_before(
        self, articles: ArticleQuerySet, _name: str, day: datetime.date
    ) -> QuerySet[Article]:
        """Articles that may have been printed on the day or later."""
        return articles.filter(
            Q(page__issue__precision=Precision.DAY, page__issue__date__gte=day)
            | Q(page__issue__precision=Precision.MONTH, page__issue__date__gte=day.replace(day=1))
            | Q(
                page__issue__precision=Precision.YEAR,
                page__issue__date__gte=day.replace(month=1, day=1),
            )
        )

    def not_after(
        self, articles: ArticleQuerySet, _name: str, day: datetime.date
    ) -> QuerySet[Article]:
        """Articles that may have been printed on the day or earlier."""
        return articles.filter(page__issue__date__lte=day)


def credited(articles: QuerySet[Article], person: Person, *roles: Role) -> QuerySet[Article]:
    """The articles on which the person is credited in one of the roles, each once."""
    credits = Credit.objects.filter(article=OuterRef("pk"), person=person, role__in=roles)
    return articles.filter(Exists(credits))


def tagged(articles: QuerySet[Article], tag: Tag) -> QuerySet[Article]:
    """The articles on which the tag stands, each once."""
    return articles.filter(
        Exists(Tagging.objects.filter(article=OuterRef("pk"), tag=tag, removed=False))
    )
