"""The desk's front page and menu: models in an editor's order, with what waits for an editor."""

from typing import Any, cast

from django.contrib.admin import AdminSite
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from newsroom.desk.dashboard import cards

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

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        return super().index(
            request, {"cards": cards(cast(User, request.user)), **(extra_context or {})}
        )

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
