"""The queue of findings: what is open, to accept or to dismiss."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from articles import findings
from articles.admin.filters import FindingKindFilter, QueueFilter
from articles.admin.tagging import TaggingAdmin
from articles.desk.links import form_link
from articles.desk.offers import offers
from articles.desk.recorded import editor
from articles.models import Article, Finding, FindingStatus
from articles.revision import Via

Verb = Callable[..., Finding]


@admin.register(Finding)
class FindingAdmin(TaggingAdmin):
    """Nothing of a finding is edited; it is settled, by the verbs of `articles.findings`."""

    change_form_template = "admin/desk/finding_form.html"
    list_display = ("label", "weight", "quote", "proposal", "place", "state", "resolved_by")
    list_filter = (
        QueueFilter,
        "severity",
        FindingKindFilter,
        ("page__issue__publication", admin.RelatedFieldListFilter),
    )
    search_fields = ("quote", "suggestion", "why", "article__title")
    list_select_related = (
        "article",
        "page__issue__publication",
        "page__section",
        "resolved_by",
    )
    actions = ("accept", "dismiss", *TaggingAdmin.tag_actions)
    fields = (
        "label", "weight", "quote", "proposal", "offered", "reasoning", "place", "state",
        "resolved_by", "resolved_at",
    )  # fmt: skip
    readonly_fields = fields

    def led_to(self, chosen: QuerySet[Finding]) -> QuerySet[Article]:
        return Article.objects.filter(pk__in=chosen.order_by().values("article"))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_settle_permission(self, request: HttpRequest) -> bool:
        """Accepting writes the article's text as well."""
        return request.user.has_perms(("articles.change_finding", "articles.change_article"))

    def response_change(self, request: HttpRequest, obj: Finding) -> HttpResponse:
        """The form's buttons settle; there is nothing else to save."""
        for name, verb in (("_accept", findings.accept), ("_dismiss", findings.dismiss)):
            if name in request.POST and self.has_settle_permission(request):
                self._settle_all(request, Finding.objects.filter(pk=obj.pk), verb, Via.ADMIN)
                return HttpResponseRedirect(request.get_full_path())
        return super().response_change(request, obj)

    def save_model(self, request: HttpRequest, obj: Finding, form: Any, change: bool) -> None:
        """No field of a finding is open to editing."""

    @admin.action(description=_("Accept: apply the suggestion"), permissions=["settle"])
    def accept(self, request: HttpRequest, queryset: QuerySet[Finding]) -> None:
        self._settle_all(request, queryset, findings.accept, Via.BULK)

    @admin.action(description=_("Dismiss: no fault"), permissions=["settle"])
    def dismiss(self, request: HttpRequest, queryset: QuerySet[Finding]) -> None:
        self._settle_all(request, queryset, findings.dismiss, Via.BULK)

    def _settle_all(
        self, request: HttpRequest, queryset: QuerySet[Finding], verb: Verb, via: Via
    ) -> None:
        settled, left = 0, []
        for finding in queryset:
            if finding.status != FindingStatus.OPEN:
                left.append(gettext("Settled already: %s") % finding)
                continue
            try:
                verb(finding, by=editor(request), via=via)
            except findings.Unclear as refusal:
                left.append(str(refusal))
            else:
                settled += 1
        if settled:
            text = ngettext("%d finding settled.", "%d findings settled.", settled)
            self.message_user(request, text % settled, messages.SUCCESS)
        for text in left:
            self.message_user(request, text, messages.WARNING)

    @admin.display(description=_("kind"), ordering="kind")
    def label(self, finding: Finding) -> str:
        return finding.kind_label

    @admin.display(description=pgettext_lazy("finding", "severity"), ordering="severity")
    def weight(self, finding: Finding) -> str:
        return format_html(
            '<span class="severity severity-{}">{}</span>',
            finding.severity,
            finding.get_severity_display(),
        )

    @admin.display(description=_("suggestion"))
    def proposal(self, finding: Finding) -> str | None:
        """The suggestion; an empty one takes the quotation out, which one has to see."""
        return gettext("(take it out)") if finding.suggestion == "" else finding.suggestion

    @admin.display(description=_("alternative"))
    def offered(self, finding: Finding) -> str:
        """What accepting would change, field by field."""
        return render_to_string("admin/desk/offers.html", {"offers": offers(finding)})

    @admin.display(description=_("why"))
    def reasoning(self, finding: Finding) -> str:
        return finding.why

    @admin.display(description=_("place"), ordering="article__title")
    def place(self, finding: Finding) -> str:
        return form_link(finding.article or finding.page)

    @admin.display(description=_("status"), ordering="status")
    def state(self, finding: Finding) -> str:
        return finding.get_status_display()
