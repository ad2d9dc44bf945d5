"""Tagging many articles at once, from any list that leads to articles."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import tagging
from articles.acts import acting
from articles.desk import RecordedAdmin
from articles.desk.completing import Completing
from articles.desk.links import undo_button
from articles.desk.recorded import editor
from articles.models import Article, Tag, Tagging
from articles.revision import Via

NAMED = 50  # articles that the page names before it only counts
LABELS = {"add_tag": _("Add a tag…"), "remove_tag": _("Take a tag off…")}


class TagChoice(forms.Form):
    """Which tag, and why."""

    tag = forms.ModelChoiceField(
        Tag.objects.all(),
        label=_("tag"),
        widget=Completing(Tagging.tag.field, admin.site),
    )
    why = forms.CharField(
        label=_("reason"), required=False, max_length=200, help_text=_("Written in the history.")
    )


class TaggingAdmin(RecordedAdmin):
    """Two actions: put a tag on the articles that the chosen rows lead to, and take one off."""

    tag_actions = ("add_tag", "remove_tag")

    def led_to(self, chosen: QuerySet[Any]) -> QuerySet[Article]:
        """The articles that rows of the list lead to."""
        # Abstract; ModelAdmin has a metaclass of its own, which leaves no room for ABCMeta.
        raise NotImplementedError(f"{type(self).__name__} must say which articles its rows lead to")

    def taken(self, request: HttpRequest, articles: QuerySet[Article]) -> list[Article]:
        """Those of the articles that are written; the editor is told of the others."""
        return list(articles)

    def has_tag_permission(self, request: HttpRequest) -> bool:
        needed = ("articles.change_article", "articles.change_tagging", "articles.view_tag")
        return request.user.has_perms(needed)

    @admin.action(description=LABELS["add_tag"], permissions=["tag"])
    def add_tag(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        return self._choose_tag(request, queryset, "add_tag")

    @admin.action(description=LABELS["remove_tag"], permissions=["tag"])
    def remove_tag(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        return self._choose_tag(request, queryset, "remove_tag")

    def ask(
        self,
        request: HttpRequest,
        articles: QuerySet[Article],
        action: str,
        form: forms.Form,
        **more: Any,
    ) -> HttpResponse:
        """Ask for what the form asks; the page posts back to the same action."""
        context = {
            **self.admin_site.each_context(request),
            "title": LABELS.get(action),
            "opts": self.opts,
            "form": form,
            "media": self.media + form.media,
            "action": action,
            "articles": articles[:NAMED],
            "count": articles.count(),
            "chosen": request.POST.getlist(ACTION_CHECKBOX_NAME),
            "checkbox": ACTION_CHECKBOX_NAME,
            "select_across": request.POST.get("select_across", "0"),
            **more,
        }
        return TemplateResponse(request, "admin/desk/choose_tag.html", context)

    def _choose_tag(
        self, request: HttpRequest, queryset: QuerySet[Any], action: str
    ) -> HttpResponse | None:
        articles = self.led_to(queryset)
        form = TagChoice(request.POST if "apply" in request.POST else None)
        if not form.is_valid():
            return self.ask(request, articles, action, form)
        self._tag(request, articles, action, form.cleaned_data)
        return None

    def _tag(
        self, request: HttpRequest, articles: QuerySet[Article], action: str, chosen: dict[str, Any]
    ) -> None:
        said: dict[str, Any] = {"by": editor(request), "via": Via.BULK, "why": chosen["why"]}
        verb = tagging.tag if action == "add_tag" else tagging.untag
        with transaction.atomic():
            taken = self.taken(request, articles)
            with acting(action, f"{LABELS[action]} {chosen['tag']}", **said) as act:
                changed = verb(taken, chosen["tag"], **said)
        if action == "add_tag":
            text = gettext("“%(tag)s” put on %(n)d articles; on %(left)d it stood already.")
        else:
            text = gettext("“%(tag)s” taken off %(n)d articles; on %(left)d it did not stand.")
        told = text % {"tag": chosen["tag"], "n": changed, "left": len(taken) - changed}
        button = undo_button(act) if act.rows else ""
        messages.success(request, format_html("{} {}", told, button) if button else told)
