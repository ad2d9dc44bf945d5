"""What a paper's web edition prints round a page: counters, neighbours, codes to scan."""

import re

LONGEST = 90

_COUNTER = re.compile(
    r"[【\[（(]?(?:点击|阅读|浏览|访问|评论|转发)(?:数|量|次数|率)?\s?[:：]?\s?[\d,，]+\s?次?[】\]）)]?"
)
_NEIGHBOUR = re.compile(r"(?:上一[篇版期]|下一[篇版期])\s?[:：]\s?\S")
# `扫码点餐惹纠纷` is a headline: what is to be scanned, or what for, must be said.
_SCAN = re.compile(
    r"[（(]?(?:更多[^。，]{0,8})?请?(?:扫描?(?:右侧|左侧|下方|上方|此)?二维码|长按识别|"
    r"(?:扫一扫|扫码)[，, ]?(?=观?看|收看|阅读|收听|听|关注|下载|查看|了解|进入|订阅|获取)"
    r"(?=.{0,14}(?:视频|直播|音频|全文|原文|更多|详情|客户端|公众号|新闻|报|版|图|我们|链接)))"
    r"[^。]{0,40}"
)


def is_web_line(text: str) -> bool:
    """Whether the line is the web edition's and of no article."""
    if len(text) > LONGEST or "。" in text:
        return False
    return bool(_COUNTER.fullmatch(text) or _NEIGHBOUR.match(text) or _SCAN.fullmatch(text))
