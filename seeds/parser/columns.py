"""Columns: a heading over several articles, which governs those of its subject.

Told by form (`■简讯`, `【一线】`, `…进行时`) or by rank: a mark above those of several articles
below it. It governs the articles that share its characters; where it has none of its own to share
(`简讯`), those of one rank or one brevity. What is doubtful is proposed, with a finding.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TypeVar

from articles.text.segment import tagged
from seeds.parser.draft import Draft, Item
from seeds.parser.events import is_parallel, tells_event
from seeds.parser.vocabulary import BRIEF_COLUMNS, COLUMN_ENDS, COLUMN_NOUNS

T = TypeVar("T")
_SIGNS = "■◆●★▶□◎【[〖《「"
_BARE = "■◆●★▶□◎【】[]〖〗《》「」 \u3000"
_LONGEST = 14
_LONGEST_NAME, _SHORT_NAME = 10, 6
_GOVERNS = 0.5
_DOUBTFUL = 0.35
_BRIEF = 400
# A column of a page has never so many articles.
_MOST = 50
_READ = 600
DOUBT = "本文是否属于此专栏，尚有疑问"


def assign_columns(draft: Draft) -> Draft:
    """Articles with the column that governs them; its heading is taken off the first one's."""
    items, leftovers = list(draft.items), list(draft.leftovers)
    weights = _weights(items)
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
            doubts = (*item.doubts, DOUBT) if doubtful else item.doubts
            items[place + offset] = replace(item, column=column, doubts=doubts)
        place += len(governed)
    return replace(draft, items=tuple(items), leftovers=tuple(leftovers))


def _governed(items: list[Item], place: int, weights: dict[str, float]) -> list[bool]:
    """For each article that the first heading at `place` governs, whether that is doubtful."""
    headings = items[place].headings
    if len(headings) < 2:
        return []
    column = headings[0].text
    by_form = headings[0].rubric or has_column_form(column)
    under = _under(items, place)
    if not by_form and len(under) < 2:
        return []
    if _bare(column) in BRIEF_COLUMNS:
        return [False] * max(1, _count_while(under, _is_brief))
    shares = [_share(column, item, weights) for item in under]
    if headings[0].rubric:  # a new column has its first article, and others of its subject
        return [False] * (1 + _count_while(shares[1:], lambda share: share >= _GOVERNS))
    if by_form:
        return _by_rank(shares)
    if max(shares) < _GOVERNS:
        return []
    count = _count_while(shares, lambda share: share >= _DOUBTFUL)
    return [share < _GOVERNS for share in shares[:count]] if count > 1 else []


def _by_rank(shares: list[float]) -> list[bool]:
    """A rubric governs what stands under it; where its words do not say so, that is doubtful.

    Its name is general (`一线`): that an article has none of its characters proves little, unless
    the articles before have all of them.
    """
    count = len(shares)
    if shares[0] >= _GOVERNS:
        count = _count_while(shares, lambda share: share > 0)
    return [place > 0 and share < _DOUBTFUL for place, share in enumerate(shares[:count])]


def has_column_form(text: str) -> bool:
    """`■…`, `【…】`, or a short name that ends as rubrics do and tells no event."""
    bare = _bare(text)
    if not bare or len(bare) > _LONGEST or tells_event(bare):
        return False
    if text[0] in _SIGNS[:-2] or bare in BRIEF_COLUMNS:
        return True
    if bare.endswith(COLUMN_ENDS):
        return len(bare) <= _LONGEST_NAME
    return bare.endswith(COLUMN_NOUNS) and len(bare) <= _SHORT_NAME and not _has_verb(bare)


def _has_verb(text: str) -> bool:
    """Whether a verb stands before its last word."""
    return any(tag == "v" for _, tag in tagged(text)[:-1])


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
        if len(item.headings) > 1 and has_column_form(item.headings[0].text):
            break
        under.append(item)
    return under


def _neighbours(items: list[Item], place: int) -> list[Item]:
    """Without ranks: under a slogan or a rubric of briefs may stand several, else only one."""
    column = items[place].headings[0].text
    others = items[place + 1 : place + _MOST]
    alone = _count_while(others, lambda item: len(item.headings) == 1)
    if _bare(column) in BRIEF_COLUMNS:
        return [items[place], *others[: _count_while(others[:alone], _is_brief)]]
    if has_column_form(column):
        return [items[place]]
    return [items[place], *others[:alone]] if is_parallel(column) else []


def _count_while(values: Sequence[T], test: Callable[[T], bool]) -> int:
    return len(list(takewhile(test, values)))


def _is_brief(item: Item) -> bool:
    return sum(len(block.text) for block in item.body) <= _BRIEF


def _weights(items: list[Item]) -> dict[str, float]:
    """How telling each character is: one that every article has says nothing of a subject."""
    counts = Counter(sign for item in items for sign in set(_subject(item)))
    return {sign: 1 - count / (len(items) + 1) for sign, count in counts.items()}


def _share(column: str, item: Item, weights: dict[str, float]) -> float:
    """How much of the heading's telling characters the article has, 0 to 1."""
    signs = {sign for sign in _bare(column) if "\u3400" <= sign <= "\u9fff"}
    total = sum(weights.get(sign, 1.0) for sign in signs)
    text = _subject(item, skip=column)
    found = sum(weights.get(sign, 1.0) for sign in signs if sign in text)
    return found / total if total else 0.0


def _subject(item: Item, skip: str = "") -> str:
    """Title and beginning of an article; `skip` is the column's own heading."""
    titles = "".join(block.text for block in item.headings if block.text != skip)
    return titles + "".join(block.text for block in item.body)[:_READ]


def _bare(text: str) -> str:
    return text.strip(_BARE)
