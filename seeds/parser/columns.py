"""Columns: a heading over several articles, which governs those of its subject.

Told by form (`■简讯`, `【一线】`, `…进行时`) or by rank: a mark above those of several articles
below it. A name of a column's form governs the articles that are made like its first
(`seeds.parser.column_members`); any other heading, those that share its characters. What is
doubtful is proposed, with a finding.
"""

from dataclasses import replace
from functools import partial

from seeds.parser.column_members import (
    count_while,
    is_called,
    is_name,
    members,
    opens_alike,
    rank_of,
)
from seeds.parser.draft import Block, Decision, Draft, Item
from seeds.parser.events import is_clause, is_parallel, tells_event
from seeds.parser.headline_facts import brings, has_figure
from seeds.parser.kickers import kicker_odds
from seeds.parser.rubrics import (
    called_subject,
    is_short_phrase,
)
from seeds.parser.subjects import share_of_name, weigh_characters
from seeds.records import Alternative

# Half of the telling characters of a name prove that an article is of its subject.
_GOVERNS = 0.5
_DOUBTFUL = 0.35
_LEAST_SHARE = 0.2
_LONGEST_NAME = 14
# How often it is right that a column governs an article.
_FIRST, _OTHERS, _IN_DOUBT = 0.95, 0.9, 0.69
# A column of a page has never so many articles.
_MOST = 50


def assign_columns(draft: Draft) -> Draft:
    """Articles with the column that governs them; its heading is taken off the first one's."""
    items, leftovers = list(draft.items), list(draft.leftovers)
    weights = weigh_characters(items)
    place = 0
    while place < len(items):
        governed = _governed(items, place, weights)
        if not governed:
            place += 1
            continue
        column = items[place].headings[0].text
        if any(item.column == column for item in items[:place]):
            leftovers.append(column)
        items[place] = replace(items[place], headings=items[place].headings[1:])
        for offset, doubtful in enumerate(governed):
            item = items[place + offset]
            decisions = (*item.decisions, _governs(first=not offset, doubtful=doubtful))
            items[place + offset] = replace(item, column=column, decisions=decisions)
        place += len(governed)
    return replace(draft, items=tuple(items), leftovers=tuple(leftovers))


def _governs(*, first: bool, doubtful: bool) -> Decision:
    """That a column governs an article; the one just below its name is surer."""
    sure = _IN_DOUBT if doubtful else _FIRST if first else _OTHERS
    why = "本文是否属于此专栏，尚有疑问"
    return Decision("column", sure, why, Alternative("set", (("column", None),)))


def _governed(items: list[Item], place: int, weights: dict[str, float]) -> list[bool]:
    """For each article that the first heading at `place` governs, whether that is doubtful."""
    headings = items[place].headings
    if len(headings) < 2:
        return []
    column = headings[0].text
    if headings[0].rubric or is_name(headings):
        return members(items[place : place + _MOST])
    under = _under(items, place)
    if len(under) < 2:
        return _called(items[place : place + _MOST], weights)
    shares = [share_of_name(column, item, weights) for item in under]
    count = count_while(zip(under, shares, strict=True), partial(_is_of, items[place]))
    if max(shares) >= _GOVERNS and count > 1:
        return [share < _GOVERNS for share in shares[:count]]
    return _by_place(items, place, shares)


def _by_place(items: list[Item], place: int, shares: list[float]) -> list[bool]:
    """A name whose words prove nothing, above articles of lower rank than the page's others.

    Where titles of its own rank stand on the page too, those below it were set lower for its sake.
    Where all are lower, it reaches to the last that has half as much of its words as any.
    """
    column, title = items[place].headings[:2]
    if not column.level or 0 < title.level <= column.level or not _may_name(column.text):
        return []
    under = items[place : place + len(shares)]
    if any(len(item.headings) > 1 and rank_of(item) <= column.level for item in under[1:]):
        return []
    others = items[:place] + items[place + len(shares) :]
    if any(rank_of(item) == column.level for item in others):
        return [False] * len(shares)
    if max(shares) < _LEAST_SHARE or (place and not is_parallel(column.text)):
        return []
    reach = 1 + max(at for at, share in enumerate(shares) if 2 * share >= max(shares))
    return [share < _DOUBTFUL for share in shares[:reach]] if reach > 1 else []


def _may_name(text: str) -> bool:
    """Whether a line may name a column at all: a slogan or a phrase, and nothing that happens."""
    if tells_event(text):
        return False
    if is_parallel(text) or is_short_phrase(text):
        return True
    told = is_clause(text) or has_figure(text) or brings(text)
    return len(text) <= _LONGEST_NAME and not told


def _is_of(first: Item, found: tuple[Item, float]) -> bool:
    """Whether an article is of a column's subject; half of a proof needs the first one's form."""
    item, share = found
    return share >= _GOVERNS or (share >= _DOUBTFUL and opens_alike(first, item))


def _called(items: list[Item], weights: dict[str, float]) -> list[bool]:
    """A call (`关注春耕`) over several articles of what it calls to; over one it is its kicker.

    So is another short phrase above title and subtitle, where all of them fully speak of it.
    """
    name = items[0].headings[0].text
    subject = called_subject(name)
    if not subject and (len(items[0].headings) < 3 or not is_short_phrase(name)):
        return []
    least = _DOUBTFUL if subject else _GOVERNS
    under = items[: 1 + count_while(items[1:], lambda item: not is_called(item))]
    shares = [share_of_name(subject or name, item, weights, skip=name) for item in under]
    found = zip(under, (share * (share >= least) for share in shares), strict=True)
    count = count_while(found, partial(_is_of, items[0]))
    if count < 2 and subject and _has_kicker(items[0].headings[1:]):
        return [True]
    return [share < _GOVERNS for share in shares[:count]] if count > 1 else []


def _has_kicker(headings: tuple[Block, ...]) -> bool:
    """Whether the headings below a call have a kicker of their own."""
    return len(headings) > 1 and kicker_odds(headings[0], headings[1]) > 0


def _under(items: list[Item], place: int) -> list[Item]:
    """The articles under the heading at `place` by rank: those whose titles have a lower one."""
    column, title = items[place].headings[0], items[place].headings[1]
    if not column.level or not title.level or title.level <= column.level:
        return _neighbours(items, place)
    under = [items[place]]
    for item in items[place + 1 : place + _MOST]:
        ranks = [block.level for block in item.headings if block.level]
        if not ranks or min(ranks) <= column.level:
            break
        if is_called(item):
            break
        under.append(item)
    return under


def _neighbours(items: list[Item], place: int) -> list[Item]:
    """Without ranks: under a slogan may stand several, else only one."""
    column = items[place].headings[0].text
    others = items[place + 1 : place + _MOST]
    alone = count_while(others, lambda item: len(item.headings) == 1)
    return [items[place], *others[:alone]] if is_parallel(column) else []
