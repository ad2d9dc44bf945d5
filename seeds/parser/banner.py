"""The page's top: its title (`综合新闻`) and its banner, a slogan over all, are of no article."""

from dataclasses import replace

from seeds.parser.draft import Block, Draft, Item
from seeds.parser.events import halves, is_parallel, slogan_count, tells_event
from seeds.parser.furniture import is_section_name

_ENOUGH = 3
_SLOGANS = 2


def take_page_top(draft: Draft) -> Draft:
    """The first article without the page's title and banner above its own headings."""
    if not draft.items:
        return draft
    first, others = draft.items[0], draft.items[1:]
    headings, leftovers, section = list(first.headings), list(draft.leftovers), draft.section
    if len(headings) > 1 and _is_page_title(headings[0].text):
        title = headings.pop(0)
        leftovers.append(title.text)
        if is_section_name(title.text):
            section = section or "".join(title.text.split())
    banner = draft.banner
    if len(headings) > 1 and banner_evidence(headings, others) >= _ENOUGH:
        banner = headings.pop(0).text
    return replace(
        draft,
        items=(replace(first, headings=tuple(headings)), *others),
        banner=banner,
        section=section,
        leftovers=tuple(leftovers),
    )


def _is_page_title(text: str) -> bool:
    """`综合新闻`, or two names joined by a dot (`要闻·综合`)."""
    parts = text.replace("•", "·").split("·")
    return is_section_name(text) or (len(parts) == 2 and all(2 <= len(part) <= 5 for part in parts))


def banner_evidence(headings: list[Block], others: tuple[Item, ...]) -> int:
    """Evidence that the first heading is a slogan over the page, not the first kicker."""
    top, below = headings[0], headings[1:]
    slogans = slogan_count(top.text)
    if slogans < _SLOGANS:
        return 0
    score = min(slogans, 3)
    score += 1 if len(top.text) >= 16 else 0
    score += 2 if is_parallel(top.text) and len(halves(top.text)[0]) >= 6 else 0
    score -= 2 if tells_event(top.text) and not is_parallel(top.text) else 0
    ranks = [block.level for block in below if block.level]
    ranks += [block.level for item in others for block in item.headings if block.level]
    if top.level and ranks:
        score += 1 if top.level <= min(ranks) else -2
        score += 1 if top.level < min(ranks) else 0
    score += 1 if len(below) > 1 else 0
    return score
