"""Two editors, one article: what the other one changed, beside what this one has written."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from articles.desk import changes
from articles.models import Article
from articles.text.diff import Piece, pieces
from articles.text.merging import merged


@dataclass(frozen=True, slots=True)
class Both:
    """A field that both have changed: the other's text, one's own, and the way from one to it.

    `together` has the changes of both where they do not meet, else it is None.
    """

    name: str
    label: str
    theirs: str
    mine: str
    pieces: list[Piece]
    together: str | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """What happened to an article since the version that the editor has opened.

    `taken_over` are the values of fields that only the other one changed: the form shows them, so
    that saving does not undo them.
    """

    current: Article
    since: list[Any]
    both: list[Both] = field(default_factory=list)
    taken_over: dict[str, Any] = field(default_factory=dict)
    taken_labels: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, mine: Article, names: Iterable[str], *, current: Article, expected: int) -> "Clash":
        """Compare these fields with the database and with the version that the editor opened."""
        since = current.history.filter(version__gt=expected).select_related("history_user")
        base = current.history.filter(version=expected).order_by("-history_id").first()
        clash = cls(current, list(since.order_by("-history_id")))
        for name in names:
            clash._compare(Article._meta.get_field(name), mine, base)
        return clash

    @property
    def shown(self) -> dict[str, Any]:
        """What the form shows instead of what was posted; it is saved by nobody but the editor."""
        together = {both.name: both.together for both in self.both if both.together is not None}
        return {**self.taken_over, **together}

    def _compare(self, field: Any, mine: Article, base: Any) -> None:
        own, theirs = getattr(mine, field.attname), getattr(self.current, field.attname)
        before = getattr(base, field.attname, None)
        if own == theirs or (base is not None and theirs == before):
            return
        label = str(field.verbose_name)
        if base is not None and own == before:
            self.taken_over[field.name] = theirs
            self.taken_labels.append(label)
            return
        told, written = changes.shown(self.current, field), changes.shown(mine, field)
        is_text = isinstance(field, models.TextField) and isinstance(before, str)
        together = merged(str(before), own, theirs) if is_text else None
        both = Both(field.name, label, told, written, pieces(told, written), together)
        self.both.append(both)
