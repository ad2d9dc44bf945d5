"""Hits with the words near each other before those with scattered ones."""

from collections.abc import Sequence

from articles.search import store
from articles.search.entries import PLACE_END
from articles.search.tables import LIVE
from articles.text.nearness import span

# A clause or two; a paragraph. Beyond that one distance says as little as another.
STEPS = (20, 100)


def nearest_first(ids: Sequence[int], words: Sequence[str]) -> list[int]:
    """The articles by the steps of their words' distance; as they stood inside of a step."""
    copies = {row.article_id: row.copy for row in store.back_end().kept(LIVE, list(ids))}
    steps = {pk: _step(copy, words) for pk, copy in copies.items()}
    return sorted(ids, key=lambda pk: steps.get(pk, len(STEPS)))


def _step(copy: str, words: Sequence[str]) -> int:
    spans = (span(place, words) for place in copy.split(PLACE_END))
    near = min((one for one in spans if one is not None), default=None)
    return sum(near > step for step in STEPS) if near is not None else len(STEPS)
