"""Publishing and withdrawing at a time set before: setting the times, and carrying them out.

Each article is carried out in a transaction of its own, under a lock on its row, and its time goes
with the step: two schedulers at once do it once. What fails keeps its time and is tried again.
"""

import datetime
import logging
from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import DatabaseError, close_old_connections, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _

from articles.editing import Conflict, revise
from articles.models import Article, Status
from articles.revision import Via
from articles.workflow import TRANSITIONS, NotAllowed, approve, move

logger = logging.getLogger(__name__)
Time = datetime.datetime | None
# So late, a step was not merely waiting for the next round: something keeps it from being done.
LATE = datetime.timedelta(minutes=10)


class BadTime(ValueError):
    """A time that cannot be meant; `field` is `publish_at` or `withdraw_at`."""

    def __init__(self, field: str, text: str) -> None:
        self.field = field
        super().__init__(text)


class Round(NamedTuple):
    """What one look at the clock did: articles that were changed, and those that failed, by id."""

    done: list[int]
    failed: list[int]


def schedule(
    article: Article,
    *,
    publish_at: Time,
    withdraw_at: Time,
    by: User | None,
    via: Via,
    why: str = "",
    expected: int | None = None,
) -> Article:
    """Set both times of an article, None for never, and return it as it now stands.

    Raises `BadTime` for a time that is past or out of order, `workflow.NotAllowed` where the
    article's state or the rule of two persons forbids it, `editing.Conflict` as `revise` does.
    """
    with transaction.atomic():
        current = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
        if expected is not None and current.version != expected:
            raise Conflict(current, expected)
        if publish_at != current.publish_at:
            _check_publishing(current, publish_at, by)
        if withdraw_at != current.withdraw_at or publish_at != current.publish_at:
            _check_withdrawing(current, publish_at, withdraw_at)
        return revise(
            current, by=by, why=why, via=via, publish_at=publish_at, withdraw_at=withdraw_at
        )


def _check_publishing(article: Article, at: Time, by: User | None) -> None:
    if at is None:
        return
    if article.status not in TRANSITIONS["publish"][0]:
        raise NotAllowed(article)
    if at <= timezone.now():
        raise BadTime("publish_at", _past(at))
    approve(article, by)


def _check_withdrawing(article: Article, publish_at: Time, at: Time) -> None:
    if at is None:
        return
    if at <= timezone.now():
        raise BadTime("withdraw_at", _past(at))
    if publish_at is None and article.status != Status.PUBLISHED:
        raise BadTime(
            "withdraw_at", _("It is not published by then: there is nothing to withdraw.")
        )
    if publish_at is not None and at <= publish_at:
        raise BadTime("withdraw_at", _("This is before it is published."))


def _past(at: datetime.datetime) -> str:
    return _("%(time)s is past; it is %(now)s.") % {"time": told(at), "now": told(timezone.now())}


def told(at: datetime.datetime) -> str:
    """A moment as the newsroom's clock shows it."""
    return date_format(timezone.localtime(at), "Y-m-d H:i")


def due(at: datetime.datetime) -> QuerySet[Article]:
    """Articles whose publication or withdrawal should have been by then."""
    return Article.objects.filter(Q(publish_at__lte=at) | Q(withdraw_at__lte=at)).order_by("pk")


def waiting() -> QuerySet[Article]:
    """Articles for which a time is set, be it past already."""
    # "Not null" in either column would read all articles: a bound lets both indexes answer.
    return due(datetime.datetime.max.replace(tzinfo=datetime.UTC))


def late() -> QuerySet[Article]:
    """Articles whose step failed, or for which no scheduler runs."""
    return due(timezone.now() - LATE)


def run_due() -> Round:
    """Carry out everything that is due; a failure leaves its article as it is, and is logged."""
    done, failed = [], []
    # Sorted here: for an order of its own the database would read all articles.
    for pk in sorted(due(timezone.now()).order_by().values_list("pk", flat=True)):
        try:
            if carry_out(pk):
                done.append(pk)
        except (DatabaseError, ValidationError, OSError):
            logger.exception("The schedule of article %d could not be carried out.", pk)
            failed.append(pk)
    return Round(done, failed)


@transaction.atomic
def carry_out(pk: int) -> bool:
    """Do what is due with one article now; False where another scheduler has been here."""
    article = Article.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if article is None:
        return False
    before, now = article.version, timezone.now()
    if article.publish_at is not None and article.publish_at <= now:
        article = _publish(article, article.publish_at, now)
    if article.withdraw_at is not None and article.withdraw_at <= now:
        article = _withdraw(article, article.withdraw_at)
    return article.version != before


def _publish(article: Article, at: datetime.datetime, now: datetime.datetime) -> Article:
    """Publish, or give the time up and say why."""
    missed = article.withdraw_at is not None and article.withdraw_at <= now
    if missed and article.status != Status.PUBLISHED:
        reason = _("Not published at %s: the time of its withdrawal had passed too.")
        return _clear(article, reason % told(at), "publish_at", "withdraw_at")
    try:
        approve(article, _who_set(article))
        return move(
            article, "publish", by=None, via=Via.SCHEDULE, why=_("As set for %s") % told(at)
        )
    except NotAllowed as refusal:
        reason = _("Not published at %(time)s: %(why)s") % {"time": told(at), "why": refusal}
        return _clear(article, reason, "publish_at")


def _withdraw(article: Article, at: datetime.datetime) -> Article:
    """Withdraw, or give the time up and say why."""
    try:
        why = _("As set for %s") % told(at)
        return move(article, "withdraw", by=None, via=Via.SCHEDULE, why=why)
    except NotAllowed as refusal:
        reason = _("Not withdrawn at %(time)s: %(why)s") % {"time": told(at), "why": refusal}
        return _clear(article, reason, "withdraw_at")


def _clear(article: Article, why: str, *times: str) -> Article:
    changes: dict[str, Any] = dict.fromkeys(times)
    return revise(article, by=None, why=why, via=Via.SCHEDULE, **changes)


def _who_set(article: Article) -> User | None:
    """Who set the time of publication as it stands: that is who approved it."""
    setter = None
    for row in article.history.select_related("history_user").order_by("-history_id"):
        if row.publish_at != article.publish_at:
            break
        setter = row.history_user
    return setter


def keep_running(every: float, wait: Callable[[float], bool]) -> None:
    """Look at the clock again and again until `wait`, given the seconds between, says True."""
    while True:
        try:
            run_due()
        except DatabaseError:
            logger.exception("The database does not answer: trying again in %g s.", every)
        close_old_connections()
        if wait(every):
            return
