"""What changed beside an article: rows of credits, photos and tags, told with its own history.

An article's history row is written right after the rows beside it, by the same editor in the same
way; the importer writes them right before. So a row beside belongs to the article's nearest row of
the same editor and way.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.desk import changes
from articles.models import Article, Credit, Photo, Tagging

# What the rows are called, and by which foreign key they are named.
BESIDE: dict[type[models.Model], tuple[Any, str | None]] = {
    Credit: (_("credit"), "person"),
    Photo: (_("photo"), None),
    Tagging: (_("tag"), "tag"),
}


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row beside the article that came, changed or went."""

    model: type[models.Model]
    what: str
    name: str
    fields: list[changes.FieldChange] = field(default_factory=list)


def tell_rows(rows: Iterable[Any]) -> None:
    """Set `beside` on history rows of one article: what changed beside it with each."""
    rows = list(rows)
    told = tell_beside(rows[0].id) if rows else {}
    for row in rows:
        row.beside = told.get(row.history_id, [])


def changed_beside(article: Article, rows: Iterable[Any]) -> list[RowChange]:
    """What changed beside the article with these rows of its history."""
    wanted = {row.history_id for row in rows}
    told = tell_beside(article.pk)
    return [change for history_id in wanted for change in told.get(history_id, [])]


def tell_beside(article_id: int) -> dict[int, list[RowChange]]:
    """All changes beside an article, by the id of the article's history row they belong to."""
    own = list(
        Article.history.filter(id=article_id).values("history_id", "history_date", "via", "who")
    )
    told: dict[int, list[RowChange]] = {}
    for model, (_label, key) in BESIDE.items():
        last: dict[int, Any] = {}
        records = model.history.filter(article_id=article_id)  # type: ignore[attr-defined]
        for record in records.select_related(*filter(None, [key])).order_by("history_id"):
            change = _change(model, last.get(record.id), record)
            last[record.id] = record
            if change and (row := _nearest(own, record)) is not None:
                told.setdefault(row, []).append(change)
    return told


def _nearest(own: list[dict[str, Any]], record: Any) -> int | None:
    """The article's history row of the same hand that is nearest in time."""
    same = [row for row in own if row["via"] == record.via and row["who"] == record.who]
    nearest = min(same, key=lambda r: abs(r["history_date"] - record.history_date), default=None)
    return nearest["history_id"] if nearest else None


def _change(model: type[models.Model], before: Any, record: Any) -> RowChange | None:
    label, key = BESIDE[model]
    name = _name(record, key) if key else str(record.instance)
    if record.history_type == "-" or getattr(record, "removed", False):
        return RowChange(model, gettext("%s gone") % label, name)
    if before is None or getattr(before, "removed", False):
        return RowChange(model, gettext("%s added") % label, name)
    fields = changes.between(before, record)
    return RowChange(model, gettext("%s changed") % label, name, fields) if fields else None


def _name(record: Any, key: str) -> str:
    """The name of what the row points to, after the role that it has, if it has one."""
    name = changes.shown(record, record._meta.get_field(key))
    return f"{record.get_role_display()} {name}" if hasattr(record, "role") else name
