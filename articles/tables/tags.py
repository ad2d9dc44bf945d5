"""The table of tags."""

from collections.abc import Iterator, Sequence
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import vocabulary
from articles.models import Tag, TagAlias, TagKind
from articles.tables.reading import Column
from articles.tables.table import ALIASES, BETWEEN, ID, NAME, Table, aliases, number, set_aliases

CHUNK = 2000


class TagTable(Table[Tag]):
    """Tags by kind and name, with aliases; how often each is used is told and not read."""

    kind = "import_tags"
    label: ClassVar[Promise] = gettext_lazy("Tags from a table")
    columns = (
        ID,
        Column("kind", gettext_lazy("kind")),
        NAME,
        ALIASES,
        Column("uses", gettext_lazy("articles"), told=True),
    )

    @classmethod
    def rows(cls, chosen: QuerySet[Tag]) -> Iterator[Sequence[object]]:
        tags: Any = chosen.prefetch_related("aliases")
        for tag in tags.with_uses().iterator(chunk_size=CHUNK):
            yield tag.pk, tag.get_kind_display(), tag.name, _aliases(tag), tag.uses

    def __init__(self, **by: Any) -> None:
        super().__init__(**by)
        tags = list(Tag.objects.prefetch_related("aliases"))
        self._by_id = {tag.pk: tag for tag in tags}
        self._by_name = {(tag.kind, tag.name): tag for tag in tags}

    def find(self, cells: dict[str, str]) -> Tag:
        kind = _kind(cells["kind"]) if "kind" in cells else None
        pk = number(cells.get("id", ""))
        if pk is not None:
            if pk not in self._by_id:
                raise ValidationError({"id": _("There is no tag of this number.")})
            return self._by_id[pk]
        if not cells.get("name"):
            raise ValidationError({"name": _("A new tag needs a name.")})
        if kind is None:
            raise ValidationError({"kind": _("A new tag needs a kind.")})
        return self._by_name.get((kind, cells["name"])) or Tag()

    def told(self, row: Tag) -> dict[str, str]:
        return {"kind": row.get_kind_display(), "name": row.name, "aliases": _aliases(row)}

    def usual(self, key: str, text: str) -> str:
        return str(TagKind(_kind(text)).label) if key == "kind" else super().usual(key, text)

    def write(self, row: Tag, cells: dict[str, str]) -> None:
        kind = _kind(cells["kind"]) if "kind" in cells else row.kind
        name = cells.get("name", row.name)
        if row._state.adding:
            row.kind, row.name = kind, name
            row.set_slug()
            row.full_clean()
            row.save()
        elif (kind, name) != (row.kind, row.name):
            keep = "aliases" not in cells
            vocabulary.rename(row, name=name, kind=kind, keep_name=keep, by=self.by, via=self.via)
        if "aliases" in cells:
            wanted = aliases(cells["aliases"])
            set_aliases(TagAlias.objects.filter(tag=row.pk), wanted, TagAlias(tag=row))


def _aliases(tag: Tag) -> str:
    return f" {BETWEEN} ".join(sorted(alias.name for alias in tag.aliases.all()))


def _kind(text: str) -> str:
    """The kind that a cell means: its value or its label. Raises ValidationError by `kind`."""
    kinds = {value: value for value in TagKind.values}
    kinds |= {str(label): value for value, label in TagKind.choices}
    if text not in kinds:
        raise ValidationError({"kind": _("“%s” is no kind of tags.") % text})
    return kinds[text]
