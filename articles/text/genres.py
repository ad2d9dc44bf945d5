"""What kind of text an article is (诗歌, 评论), where its column or its form shows it.

Editors file by it too. Each kind comes with the share of such proposals that readers of annotated
pages chose too.
"""

import re
from collections.abc import Sequence

_VERSE = 0.9
_LEAST_LINES, _LONGEST_MEAN = 8, 16
_NO_VERSE = re.compile(r"\d|：")
_LETTER, _LETTER_COLUMN = 0.7, re.compile("读者.*[信函]|[信函].*读者|来[信函]")
_TO_EDITORS = re.compile("编辑(?:同志|部|老师)|报社")
_COMMENT, _COMMENT_COLUMN = 0.5, re.compile("评|论|议|杂谈|夜话|观点")
_EXHORTS = re.compile(
    "别让|莫让|莫把|别把|不能|不该|岂能|何妨|不妨|切莫|更要|更需|须|当以|要有|应有|^让|别只|多些|少些|^别"
)
_REPORTS = re.compile(r"记者|本报讯|日前|近日|\d+月\d+日|昨日|昨天|今天上午|通讯员")
_OPENING = 80
_ESSAY, _ESSAY_COLUMN = 0.25, re.compile("漫笔|随笔|散文|闲话|副刊")
_I, _EACH = re.compile("我(?![们省市国县区校院])"), 150
_INTERVIEW, _LEAST_TURNS, _MOST_SPEAKERS = 0.2, 4, 5
_SPEAKER = re.compile("([\u4e00-\u9fff]{1,4})：")


def genres(title: str, paragraphs: Sequence[str], column: str | None = None) -> dict[str, float]:
    """The kind of text with a confidence, the surest that fits; nothing for news."""
    column, body = column or "", "".join(paragraphs)
    opening = paragraphs[0] if paragraphs else ""
    if "诗" in column or _is_verse(paragraphs, body):
        return {"诗歌": _VERSE}
    if _LETTER_COLUMN.search(column) or _TO_EDITORS.match(opening):
        return {"读者来信": _LETTER}
    if _speaks_in_turns(paragraphs):
        return {"访谈": _INTERVIEW}
    told = _REPORTS.search(opening[:_OPENING])
    if _COMMENT_COLUMN.search(column) or (not told and _EXHORTS.search(title)):
        return {"评论": _COMMENT}
    own = len(_I.findall(body)) * _EACH >= len(body) > 0 and not _REPORTS.search(body)
    return {"散文": _ESSAY} if own or _ESSAY_COLUMN.search(column) else {}


def _is_verse(paragraphs: Sequence[str], body: str) -> bool:
    short = len(body) <= _LONGEST_MEAN * len(paragraphs)
    return len(paragraphs) >= _LEAST_LINES and short and not _NO_VERSE.search(body)


def _speaks_in_turns(paragraphs: Sequence[str]) -> bool:
    """Whether a few speakers take turns, each named with a colon (记者：…, 问：…), and one asks."""
    turns = [match[1] for match in map(_SPEAKER.match, paragraphs) if match]
    asked = any("？" in paragraph for paragraph in paragraphs)
    return asked and len(turns) >= _LEAST_TURNS and len(set(turns)) <= _MOST_SPEAKERS
