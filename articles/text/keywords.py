"""Tags that a machine proposes for an article: places, bodies, persons, topics."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from articles.text import organisations
from articles.text.line import lines
from articles.text.persons import persons_in
from articles.text.places import places_in
from articles.text.topics import topics

TagKind = Literal["topic", "organisation", "place", "person"]


@dataclass(frozen=True, slots=True)
class TagSuggestion:
    """A tag with the confidence, 0 to 1, that an editor would keep it."""

    kind: TagKind
    name: str
    confidence: float


def suggest_tags(
    *,
    title: str,
    paragraphs: Sequence[str],
    kicker: str | None = None,
    subtitle: str | None = None,
    credited: Iterable[str] = (),
) -> tuple[TagSuggestion, ...]:
    """The tags that the article's text supports; `credited` are its makers, who are no subject."""
    headings = [heading for heading in (kicker, title, subtitle) if heading]
    article = lines([*headings, *paragraphs])
    people = persons_in(article, credited)
    bodies = organisations.mentions(article)
    where = places_in(article)
    return (
        *_tags("place", where),
        *_tags("organisation", organisations.one_name_each(bodies, article)),
        *_tags("person", people),
        *_tags("topic", topics(headings, paragraphs, [*people, *bodies, *where])),
    )


def _tags(kind: TagKind, found: Mapping[str, float]) -> list[TagSuggestion]:
    return [TagSuggestion(kind, name, confidence) for name, confidence in found.items()]
