"""Facets as a reader sees them: what may be narrowed by, in words, with counts and addresses."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from articles.filters import NO_SECTION
from articles.models import Kind, Section, Tag
from articles.search.codes import Facet
from articles.search.forms import NARROWED
from people.models import Person

SHOWN = 8
NAMED: dict[str, type[Model]] = {
    "section": Section,
    "reporter": Person,
    "photographer": Person,
    "tag": Tag,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: its word in addresses, its name, how many hits have it, whether set."""

    value: str
    label: str
    count: int
    chosen: bool = False


def choices(
    facets: Mapping[Facet, Counter[int]], given: Mapping[str, Any], most: int = SHOWN
) -> dict[str, list[Choice]]:
    """The commonest values of each facet by parameter, the chosen one with them; few queries."""
    return {name: _choices(name, facets[NARROWED[name]], given, most) for name in NARROWED}


def _choices(name: str, counts: Counter[int], given: Mapping[str, Any], most: int) -> list[Choice]:
    values = [value for value, _times in sorted(counts.items(), key=_order(name))][:most]
    chosen = _chosen(name, given)
    if chosen is not None and chosen not in values:
        values.insert(0, chosen)
    labels = _labels(name, values)
    return [
        Choice(_word(name, value), labels[value], counts[value], value == chosen)
        for value in values
        if value in labels
    ]


def _order(name: str) -> Any:
    """Times by time, the latest first; the others by how often they occur."""
    return (lambda pair: -pair[0]) if name in ("year", "month") else lambda p: (-p[1], p[0])


def _chosen(name: str, given: Mapping[str, Any]) -> int | None:
    value = given.get(name)
    if value in (None, ""):
        return None
    return Kind.values.index(value) + 1 if name == "kind" else value


def _word(name: str, value: int) -> str:
    if name == "kind":
        return str(Kind.values[value - 1])
    return NO_SECTION if name == "section" and value == 0 else str(value)


def _labels(name: str, values: list[int]) -> dict[int, str]:
    if name == "year":
        return {value: str(value) for value in values}
    if name == "month":
        return {value: f"{value // 100}-{value % 100:02}" for value in values}
    if name == "kind":
        return {value: str(Kind(Kind.values[value - 1]).label) for value in values}
    rows = NAMED[name]._default_manager.in_bulk(values) if values else {}
    labels = {pk: str(row) for pk, row in rows.items()}
    return labels | ({0: _("Section not stated")} if name == "section" else {})
