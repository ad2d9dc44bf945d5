"""Tags that a machine proposes for an article: places, bodies, persons, topics."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from articles.text import organisations
from articles.text.genres import genres
from articles.text.line import lines
from articles.text.persons import persons_in
from articles.text.places import places_in
from articles.text.topics import LIMIT, topics_in

TagKind = Literal["topic", "organisation", "place", "person"]

_PICTURE_STORY = {"图片新闻": 0.9}


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
    column: str | None = None,
    credited: Iterable[str] = (),
    is_picture: bool = False,
) -> tuple[TagSuggestion, ...]:
    """The tags that the article's text supports; `credited` are its makers, who are no subject.

    A picture with its caption is filed as such, before what it shows; so is a poem or a comment.
    """
    headings = [heading for heading in (kicker, title, subtitle) if heading]
    article = lines([*headings, *paragraphs])
    heads, body = article[: len(headings)], article[len(headings) :]
    people = persons_in(article, credited)
    bodies = organisations.mentions(article, openings=len(headings) + 1)
    where = places_in(article)
    filed = _PICTURE_STORY if is_picture else genres(title, paragraphs, column)
    about = topics_in(
        heads,
        body,
        [*people, *bodies, *where],
        column=lines([column])[0] if column else None,
        most=LIMIT - len(filed),
    )
    return (
        *_tags("place", where),
        *_tags("organisation", organisations.one_name_each(bodies, article)),
        *_tags("person", people),
        *_tags("topic", filed),
        *_tags("topic", {name: sure for name, sure in about.items() if name not in filed}),
    )


def _tags(kind: TagKind, found: Mapping[str, float]) -> list[TagSuggestion]:
    return [TagSuggestion(kind, name, confidence) for name, confidence in found.items()]
