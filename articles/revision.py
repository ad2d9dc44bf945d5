"""Who changed what, when, why and by which way: the base of every model's history.

A history row is never rewritten; restoring an old state appends a row. Code that writes opens
`recording(...)` once, and every row that is made inside is stamped with its words.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import connection, models, transaction
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords
from simple_history.signals import post_create_historical_record, pre_create_historical_record

if TYPE_CHECKING:
    from django.contrib.auth.models import User


class Via(models.TextChoices):
    """The way by which a change came."""

    ADMIN = "admin", _("Desk")
    BULK = "bulk", _("Bulk action")
    IMPORT = "import", _("Import")
    API = "api", _("API")
    SCHEDULE = "schedule", _("Schedule")
    SYSTEM = "system", _("System")


@dataclass(frozen=True, slots=True)
class Stamp:
    """What is written on the history rows of one editorial act."""

    by: "User | None" = None
    why: str = ""
    via: Via = Via.SYSTEM

    @property
    def who(self) -> str:
        """The user's name, as it will be read when there is no such user any more."""
        return self.by.get_username() if self.by else ""


NOBODY = Stamp()
_current: ContextVar[Stamp] = ContextVar("stamp", default=NOBODY)
# A history row by its model's label and its own id.
Written = tuple[str, int]
_collected: ContextVar[list[Written] | None] = ContextVar("collected", default=None)


@contextmanager
def recording(*, by: "User | None", why: str, via: Via) -> Iterator[Stamp]:
    """Stamp every history row made inside with who, why and by which way."""
    stamp = Stamp(by, why, via)
    token = _current.set(stamp)
    try:
        yield stamp
    finally:
        _current.reset(token)


def current_stamp() -> Stamp:
    """The stamp of the editorial act that is going on; an anonymous one outside of any."""
    return _current.get()


@contextmanager
def collecting() -> Iterator[list[Written]]:
    """A list that every history row made inside is added to, in the order written."""
    rows: list[Written] = []
    token = _collected.set(rows)
    try:
        yield rows
    finally:
        _collected.reset(token)


class Revision(models.Model):
    """What every history row has beside the fields of its model and simple_history's own."""

    via = models.CharField(_("by way of"), max_length=10, choices=Via.choices, default=Via.SYSTEM)
    who = models.CharField(
        _("who"),
        max_length=150,
        blank=True,
        default="",
        help_text=_("Stays when the user is gone."),
    )

    class Meta:
        abstract = True


class Records(HistoricalRecords):  # type: ignore[misc]  # has no types
    """simple_history's, with indexes beside its own on the table of the rows."""

    def __init__(self, *, indexes: Sequence[models.Index] = (), **options: Any) -> None:
        super().__init__(**options)
        self.indexes = list(indexes)

    def get_meta_options(self, model: type[models.Model]) -> dict[str, Any]:
        return {**super().get_meta_options(model), "indexes": self.indexes}


def history(**options: Any) -> Records:
    """The history of a model, with `via`; give it as the model's `history` attribute."""
    return Records(
        bases=[Revision],
        history_change_reason_field=models.TextField(_("reason"), blank=True, default=""),
        get_user=lambda **_kwargs: current_stamp().by,
        verbose_name=options.pop("verbose_name", None),
        verbose_name_plural=options.pop("verbose_name_plural", None),
        **options,
    )


@receiver(pre_create_historical_record, dispatch_uid="articles.revision.stamp")
def stamp_row(history_instance: Any, **_kwargs: Any) -> None:
    """Write the current stamp on a history row that is about to be saved."""
    stamp = current_stamp()
    history_instance.via = stamp.via
    history_instance.history_change_reason = stamp.why
    history_instance.history_user = stamp.by
    history_instance.who = stamp.who


@receiver(post_create_historical_record, dispatch_uid="articles.revision.collect")
def collect_row(instance: models.Model, history_instance: Any, **_kwargs: Any) -> None:
    """Add a history row that was saved to the open collection, if there is one."""
    if (rows := _collected.get()) is not None:
        rows.append((_label(type(instance)), history_instance.history_id))


def _label(model: type[models.Model]) -> str:
    """A proxy's rows are its model's."""
    return (model._meta.concrete_model or model)._meta.label_lower


Row = TypeVar("Row", bound=models.Model)
# What a history row says beside its copy of the fields, in the order of its statement.
_SAID = ("history_date", "history_type", "history_change_reason", "via", "history_user", "who")
BATCH = 500  # rows of a statement: SQLite takes a limited number of parameters


def create_all(rows: list[Row]) -> list[Row]:
    """Create rows of one model, and their history, in few statements; returns them with their ids.

    Raises ValidationError where a field breaks its own rule: SQLite takes a text of any length.
    """
    if not rows:
        return []
    model = type(rows[0])
    related = {field.name for field in model._meta.fields if field.is_relation}
    for row in rows:
        row.clean_fields(exclude=related)
    with transaction.atomic(savepoint=False):
        created: list[Row] = model._default_manager.bulk_create(rows)
        _record(model, [row.pk for row in created], "+")
    return created


def change_all(rows: models.QuerySet[Any], **changes: Any) -> list[Any]:
    """Give rows of one model the same values, and record it, in few statements; returns their ids.

    Values may be expressions, such as `F("version") + 1`. No signal is sent and no field validated.
    """
    ids: list[Any] = list(rows.order_by("pk").values_list("pk", flat=True))
    with transaction.atomic(savepoint=False):
        for start in range(0, len(ids), BATCH):
            some = rows.model._base_manager.filter(pk__in=ids[start : start + BATCH])
            some.update(**changes)
        _record(rows.model, ids, "~")
    return ids


def _record(model: type[models.Model], ids: list[Any], sign: str) -> None:
    """Write a history row of each row as a copy that the database makes itself.

    `sign` says what became of the rows, as simple_history has it: `+` made, `~` changed.
    """
    stamp = current_stamp()
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    words: list[Any] = [now, sign, stamp.why, stamp.via, stamp.by and stamp.by.pk, stamp.who]
    collected = _collected.get()
    for start in range(0, len(ids), BATCH):
        some = ids[start : start + BATCH]
        marks = ", ".join(["%s"] * len(some))
        with connection.cursor() as cursor:
            cursor.execute(f"{_copying(model)} WHERE id IN ({marks}) ORDER BY id", [*words, *some])
        if collected is not None:
            past = model.history.filter(id__in=some).order_by()  # type: ignore[attr-defined]
            newest = past.values("id").annotate(newest=models.Max("history_id"))
            numbers = newest.order_by("newest").values_list("newest", flat=True)
            collected += [(_label(model), number) for number in numbers]


@cache
def _copying(model: type[models.Model]) -> str:
    """The statement that copies rows of a model to its history, up to the choice of the rows."""
    past = model.history.model  # type: ignore[attr-defined]  # made by `history`
    quote = connection.ops.quote_name
    own = ", ".join(quote(field.column) for field in past.tracked_fields)
    said = ", ".join(quote(past._meta.get_field(name).column) for name in _SAID)
    return (
        f"INSERT INTO {quote(past._meta.db_table)} ({own}, {said}) "  # noqa: S608 - names of ours
        f"SELECT {own}, %s, %s, %s, %s, %s, %s FROM {quote(model._meta.db_table)}"
    )
