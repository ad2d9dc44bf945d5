"""Credits that print broke over two lines become one line again, before anything reads them.

`本报记者` / `甲 摄影报道`; `…提供保障。本报记者 甲` / `摄影报道`; `（通讯员 甲` / `记者 乙）`; and
a bracket that a line or two later closes, the break within a name perhaps.
"""

import re
from dataclasses import replace

from seeds.parser.bylines import LONGEST, read_byline
from seeds.parser.characters import CLOSING, SENTENCE_END, one_width
from seeds.parser.draft import Block, Draft, changed
from seeds.parser.roles import ROLE_WORDS

_LONGEST_REST = 24
_LONGEST_LINE, _LONGEST_ROLE = 60, 14
_ACTS = ("摄", "摄影", "报道", "图", "文")
_ROLE_STARTS = (
    "本报",
    "记者",
    "通讯员",
    "特约",
    "见习",
    "实习",
    "新华社",
    "作者",
    "摄影",
    "文/",
    "图/",
    "□",
    "（",
)


# The end of a line within a bracket, the bracket's end in a later one, a character by itself.
_OPEN_BRACKET = re.compile("[（(][^（）()，。]{2,40}$")
_CLOSED = re.compile("[^（）()，。]{0,40}[）)]")
_LONE = re.compile("([\u3400-\u9fff])(?=[\\s）)])")


def mend_bylines(draft: Draft) -> Draft:
    """Neighbouring lines that are one credit between them, joined."""
    blocks: list[Block] = []
    for block in _with_whole_brackets(draft.blocks):
        if blocks and (_is_rest_of_credit(blocks[-1], block) or _closes_byline(blocks[-1], block)):
            blocks[-1] = _joined(blocks[-1], block)
        else:
            blocks.append(block)
    return replace(draft, blocks=tuple(blocks))


def _joined(left: Block, right: Block) -> Block:
    glue = "" if left.text[-1] in "、，/／（(" or right.text[0] in "）)/／、，" else " "
    span = (left.span[0], right.span[1])
    text = left.text + glue + right.text
    return replace(left, text=text, span=span, turns=right.turns, onward=right.onward)


def _closes_byline(left: Block, right: Block) -> bool:
    """`（记者 甲` / `乙）近日，…`: whether the right line closes the bracket of names."""
    opening = one_width(left.text).rfind("（")
    end = one_width(right.text[:_LONGEST_REST]).find("）")
    if opening < 0 or end < 0 or len(left.text) - opening > LONGEST or right.marked:
        return False
    begun = left.text[opening:]
    if "）" in one_width(begun) or not any(role in begun for role in ROLE_WORDS):
        return False
    return read_byline(f"{begun} {right.text[: end + 1]}") is not None


def _with_whole_brackets(blocks: tuple[Block, ...]) -> list[Block]:
    """The blocks, with bylines in brackets joined that are cut over two or three lines."""
    whole: list[Block] = []
    place = 0
    while place < len(blocks):
        taken = next((n for n in (2, 3) if _is_one_bracket(blocks[place : place + n], n)), 1)
        parts = blocks[place : place + taken]
        text = parts[0].text
        for part in parts[1:]:
            text += _glue(text, part.text) + part.text
        span = (parts[0].span[0], parts[-1].span[1])
        whole.append(changed(parts[0], text=text, span=span))
        place += taken
    return whole


def _is_one_bracket(blocks: tuple[Block, ...], count: int) -> bool:
    """Whether a bracket opens in the first block, closes in the last, and all of it is a byline."""
    opened = _OPEN_BRACKET.search(blocks[0].text[-_LONGEST_LINE:])
    closed = _CLOSED.match(blocks[-1].text)
    inner = [block.text for block in blocks[1:-1]]
    if len(blocks) != count or opened is None or closed is None:
        return False
    if any(block.marked for block in blocks) or any(len(text) > _LONGEST_REST for text in inner):
        return False
    printed = opened[0]
    for part in (*inner, closed[0]):
        printed += _glue(printed, part) + part
    return read_byline(printed) is not None


def _glue(left: str, right: str) -> str:
    """A space between names, none within one (`夏` / `侯敏`, `屠呦` / `文 席慕言`)."""
    lone = _LONE.match(right)
    names_act = lone is not None and lone[1] in _ACTS and right.rstrip("）)").endswith(_ACTS)
    if (lone and not names_act) or left[-2:-1].isspace():
        return ""
    return "" if left[-1] in "、，/／（(" or right[0] in "）)/／、，" else " "


def _is_rest_of_credit(left: Block, right: Block) -> bool:
    """Whether the left line's end is no credit by itself, and is one with the right line."""
    if right.marked or len(right.text) > _LONGEST_REST:
        return False
    begun = left.text[_behind_last_sentence(left.text) :].strip()
    if not begun or not (_is_role(begun) or one_width(begun).startswith(_ROLE_STARTS)):
        return False
    if read_byline(f"{begun} {right.text}") is None:
        return False
    if begun.endswith(tuple(ROLE_WORDS)):
        return True  # a role without its name, which stands below
    # Behind a whole byline only what they did may follow: another short line is a headline.
    return read_byline(right.text) is None and (
        read_byline(begun) is None or right.text.endswith(_ACTS)
    )


def _is_role(begun: str) -> bool:
    """`学生记者`, `城市传媒集团记者`: what somebody is, and nobody's name."""
    return len(begun) <= _LONGEST_ROLE and begun.endswith(("记者", "通讯员"))


def _behind_last_sentence(text: str) -> int:
    """Where the text behind the last closing mark begins; 0 where there is none."""
    for place in range(len(text) - 1, max(0, len(text) - 60), -1):
        sign, before = text[place - 1], text[place - 2 : place - 1]
        if sign in SENTENCE_END or (sign in CLOSING - {"）", ")"} and before in SENTENCE_END):
            return place
    return 0 if len(text) <= 60 else len(text)
