"""What a finding offers besides a suggestion: the alternative of a decision, or a newer text."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _

from articles.models import Article, Finding
from articles.text.diff import Piece, pieces
from people.models import Role


@dataclass(frozen=True, slots=True)
class Offer:
    """A field by its label, from how it stands to what is offered, and the ancestor of both.

    `base` is None where there is none; without pieces the label says it all.
    """

    label: str
    pieces: list[Piece]
    base: str | None = None


def offers(finding: Finding) -> list[Offer]:
    """What accepting the finding would change; empty where it has no alternative."""
    alternative = finding.alternative
    if alternative is None:
        return []
    if alternative["act"] == "merge":
        return [Offer(_("Join it with the article before it"), [])]
    if alternative["act"] == "split":
        place = (alternative["paragraph"] or 0) + 1
        title = alternative["fields"].get("title") or "—"
        text = _("Begin an article of its own at paragraph %(n)d: %(title)s")
        return [Offer(text % {"n": place, "title": title}, [])]
    base = alternative.get("base", {})
    return [
        Offer(
            _label(name),
            pieces(_here(finding, name), _told(value)),
            _told(base[name]) if name in base else None,
        )
        for name, value in alternative["fields"].items()
    ]


def _label(name: str) -> str:
    if name == "credits":
        return _("credits")
    try:
        field = Article._meta.get_field(name)
    except FieldDoesNotExist:
        return {"banner": _("banner"), "number": _("page number"), "section": _("section")}[name]
    return str(getattr(field, "verbose_name", name))


def _here(finding: Finding, name: str) -> str:
    """How the field stands now."""
    of = finding.article or finding.page
    if name == "credits" and finding.article is not None:
        standing = finding.article.credits.select_related("person")
        return "、".join(_credit(str(c.person), c.role) for c in standing)
    return _told(getattr(of, name))


def _told(value: Any) -> str:
    """A value as an editor reads it; credits come as records of a reading or as its triples."""
    if isinstance(value, list):
        return "、".join(
            _credit(credit["name"], credit["role"])
            if isinstance(credit, dict)
            else _credit(credit[0], credit[1])
            for credit in value
        )
    return "" if value is None else str(value)


def _credit(name: str, role: str) -> str:
    return f"{Role(role).label} {name}"
