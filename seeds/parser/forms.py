"""The form of a line: can it be a headline, a list's item, a turn of an interview, verse?"""

import re

from seeds.parser.characters import CLOSING, ITEM_SIGNS, LEANS_BACK, PAUSE, PICTURE_SIGNS
from seeds.parser.junction import is_open, leans_back, unclosed
from seeds.parser.vocabulary import BODY_ENDS, CAPTION_STARTS, PART_HEADINGS

LONGEST_MARKED = 70
LONGEST_PLAIN = 45
LONGEST_NOTICE = 30
_LONGEST_HALF = 9

_ENUMERATED = re.compile(
    r"[（(]?(?:[一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})(?:[）)、]|[.．](?![0-9０-９]))|[①-⑳⑴-⒇]|第[一二三四五六七八九十]{1,3}[条章节步部、：:]"
    r"|(?:[特一二三四五]等奖|[金银铜]奖|优[秀胜]奖)(?:[（(][^（()）]{1,8}[）)])?[：:]"
)
_TURN = re.compile(r"(?:问|答|记者|主持人|[\u3400-\u9fff]{2,4})\s?[：:]")
_LABEL = re.compile("([\u3400-\u9fff]{2,4})[：:]")
_DIGEST = re.compile(
    "[\u3400-\u9fff]{1,6}[一两二三四五六七八九十0-9]{1,2}[则题条首章]|"
    "[^，。]{1,14}[（(]外?[一两二三四五六七八九十0-9]{1,2}[则题首章][）)]"
)
_SALUTATION = re.compile("(?:尊敬的)?(?:编辑|主编|总编)部?(?:同志|先生|老师)?们?[：:，,]")
_PADDED = re.compile(r"[\u3400-\u9fff](?:[ \u3000]{1,3}[\u3400-\u9fff]){1,3}")
_NOTICE = re.compile(
    "(?:启事|公告|通告|公示|名单|一览表?|预告|(?:时间|时刻|值班|安排|日程|课程|得分)表|行情|价格|[菜粮肉油]价|均价|开奖结果|排行榜|积分榜|招聘)"
    "(?:[（(][^（()）]{1,20}[)）])?$|^(?:关于.{2,24}|[\u3400-\u9fff]{1,6}(?<!发)(?<!出))通知$"
)
_ENTRY = re.compile(
    r"[^：:，。]{2,14}[：:]\S.*|\S{0,3}\d{1,2}[:：]\d{2}.*|\d{1,2}月\d{1,2}日(?:[（(]\S{1,4}[)）])?"
)
_CELLS = re.compile(r"\S+(?:[ \u3000\t]+\S+){2,}")


def is_headline_form(text: str, *, marked: bool) -> bool:
    """Short, no sentence, nothing broken off. A heading's mark allows more than plain type does."""
    if not 2 <= len(text) <= (LONGEST_MARKED if marked else LONGEST_PLAIN):
        return False
    if any(mark in text for mark in "。；;") or text[-1] in "，,、：:" or text[0] in CLOSING:
        return False
    if text[0] in "，,、。！？：:" or unclosed(text):
        return False
    if marked:
        return True
    if is_open(text) or leans_back(text) or _numbered_or_asked(text):
        return False
    return text.count("，") + text.count(",") <= 1 and any(
        "\u3400" <= sign <= "\u9fff" for sign in text
    )


def is_balanced(text: str) -> bool:
    """Two short halves of one measure about its only comma (`人等料，变成料等人`)."""
    halves = text.replace(",", "，").split("，")
    return (
        len(halves) == 2
        and max(map(len, halves)) <= _LONGEST_HALF
        and abs(len(halves[0]) - len(halves[1])) <= 2
    )


def starts_item(text: str) -> bool:
    """Whether the line begins an item of its own: a bullet, a number, a question or an answer."""
    return text[:1] in ITEM_SIGNS or _ENUMERATED.match(text) is not None or is_turn(text)


def is_sign_heading(text: str) -> bool:
    """`■一线传真`, `【班组故事】`: a short name that a sign or brackets set off, no sentence."""
    bare = text.strip("■◆●★▶□◎【】[]〖〗 \u3000")
    return bare != text and 2 <= len(bare) <= 14 and is_headline_form(bare, marked=False)


def is_turn(text: str) -> bool:
    """A turn of an interview: `问：`, `答：`, `记者：`, `王某：`; not `了着落：`."""
    return _TURN.match(text) is not None and text[0] not in LEANS_BACK


def label_of(text: str) -> str:
    """What a heading names before its colon (`上游：…`, `专家：…`); empty where it has none."""
    label = _LABEL.match(text)
    return label[1] if label else ""


def opens_letter(text: str) -> bool:
    """`编辑同志：…`: how readers address the paper."""
    return _SALUTATION.match(text) is not None


def _numbered_or_asked(text: str) -> bool:
    if text[:1] in ITEM_SIGNS or is_enumerated(text):
        return True
    return is_turn(text) and (text.startswith(("问", "答", "记者", "主持人")) or text[-1] in "？?")


def is_enumerated(text: str) -> bool:
    """`一、`, `（二）`, `3.`: a part of something, never a story's title."""
    return _ENUMERATED.match(text) is not None


def is_digest(text: str) -> bool:
    """`短讯三则`, `诗二首`, `江边（外一首）`: short pieces under one title."""
    return _DIGEST.fullmatch(text) is not None


def is_padded(text: str) -> bool:
    """`秋　思`, `言　论`: characters set apart to fill a line, as print sets short names."""
    return _PADDED.fullmatch(text) is not None


def is_row(text: str) -> bool:
    """A line of a table: three or more cells, short and without a sentence's marks."""
    return (
        len(text) <= 80 and _CELLS.fullmatch(text) is not None and not set("，。；！？") & set(text)
    )


def is_entry(text: str) -> bool:
    """What a list says of one place, day or hour (`库车市：小白杏、西梅，7月下旬`, `3月15日`)."""
    told = any(sign.isdigit() for sign in text) or bool(PAUSE & set(text))
    return told and len(text) <= 80 and _ENTRY.fullmatch(text) is not None


def is_notice(text: str) -> bool:
    """`寻物启事`, `关于…停水的公告`, `农副产品均价（元/斤）`: what is told and not reported."""
    if len(text) > LONGEST_NOTICE or PAUSE & set(text):
        return False
    return _NOTICE.search(text) is not None


def names_body(text: str) -> bool:
    """`江州市自来水有限责任公司`: a body's name and nothing else, as it signs a notice."""
    named = 4 <= len(text) <= LONGEST_NOTICE and text.endswith(BODY_ENDS)
    return named and all("\u3400" <= sign <= "\u9fff" or sign in "（）" for sign in text)


def is_caption(text: str) -> bool:
    """`图为…`, `上图：…`, `▲…`: the text of a picture."""
    return text.startswith(CAPTION_STARTS) or text[:1] in PICTURE_SIGNS


def is_part_heading(text: str) -> bool:
    """`记者手记`, `相关链接`: the heading of a part of an article."""
    bare = text.strip("【】■◆●▶[]（）:： \u3000")
    return bare in PART_HEADINGS or is_enumerated(bare)
