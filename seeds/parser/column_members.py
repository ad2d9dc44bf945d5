"""What speaks for an article's being of a column: its rank, its words, how it is made.

`seeds.parser.columns` asks these of the articles below a column's name, one after another.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import takewhile
from typing import TypeVar

from seeds.parser.draft import Block, Item
from seeds.parser.forms import is_digest
from seeds.parser.rubrics import has_column_form, heads_briefs, is_short_name
from seeds.parser.structure import ends_signed
from seeds.parser.subjects import share_of_name

T = TypeVar("T")
# Half of the telling characters of a column's name prove that an article is of its subject.
GOVERNS = 0.5
_BRIEF, _TINY = 400, 200


def lower_run(items: list[Item], place: int) -> int:
    """How many articles a name begins that alone on the page have their rank, a low one.

    On the annotated pages this was right of 30 articles in 33.
    """
    ranks = [rank_of(item) for item in items]
    ranks[place] = rank = rank_of(replace(items[place], headings=items[place].headings[1:]))
    run = count_while(ranks[place:], lambda other: other == rank)
    others = ranks[:place] + ranks[place + run :]
    if rank not in others and any(other < rank for other in others):
        return 1 + count_while(items[place + 1 : place + run], lambda item: not is_called(item))
    return 0


def of_its_words(items: list[Item], weights: dict[str, float]) -> list[Item]:
    """A named column's articles: made like the first, and with half of the words of its name."""
    first, name = items[0], items[0].headings[0].text

    def belongs(item: Item) -> bool:
        alike = opens_alike(first, item) and not is_called(item)
        return alike and share_of_name(name, item, weights) >= GOVERNS

    return [first, *takewhile(belongs, items[1:])]


def made_alike(first: Item, others: list[Item]) -> list[Item]:
    """Those below that are no news, of its rank, and signed as the first is or as brief."""
    if not first.body or first.body[0].kind == "opening":
        return []
    rank = rank_of(replace(first, headings=first.headings[1:]))
    signed = ends_signed(first.body)

    def is_alike(item: Item) -> bool:
        if rank_of(item) != rank or not opens_alike(first, item) or _is_digest(item):
            return False
        if signed and ends_signed(item.body):
            return True
        return first.body[0].kind == "body" and max(_length(first), _length(item)) <= _TINY

    return list(takewhile(is_alike, others))


def opens_alike(first: Item, other: Item) -> bool:
    """Whether both begin with a lead, or both with a byline, or both with neither."""
    return bool(first.body and other.body) and first.body[0].kind == other.body[0].kind


def rank_of(item: Item) -> int:
    """The highest rank among an article's headings; 9 where none is marked."""
    return min((block.level for block in item.headings if block.level), default=9)


def is_brief(item: Item) -> bool:
    return _length(item) <= _BRIEF


def is_name(headings: tuple[Block, ...]) -> bool:
    """Whether the first of several headings is a column's name by its form."""
    if len(headings) < 2:
        return False
    if has_column_form(headings[0].text):
        return True
    return is_short_name(headings[0].text) and not headings[1].text.startswith(("—", "--"))


def is_called(item: Item) -> bool:
    """Whether a column's name stands over the article itself, or is its title (`校园短波`)."""
    alone = len(item.headings) == 1 and heads_briefs(item.headings[0].text)
    return alone or is_name(item.headings)


def _is_digest(item: Item) -> bool:
    return any(is_digest(block.text) for block in item.headings)


def _length(item: Item) -> int:
    return sum(len(block.text) for block in item.body)


def count_while(values: Iterable[T], test: Callable[[T], bool]) -> int:
    return len(list(takewhile(test, values)))
