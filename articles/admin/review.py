"""The queue of pages that wait for an editor, and the page as one works on it."""

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.forms import Media
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from articles.admin.filters import CompletingLists, IssueOfPageFilter
from articles.admin.page_acts import act_on
from articles.admin.page_view import page_context
from articles.desk.lists import NumbersSearched
from articles.desk.recorded import editor
from articles.models import ReviewPage
from articles.models.review import CONFLICT, HIGH

# The pages that an editor has had before her since she last looked at the queue.
SEEN, MOST_SEEN = "review_seen", 500


class WaitingFilter(admin.SimpleListFilter):
    """Which kind of work waits; any, where nothing is chosen, and all pages for those who ask."""

    title = _("what waits")
    parameter_name = "waiting"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[Any]:
        return [
            ("any", _("Anything")),
            ("conflicts", _("Conflicts")),
            ("high", _("Findings of high severity")),
            ("findings", _("Any finding")),
            ("unpublished", _("Unpublished articles")),
            ("all", _("All pages")),
        ]

    def value(self) -> str:
        return super().value() or "any"

    def choices(self, changelist: Any) -> Iterator[Any]:
        yield from list(super().choices(changelist))[1:]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        match self.value():
            case "all":
                return queryset
            case "findings":
                return queryset.waiting().filter(load__gt=0)
            case "conflicts":
                return queryset.waiting().filter(load__gte=CONFLICT)
            case "high":
                return queryset.waiting().filter(load__gte=HIGH)
            case "unpublished":
                return queryset.waiting().filter(unpublished__gt=0)
        return queryset.waiting()


@admin.register(ReviewPage)
class ReviewAdmin(NumbersSearched, CompletingLists):
    """A list to take work from; what stands behind a line is no form but the page itself."""

    list_display = (
        "place", "number_conflicts", "number_high", "number_medium", "number_low",
        "number_unpublished",
    )  # fmt: skip
    list_filter = (
        WaitingFilter,
        IssueOfPageFilter,
        ("section", admin.RelatedFieldListFilter),
        ("issue__publication", admin.RelatedFieldListFilter),
    )
    search_fields = ("issue__publication__name", "section__name", "banner")
    number_fields = ("issue__date",)
    search_help_text = _("Publication, date such as 2023-08, section or banner.")
    actions = None

    def get_queryset(self, request: HttpRequest) -> Any:
        pages = ReviewPage.objects.select_related("issue__publication", "section")
        return pages.with_waiting()

    def get_ordering(self, request: HttpRequest) -> Any:
        return ReviewPage.objects.with_waiting().most_urgent_first().query.order_by

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perms(("articles.view_page", "articles.view_article"))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perms(("articles.view_page", "articles.change_article"))

    def changelist_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Whoever looks at the queue begins at its head again."""
        request.session.pop(SEEN, None)
        extra = {"title": gettext("Pages to review"), **(kwargs.pop("extra_context", None) or {})}
        return super().changelist_view(request, *args, extra_context=extra, **kwargs)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The page with its articles; what is posted is one editorial act."""
        page = self.get_object(request, object_id or "")
        if page is None:
            raise Http404(object_id)
        if not self.has_view_permission(request, page):
            raise PermissionDenied
        if request.method == "POST":
            if not self.has_change_permission(request, page):
                raise PermissionDenied
            return act_on(request, page)
        context = {
            **self.admin_site.each_context(request),
            **page_context(page, editor(request), request.GET.get("at", "")),
            "title": str(page),
            "opts": self.opts,
            "next_page": self._next(request, page),
            "is_nav_sidebar_enabled": False,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/desk/page_review.html", context)

    def _next(self, request: HttpRequest, page: ReviewPage) -> ReviewPage | None:
        """The most urgent page that this editor has not just had before her."""
        seen = [pk for pk in request.session.get(SEEN, []) if pk != page.pk]
        request.session[SEEN] = [*seen, page.pk][-MOST_SEEN:]
        waiting = self.get_queryset(request).waiting().exclude(pk__in=[*seen, page.pk])
        following: ReviewPage | None = waiting.most_urgent_first().first()
        return following

    @property
    def media(self) -> Media:
        return super().media + Media(css={"all": ["admin/desk/page.css"]})

    @admin.display(description=pgettext_lazy("newspaper", "page"), ordering="issue__date")
    def place(self, page: ReviewPage) -> str:
        return str(page)

    @admin.display(description=_("conflicts"), ordering="load")
    def number_conflicts(self, page: ReviewPage) -> str:
        return _told(page, "conflicts", "high")

    @admin.display(description=pgettext_lazy("severity", "High"))
    def number_high(self, page: ReviewPage) -> str:
        return _told(page, "high", "high")

    @admin.display(description=pgettext_lazy("severity", "Medium"))
    def number_medium(self, page: ReviewPage) -> str:
        return _told(page, "medium", "medium")

    @admin.display(description=pgettext_lazy("severity", "Low"))
    def number_low(self, page: ReviewPage) -> str:
        return _told(page, "low", "low")

    @admin.display(description=_("unpublished"), ordering="unpublished")
    def number_unpublished(self, page: ReviewPage) -> str:
        return _told(page, "unpublished", "draft")


def _told(page: ReviewPage, what: str, tone: str) -> str:
    """A number, with its tone where it is one to look at."""
    number = getattr(page, what)
    return format_html('<span class="waits waits-{}">{}</span>', tone, number) if number else "0"
