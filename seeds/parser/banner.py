"""The page's top: its title (`综合新闻`) and its banner, a slogan over all, are of no article."""

import re
from dataclasses import replace

from seeds.parser.draft import Block, Draft, Item
from seeds.parser.events import bare_length, halves, is_parallel, slogan_count, tells_event
from seeds.parser.furniture import is_section_name
from seeds.parser.lexicon import first_token

_ENOUGH = 3
_SLOGANS = 2
_LEAST_HALF, _LEAST_CALL = 5, 3
_DOING = ("v", "vn", "a")
_TAKEN_UP = 0.16
# What a banner in one step calls to (`坚决夺取…全面胜利`).
_CALLS = re.compile("^(?:坚决|坚定|奋力|全力|努力|铸牢)|要像|紧紧")
_MASTHEAD = re.compile(
    "[\u3400-\u9fff]{2,9}(?:报|周刊|快刊|导刊|旬刊)(?:[ \u3000]*(?:电子版|总?第[0-9]{1,6}期))*"
)


def take_page_top(draft: Draft) -> Draft:
    """The first article without the page's title and banner above its own headings."""
    if not draft.items:
        return draft
    first, others = draft.items[0], draft.items[1:]
    headings, leftovers, section = list(first.headings), list(draft.leftovers), draft.section
    while len(headings) > 1 and _is_page_title(headings[0].text):
        title = headings.pop(0)
        leftovers.append(title.text)
        if is_section_name(title.text):
            section = section or "".join(title.text.split())
    banner = draft.banner
    if len(headings) > 1 and banner_evidence(headings, first, others) >= _ENOUGH:
        banner = headings.pop(0).text
    return replace(
        draft,
        items=(replace(first, headings=tuple(headings)), *others),
        banner=banner,
        section=section,
        leftovers=tuple(leftovers),
    )


def _is_page_title(text: str) -> bool:
    """`综合新闻`, two names joined by a dot (`要闻·综合`), or the paper's name (`西线卫士报`)."""
    if _MASTHEAD.fullmatch(text) and not tells_event(text):
        return True
    parts = text.replace("•", "·").split("·")
    return is_section_name(text) or (len(parts) == 2 and all(map(_names_section, parts)))


def _names_section(part: str) -> bool:
    """`要闻`, `民生`; `12345·市民之声` is a hotline's column."""
    return 2 <= len(part) <= 5 and not part.isascii()


def banner_evidence(headings: list[Block], first: Item, others: tuple[Item, ...]) -> int:
    """Evidence that the first heading is a slogan over the page, not the first kicker.

    A slogan calls for something in two halves of one measure; the article below is not about it.
    """
    top, below = headings[0], headings[1:]
    slogans = slogan_count(top.text)
    measured = is_measured(top.text)
    strange = _is_strange(top.text, below, first)
    if len(below) > 1 and strange and _CALLS.search(top.text) and not tells_event(top.text):
        return _ENOUGH  # a call over an article that has a kicker or a subtitle of its own
    if len(below) > 1 and is_call_in_steps(top.text):
        return _ENOUGH
    refrain = _is_refrain(top.text)
    if slogans < _SLOGANS and not (measured and strange) and not refrain:
        return 0
    score = min(slogans, 3) + 2 * refrain
    score += 1 if len(top.text) >= 16 else 0
    score += 2 if measured else 0
    score -= 2 if tells_event(top.text) and not measured else 0
    ranks = [block.level for block in below if block.level]
    ranks += [block.level for item in others for block in item.headings if block.level]
    if top.level and ranks:
        score += 1 if top.level <= min(ranks) else -2
        score += 1 if top.level < min(ranks) else 0
    score += 1 if len(below) > 1 else 0
    score -= 2 if len(halves(top.text)) < 3 and _names_column(top, below, others) else 0
    return score


def _names_column(top: Block, below: list[Block], others: tuple[Item, ...]) -> bool:
    """Whether its rank is that of other titles of the page, above those just below it."""
    titles = {block.level for item in others for block in item.headings}
    return bool(top.level) and top.level in titles and below[0].level > top.level


def is_measured(text: str) -> bool:
    """Two halves that answer each other: of one length, or with one word at one place in both
    (`安全是天字号工程 效益是硬道理`); shorter ones are kickers (`守望相助 紧急驰援`).

    Of three steps the first two have one length (`牢记嘱托 感恩奋进 加快建设现代海洋城市`)."""
    parts = [part.strip("“”") for part in halves(text)]
    if len(parts) > 2:
        return min(map(len, parts)) >= _LEAST_CALL and len(parts[0]) == len(parts[1])
    if len(parts) != 2 or min(map(len, parts)) < _LEAST_HALF:
        return False
    return is_parallel(text) or len(set(map(bare_length, parts))) == 1 or _answers(*parts)


def is_call_in_steps(text: str) -> bool:
    """Steps of one measure, each of which begins with what is to be done and tells nothing done
    (`维护职工合法权益 构建和谐劳动关系`, `强县域 兴产业 促共富`)."""
    parts = halves(text)
    least = _LEAST_HALF if len(parts) == 2 else _LEAST_CALL
    if len(parts) < 2 or min(map(len, parts)) < least or "了" in text:
        return False
    return len(set(map(len, parts))) == 1 and all(first_token(part)[1] in _DOING for part in parts)


def _is_refrain(text: str) -> bool:
    """Three steps or more that end alike (`平安春运 有序春运 温馨春运`)."""
    parts = halves(text)
    return len(parts) > 2 and len({part[-2:] for part in parts}) == 1


def _answers(one: str, other: str) -> bool:
    """Whether both say that something is something, or is to be something."""
    return any(0 < one.find(word) == other.find(word) for word in ("是", "为", "要", "不"))


def _is_strange(slogan: str, below: list[Block], first: Item) -> bool:
    """Whether the article below has hardly anything of it: a kicker's words come again there.

    Measured on thirteen pages: kickers have more than a fifth of their pairs of characters from
    their article, banners less than an eighth.
    """
    text = "".join(block.text for block in (*below, *first.body))
    pairs = {half[at : at + 2] for half in halves(slogan) for at in range(len(half) - 1)}
    return sum(pair in text for pair in pairs) < _TAKEN_UP * len(pairs)
