"""Searches that found nothing: what do readers look for that is not there?"""

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.models import MissedSearch


@admin.register(MissedSearch)
class MissedSearchAdmin(admin.ModelAdmin):
    """Read only; a row that is dealt with may be deleted."""

    list_display = ("query", "times", "last_at", "again")
    search_fields = ("query",)

    @admin.display(description=_("look again"))
    def again(self, row: MissedSearch) -> SafeString:
        """The same search in the articles' list, drafts included."""
        address = f"{reverse('admin:articles_article_changelist')}?{urlencode({'q': row.query})}"
        return format_html('<a href="{}">{}</a>', address, _("look again"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: MissedSearch | None = None) -> bool:
        return False
