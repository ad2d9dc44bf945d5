"""What is posted from the view of a page: one editorial act on one line, finding or all articles.

The form names the line as `place`, `8:2` for the third paragraph of article 8 or `8:kicker`, and
what to do with it as `do`. Every act is told in a message with a button that takes it back, and the
page comes back at its place.
"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import findings, structure, workflow
from articles.acts import acting
from articles.admin.page_chosen import DOINGS, Chosen, key
from articles.desk.links import undo_button
from articles.desk.recorded import editor, reason
from articles.editing import Conflict
from articles.models import Act, Article, Finding, FindingStatus, Page, Severity
from articles.models.review import UNPUBLISHED
from articles.revision import Via
from articles.text.paragraphs import Misplaced


def act_on(request: HttpRequest, page: Page) -> HttpResponse:
    """Do what the form asks for, and show the page again; raises Http404, PermissionDenied."""
    last = _newest(page)
    at = request.POST.get("place", "")
    try:
        at = _do(request, page) or at
    except Misplaced:
        messages.error(request, _("That cannot be done at this place."))
    except (Conflict, structure.Unfit, findings.Unclear, workflow.NotAllowed) as refusal:
        messages.error(request, str(refusal))
    except ValidationError as fault:
        messages.error(request, " ".join(fault.messages))
    else:
        done = _newest(page)
        if done is not None and done != last:
            messages.success(request, format_html("{} {}", done.label, undo_button(done)))
    query = f"?{urlencode({'at': at})}" if at else ""
    return HttpResponseRedirect(f"{request.path}{query}")


def _newest(page: Page) -> Act | None:
    return Act.objects.filter(page=page).order_by("-pk").first()


def _do(request: HttpRequest, page: Page) -> str | None:
    """The act; returns the place to go on at, None for the same."""
    post = request.POST
    what = post.get("do", "")
    if "accept" in post or "dismiss" in post:
        _settle(request, page)
    elif "publish" in post:
        _publish(request, page)
    elif what.startswith("turn-"):
        return Chosen(request, page).turn(what.removeprefix("turn-"))
    elif what in DOINGS:
        return DOINGS[what](Chosen(request, page))
    else:
        messages.warning(request, _("Choose a line and what to do with it."))
    return None


def _settle(request: HttpRequest, page: Page) -> None:
    if not request.user.has_perm("articles.change_finding"):
        raise PermissionDenied
    verdict = "accept" if "accept" in request.POST else "dismiss"
    finding = get_object_or_404(Finding, pk=key(request.POST[verdict]), page=page)
    if finding.status != FindingStatus.OPEN:
        messages.warning(request, _("Settled already: %s") % finding)
    elif verdict == "accept":
        findings.accept(finding, by=editor(request), via=Via.ADMIN)
    else:
        findings.dismiss(finding, by=editor(request), via=Via.ADMIN, why=reason(request))


def _publish(request: HttpRequest, page: Page) -> None:
    """Publish the articles on which no weighty doubt is open; say of the others that they stay."""
    if not workflow.may_step(editor(request), "publish"):
        raise PermissionDenied
    waiting = Article.objects.filter(page=page, status__in=UNPUBLISHED).order_by("order")
    doubted = Finding.objects.filter(
        page=page, status=FindingStatus.OPEN, severity=Severity.HIGH, article__isnull=False
    )
    ready = waiting.exclude(pk__in=doubted.values("article"))
    left = waiting.count() - ready.count()
    who, why = editor(request), reason(request)
    with acting("publish", _("Published"), by=who, via=Via.ADMIN, why=why, page=page) as act:
        moved, refused = workflow.move_all(ready, "publish", by=who, via=Via.ADMIN, why=why)
        act.label = ngettext(
            "Published: %d article of the page", "Published: %d articles of the page", len(moved)
        ) % len(moved)
    for refusal in refused:
        messages.warning(request, str(refusal))
    if left:
        text = ngettext(
            "%d article has an open finding of high severity and stays as it is.",
            "%d articles have open findings of high severity and stay as they are.",
            left,
        )
        messages.warning(request, text % left)
