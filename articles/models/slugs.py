"""Short names for addresses, made from names."""

from django.db.models import QuerySet
from django.utils.text import slugify

LONGEST_BASE = 50  # of the 60 that a slug field has: room for a number


def plain_slug(name: str, *, otherwise: str) -> str:
    """The name in the form of a slug; `otherwise` for a name that has no letter and no digit."""
    return slugify(name, allow_unicode=True)[:LONGEST_BASE] or otherwise


def free_slug(name: str, *among: QuerySet, otherwise: str) -> str:
    """As `plain_slug`; one that a row of the querysets has already gets a number."""
    base = plain_slug(name, otherwise=otherwise)
    taken = {
        slug
        for rows in among
        for slug in rows.filter(slug__startswith=base).values_list("slug", flat=True)
    }
    return next(s for n in range(1, len(taken) + 2) if (s := _numbered(base, n)) not in taken)


def _numbered(base: str, number: int) -> str:
    return base if number == 1 else f"{base}-{number}"
