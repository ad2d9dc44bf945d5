"""The corrections of the last seven days, and the bars of their plot."""

import datetime
from collections import Counter
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone
from django.utils.dateformat import format as date_format

from articles.models import Article
from articles.revision import Via

DAYS = 7
BY_HAND = (Via.ADMIN, Via.BULK, Via.API)
TEXTS = ("column", "kicker", "title", "subtitle", "lead", "body")
# The plot's measures, in units of its own: a day's room, its bar, and the highest bar.
ROOM, BAR, HIGH, TOP, BOTTOM = 44, 26, 72, 18, 18


@dataclass(frozen=True, slots=True)
class Bar:
    """A day of the plot; the left upper corner of its bar is at `x`, `y`."""

    day: str
    number: int
    x: int
    y: int
    height: int
    width: int = BAR

    @property
    def middle(self) -> int:
        return self.x + self.width // 2


@dataclass(frozen=True, slots=True)
class Week:
    """A bar for each day, today the last, and the history rows of the corrections, newest first."""

    bars: list[Bar]
    newest: list[int]
    width: int = DAYS * ROOM
    height: int = TOP + HIGH + BOTTOM

    @property
    def total(self) -> int:
        return len(self.newest)


def week() -> Week:
    """The corrections of the last seven days, days as the newsroom's clock counts them."""
    today = timezone.localdate()
    days = [today - datetime.timedelta(days=back) for back in reversed(range(DAYS))]
    start = timezone.make_aware(datetime.datetime.combine(days[0], datetime.time()))
    rows = corrections_since(start)
    numbers = Counter(timezone.localtime(at).date() for _row, at in rows)
    return Week(_bars(days, numbers), [row for row, _at in rows])


def corrections_since(start: datetime.datetime) -> list[tuple[int, datetime.datetime]]:
    """History rows, newest first, by which somebody changed the words of an article, and when.

    Such a row differs in a text from the row before it; what the importer read is no correction,
    nor is a publication.
    """
    past = Article.history.model.objects.order_by()
    before = past.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    same = past.filter(history_id=OuterRef("before"), **{name: OuterRef(name) for name in TEXTS})
    changed = (
        past.filter(history_type="~", history_date__gte=start)
        .annotate(before=Subquery(before.order_by("-history_id").values("history_id")[:1]))
        .exclude(Exists(same))
        .values_list("history_id", "history_date")
    )
    # Way by way: of several at once SQLite believes that most rows have them, and reads all rows.
    first, *others = (changed.filter(via=via) for via in BY_HAND)
    return sorted(first.union(*others, all=True), key=lambda row: row[1], reverse=True)


def _bars(days: list[datetime.date], numbers: Counter[datetime.date]) -> list[Bar]:
    most = max(numbers.values(), default=0) or 1
    bars = []
    for place, day in enumerate(days):
        height = round(HIGH * numbers[day] / most)
        x, y = place * ROOM + (ROOM - BAR) // 2, TOP + HIGH - height
        bars.append(Bar(date_format(day, "m-d"), numbers[day], x, y, height))
    return bars
