"""The front page: the newest issue, and what else is new."""

from typing import Any

from django.views.generic import TemplateView

from articles.models import Article, Issue
from articles.views.issues import printed_pages, with_headlines

NEW = 8
EARLIER = 8


class Home(TemplateView):
    """The first page of the newest issue, the latest articles of others, and earlier issues."""

    template_name = "articles/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        published = Article.objects.published()
        issues = with_headlines(Issue.objects.holding(published).newest_first())[: EARLIER + 1]
        newest = next(iter(issues), None)
        pages = printed_pages(newest) if newest else []
        latest = published.exclude(page__issue=newest).for_lists().order_by("-published_at", "-pk")
        return super().get_context_data(
            issue=newest,
            front=pages[0] if pages else None,
            inside=pages[1:],
            latest=latest[:NEW],
            earlier=issues[1:],
            **kwargs,
        )
