"""Editorial acts of several steps: told as one thing, and taken back as one thing.

Nothing is rewritten: taking back appends to each history what stood before the act.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.apps import apps
from django.contrib.auth.models import User
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, models, transaction
from django.db.models import F, ProtectedError
from django.utils.translation import gettext as _

from articles import search
from articles.editing import FAR, touch
from articles.models import Act, Article, Page
from articles.revision import Via, collecting, current_stamp, recording

COUNTED = frozenset({"version", "updated_at"})
_open: ContextVar[Act | None] = ContextVar("act", default=None)


class Overtaken(ValueError):
    """The act cannot be taken back: something of it has changed since, or it is undone already."""


class Undone(NamedTuple):
    """The act that took another one back, and what had changed since and was therefore left."""

    act: Act
    left: list[str]


@contextmanager
def acting(
    kind: str, label: str, *, by: User | None, via: Via, why: str = "", page: Page | None = None
) -> Iterator[Act]:
    """Make one act of all that is written inside, in one transaction.

    An act inside of another is part of the outer one. An act that wrote nothing is not stored: its
    `pk` stays None.
    """
    if (outer := _open.get()) is not None:
        yield outer
        return
    act = Act(kind=kind, label=label[:300], why=why, via=via, by=by, page=page)
    token = _open.set(act)
    try:
        with transaction.atomic(), recording(by=by, why=why or label, via=via):
            with collecting() as rows:
                yield act
            if rows:
                act.rows = [list(row) for row in rows]
                act.save()
    finally:
        _open.reset(token)


def undo(act: Act, *, by: User | None, via: Via, partly: bool = False) -> Undone:
    """Set everything that an act wrote back to what it was before; that is an act too.

    Raises `Overtaken` and changes nothing where something of it was changed since; with `partly`
    (for acts whose places have nothing to do with each other) what was changed since is left as it
    is and named in the answer. An article that the act made is deleted, its history stays.
    """
    try:
        with transaction.atomic():
            act = Act.objects.select_for_update(of=("self",)).get(pk=act.pk)
            if Act.objects.filter(undoes=act).exists():
                raise Overtaken(_("“%s” is taken back already.") % act)
            return _undo(act, by, via, partly=partly)
    except IntegrityError as clash:
        raise Overtaken(_("“%s”: something else stands in its place by now.") % act) from clash


def _undo(act: Act, by: User | None, via: Via, *, partly: bool) -> Undone:
    places = _places(act)
    overtaken = [place for place in places if place.is_overtaken]
    left = [str(place) for place in overtaken]
    if overtaken and (not partly or len(left) == len(places)):
        raise Overtaken(
            _("Changed since “%(act)s”: %(what)s. Nothing was taken back.")
            % {"act": act, "what": "、".join(left[:5])}
        )
    with acting("undo", _("Taken back: %s") % act, by=by, via=via, page=act.page) as back:
        _restore([place for place in places if not place.is_overtaken])
        back.undoes = act
    return Undone(back, left)


@dataclass(frozen=True, slots=True)
class _Place:
    """One object that an act wrote: its history rows before the act, at its end, and newest."""

    model: type[models.Model]
    pk: Any
    before: Any | None
    last: Any
    newest: Any

    @property
    def is_overtaken(self) -> bool:
        """Whether the object is other than the act left it; what was set back since is not."""
        return bool(_state(self.newest) != _state(self.last))

    def __str__(self) -> str:
        try:
            name = str(self.last.instance)
        except ObjectDoesNotExist:  # it is called by another row, which is gone by now
            name = f"{self.pk}"
        return f"{self.model._meta.verbose_name} “{name}”"


def _places(act: Act) -> list[_Place]:
    """The objects of an act, the one written last first."""
    rows: dict[str, list[int]] = {}
    for label, number in act.rows:
        rows.setdefault(label, []).append(number)
    order = {(label, number): at for at, (label, number) in enumerate(act.rows)}
    return sorted(
        (place for label in rows for place in _places_of(apps.get_model(label), rows[label])),
        key=lambda place: order[place.model._meta.label_lower, place.last.history_id],
        reverse=True,
    )


def _places_of(model: type[models.Model], numbers: list[int]) -> Iterator[_Place]:
    past = model.history.model  # type: ignore[attr-defined]  # every recorded model has one
    firsts: dict[Any, Any] = {}
    lasts: dict[Any, Any] = {}
    for row in past.objects.filter(history_id__in=numbers).order_by("history_id"):
        firsts.setdefault(row.id, row)
        lasts[row.id] = row
    rows = past.objects.filter(id__in=list(lasts)).order_by().values("id")
    ids = rows.annotate(newest=models.Max("history_id")).values("newest")
    newest = {row.id: row for row in past.objects.filter(history_id__in=ids)}
    for pk, last in lasts.items():
        first = firsts[pk]
        earlier = past.objects.filter(id=pk, history_id__lt=first.history_id)
        before = None if first.history_type == "+" else earlier.order_by("-history_id").first()
        yield _Place(model, pk, before, last, newest[pk])


def _state(row: Any) -> tuple[Any, ...]:
    """What a history row says of its object, but for what every write counts up."""
    fields = (field for field in row.tracked_fields if field.name not in COUNTED)
    return (row.history_type == "-", *(getattr(row, field.attname) for field in fields))


def _restore(places: list[_Place]) -> None:
    """Write each object as it was before; what was not there goes first, to make room."""
    articles = {place.pk for place in places if place.model is Article}
    # No two articles of a page may have one number at any moment: all move out of the way.
    Article.objects.filter(pk__in=articles).update(order=F("order") + FAR)
    beside = {getattr(place.before or place.last, "article_id", None) for place in places}
    made = [place for place in places if place.before is None]
    leant_on = [standing for place in made if (standing := _removed(place))]
    for place in places:
        if place.before is None:
            continue
        earlier = place.before.instance
        if isinstance(earlier, Article):
            earlier.version = place.newest.version + 1  # a version is never given twice
        earlier.save()
    for standing in leant_on:
        standing.delete()
    search.refresh(articles)
    stamp = current_stamp()
    touch(filter(None, beside - articles), by=stamp.by, why=stamp.why, via=stamp.via)


def _removed(place: _Place) -> models.Model | None:
    """Remove what the act made; returned instead where rows lean on it that are still to change."""
    standing: models.Model | None = place.model._base_manager.filter(pk=place.pk).first()
    if standing is not None:
        try:
            standing.delete()
        except ProtectedError:
            return standing
    return None
