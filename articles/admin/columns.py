"""Columns of the list of articles."""

from django.contrib import admin
from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.desk.links import form_link, list_link
from articles.models import Article, Finding, Status


def with_open_findings(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Articles with `doubts`, how many findings wait on each."""
    return articles.annotate(doubts=number_of(Finding.objects.waiting(), "article"))


def kept_articles(key: str) -> Coalesce:
    """How many articles have a row's id as their `key`; those in the trash are in no list.

    Counted for the rows that are shown: a join would count those of all rows first.
    """
    return number_of(Article.objects.exclude(status=Status.TRASHED), key)


def number_of(rows: QuerySet, key: str) -> Coalesce:
    """How many of the rows have the id of a row of the list as their `key`."""
    counted = rows.filter(**{key: OuterRef("pk")}).order_by().values(key).annotate(n=Count("pk"))
    return Coalesce(Subquery(counted.values("n")), Value(0))


class ArticleColumns:
    """What one line tells of an article, in few queries for all lines."""

    @admin.display(description=_("title"), ordering="title")
    def headline(self, article: Article) -> str:
        """Kicker and title, as one reads them."""
        if not article.kicker:
            return article.title
        return format_html('<span class="kicker">{}</span> {}', article.kicker, article.title)

    @admin.display(description=pgettext_lazy("newspaper", "issue"), ordering="page__issue__date")
    def issue_label(self, article: Article) -> str:
        return article.page.issue.date_label

    @admin.display(description=pgettext_lazy("newspaper", "page"), ordering="page__number")
    def page_label(self, article: Article) -> str:
        return form_link(article.page, article.page.label)

    @admin.display(description=_("byline"))
    def byline(self, article: Article) -> str:
        """Each person once, as credited first."""
        return "、".join(dict.fromkeys(str(credit.person) for credit in article.credits.all()))

    @admin.display(description=_("status"), ordering="status")
    def state(self, article: Article) -> str:
        return format_html(
            '<span class="state state-{}">{}</span>', article.status, article.get_status_display()
        )

    @admin.display(description=_("findings"), ordering="doubts")
    def doubts(self, article: Article) -> str:
        number = getattr(article, "doubts", 0)
        return list_link("articles_finding", number or "", article__id__exact=article.pk)

    @admin.display(description=_("changed at"), ordering="updated_at")
    def changed(self, article: Article) -> str:
        return date_format(timezone.localtime(article.updated_at), "y-m-d H:i")
