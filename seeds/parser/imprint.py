"""What a paper prints of itself: its name, its rights, the day's weather, a call to its readers."""

import re

from articles.text.segment import tagged
from seeds.parser.characters import SENTENCE_END
from seeds.parser.events import tells_event
from seeds.parser.vocabulary import CONTACT_WORDS, MASTHEAD_ENDS

_LONGEST_NAME, _LONGEST_EDITION = 12, 8
# `健康周刊` is a section of a paper, `江州教育周刊` a paper.
_LONGEST_SECTION = 4
_LONGEST_LINE = 60
_LONGEST_CALL = 40
_SECTIONS = re.compile("[\u3400-\u9fff]{2,4}·[\u3400-\u9fff]{2,4}")
_HEADS_PAGE = re.compile("([A-T]?\\d{1,2})\\s?[|｜·/\\s]\\s?([\u3400-\u9fff]{2,6})")
# What a number counts or dates (`24 小时守护`, `12 强出炉`).
_COUNTED = re.compile("小时|分钟|公里|人(?!物)|[年月日天周岁名位个元米吨度届强条项场次号]")
_EDITIONS = ("电子版", "数字报", "数字版")
_RIGHTS = re.compile(
    "版权所有(?![者权人])|.{0,16}未经[^，。]{0,10}(?:授权|许可|同意|允许)[，, ]?.{0,6}"
    "(?:不得|禁止|谢绝|请勿).{0,6}(?:转载|使用|复制|摘编)"
)
# A line of the day's weather, not a box with a title and several lines.
_WEATHER = re.compile("(?:今日|今天|明日|明天|本市)?天气[\\s:：].*(?:℃|°C|度)$")
_COLLECTED = re.compile(
    "(?:本版|本期)[^，。]{0,8}(?:稿件|图片|照片|文图)[^，。]{0,20}(?:提供|采写|拍摄|供图)"
)
_CALLS = (
    "欢迎",
    "敬请",
    "请拨",
    "来电",
    "来稿",
    "来信",
    "拨打",
    "扫码",
    "订阅",
    "开通",
    "一个电话",
)


def names_paper(text: str) -> bool:
    """`远河都市报`, `西江铁道报·江北县新闻`, `远河大学报 电子版`: nouns before 报, nobody's act.

    `喜报`, `简报`, `预报` are words of the language and no paper's names.
    """
    name, _, section = text.partition(" ")
    if _SECTIONS.fullmatch(section):  # `紧固件周报 产业·市场`
        text = name
    name, _, edition = "".join(text.split()).partition("·")
    if len(edition) > _LONGEST_EDITION:
        return False
    for edition in _EDITIONS:
        name = name.removesuffix(edition)
    if not 3 <= len(name) <= _LONGEST_NAME or "，" in name:
        return False
    if name.endswith(MASTHEAD_ENDS) or (len(name) > _LONGEST_SECTION and name.endswith("周刊")):
        return len(name) <= _LONGEST_NAME - 4
    *before, (last, _) = tagged(name)
    tags = [tag[:1] for _, tag in before]
    return last == "报" and bool(tags) and tags[-1] in "njsx" and set(tags) <= set("njsxabm")


def heads_page(text: str) -> tuple[str, str] | None:
    """Folio and name of a page (`05 青春关注`, `2 | 社区`), but not `24 小时守护`."""
    headed = _HEADS_PAGE.fullmatch(text)
    if headed is None or _COUNTED.match(headed[2]) or tells_event(headed[2]):
        return None
    return headed[1], headed[2]


def is_imprint(text: str, *, at_foot: bool) -> bool:
    """Whether the line tells of rights or weather, or, at the page's foot, calls to the readers."""
    if len(text) > _LONGEST_LINE or SENTENCE_END & set(text[:-1]) - set("!！"):
        return False
    if _RIGHTS.match(text) or _COLLECTED.fullmatch(text) or _WEATHER.fullmatch(text):
        return True
    return at_foot and _calls_readers(text)


def _calls_readers(text: str) -> bool:
    """`农技热线开通啦！一个电话，专家答复。`"""
    called = any(word in text for word in CONTACT_WORDS) and any(word in text for word in _CALLS)
    short = len(text) <= _LONGEST_CALL and not set("“”") & set(text)
    return called and short and text.count("！") + text.count("!") > 0
