"""The desk's home, its menu in an editor's order, and its search."""

from typing import Any, cast

from django.contrib.admin import AdminSite
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, URLResolver, path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from newsroom.desk.dashboard import waiting
from newsroom.desk.lately import listings
from newsroom.desk.search import Question, ask
from newsroom.desk.week import week

WORDS_KEPT = 3600  # seconds; another language is another cookie, which the answer varies by
# The menu: groups of models by their labels, each in the order of an editor's day.
GROUPS = (
    (
        "desk",
        _("Manuscripts"),
        (
            "articles.ReviewPage",
            "articles.Article",
            "articles.Finding",
            "articles.Confusion",
            "articles.Tag",
            "articles.MissedSearch",
            "articles.Act",
        ),
    ),
    (
        "newspaper",
        _("Newspaper"),
        ("articles.Issue", "articles.Page", "articles.Section", "articles.Publication"),
    ),
    ("people", _("People"), ("people.Reporter", "people.Photographer", "people.Person")),
    (
        "import",
        _("Import"),
        ("seeds.SourceDocument", "seeds.ImportedArticle", "seeds.ImportRun"),
    ),
    ("accounts", _("Accounts"), ("auth.User", "auth.Group")),
)


class DeskSite(AdminSite):
    """The admin with its own menu and counts."""

    site_title = _("Newsroom desk")
    site_header = _("Newsroom desk")
    index_title = _("Today at the desk")
    empty_value_display = "—"
    index_template = "admin/desk/index.html"

    def get_urls(self) -> list[URLPattern | URLResolver]:
        return [path("search/", self.admin_view(self.search), name="search"), *super().get_urls()]

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """The home: what waits, what goes on, and the menu."""
        user = cast(User, request.user)
        corrected = week() if user.has_perm("articles.view_article") else None
        told = {
            "waiting": waiting(user),
            "listings": listings(user, corrected),
            "week": corrected,
        }
        return super().index(request, {**told, **(extra_context or {})})

    @method_decorator(require_safe)
    def search(self, request: HttpRequest) -> HttpResponse:
        """What `q` finds among everything that the user may see."""
        question = Question(request.GET)
        asked = question.cleaned_data["q"] if question.is_valid() else ""
        context = {
            **self.each_context(request),
            "title": _("Search the desk"),
            "question": question,
            "desk_query": asked,  # read by the box that stands on every page
            "groups": ask(self, request, asked),
        }
        return TemplateResponse(request, "admin/desk/search.html", context)

    @method_decorator(cache_control(private=True, max_age=WORDS_KEPT))
    def i18n_javascript(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The words of Django's scripts, kept by the browser: every form waits for them."""
        return super().i18n_javascript(request, extra_context)

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, Any]]:
        """The menu in groups; models that no group names follow by app, as Django lists them."""
        apps = super().get_app_list(request, app_label)
        if app_label is not None:
            return apps
        known = {model["model"]._meta.label: model for app in apps for model in app["models"]}
        menu = []
        for slug, name, labels in GROUPS:
            if models := [known.pop(label) for label in labels if label in known]:
                menu.append(_group(slug, name, models))
        for app in apps:
            if rest := [m for m in app["models"] if m["model"]._meta.label in known]:
                menu.append(_group(app["app_label"], app["name"], rest))
        return menu


def _group(slug: str, name: Any, models: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": name,
        "app_label": slug,
        # A group is no app and has no page of its own: see templates/admin/app_list.html.
        "app_url": "",
        "has_module_perms": True,
        "models": models,
    }
