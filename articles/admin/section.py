"""Sections at the desk."""

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.desk import RecordedAdmin
from articles.desk.links import list_link
from articles.models import Section


@admin.register(Section)
class SectionAdmin(RecordedAdmin):
    list_display = ("name", "order", "page_count")
    list_editable = ("order",)
    search_fields = ("name",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Section]:
        return super().get_queryset(request).annotate(pages_=Count("pages"))

    @admin.display(description=_("pages"), ordering="pages_")
    def page_count(self, section: Section) -> str:
        return list_link(
            "articles_page", getattr(section, "pages_", 0), section__id__exact=section.pk
        )
