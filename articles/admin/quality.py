"""编校差错率 at the desk: what was corrected in an issue, and whose faults these were."""

from collections.abc import Iterator

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from articles import quality
from articles.desk.recorded import editor
from articles.exports.csv import rows_response
from articles.models import Issue
from articles.quality import Found
from articles.text.faults import PASS_LINE

KINDS = {
    "text": _("characters"),
    "number": _("number"),
    "number_style": _("style of number"),
    "sign": _("punctuation"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def quality_view(request: HttpRequest, context: dict[str, object], pk: int) -> HttpResponseBase:
    """The report of an issue; a POST says which faults stand in the print, `?format=csv` saves it.

    `context` is what every page of the desk shows.
    """
    if not request.user.has_perm("articles.view_issue"):
        raise PermissionDenied
    issue = get_object_or_404(Issue.objects.select_related("publication"), pk=pk)
    report = quality.quality_of(issue)
    if request.method == "POST":
        return _tell_apart(request, report)
    if request.GET.get("format") == "csv":
        return rows_response(HEADERS, _rows(report.found), f"{issue} {gettext('faults')}.csv")
    shown = {
        **context,
        "title": gettext("Rate of faults"),
        "subtitle": str(issue),
        "opts": Issue._meta,
        "issue": issue,
        "report": report,
        "rates": [(_("In the print"), report.printed), (_("From the OCR"), report.read)],
        "found": [(one, KINDS[one.fault.kind]) for one in report.found],
        "pass_line": PASS_LINE,
        "may_tell": request.user.has_perm("articles.change_article"),
    }
    return TemplateResponse(request, "admin/desk/quality.html", shown)


HEADERS = (
    _("page"), _("as printed"), _("wrong"), _("right"), _("kind"), _("in a headline"),
    _("weight"), _("whose fault"),
)  # fmt: skip


def _rows(found: list[Found]) -> Iterator[tuple[object, ...]]:
    for one in found:
        fault = one.fault
        yield (
            str(one.page),
            fault.quote,
            fault.wrong,
            fault.right,
            KINDS[fault.kind],
            gettext("Yes") if fault.is_heading else gettext("No"),
            fault.tenths / 10,
            gettext("print") if one.printed else gettext("OCR"),
        )


def _tell_apart(request: HttpRequest, report: quality.Quality) -> HttpResponse:
    if not request.user.has_perm("articles.change_article"):
        raise PermissionDenied
    changed = quality.tell_apart(report, request.POST.getlist("printed"), by=editor(request))
    text = ngettext("%d fault is told apart anew.", "%d faults are told apart anew.", changed)
    messages.success(request, text % changed)
    return HttpResponseRedirect(request.path)
