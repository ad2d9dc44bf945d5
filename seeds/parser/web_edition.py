"""What a paper's web edition prints round a page: counters, neighbours, codes to scan."""

import re

LONGEST = 90

_COUNTER = re.compile(
    r"[【\[（(]?(?:点击|阅读|浏览|访问|评论|转发)(?:数|量|次数|率)?\s?[:：]\s?[\d,，]+\s?次?[】\]）)]?"
)
_NEIGHBOUR = re.compile(r"(?:上一[篇版期]|下一[篇版期])\s?[:：]\s?\S")
_SCAN = re.compile(r"(?:扫描(?:右侧|左侧|下方|上方)?二维码|扫一扫|扫码|长按识别)[^。]{0,40}")


def is_web_line(text: str) -> bool:
    """Whether the line is the web edition's and of no article."""
    if len(text) > LONGEST or "。" in text:
        return False
    return bool(_COUNTER.fullmatch(text) or _NEIGHBOUR.match(text) or _SCAN.fullmatch(text))
