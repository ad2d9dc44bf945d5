"""What search engines are told: every public page that stays where it is."""

import datetime
from functools import partial
from typing import Any

from django.contrib.sitemaps import Sitemap, views
from django.db.models import Max, QuerySet
from django.urls import reverse

from articles.models import Article, Issue, Section, Tag
from people.models import Person

LISTS = (
    "home", "issue-list", "section-list", "article-list", "reporter-list", "photographer-list",
    "tag-list",
)  # fmt: skip


class Lists(Sitemap):
    """The pages that there is one of."""

    def items(self) -> tuple[str, ...]:
        return LISTS

    def location(self, item: str) -> str:
        return reverse(item)


class Articles(Sitemap):
    """Articles, with when each last changed."""

    limit = 5000

    def items(self) -> QuerySet[Article]:
        return Article.objects.published().only("pk", "updated_at").order_by("pk")

    def lastmod(self, item: Article) -> datetime.datetime:
        return item.updated_at

    def get_latest_lastmod(self) -> datetime.datetime | None:
        """The database's answer; Django's own would read every article for it."""
        latest: datetime.datetime | None = self.items().aggregate(at=Max("updated_at"))["at"]
        return latest


class Holding(Sitemap):
    """Issues or sections with something published."""

    limit = 5000

    def __init__(self, model: type[Issue] | type[Section]) -> None:
        self.model = model

    def items(self) -> QuerySet[Any]:
        return self.model.objects.holding(Article.objects.published()).order_by("pk")


class Standing(Sitemap):
    """People or tags that stand on something published."""

    limit = 5000

    def __init__(self, model: type[Person] | type[Tag]) -> None:
        self.model = model

    def items(self) -> QuerySet[Any]:
        return self.model.objects.on(Article.objects.published()).order_by("pk")


SITEMAPS: dict[str, Any] = {
    "lists": Lists,
    "articles": Articles,
    "issues": partial(Holding, Issue),
    "sections": partial(Holding, Section),
    "people": partial(Standing, Person),
    "tags": partial(Standing, Tag),
}
index = partial(views.index, sitemaps=SITEMAPS, sitemap_url_name="sitemap")
section = partial(views.sitemap, sitemaps=SITEMAPS)
