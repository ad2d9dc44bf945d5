"""Crediting people on an article, by the names as printed."""

from collections.abc import Sequence
from typing import NamedTuple

from articles.models import Article, Credit, Photo
from articles.revision import create_all
from people.models import Person, Role

# A run may meet more names than memory should keep; the ones met last are likely met again.
MOST_REMEMBERED = 20_000


class Named(NamedTuple):
    """A name as credited: `role` is a `people.models.Role`, `printed` the form on the page."""

    name: str
    role: str
    printed: str


class PersonFinder:
    """People by printed name or alias, made when there is none; remembers them for one run."""

    def __init__(self) -> None:
        self._found: dict[str, Person] = {}

    def __call__(self, name: str, *, is_agency: bool = False) -> Person:
        if name not in self._found:
            if len(self._found) >= MOST_REMEMBERED:
                self._found.clear()
            self._found[name] = self.known(name) or self._made(name, is_agency)
        return self._found[name]

    def known(self, name: str) -> Person | None:
        """The person of this name or alias, if there is one; none is made."""
        # Of several people with one name the one who needs no telling apart comes first.
        return self._found.get(name) or (
            Person.objects.named(name).order_by("qualifier", "pk").first()
        )

    def _made(self, name: str, is_agency: bool) -> Person:
        person = Person(name=name, is_agency=is_agency)
        person.set_pinyin()
        return create_all([person])[0]


def credit_rows(
    article: Article, wanted: Sequence[Named], photo: Photo | None, find: PersonFinder
) -> list[Credit]:
    """Credits of an article that are not yet saved; photographers stand at its first `photo`."""
    return [
        Credit(
            article=article,
            photo=photo if named.role == Role.PHOTOGRAPHER else None,
            person=find(named.name, is_agency=named.role == Role.AGENCY),
            role=named.role,
            order=order,
            printed=named.printed,
        )
        for order, named in enumerate(wanted, start=1)
    ]


def set_credits(article: Article, wanted: Sequence[Named], find: PersonFinder) -> None:
    """Make the article's credits these and no others; those that stand already stay as rows.

    Runs inside the caller's transaction and `recording`; the caller revises the article.
    """
    standing = {(c.person_id, c.role, c.printed): c for c in article.credits.all()}
    rows = credit_rows(article, wanted, article.photos.first(), find)
    keys = {(row.person_id, row.role, row.printed) for row in rows}
    for key, credit in standing.items():
        if key not in keys:
            credit.delete()
    new = []
    for row in rows:
        kept = standing.get((row.person_id, row.role, row.printed))
        if kept is None:
            new.append(row)
        elif kept.order != row.order:
            kept.order = row.order
            kept.save()
    create_all(new)
