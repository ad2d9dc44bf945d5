"""What stands round a byline and names nobody.

`本组图片由…摄`, `本版撰文：`, `除署名外`, `…/视觉中国`, `… 图片/受访者供图`, `… 单位：某中学`.
"""

import re

from articles.text.segment import tagged
from seeds.parser.vocabulary import NOBODYS_PICTURE

# `文、图/甲` is one act; `本版`, `本组稿件由` frame any.
_BOTH = re.compile("([文图])[、和及]([文图])(?=[/／:： ])")
_OF_THE_PAGE = re.compile(
    "^除(?:署名|标注|注明)[^，,]{0,6}外[，,]?|(?:^|(?<=\\s))本[版组](?:稿件|报道|文章)?(?:均?由)?"
    "(?=文|图|撰|采|摄|统|策|本报|记者|通讯员|责|编)"
)
_AUTHORS_BODY = re.compile("[\\s，,；;]+(?:作者)?单位[：:]\\s?\\S{2,30}$")
_GIVEN = re.compile("^(?:图片|照片|配图)均?由\\s*(\\S.{1,30}?)\\s*提供$")
_PICTURES = re.compile(
    "(?:本[版组报文次]|以上|文中)?(?:图片|照片|配图)均?(?:由|为|系|[:：])\\s*(?=.+(?:摄|摄影|拍摄|供图)$)"
)
_NOBODYS_TAIL = re.compile(
    rf"[\s、，,；;/／]+(?:(?:图片?|摄影|照片|配图)\s*[/／:：]?\s*)?(?:{'|'.join(NOBODYS_PICTURE)})$"
)
_ORIGIN = re.compile("(?:稿件)?来源\\s?[:：]\\s?[\u3400-\u9fff]{2,12}[报网台]\\s+(?=\\S)")
_BANKS = re.compile(r"\s?[/／]\s?(?:视觉中国|人民视觉|东方IC|IC photo|CFP|CNSphoto|ICphoto)$", re.I)
# `本报记者 甲 青海格尔木、上海报道`: where they wrote from.
_PLACES = re.compile("\\s([\u3400-\u9fff]{2,8}(?:、[\u3400-\u9fff]{2,8})+)\\s?(?=报道$)")
# Without any of these, or one of those at its end, none of the above is there.
_MAY_BE_FRAMED = re.compile("[文图除/／]|本[版组]|照片|单位|来源")
_LONGEST_NAME = 3
_MAY_END = (*NOBODYS_PICTURE, "报道")


def without_frame(text: str) -> str:
    """The byline alone."""
    if not _MAY_BE_FRAMED.search(text) and not text.rstrip().endswith(_MAY_END):
        return text  # as most are
    places = _PLACES.search(text)
    if places and all(map(_is_place, places[1].split("、"))):
        text = text[: places.start()] + text[places.end() :]
    bare = _BOTH.sub(lambda both: both[1] + both[2], text)
    bare = _AUTHORS_BODY.sub("", _ORIGIN.sub("", _BANKS.sub("", bare)))
    without = _NOBODYS_TAIL.sub("", bare)
    bare = _PICTURES.sub("", _OF_THE_PAGE.sub("", without or bare))
    return _GIVEN.sub(r"\1供图", bare)


def _is_place(name: str) -> bool:
    """Whether it is a place's name, or longer than a person's and begins with one."""
    tags = [tag for _, tag in tagged(name)]
    return tags[0] == "ns" and (len(name) > _LONGEST_NAME or set(tags) == {"ns"})
