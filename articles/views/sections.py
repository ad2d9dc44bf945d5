"""Sections: their list, and the articles of one."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.views.generic import ListView

from articles.models import Article, Section


class SectionList(ListView):
    """The sections with how much each has, and what stands on pages that name none."""

    template_name = "articles/section_list.html"
    context_object_name = "sections"

    def get_queryset(self) -> QuerySet[Section]:
        published = Article.objects.published()
        count = Count("pages__articles", filter=Q(pages__articles__in=published))
        sections = Section.objects.holding(published).annotate(pieces=count)
        return sections.order_by("order", "name")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        unstated = Article.objects.published().filter(page__section=None)
        return super().get_context_data(
            unstated=unstated.count(),
            unstated_newest=unstated.for_lists().newest_first()[:5],
            **kwargs,
        )


class SectionDetail(ListView):
    """The articles of one section."""

    template_name = "articles/section_detail.html"
    context_object_name = "articles"
    paginate_by = 20

    def get_queryset(self) -> QuerySet[Article]:
        published = Article.objects.published()
        self.section = get_object_or_404(Section.objects.holding(published), pk=self.kwargs["pk"])
        return published.filter(page__section=self.section).for_lists().newest_first()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(section=self.section, **kwargs)
