"""What the page of one article shows beside its text, for readers and for an editor's preview."""

from typing import Any

from django.conf import settings

from articles.models import Article, FindingStatus, Source
from articles.printed import corrections
from articles.related import related_to


def page_context(article: Article) -> dict[str, Any]:
    """The context of `articles/article_detail.html` for an article of `for_reading`.

    Whatever else it names is published: the article alone may be a draft, in its preview.
    """
    published = Article.objects.published()
    here = published.filter(page=article.page_id) | Article.objects.filter(pk=article.pk)
    on_page = list(here.order_by("order"))
    missing_text = article.findings.filter(kind="missing_text").exclude(
        status=FindingStatus.DISMISSED
    )
    place = next(n for n, each in enumerate(on_page) if each.pk == article.pk)
    shown = getattr(article, "shown_taggings", [])
    return {
        "on_page": on_page,
        "previous": on_page[place - 1] if place else None,
        "next": on_page[place + 1] if place + 1 < len(on_page) else None,
        "machine_tags": any(tagging.source == Source.AUTOMATIC for tagging in shown),
        "incomplete": missing_text.exists(),
        "related": related_to(article, published),
        "corrections": corrections(article) if settings.SHOW_CORRECTIONS else None,
    }
