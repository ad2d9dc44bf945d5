"""What goes on at the desk: who edits what, what was corrected, set for a time, or refused."""

import datetime
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import scheduling
from articles.desk.links import form_url
from articles.models import Act, Article, Presence
from newsroom.desk.week import Week
from seeds.models import ImportRun

MOST = 8
# Older refusals are no news; whoever wants them finds them in the list.
NEWS = datetime.timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what it is about, where that stands, and what is to be said of it."""

    label: str
    url: str
    detail: str


@dataclass(frozen=True, slots=True)
class Listing:
    """The newest or next of something, and the way to all; `nothing` is said where it is empty."""

    title: str
    entries: list[Entry]
    more: str
    nothing: str


def listings(user: User, week: Week | None) -> list[Listing]:
    """What this user may see of it, in one or two queries a list; `week` is None where not that."""
    told = []
    if user.has_perm("articles.view_article"):
        told.append(Listing(_("Being edited now"), _presences(), "", _("Nobody edits just now.")))
        told.append(
            Listing(
                _("Next by schedule"),
                _scheduled(),
                f"{reverse('admin:articles_article_changelist')}?schedule=waiting",
                _("No time is set."),
            )
        )
    if week is not None:
        told.append(
            Listing(_("Recent corrections"), _corrections(week), "", _("None in the last days."))
        )
    if user.has_perm("articles.view_act"):
        more = reverse("admin:articles_act_changelist")
        told.append(Listing(_("Recent acts"), _acts(), more, _("None yet")))
    if user.has_perm("seeds.view_importrun"):
        more = f"{reverse('admin:seeds_importrun_changelist')}?refused=yes"
        told.append(
            Listing(_("Imports with refused files"), _refusals(), more, _("No file was refused."))
        )
    return told


def _presences() -> list[Entry]:
    there = Presence.objects.current().select_related("article", "user")
    return [
        Entry(str(one.article), form_url(one.article), one.user.get_username())
        for one in there[:MOST]
    ]


def _scheduled() -> list[Entry]:
    """A withdrawal is after the publication, where both are set."""
    steps = scheduling.waiting().annotate(step_at=Coalesce("publish_at", "withdraw_at"))
    return [
        Entry(
            article.title,
            form_url(article),
            f"{_('Publish') if article.publish_at else _('Withdraw')} {_time(article.step_at)}",
        )
        for article in steps.order_by("step_at")[:MOST]
    ]


def _corrections(week: Week) -> list[Entry]:
    """Those of articles that are still there, each with its article's history."""
    newest = week.newest[: 4 * MOST]
    rows = {row.history_id: row for row in Article.history.filter(history_id__in=newest)}
    articles = {row.id for row in rows.values()}
    there = set(Article.objects.filter(pk__in=articles).order_by().values_list("pk", flat=True))
    told = [rows[number] for number in newest if rows[number].id in there]
    return [
        Entry(
            row.title,
            reverse("admin:articles_article_history", args=[row.id]),
            f"{row.who} {_time(row.history_date)} {row.history_change_reason}",
        )
        for row in told[:MOST]
    ]


def _acts() -> list[Entry]:
    acts = Act.objects.select_related("by").defer("rows").order_by("-pk")[:MOST]
    return [
        Entry(
            act.label,
            _act_url(act),
            f"{act.by or ''} {_time(act.at)}",
        )
        for act in acts
    ]


def _act_url(act: Act) -> str:
    """Where the act is seen among its page's, or else the list of all acts."""
    if act.page_id:
        return reverse("admin:articles_reviewpage_change", args=[act.page_id])
    return f"{reverse('admin:articles_act_changelist')}?kind={act.kind}"


def _refusals() -> list[Entry]:
    runs = ImportRun.objects.filter(started_at__gte=timezone.now() - NEWS).exclude(refused=[])
    return [
        Entry(
            _time(run.started_at),
            form_url(run),
            ngettext("%d file refused", "%d files refused", len(run.refused)) % len(run.refused),
        )
        for run in runs.order_by("-started_at")[:MOST]
    ]


def _time(at: datetime.datetime) -> str:
    return date_format(timezone.localtime(at), "m-d H:i")
