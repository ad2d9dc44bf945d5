"""Articles as they stand, held so that nobody changes them while a verb looks and writes."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from articles.editing import Conflict
from articles.models import Article, Status

Seen = Mapping[int, int]


class Unfit(ValueError):
    """The verb makes no sense for these articles; the message says why."""


def hold(*articles: Article, seen: Seen | None = None) -> list[Article]:
    """The articles as the database has them, in the order given, held to the transaction's end.

    Raises `Conflict` where one is not in the version that the editor saw, `Unfit` where one lies in
    the trash or on another page than the first.
    """
    held = (
        Article.objects.select_for_update(of=("self",))
        .filter(pk__in=[article.pk for article in articles])
        .select_related("page")
        .order_by("pk")
    )
    found = {article.pk: article for article in held}
    standing = [found[article.pk] for article in articles]
    for article in standing:
        expected = (seen or {}).get(article.pk, article.version)
        if expected != article.version:
            raise Conflict(article, expected)
        if article.status == Status.TRASHED:
            raise Unfit(_("“%s” lies in the trash.") % article)
        if article.page_id != standing[0].page_id:
            raise Unfit(_("“%s” is on another page.") % article)
    return standing


def on_page(article: Article) -> list[Article]:
    """All articles of its page but those in the trash, as printed."""
    return list(
        Article.objects.filter(page=article.page_id)
        .exclude(status=Status.TRASHED)
        .order_by("order")
    )


def neighbour(article: Article, step: int) -> Article:
    """The article so many places after this one, or before it; raises `Unfit` at the page's end."""
    articles = on_page(article)
    place = next(n for n, other in enumerate(articles) if other.pk == article.pk) + step
    if not 0 <= place < len(articles):
        raise Unfit(_("“%s” has no neighbour there.") % article)
    return articles[place]
