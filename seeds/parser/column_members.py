"""What speaks for an article's being of a column: its rank, its words, how it is made.

`seeds.parser.columns` asks these of the articles below a column's name, one after another.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import takewhile
from typing import TypeVar

from seeds.parser.draft import Block, Item
from seeds.parser.rubrics import bare_name, has_column_form, heads_briefs, is_short_name
from seeds.parser.structure import ends_signed
from seeds.parser.verse import LEAST_LINES

T = TypeVar("T")
# A logistic regression over the 261 articles that stand below an article of a named column on the
# annotated pages, its weights rounded; of writers whose pages it had not seen it told 93 in 100.
_BIAS, _OPENS_ALIKE, _SIGNED_ALIKE, _TINY, _BRIEF = -0.1, 1.0, 1.4, 1.5, 1.4
_UNLIKE_LENGTH, _LOWER, _HIGHER, _PICTURE, _VERSE, _EACH = -1.1, 2.0, -1.4, -1.3, -0.8, -1.6
# The weights of a label are those of another fit, to 303 articles.
_LABELLED, _LABEL_LOST = 1.7, -1.1
_LABEL = re.compile("[^：:“”]{2,8}[：:]")
_LONGEST_TINY, _LONGEST_BRIEF, _CAPTION, _TIMES, _COUNTED = 120, 200, 160, 3.3, 3
_BOLD, _PLAIN, _UNTITLED = 7, 9, 10
# Below these odds, seven in ten, an editor is asked.
_SURE = 0.85


def members(items: list[Item]) -> list[bool]:
    """For each article that a name above the first one governs, whether that is doubtful."""
    column, first = items[0].headings[0], replace(items[0], headings=items[0].headings[1:])
    run, doubtful = [first], [False]
    if bare_name(column.text) != column.text and _level(column) >= _title_rank(first):
        return doubtful  # a sign sets the name off, and nothing sets it over several
    for item in items[1:]:
        odds = belonging_odds(column, run, item)
        if odds <= 0 or is_called(item):
            break
        run.append(item)
        doubtful.append(odds < _SURE)
    return doubtful


def belonging_odds(column: Block, run: list[Item], item: Item) -> float:
    """Log-odds that the article below those of a column (`run`) is of the column, too.

    What it is made like tells: how it begins and is signed, how long it is, its rank.
    """
    first, length = run[0], max(1, _length(item))
    usual = max(1.0, sum(map(_length, run)) / len(run))
    odds = _BIAS + _SIGNED_ALIKE * (_manner(first) == _manner(item))
    if opens_alike(first, item):
        tiny, brief = max(usual, length) <= _LONGEST_TINY, length <= _LONGEST_BRIEF
        odds += _OPENS_ALIKE + _TINY * tiny + _BRIEF * brief
    odds += _UNLIKE_LENGTH * (not 1 / _TIMES < length / usual < _TIMES)
    odds += _LOWER * (_level(column) < _title_rank(item))
    odds += _HIGHER * (_title_rank(item) < _title_rank(first))
    odds += _PICTURE * (_is_picture(item) and not _is_picture(first))
    odds += _label_odds(run, item)
    odds += _VERSE * (_is_verse(first) != _is_verse(item))
    return odds + _EACH * min(len(run), _COUNTED)


def _label_odds(run: list[Item], item: Item) -> float:
    """`樟树：…`, `崇义：…`: where each title of a column begins with a place, so does the next."""
    if not all(map(_is_labelled, run)):
        return 0.0
    return _LABELLED * min(len(run), 2) if _is_labelled(item) else _LABEL_LOST


def _is_labelled(item: Item) -> bool:
    return bool(item.headings) and _LABEL.match(item.headings[0].text) is not None


def _manner(item: Item) -> str:
    """How an article begins, or where it begins plainly, whether it is signed."""
    kind = item.body[0].kind if item.body else ""
    return kind if kind in ("opening", "byline") else "signed" if ends_signed(item.body) else ""


def _title_rank(item: Item) -> int:
    return min(map(_level, item.headings), default=_UNTITLED)


def _level(block: Block) -> int:
    return block.level or (_BOLD if block.bold else _PLAIN)


def _is_verse(item: Item) -> bool:
    return sum(block.kind == "item" for block in item.body) >= LEAST_LINES


def _is_picture(item: Item) -> bool:
    pictured = item.gap or any(b.gap or b.kind in ("credit", "caption") for b in item.body)
    pictured = pictured or bool(item.headings and item.headings[0].gap)
    return pictured and _length(item) < _CAPTION


def opens_alike(first: Item, other: Item) -> bool:
    """Whether both begin with a lead, or both with a byline, or both with neither."""
    return bool(first.body and other.body) and first.body[0].kind == other.body[0].kind


def rank_of(item: Item) -> int:
    """The highest rank among an article's headings; 9 where none is marked."""
    return min((block.level for block in item.headings if block.level), default=9)


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


def _length(item: Item) -> int:
    return sum(len(block.text) for block in item.body)


def count_while(values: Iterable[T], test: Callable[[T], bool]) -> int:
    return len(list(takewhile(test, values)))
