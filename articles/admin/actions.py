"""What an editor does to many articles at once: steps of the workflow, tags."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.widgets import AutocompleteSelect
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles import tagging, workflow
from articles.desk import RecordedAdmin
from articles.desk.recorded import editor, reason
from articles.models import Article, Tag, Tagging
from articles.revision import Via

# How many titles a message names before it only counts.
NAMED = 5
TAG_LABELS = {"add_tag": _("Add a tag…"), "remove_tag": _("Take a tag off…")}


class TagChoice(forms.Form):
    """Which tag, and why."""

    tag = forms.ModelChoiceField(
        Tag.objects.all(),
        label=_("tag"),
        widget=AutocompleteSelect(Tagging.tag.field, admin.site),
    )
    why = forms.CharField(
        label=_("reason"), required=False, max_length=200, help_text=_("Written in the history.")
    )


def titles(articles: list[Article]) -> str:
    """The titles with the state that each article is in, the first few by name."""
    named = "、".join(f"《{a.title}》（{a.get_status_display()}）" for a in articles[:NAMED])
    return named + "……" if len(articles) > NAMED else named


class ArticleActions(RecordedAdmin):
    """Bulk actions; each says how many it moved and which it left, and why."""

    @admin.action(description=_("Submit for review"), permissions=["change"])
    def submit(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        self._step(request, queryset, "submit")

    @admin.action(description=_("Return to draft"), permissions=["change"])
    def send_back(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        self._step(request, queryset, "return")

    @admin.action(description=_("Publish"), permissions=["publish"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        self._step(request, queryset, "publish")

    @admin.action(description=_("Withdraw"), permissions=["publish"])
    def withdraw(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        self._step(request, queryset, "withdraw")

    @admin.action(description=TAG_LABELS["add_tag"], permissions=["tag"])
    def add_tag(self, request: HttpRequest, queryset: QuerySet[Article]) -> Any:
        return self._choose_tag(request, queryset, "add_tag")

    @admin.action(description=TAG_LABELS["remove_tag"], permissions=["tag"])
    def remove_tag(self, request: HttpRequest, queryset: QuerySet[Article]) -> Any:
        return self._choose_tag(request, queryset, "remove_tag")

    def _step(self, request: HttpRequest, queryset: QuerySet[Article], step: str) -> None:
        moved, left = workflow.move_all(
            queryset, step, by=editor(request), via=Via.BULK, why=reason(request)
        )
        if moved:
            text = ngettext("%(n)d article: %(state)s.", "%(n)d articles: %(state)s.", len(moved))
            said = {"n": len(moved), "state": moved[0].get_status_display()}
            self.message_user(request, text % said, messages.SUCCESS)
        if left:
            text = gettext("%(n)d left as they are, the step does not lead from there: %(titles)s")
            said = {"n": len(left), "titles": titles(left)}
            self.message_user(request, text % said, messages.WARNING)

    def _choose_tag(
        self, request: HttpRequest, queryset: QuerySet[Article], action: str
    ) -> HttpResponse | None:
        """Ask for the tag first; the page posts back to the same action."""
        form = TagChoice(request.POST if "apply" in request.POST else None)
        if form.is_valid():
            self._tag(request, queryset, action, form.cleaned_data)
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": TAG_LABELS[action],
            "opts": self.opts,
            "form": form,
            "media": self.media + form.media,
            "action": action,
            "articles": queryset[:50],
            "count": queryset.count(),
            "chosen": request.POST.getlist(ACTION_CHECKBOX_NAME),
            "checkbox": ACTION_CHECKBOX_NAME,
            "select_across": request.POST.get("select_across", "0"),
        }
        return TemplateResponse(request, "admin/desk/choose_tag.html", context)

    def _tag(
        self,
        request: HttpRequest,
        queryset: QuerySet[Article],
        action: str,
        chosen: dict[str, Any],
    ) -> None:
        verb = tagging.tag if action == "add_tag" else tagging.untag
        total = queryset.count()
        changed = verb(queryset, chosen["tag"], by=editor(request), via=Via.BULK, why=chosen["why"])
        if action == "add_tag":
            text = gettext("“%(tag)s” put on %(n)d articles; on %(left)d it stood already.")
        else:
            text = gettext("“%(tag)s” taken off %(n)d articles; on %(left)d it did not stand.")
        said = {"tag": chosen["tag"], "n": changed, "left": total - changed}
        self.message_user(request, text % said, messages.SUCCESS)
