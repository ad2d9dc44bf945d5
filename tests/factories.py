"""Rows for tests, each complete with what it needs."""

import datetime

import factory
from django.utils import timezone

from articles.models import (
    Article,
    Credit,
    Finding,
    Issue,
    Page,
    Photo,
    Publication,
    Section,
    Status,
    Tag,
    Tagging,
    TagKind,
)
from people.models import Person, Role


class PublicationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Publication
        django_get_or_create = ("name",)

    name = "样报"
    slug = factory.SelfAttribute("name")


class IssueFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Issue

    publication = factory.SubFactory(PublicationFactory)
    # Far from the days that tests give by hand: there is one issue a day.
    date = factory.Sequence(lambda n: datetime.date(1980, 1, 1) + datetime.timedelta(days=n))
    precision = "day"


class SectionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Section
        django_get_or_create = ("name",)

    name = "工会"


class PageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Page

    issue = factory.SubFactory(IssueFactory)
    number = factory.Sequence(lambda n: n % 9000 + 1)
    section = factory.SubFactory(SectionFactory)


class ArticleFactory(factory.django.DjangoModelFactory):
    """A published article; `status` alone makes a draft or a withdrawn one."""

    class Meta:
        model = Article

    page = factory.SubFactory(PageFactory)
    order = factory.Sequence(lambda n: n % 9000 + 1)
    title = factory.Sequence(lambda n: f"第{n}次职工技能竞赛举行")
    lead = "本报讯"
    body = "近日，竞赛在城南举行。\n\n据悉，六支队伍参加。"
    status = Status.PUBLISHED
    published_at = factory.LazyAttribute(
        lambda article: timezone.now() if article.status == Status.PUBLISHED else None
    )


class PersonFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Person
        django_get_or_create = ("name", "qualifier")

    name = "张晶"
    qualifier = ""


class CreditFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Credit

    article = factory.SubFactory(ArticleFactory)
    person = factory.SubFactory(PersonFactory)
    role = Role.REPORTER
    printed = factory.LazyAttribute(lambda credit: f"（记者 {credit.person.name}）")


class PhotoFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Photo

    article = factory.SubFactory(ArticleFactory)
    order = factory.Sequence(lambda n: n % 9000 + 1)


class TagFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Tag
        django_get_or_create = ("kind", "name")

    kind = TagKind.TOPIC
    name = "技能竞赛"


class TaggingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Tagging

    article = factory.SubFactory(ArticleFactory)
    tag = factory.SubFactory(TagFactory)


class FindingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Finding

    article = factory.SubFactory(ArticleFactory)
    page = factory.SelfAttribute("article.page")
    kind = "misreading"
    severity = "medium"
    quote = "城南"
    suggestion = "城北"
