"""What an editor does to many articles at once: steps of the workflow, tags, emptying the trash.

The list posts the version of each row as it was shown. What somebody has changed since is left as
it is and named: nobody acts on a text that she has not seen.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles import editing, workflow
from articles.admin.schedule import TimesForm
from articles.admin.tagging import TagChoice, TaggingAdmin
from articles.admin.trash import TrashAdmin
from articles.desk.links import tell
from articles.desk.recorded import editor, reason
from articles.models import Article, Status
from articles.revision import Via

# How many titles a message names before it only counts.
NAMED = 5
# The hidden field beside a row's checkbox: the version that the row shows.
SEEN = "seen-"
PURGE, TIMES = _("Delete for good…"), _("Set times of publishing and withdrawal…")
IN_TRASH = ("restore", "purge")


class Reason(forms.Form):
    """Why."""

    why = TagChoice.base_fields["why"]


def titles(articles: Iterable[Article]) -> str:
    """The titles with the state that each article is in, the first few by name."""
    named = [f"《{a.title}》（{a.get_status_display()}）" for a in articles]
    return "、".join(named[:NAMED]) + ("……" if len(named) > NAMED else "")


class ArticleActions(TrashAdmin, TaggingAdmin):
    """Bulk actions; each says how many it moved and which it left, and why."""

    actions = (
        "submit", "send_back", "publish", "withdraw", "set_times", "trash",
        *TaggingAdmin.tag_actions, *IN_TRASH,
    )  # fmt: skip

    @admin.display(description=SafeString('<input type="checkbox" id="action-toggle">'))
    def action_checkbox(self, obj: Article) -> SafeString:
        """The checkbox of a row, with the version that the row shows."""
        return format_html(
            '{}<input type="hidden" name="{}{}" value="{}">',
            super().action_checkbox(obj), SEEN, obj.pk, obj.version,
        )  # fmt: skip

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Those of the trash in the trash, the others elsewhere; Django's own deletes for good."""
        shown = request.GET.get("status__exact") == Status.TRASHED
        return {
            name: action
            for name, action in super().get_actions(request).items()
            if name != "delete_selected" and (name in IN_TRASH) == shown
        }

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

    @admin.action(description=TIMES, permissions=["publish"])
    def set_times(self, request: HttpRequest, queryset: QuerySet[Article]) -> HttpResponse | None:
        """Ask for the times; then set them as one act."""
        form = TimesForm(request.POST if "apply" in request.POST else None)
        if not form.is_valid():
            return self.ask(request, queryset, "set_times", form, title=TIMES)
        with transaction.atomic():
            act, refused = form.set(self._unchanged(request, queryset), editor(request))
        tell(request, act)
        for text in refused[:NAMED]:
            self.message_user(request, text, messages.WARNING)
        if (left := len(refused) - NAMED) > 0:
            text = ngettext("%d more was refused.", "%d more were refused.", left)
            self.message_user(request, text % left, messages.WARNING)
        return None

    @admin.action(description=_("Put in the trash"), permissions=["delete"])
    def trash(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        self._step(request, queryset, "trash")

    @admin.action(description=_("Take out of the trash"), permissions=["delete"])
    def restore(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        self._step(request, queryset, "restore")

    @admin.action(description=PURGE, permissions=["purge"])
    def purge(self, request: HttpRequest, queryset: QuerySet[Article]) -> HttpResponse | None:
        """Ask first; then delete what is still in the trash."""
        form = Reason(request.POST if "apply" in request.POST else None)
        if not form.is_valid():
            return self.ask(request, queryset, "purge", form, title=PURGE)
        with transaction.atomic():
            gone = self._unchanged(request, queryset.filter(status=Status.TRASHED))
            for article in gone:
                editing.delete(
                    article, by=editor(request), why=form.cleaned_data["why"], via=Via.BULK
                )
        text = ngettext("%d article deleted for good.", "%d articles deleted for good.", len(gone))
        self.message_user(request, text % len(gone), messages.SUCCESS)
        return None

    def led_to(self, chosen: QuerySet[Article]) -> QuerySet[Article]:
        return chosen

    def taken(self, request: HttpRequest, articles: QuerySet[Article]) -> list[Article]:
        return self._unchanged(request, articles)

    def ask(
        self,
        request: HttpRequest,
        articles: QuerySet[Article],
        action: str,
        form: forms.Form,
        **more: Any,
    ) -> HttpResponse:
        """With the versions that the list has shown."""
        chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
        seen = [(f"{SEEN}{pk}", request.POST.get(f"{SEEN}{pk}", "")) for pk in chosen]
        return super().ask(request, articles, action, form, seen=seen, **more)

    def _unchanged(self, request: HttpRequest, queryset: QuerySet[Article]) -> list[Article]:
        """The chosen articles as the list showed them, locked; the others are named to the editor.

        Where all pages of a list are chosen, those that were not on the page shown are taken as
        they stand: no version of them was seen.
        """
        articles = list(queryset)
        stand = editing.locked_versions(articles)
        changed = [article for article in articles if self._changed(request, article, stand)]
        if request.POST.get("select_across", "0") == "0":
            # What has left the list since, by its new state for instance, has changed too.
            chosen = request.POST.getlist(ACTION_CHECKBOX_NAME)
            changed += Article.objects.filter(pk__in=chosen).exclude(pk__in=stand)
        if changed:
            text = gettext("%(n)d left as they are, changed since you opened the list: %(titles)s")
            said = {"n": len(changed), "titles": titles(changed)}
            self.message_user(request, text % said, messages.WARNING)
        return [article for article in articles if article not in changed]

    def _changed(self, request: HttpRequest, article: Article, stand: dict[int, int]) -> bool:
        """Whether it stands otherwise than the row has shown, or is gone."""
        seen = request.POST.get(f"{SEEN}{article.pk}", str(article.version))
        return seen != str(stand.get(article.pk))

    def _step(self, request: HttpRequest, queryset: QuerySet[Article], step: str) -> None:
        with transaction.atomic():
            moved, left = workflow.move_all(
                self._unchanged(request, queryset), step,
                by=editor(request), via=Via.BULK, why=reason(request),
            )  # fmt: skip
        if moved:
            done = ngettext("%(n)d article: %(state)s.", "%(n)d articles: %(state)s.", len(moved))
            said = {"n": len(moved), "state": moved[0].get_status_display()}
            self.message_user(request, done % said, messages.SUCCESS)
        own = [r.article for r in left if isinstance(r, workflow.OwnText)]
        away = [r.article for r in left if not isinstance(r, workflow.OwnText)]
        for articles, text in (
            (
                away,
                gettext("%(n)d left as they are, the step does not lead from there: %(titles)s"),
            ),
            (own, gettext("%(n)d left as they are, you have written of them yourself: %(titles)s")),
        ):
            if articles:
                said = {"n": len(articles), "titles": titles(articles)}
                self.message_user(request, text % said, messages.WARNING)
