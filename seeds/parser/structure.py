"""Which blocks belong to which article: a headline begins one, unless it heads a part of another.

Above a lead or a byline a headline begins an article. Above running text its evidence is weighed:
a picture's room or a credit above it, the rank of its mark, a credit at its end, its length.
"""

import re
from dataclasses import replace

from seeds.parser.cohesion import restated, shared_words
from seeds.parser.draft import CREDITS, Block, Decision, Draft, Item
from seeds.parser.events import names_genre, tells_event
from seeds.parser.forms import (
    is_digest,
    is_notice,
    is_padded,
    is_part_heading,
    is_row,
    label_of,
    opens_letter,
)
from seeds.parser.kickers import probability
from seeds.parser.rubrics import has_column_form, is_short_name, is_short_phrase
from seeds.parser.tails import take_tail
from seeds.parser.vocabulary import OPENERS
from seeds.records import Alternative

_BOLD, _UNMARKED = 7, 8
_RESTATED = 0.5
_ENOUGH = 2
# A lead or a known form decides; otherwise each witness adds so much to the log-odds.
_SURE, _A_WITNESS = 4.0, 0.6
_TOLD_MUCH = 250
_ROWS = 3
_SHORT_NEWS = 350
_BRIEF = 300
_STRANGE, _KIN, _FAMILIAR = 0.05, 0.15, 0.25
_DATE = re.compile(r"(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日|(?:今|昨|前)[天日]")
_NAMED = re.compile("【[\u3400-\u9fff]{2,6}】")
_Run = tuple[Block, ...]


def group_articles(draft: Draft) -> Draft:
    """The page as articles, each with its headings and what stands under them."""
    items: list[Item] = []
    sections = _sections(draft.blocks)
    ranks = _title_ranks(sections)
    shelf = 0
    for headings, body in sections:
        shelf = _shelf(shelf, headings)
        if items and headings and _is_subtitle(items[-1], headings, body):
            items[-1] = replace(
                items[-1], headings=items[-1].headings + headings, body=items[-1].body + body
            )
            continue
        odds = _beginning_odds(items, headings, body, ranks)
        odds = _SURE if shelf and headings and headings[-1].level == shelf else odds
        if odds > 0:
            gap = bool(headings) and headings[0].gap
            decisions = (_as_two(odds),) if items else ()
            items.append(Item(headings, body, gap=gap, decisions=decisions))
            continue
        parts = tuple(replace(block, kind="crosshead") for block in headings)
        decisions = (_as_one(-odds, headings),) if headings else ()
        items[-1] = replace(
            items[-1],
            body=items[-1].body + parts + body,
            decisions=items[-1].decisions + decisions,
        )
    return replace(draft, items=tuple(items), blocks=())


def _as_two(odds: float) -> Decision:
    why = "此处也可能是上一篇的小标题，而不是另一篇的标题"
    return Decision("boundary", probability(odds), why, Alternative("merge"))


def _as_one(odds: float, headings: _Run) -> Decision:
    title = headings[-1].text
    why = "此处也可能是另一篇的标题，而不是本文的小标题"
    other = Alternative("split", (("title", title),))
    return Decision("boundary", probability(odds), why, other, quote=title)


def _shelf(shelf: int, headings: _Run) -> int:
    """The rank of the titles under a column's name of higher rank; 0 where no column stands.

    Each title of that rank begins an article, with a lead or without, until a higher rank ends it.
    """
    levels = [block.level for block in headings if block.level]
    if len(headings) > 1 and len(levels) == len(headings) and levels[0] < min(levels[1:]):
        name = headings[0].text
        return min(levels[1:]) if has_column_form(name) or is_short_name(name) else 0
    return 0 if levels and min(levels) < shelf else shelf


def _is_subtitle(last: Item, headings: _Run, body: _Run) -> bool:
    """Whether a line under title and byline, above the text, is the subtitle and heads no part.

    It says what the article is (`林下经济调查`, `——记…`); its rank is below the title's.
    """
    line = headings[0]
    if not last.headings or not last.body or line.gap or len(headings) > 1:
        return False
    if any(block.kind != "byline" for block in last.body) or not body or body[0].kind != "body":
        return False
    above = last.headings[-1]
    if line.level and (not above.level or line.level <= above.level):
        return False
    return line.text.startswith(("—", "--")) or names_genre(line.text)


def _sections(blocks: _Run) -> list[tuple[_Run, _Run]]:
    """Headings and what follows them, up to the next headings or the next lead."""
    sections: list[tuple[_Run, _Run]] = []
    headings: list[Block] = []
    body: list[Block] = []
    for block in blocks:
        begins = block.kind == "heading" or (block.kind == "opening" and body and _has_text(body))
        if begins and body:
            sections.append((tuple(headings), tuple(body)))
            headings, body = [], []
        (headings if block.kind == "heading" else body).append(block)
    if headings or body:
        sections.append((tuple(headings), tuple(body)))
    return sections


def _has_text(body: list[Block]) -> bool:
    return any(block.kind in ("body", "opening", "item") for block in body)


def _opens_untitled(last: Item, body: _Run) -> bool:
    """Whether a story without a headline begins: a second lead, or the rest of a story (`上接`)."""
    if not body or body[0].kind != "opening":
        return False
    return bool(body[0].back) or any(block.kind == "opening" for block in last.body)


def _title_ranks(sections: list[tuple[_Run, _Run]]) -> frozenset[int]:
    """The ranks that the page gives to titles: mostly a lead or byline stands under them.

    The only rank of a page is given to anything.
    """
    sure: dict[int, list[bool]] = {}
    for headings, body in sections:
        rank = min(map(_level, headings), default=_UNMARKED)
        if rank < _UNMARKED and body:
            sure.setdefault(rank, []).append(body[0].kind in ("opening", "byline"))
    if len(sure) < 2:
        return frozenset()
    return frozenset(rank for rank, found in sure.items() if sum(found) > 1 + len(found) // 3)


def _beginning_odds(items: list[Item], headings: _Run, body: _Run, ranks: frozenset[int]) -> float:
    """Log-odds that the headings begin an article and not a part of the last one.

    `ranks`: those of the page's titles.
    """
    if not items:
        return _SURE
    if not headings:
        return _SURE if _opens_untitled(items[-1], body) else -_SURE
    parts = all(is_part_heading(block.text) for block in headings)
    if not body:
        return -_SURE if parts else _SURE
    if body[0].kind in ("opening", "byline") and not is_part_heading(headings[0].text):
        return _SURE
    if parts:
        return -_SURE
    ranked = min(map(_level, headings)) in ranks
    evidence = article_evidence(items[-1], headings, body) + ranked
    return _A_WITNESS * (evidence - _ENOUGH + 0.5)


def article_evidence(last: Item, headings: _Run, body: _Run) -> int:
    """Evidence that headings above running text begin an article; none or little: a part of one."""
    title = min(headings, key=_level)
    longest = max(len(block.text) for block in headings)
    score = 2 * title.gap + 2 * headings[0].gap * (title is not headings[0])
    score += 2 * body[0].gap
    score += 2 if body[0].kind in ("caption", "credit") or _is_table(body) else 0
    score += 2 if _has_ended(last) else 0
    score += 1 if last.body[1:] and last.body[-1].kind == "byline" else 0
    score += 2 if ends_signed(body) else 0
    score += 2 if len(headings) > 1 else 0
    score += _rank(last, title)
    score += 2 if tells_event(title.text) else 0
    score += 1 if _is_brief_like(last, title, body) else 0
    score += 1 if longest >= 14 else -1 if longest <= 8 else 0
    score += 1 if body[0].text.startswith(OPENERS) or _DATE.match(body[0].text) else 0
    score += 4 if has_column_form(headings[0].text) else 0
    score += is_padded(title.text) * (3 if is_padded(_own_title(last)) else 1)
    score += 4 if is_digest(title.text) else 6 if is_notice(title.text) else 0
    score += 4 if _opens_alike(last, body) else 0
    score += 3 if opens_letter(body[0].text) else 0
    score -= 1 if label_of(title.text) and not label_of(_own_title(last)) else 0
    score += 3 if len(headings) > 1 and is_short_name(headings[0].text) else 0
    score += _subject(last, title, body)
    score -= 2 if _had_part_like(last, title) else 0
    score += _after_news(last)
    return score


def _is_table(body: _Run) -> bool:
    """Whether rows stand first, behind a note of their units perhaps."""
    rows = [block for block in body[:_ROWS] if block.kind == "item" and is_row(block.text)]
    return len(rows) >= _ROWS - 1


def _opens_alike(last: Item, body: _Run) -> bool:
    """Whether both first paragraphs bear one name (`【案情】`), as those of a column's cases do."""
    name = _NAMED.match(body[0].text)
    return name is not None and bool(last.body) and last.body[0].text.startswith(name[0])


def _after_news(last: Item) -> int:
    """News that begins with a lead has no parts while it is short; long news may have some."""
    if not any(block.kind == "opening" for block in last.body):
        return 0
    return 1 if sum(len(block.text) for block in last.body) <= _SHORT_NEWS else -1


def _subject(last: Item, title: Block, body: _Run) -> int:
    """News repeats its title in its first sentence; a part of an article speaks in its words."""
    text = "".join(block.text for block in body)
    told = "".join(block.text for block in last.body)
    shared = shared_words(text, told)
    score = 2 if restated(title.text, text) >= _RESTATED else 0
    if shared < _STRANGE:
        # A beginning has not named much yet that a part could come back to.
        return score + (2 if len(told) >= _TOLD_MUCH else 0)
    return score - (2 if shared > _FAMILIAR else 1 if shared > _KIN else 0)


def _rank(last: Item, title: Block) -> int:
    """A mark as high as the last title's speaks for a title, a lower one for a part."""
    if not last.headings:
        return 2
    highest = min(map(_level, _own_headings(last)))
    if title.marked != (highest < _UNMARKED):
        return -1
    if not title.marked:
        return 0
    if _level(title) > highest:
        return -2
    # Parts that this page sets lower tell that a title's rank is a title's.
    lower = any(block.kind == "crosshead" and _level(block) > highest for block in last.body)
    return 3 if lower else 1


def _is_brief_like(last: Item, title: Block, body: _Run) -> bool:
    """Whether both are one paragraph under a mark of one rank, as briefs below each other are."""
    alike = title.level > 0 and title.level == min(map(_level, _own_headings(last)), default=0)
    return alike and len(last.body) == len(body) == 1


def _own_headings(item: Item) -> _Run:
    """The headings of a brief without the column's name above them, whose rank is not its own."""
    if not item.headings:
        return ()
    column, *own = item.headings
    over = bool(own) and column.level > 0 and column.level < min(map(_level, own))
    if not over or not item.body or item.body[0].kind != "body":
        return item.headings
    told = sum(len(block.text) for block in item.body)
    named = has_column_form(column.text) or (told <= _BRIEF and is_short_phrase(column.text))
    return tuple(own) if named else item.headings


def _own_title(item: Item) -> str:
    return min(_own_headings(item), key=_level).text if item.headings else ""


def _level(block: Block) -> int:
    """The rank of its marks, 1 the highest; bold type is below every heading's mark."""
    return block.level or (_BOLD if block.bold else _UNMARKED)


def _has_ended(item: Item) -> bool:
    """Whether the article's last block is a credit or ends with one."""
    if not item.body:
        return True
    block = item.body[-1]
    return block.turns or _is_signed(block)


def ends_signed(body: _Run) -> bool:
    """Whether the text ends with a credit, a name, a dateline."""
    return bool(body) and _is_signed(body[-1])


def _is_signed(block: Block) -> bool:
    """A credit, or text with a credit or a dateline behind it."""
    tail = take_tail(block.text)
    return block.kind in CREDITS or bool(tail.credits or tail.lead)


def _had_part_like(item: Item, title: Block) -> bool:
    return any(block.kind == "crosshead" and block.level == title.level for block in item.body)
