"""Where a picture or a text comes from, where that is nobody's name.

`受访者供图`, `图/视觉中国`, `图片由某市总工会提供`; `（据人民网）`, `（本报综合）`, `（摘自某书）`;
and the paper's own voice (`本报评论员`).
"""

import re
from functools import lru_cache

from seeds.parser.characters import one_width
from seeds.parser.roles import AGENCIES
from seeds.parser.vocabulary import BODY_ENDS, NOBODYS_PICTURE

_LONGEST = 40
# Each text is asked about by all three of the rules.
_USUAL = 64
_OF_PICTURES = re.compile(
    r"(?:本[版组文])?(?:图片?|照片|配图|摄影|供图|供稿|图源|图片来源|照片来源)均?\s?(?:[/／:：]|由|来自|来源于)\s?"
)
# `图片由某市总工会提供`: a body gave it, and no person is named.
_BODIES = "|".join(end for end in BODY_ENDS if end != "记者")
_BODYS_PICTURE = re.compile(rf"[\u3400-\u9fff]{{2,16}}(?:{_BODIES})(?:提供|供图)")
_BANK = re.compile("(?:视觉中国|人民视觉|东方IC|IC photo|ICphoto|CFP|CNSphoto|网络)(?:供图)?", re.I)
_GIVEN = re.compile("[\u3400-\u9fffA-Za-z]{2,12}供图")
_TITLE = "《[^《》]{2,16}》"
_PAPER = (
    rf"(?:{_TITLE}|[\u3400-\u9fff·]{{2,12}}?"
    "(?:报|网|台|社|刊|新闻|客户端|公众号|频道|央视|网站))"
)
_QUOTED = (
    rf"(?:均?据|综合|(?:稿件|文章|内容|本文)?来源[:：])\s?{_PAPER}(?:[、，]{_PAPER})*"
    "等?(?:媒体)?(?:报道|消息|电|讯)?"
)
_TAKEN = (
    r"(?:转自|转载自|摘自|选自|原载|摘编自|节选自|源自)[:：]?\s?"
    rf"(?:{_PAPER}|{_TITLE})[^，。《》]{{0,14}}"
)
_GATHERED = (
    "本[报刊网](?:综合|整理)(?:报道|整理|消息)?|综合(?:整理|报道)|"
    "(?:据网络|网络|综合网络)(?:整理|综合|消息)?|"
    "(?:据|综合)[\u3400-\u9fff]{0,4}(?:媒体|网络)(?:报道|消息|整理)"
)
_BY_BODY = r"供(?:稿|图)单位[:：]\S{2,30}"
_TEXTS_SOURCE = re.compile(f"{_QUOTED}|{_TAKEN}|{_GATHERED}|{_BY_BODY}")
_OWN_VOICE = re.compile("本[报刊台](?:特约|首席)?(?:评论员|编辑部|编者)")


def is_nobodys_picture(text: str) -> bool:
    """Whether it says where a picture comes from and names nobody."""
    bare = _bare(text)
    if len(bare) > _LONGEST:
        return False
    whole = _OF_PICTURES.sub("", bare, count=1)
    if bare in NOBODYS_PICTURE or whole in NOBODYS_PICTURE or _BODYS_PICTURE.fullmatch(whole):
        return True
    return bool(_GIVEN.fullmatch(whole) or (whole != bare and _BANK.fullmatch(whole)))


def is_nobodys_text(text: str) -> bool:
    """Whether it says where the text comes from and names neither a person nor an agency."""
    bare = _bare(text)
    set_off = bare != text.strip() or "：" in bare or ":" in bare
    if not set_off or len(bare) > _LONGEST or any(agency in bare for agency in AGENCIES):
        return False
    return _TEXTS_SOURCE.fullmatch(bare) is not None


def is_own_voice(text: str) -> bool:
    """Whether the paper itself speaks: `本报评论员` without a name."""
    return _OWN_VOICE.fullmatch(_bare(text)) is not None


@lru_cache(maxsize=_USUAL)
def _bare(text: str) -> str:
    return one_width(text).strip("（）【】□■ \u3000。.:：")
