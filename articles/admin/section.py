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
        return super().get_queryset(request).annotate(page_count_=Count("pages"))

    @admin.display(description=_("pages"), ordering="page_count_")
    def page_count(self, section: Section) -> str:
        return list_link("articles_page", section.page_count_, section__id__exact=section.pk)
