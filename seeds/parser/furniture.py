"""Furniture: what a page prints round its articles; set aside, never lost.

Page lines (`第04版:工会`), dates, folios, mastheads, editors' lines, contacts, navigation, turn
notes (`（下转第4版）`), labels of notes (`更正`). Page number and section are read from it.
"""

import re
from dataclasses import dataclass, replace

from seeds.parser.characters import CHINESE_DIGITS
from seeds.parser.colophon import is_colophon
from seeds.parser.contacts import is_contact
from seeds.parser.draft import Block, Draft, changed
from seeds.parser.forms import is_padded, names_body
from seeds.parser.imprint import heads_page, is_imprint, names_paper
from seeds.parser.names import read_names
from seeds.parser.running import runs_again, words_of
from seeds.parser.turns import Turned, page_number, take_turns
from seeds.parser.vocabulary import (
    BODY_ENDS,
    EDITOR_WORDS,
    MASTHEAD_ENDS,
    NAVIGATION,
    NOTE_LABELS,
    SECTION_ENDS,
    SECTION_NAMES,
)
from seeds.parser.web_edition import is_web_line

LONGEST = 120
_TOP = 4
_LEAST_NAME = 4
_MOST_PARTS = 12

_PAGE = re.compile(
    rf"(?:第\s?([A-Z]?\d{{1,3}}|[{CHINESE_DIGITS}]{{1,3}})\s?版|([A-Z]?\d{{1,3}})\s?版|([{CHINESE_DIGITS}]{{1,3}})版|([A-D](?!00)\d{{1,2}}))"
)
_DATE = re.compile(
    rf"(?:\d{{4}}|[{CHINESE_DIGITS}]{{4}})\s?[年./-]\s?(?:\d{{1,2}}|[{CHINESE_DIGITS}]{{1,3}})\s?[月./-]\s?(?:\d{{1,2}}|[{CHINESE_DIGITS}]{{1,3}})\s?日?"
)
_MONTH = re.compile(
    rf"(?:\d{{4}}|[{CHINESE_DIGITS}]{{4}})年(?:\d{{1,2}}|[{CHINESE_DIGITS}]{{1,2}})月"
)
_WEEKDAY = re.compile(r"星期[一二三四五六日天]|周[一二三四五六日](?![\u3400-\u9fff])")
_LUNAR = re.compile(
    r"(?:农历|夏历)?[\u3400-\u9fff]{0,3}年?[正一二三四五六七八九十冬腊闰]{1,3}月[初十廿三]{1}[一二三四五六七八九十]{1}"
)
_COUNT = re.compile(r"[总第]{1,2}\s?\d{1,6}\s?期")
_EDITORS = re.compile(f"(?:本[版期刊])?(?:{'|'.join(sorted(EDITOR_WORDS, key=len, reverse=True))})")
_SIGNS = "□■●○◆◇★☆▲△ \u3000【（("
_AUTHORS_BODY = re.compile(r"(?:作者)?单位\s?(?:[：:]|系|为)\s?[\u3400-\u9fff（）]{3,30}")
# `26.2` is a figure that heads something, no folio.
_NAVIGATION = sorted((word for word in NAVIGATION if len(word) > 1), key=len, reverse=True)
# Without these a line tells neither page nor day.
_COUNTS = re.compile(r"[\d版年期周]|发布")
_TURNED = re.compile(r"\d*\s?[上下]一[版期篇]\s?\d*")
_FIGURE = re.compile(r"\d{1,3}\.\d{1,2}")
# The labels of web editions: `日期：2023-08-15 版次：04 版名：要闻`.
_PAGE_LABEL = re.compile(r"版次\s?[:：]\s?([A-Z]?\d{1,3})")
_LABEL = re.compile(r"(?:版名|版面|日期|发布(?:时间|日期))\s?[:：]")
_HAN, _HAN_END = re.compile("[\u3400-\u9fff]+"), re.compile("[\u3400-\u9fff]+$")
_PAGE_NAME = re.compile(f"[\u3400-\u9fff]{{0,4}}(?:{'|'.join(SECTION_ENDS)})")
_PARTING = re.compile(r"[\s:：/／|｜·•、，,.。\-—–()（）]+")


@dataclass(frozen=True, slots=True)
class PageLine:
    """What a line of furniture says of the page."""

    number: int | None = None
    section: str | None = None


def set_furniture_aside(draft: Draft) -> Draft:
    """Furniture lines become leftovers; the first that says so gives page number and section."""
    kept: list[Block] = []
    leftovers = list(draft.leftovers)
    number, section = draft.number, draft.section
    gap, back = False, None
    parted = [take_turns(block.text) for block in draft.blocks]
    parted = _without_running_titles(parted)
    lines = _page_lines(draft.blocks, parted)
    said = words_of(turned.text for turned, line in zip(parted, lines, strict=True) if line)
    for block, turned, line in zip(draft.blocks, parted, lines, strict=True):
        if line is None and runs_again(block.text, said):
            line = PageLine()
        if line is not None:
            leftovers.append(block.text)
            gap = gap or block.gap
            number = number or line.number
            section = section or line.section
            continue
        leftovers += turned.notes
        back = turned.back or back
        if turned.text:
            room = block.gap or (gap and bool(kept))
            kept.append(_turned(changed(block, gap=room, back=back), turned))
            gap, back = False, None
        else:
            gap = gap or block.gap
            kept[-1:] = [_turned(last, replace(turned, text=last.text)) for last in kept[-1:]]
    return replace(
        draft, blocks=tuple(kept), leftovers=tuple(leftovers), number=number, section=section
    )


def _without_running_titles(parted: list[Turned]) -> list[Turned]:
    """The texts without the paper's name and page (`西陇铁道报 第2版`) that a scan read into them.

    The paper's name is what the furniture at the page's top calls it.
    """
    top = [turned.text for turned in parted[:_TOP] if turned.text]
    words = words_of(text for text in top if read_furniture(text, at_edge=True))
    papers = [word for word in words if len(word) >= _LEAST_NAME and word.endswith("报")]
    if not papers:
        return parted
    title = re.compile(rf"(?<=[。！？”])(?:{'|'.join(papers)})\s?第\s?\d{{1,2}}\s?版(?=\S)")
    found = [title.search(turned.text) for turned in parted]
    return [
        replace(turned, text=title.sub("", turned.text, count=1), notes=(*turned.notes, match[0]))
        if match
        else turned
        for turned, match in zip(parted, found, strict=True)
    ]


def _page_lines(blocks: tuple[Block, ...], parted: list[Turned]) -> list[PageLine | None]:
    """For each block, `parted` from its notes, what it says of the page; None where it is text."""
    lines: list[PageLine | None] = []
    for place, text in enumerate(turned.text for turned in parted):
        at_edge = place < 4 or place >= len(blocks) - 4
        signed = place > 0 and _signs_notice(parted[place - 1].text, text)
        line = read_furniture(text, at_edge=at_edge) if text and not signed else None
        if line is None and is_imprint(blocks[place].text, at_foot=place >= len(blocks) - 2):
            line = PageLine()
        lines.append(line)
    if len(lines) > 1 and lines[0] is None and lines[1] is not None and is_padded(parted[0].text):
        lines[0] = PageLine()  # `西 陇 铁 道` over the day
    return lines


def _signs_notice(above: str, text: str) -> bool:
    """Whether the line is the day of a notice, below the body that gives it."""
    return _DATE.fullmatch(text) is not None and names_body(above)


def _turned(block: Block, turned: Turned) -> Block:
    """The block with the text that its notes leave, and what they say of where it goes on."""
    return changed(
        block,
        text=turned.text,
        turns=block.turns or turned.away,
        onward=block.onward or turned.onward,
    )


def read_furniture(text: str, *, at_edge: bool) -> PageLine | None:
    """What the line says of the page, where it is furniture; None where it is text.

    `at_edge`: among the first or last lines of the page, where a paper's name or a lone editor's
    name belongs to the page and not to an article.
    """
    if len(text) > LONGEST:
        return None
    if text in NAVIGATION or is_web_line(text):
        return PageLine()
    if _is_editors(text, at_edge):
        return PageLine()
    if at_edge and (names_paper(_MONTH.sub("", text)) or is_colophon(text)):
        return _page_line(text) or PageLine()
    if at_edge and (headed := heads_page(text)):
        return PageLine(page_number(headed[0]), headed[1])
    if _AUTHORS_BODY.fullmatch(text.strip("（）()")) and text.rstrip("）)").endswith(BODY_ENDS):
        return PageLine()
    if is_contact(text, at_edge=at_edge):
        return PageLine()
    # Within the page a lone day is a notice's or a letter's.
    return None if not at_edge and _DATE.fullmatch(text) else _page_line(text)


def is_note_label(text: str) -> bool:
    """Whether the line is the label of a note to readers (`更正`, `开栏的话`)."""
    return text.strip("【】■◆●[]（）:： \u3000") in NOTE_LABELS


def is_section_name(text: str) -> bool:
    """Whether the line can be a page's title: a rubric's name, its characters perhaps spaced."""
    name = "".join(text.split()).strip("·•/／|｜")
    if name in SECTION_NAMES:
        return True
    return 2 <= len(name) <= 6 and name.endswith(
        ("新闻", "要闻", "综合", "专版", "专刊", "特刊", "周刊", "副刊")
    )


def _is_editors(text: str, at_edge: bool) -> bool:
    """`责任编辑 甲 美编 乙 校对 丙`; a single editor only at the page's edge."""
    text = _TURNED.sub(" ", text).strip()
    match = _EDITORS.match(text.lstrip(_SIGNS))
    if match is None:
        return False
    parts = [part for part in _PARTING.split(_EDITORS.sub(" \x00 ", text.strip("□■【】"))) if part]
    roles = parts.count("\x00")
    names = " ".join(part for part in parts if part != "\x00" and not part.isascii())
    if roles > 1:
        names_only = [part for part in parts if part != "\x00"]
        longest = 7 if "·" in text else 5
        return all(len(part) <= longest or "@" in part or part.isascii() for part in names_only)
    glued = text.lstrip(_SIGNS)[match.end() :][:1].isalnum()
    known = read_names(names, trust="surnames" if glued else "wordless")
    return at_edge and (not names or known is not None)


def _page_line(text: str) -> PageLine | None:
    """`第04版:工会`, `4 要闻 2023年8月15日 星期二 编辑 甲`, `3上一版 下一版4`, a folio."""
    if not _COUNTS.search(text) and not any(word in text for word in _NAVIGATION):
        return None
    rest = _PAGE_LABEL.sub(r"第\1版", text)
    labelled = _LABEL.match(text) is not None
    rest = _LABEL.sub(" ", rest)
    turned = False
    for word in _NAVIGATION:
        if word in rest:
            rest = rest.replace(word, " ")
            turned = True
    page = _PAGE.search(rest)
    if page and not _stands_by_itself(rest, page):
        return None
    dated = _DATE.search(rest) or _WEEKDAY.search(rest)
    dated = dated or (_COUNT.search(rest) and _MONTH.search(rest))
    rest = _WEEKDAY.sub(" ", _MONTH.sub(" ", _DATE.sub(" ", rest)))
    rest = _COUNT.sub(" ", _LUNAR.sub(" ", rest)) if dated else rest
    if page:
        rest = _PAGE.sub(" ", rest, count=2)
    parts = [part for part in _PARTING.split(rest) if part]
    figure = _FIGURE.fullmatch(text) is not None
    if figure or not (page or dated or turned or labelled or _is_folio_line(parts)):
        return None
    longest = 6 if page and dated else 4
    if not all(_is_page_part(part, longest) for part in parts) or len(parts) > _MOST_PARTS:
        return None
    if not (page or dated or labelled or _is_folio_line(parts)) and any(map(_says_more, parts)):
        return None  # `打印的温度`
    names = [p for p in parts if not p.isascii() and not p.endswith("报") and p not in EDITOR_WORDS]
    section = names[0] if names and (page or labelled) and not _EDITORS.search(text) else None
    if section is None and names and is_section_name(names[0]):
        section = names[0]
    folio = next((int(part) for part in parts if part.isdecimal() and len(part) <= 2), None)
    number = page_number(next(group for group in page.groups() if group)) if page else folio
    return PageLine(number=None if turned else number, section=section)


def _says_more(part: str) -> bool:
    """Whether a word beside those of navigation is none of them, nor a number."""
    bare = part.strip("【】")
    return _HAN.search(bare) is not None and bare not in NAVIGATION


def _stands_by_itself(text: str, page: re.Match[str]) -> bool:
    """Whether what is glued to the page's number may be: `第4版工会`, not `转4版的路`."""
    before, after = _HAN_END.search(text[: page.start()]), _HAN.match(text[page.end() :])
    if after and not (
        is_section_name(after[0]) or _PAGE_NAME.fullmatch(after[0]) or _EDITORS.match(after[0])
    ):
        return False
    return before is None or len(before[0]) > 1


def _is_folio_line(parts: list[str]) -> bool:
    """`12`, `03 产经`, `要闻 4`, `凌州日报 民生·社会 5`: a folio, perhaps with names to it."""
    folios = [part for part in parts if part.isdecimal()]
    words = [part for part in parts if not part.isdecimal()]
    names = [word for word in words if not word.endswith(MASTHEAD_ENDS)]
    short = all(len(folio) <= 3 for folio in folios) or not words
    most = 1 if len(names) == len(words) else 2
    return bool(folios) and short and len(names) <= most and all(map(is_section_name, names))


def _is_page_part(part: str, longest: int) -> bool:
    """A word that may stand in a page's line: a folio, a section, a paper's name, an editor."""
    return (
        part.isascii()
        or len(part) <= longest
        or part.endswith(MASTHEAD_ENDS)
        or (part.endswith("报") and len(part) <= 8)
        or (len(part) <= 6 and part.endswith(SECTION_ENDS))
        or _EDITORS.match(part) is not None
    )
