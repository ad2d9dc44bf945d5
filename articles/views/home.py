"""The front page: the newest issue, and what else is new."""

from typing import Any

from django.views.generic import TemplateView

from articles.models import Article, Issue
from articles.views.issues import covers, printed_pages

NEW = 8
EARLIER = 8


class Home(TemplateView):
    """The first page of the newest issue, the latest articles of others, and earlier issues."""

    template_name = "articles/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        published = Article.objects.published()
        issues = Issue.objects.holding(published).select_related("publication").newest_first()
        shown = covers(issues[: EARLIER + 1])
        newest = shown[0].issue if shown else None
        pages = printed_pages(newest) if newest else []
        latest = published.exclude(page__issue=newest).for_lists().order_by("-published_at", "-pk")
        return super().get_context_data(
            cover=shown[0] if shown else None,
            issue=newest,
            front=pages[0] if pages else None,
            inside=pages[1:],
            latest=latest[:NEW],
            earlier=shown[1:],
            **kwargs,
        )
