"""What stands beside the form of an article: its state, the next steps, findings, the source."""

from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from articles import presence, workflow
from articles.admin.source import printed, readings
from articles.desk.offers import offers
from articles.models import Article, FindingStatus

# What the button of a step says: it saves first, so that no text is lost.
STEP_LABELS = {
    "submit": _("Save and submit for review"),
    "return": _("Save and return to draft"),
    "publish": _("Save and publish"),
    "withdraw": _("Save and withdraw"),
    "restore": _("Save and take out of the trash"),
}


def steps(article: Article, user: User) -> list[tuple[str, Any]]:
    """The steps that lead on from here and that this user may take, with their labels."""
    return [
        (step, label)
        for step, label in STEP_LABELS.items()
        if article.status in workflow.TRANSITIONS[step][0] and workflow.may_step(user, step)
    ]


def beside(article: Article, user: User) -> dict[str, Any]:
    """The context of the panels."""
    findings = list(article.findings.select_related("resolved_by"))
    for finding in findings:
        finding.offered = offers(finding)  # type: ignore[attr-defined]
    return {
        "article": article,
        "others": presence.others(article, user),
        "scan": article.page.scan if user.has_perm("articles.view_page") else None,
        "steps": steps(article, user),
        "last": article.history.first(),
        "open_findings": [f for f in findings if f.status == FindingStatus.OPEN],
        "settled_findings": [f for f in findings if f.status != FindingStatus.OPEN],
        "may_settle": user.has_perm("articles.change_finding")
        and user.has_perm("articles.change_article"),
        "taken_off": list(article.taggings.filter(removed=True).select_related("tag")),
        "printed": printed(article) if user.has_perm("seeds.view_sourcedocument") else None,
        "readings": readings(article) if user.has_perm("seeds.view_importedarticle") else (),
    }
