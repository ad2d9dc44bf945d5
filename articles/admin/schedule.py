"""The page on which an article's publication and withdrawal are set for a time."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from articles import scheduling
from articles.acts import acting
from articles.desk import RecordedAdmin
from articles.desk.links import form_url
from articles.desk.recorded import editor
from articles.editing import Conflict
from articles.models import Act, Article
from articles.revision import Via
from articles.workflow import NotAllowed

MINUTE = "%Y-%m-%dT%H:%M"  # as browsers write a day and a time of day, in the newsroom's zone


def _moment(label: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MINUTE)
    return forms.DateTimeField(label=label, required=False, widget=widget, input_formats=[MINUTE])


class ScheduleForm(forms.Form):
    """Both times, or neither; `seen_version` is what the editor looked at."""

    publish_at = _moment(_("to be published at"))
    withdraw_at = _moment(_("to be withdrawn at"))
    why = forms.CharField(
        label=_("reason"), required=False, max_length=200, help_text=_("Written in the history.")
    )
    seen_version = forms.IntegerField(widget=forms.HiddenInput)

    def set(self, article: Article, request: HttpRequest) -> bool:
        """Set the times by the verb; a refusal stands in the form then."""
        given = self.cleaned_data
        try:
            scheduling.schedule(
                article,
                publish_at=_kept(given["publish_at"], article.publish_at),
                withdraw_at=_kept(given["withdraw_at"], article.withdraw_at),
                by=editor(request), via=Via.ADMIN, why=given["why"],
                expected=given["seen_version"],
            )  # fmt: skip
        except scheduling.BadTime as refusal:
            self.add_error(refusal.field, str(refusal))
        except (NotAllowed, Conflict) as refusal:
            self.add_error(None, str(refusal))
        return self.is_valid()


class TimesForm(forms.Form):
    """Times for many articles; one that is left empty stays as each article has it."""

    publish_at = _moment(_("to be published at"))
    withdraw_at = _moment(_("to be withdrawn at"))
    clear = forms.BooleanField(label=_("take the times away that are set"), required=False)
    why = ScheduleForm.base_fields["why"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        given = bool(cleaned.get("publish_at") or cleaned.get("withdraw_at"))
        if not self.errors and given == cleaned["clear"]:
            raise forms.ValidationError(_("Give a time, or have the times taken away."))
        return cleaned

    def set(self, articles: Iterable[Article], by: User) -> tuple[Act, list[str]]:
        """Set the times in one act; returns it, and of each article that refused why."""
        given, refused = self.cleaned_data, []
        with acting("schedule", gettext("Times set"), by=by, via=Via.BULK, why=given["why"]) as act:
            number = 0
            for article in articles:
                try:
                    number += self._set(article, by)
                except (scheduling.BadTime, NotAllowed) as refusal:
                    refused.append(f"《{article}》：{refusal}")
            act.label = ngettext("Times set: %d article", "Times set: %d articles", number) % number
        return act, refused

    def _set(self, article: Article, by: User) -> bool:
        """Whether that was another time than it had."""
        given = self.cleaned_data
        keep = not given["clear"]
        times = {
            name: given[name] or (getattr(article, name) if keep else None)
            for name in ("publish_at", "withdraw_at")
        }
        after = scheduling.schedule(article, **times, by=by, via=Via.BULK, why=given["why"])
        return after.version != article.version


def _kept(given: scheduling.Time, standing: scheduling.Time) -> scheduling.Time:
    """The form shows minutes: a time that was not touched keeps its seconds."""
    same = given and standing and given == standing.replace(second=0, microsecond=0)
    return standing if same else given


class ScheduleAdmin(RecordedAdmin):
    """Adds the schedule's address to an article's."""

    def get_urls(self) -> list[Any]:
        own = path(
            "<int:pk>/schedule/",
            self.admin_site.admin_view(self.schedule),
            name="articles_article_schedule",
        )
        return [own, *super().get_urls()]

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def schedule(self, request: HttpRequest, pk: int) -> HttpResponse:
        article = get_object_or_404(Article, pk=pk)
        if not request.user.has_perm("articles.publish_article"):
            raise PermissionDenied
        initial = {
            "publish_at": article.publish_at,
            "withdraw_at": article.withdraw_at,
            "seen_version": article.version,
        }
        form = ScheduleForm(request.POST if request.method == "POST" else None, initial=initial)
        if form.is_valid() and form.set(article, request):
            messages.success(request, gettext("The times of “%s” are set.") % article)
            return HttpResponseRedirect(form_url(article))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Schedule"),
            "subtitle": str(article),
            "opts": self.opts,
            "article": article,
            "form": form,
            "zone": timezone.get_current_timezone_name(),
            "now": timezone.now(),
        }
        return TemplateResponse(request, "admin/desk/schedule.html", context)
