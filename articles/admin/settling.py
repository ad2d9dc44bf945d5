"""Findings settled from an article's form: with the whole form, or alone and without leaving it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from articles import acts, findings
from articles.desk.recorded import editor
from articles.models import Act, Article, Finding, FindingStatus
from articles.revision import Via

# The fields whose text a form shows, and that a script sets anew where an acceptance changed them.
TEXTS = ("column", "kicker", "title", "subtitle", "lead", "body")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a finding, in words, and how they are meant (`messages.SUCCESS`…).

    `act` is what takes it back; None where nothing was done.
    """

    finding: Finding
    level: int
    text: str
    act: Act | None = None

    @property
    def done(self) -> bool:
        """Whether the finding is settled as the editor wanted it."""
        return self.level == messages.SUCCESS


def settle(request: HttpRequest, article: Article, pk: str, verdict: str) -> Outcome:
    """Accept or dismiss a finding of the article; raises Http404, PermissionDenied."""
    if not request.user.has_perms(("articles.change_finding", "articles.change_article")):
        raise PermissionDenied
    if not pk.isdecimal():
        raise Http404(pk)
    finding = get_object_or_404(Finding, pk=pk, article=article)
    if finding.status != FindingStatus.OPEN:
        return Outcome(finding, messages.WARNING, _("Settled already: %s") % finding)
    why = request.POST.get(f"why-{pk}", "").strip()[:200]
    try:
        if verdict == "accept":
            findings.accept(finding, by=editor(request), via=Via.ADMIN)
        else:
            findings.dismiss(finding, by=editor(request), via=Via.ADMIN, why=why)
    except findings.Unclear as refusal:
        return Outcome(finding, messages.ERROR, str(refusal))
    said = _("Accepted: %s") if verdict == "accept" else _("Dismissed: %s")
    done = Act.objects.filter(page=finding.page_id, by=editor(request)).latest("pk")
    return Outcome(finding, messages.SUCCESS, said % finding, done)


def answer(outcome: Outcome, article_id: int) -> JsonResponse:
    """What the form's script has to know of a finding that was settled.

    The script asks for findings that change texts alone; alternatives come with the whole form.
    """
    told = {
        "done": outcome.done,
        "said": outcome.text,
        "status": outcome.finding.status,
        "act": outcome.act and outcome.act.pk,
    }
    return JsonResponse(told | _standing(article_id))


def take_back(request: HttpRequest, article: Article, pk: int) -> JsonResponse:
    """Take back what was just done from the article's form, and answer as `answer` does."""
    act = get_object_or_404(Act, pk=pk)
    try:
        undone = acts.undo(act, by=editor(request), via=Via.ADMIN)
    except acts.Overtaken as refusal:
        told = {"done": False, "said": str(refusal)}
    else:
        told = {"done": True, "said": str(undone.act)}
    return JsonResponse(told | {"act": None} | _standing(article.pk))


def _standing(article_id: int) -> dict[str, Any]:
    """How the article stands now, and what is open; nothing of one that is gone."""
    article = Article.objects.filter(pk=article_id).first()
    if article is None:
        return {}
    open_ones = article.findings.filter(status=FindingStatus.OPEN)
    return {
        "version": article.version,
        "texts": {name: getattr(article, name) for name in TEXTS},
        "open": list(open_ones.values_list("pk", flat=True)),
    }
