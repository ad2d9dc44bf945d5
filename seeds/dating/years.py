"""Clues to the year: years printed as of now, not those of history, plans and documents."""

import re
from collections.abc import Iterator, Sequence

from seeds.dating.months import LAST_SAFE_DAY, Clue, month_number, months_of_year
from seeds.dating.quotes import Sentence

# 2023年…活动, 2023年12月…, and 2025职工…, where no unit follows the number.
_YEAR = re.compile(
    r"(?<![\d.—-])((?:19|20)\d{2})(?:年(?:(\d{1,2})月)?(?![代版级前]|底前|[之以]前)|(?=[职员工“‘]))"
)
# What has just happened; a sentence that begins with a day tells of news too.
_NOW = re.compile(r"近日|日前|昨天|昨日|今天|今日|本周|连日来|^“?(?:\d{1,2}月)?\d{1,2}日")
_EVENT = re.compile(
    "竞赛|大赛|比赛|决赛|复赛|比武|练兵|擂台赛|联赛|锦标赛|公开赛|博览会|活动|开班|开幕|开讲|检查|首场|首批|仪式|会议|大会|工作会|推进会|调度会|部署会|座谈会|现场会|论坛|讲座|讲堂|培训|联谊|招聘会|运动会|行动|展览|晚会"
)
# A plan, a term, a beginning, a birth, an anniversary: years that are not the page's own.
_OTHER_YEAR_BEFORE = re.compile(
    "(?:[到至自从早在于]|截止|力争|争取|计划|拟|将|预计|[与比较曾距]|出生|纪念|缅怀|回顾|庆祝|重温|讲述)$"
)
_OTHER_YEAR_AFTER = re.compile(
    "[^,。]{0,4}(?:以来|至今|[—-]|同期|出生|入党|参加工作|退休|毕业)|[^,。]{0,12}(?:将|建成|实现|达到|力争)"
)
# Named after the year to come: held or prepared in the last months of the year before.
_COMING_YEAR = re.compile("[^,。]{0,8}(?:公务员|研究生|报刊|征订|预算|谋划|思路|高考报名)")
_LOOKS_BACK = re.compile("^度|总结|表彰|获得|荣获|获评|颁奖|奖章|先锋号|评选|统计|执行情况")
# `部署2023年重点任务`: a meeting sets tasks for the year that runs or is about to begin.
_SETS_TASKS = re.compile(r"部署(?:安排|推进)?((?:19|20)\d{2})年(?!以来)")
_WON = re.compile("曾|获|夺|摘|当年|那年")
_STARTED = re.compile("[^,。]{0,4}(?:启动|起|以来|开始)")
_DAY = re.compile(r"(\d{1,2})日(?![至到起前是])")
_FEAST = re.compile("元旦|春节|新年")
_STILL_NEWS_MONTHS = 24
_AS_OF = re.compile(r"截[至止]((?:19|20)\d{2})年(\d{1,2})月")
_ENTERED = re.compile(r"(?:^|[，,。])进入((?:19|20)\d{2})年")
_NEW_FOR = 3


def year_clues(sentences: Sequence[Sentence]) -> Iterator[Clue]:
    """A clue for each year that the text gives as its own, as the last one or the next."""
    for sentence in sentences:
        for match in _YEAR.finditer(sentence.plain):
            clue = _with_month(sentence, match) if match[2] else _alone(sentence, match)
            if clue:
                yield clue
        if sentence.opens_news and (tasks := _SETS_TASKS.search(sentence.plain)):
            year = int(tasks[1])
            months = frozenset(range(month_number(year, 1) - 1, month_number(year + 1, 1)))
            yield Clue(sentence.quote(*tasks.span()), f"在{year}年，或上年年末", months)


def _with_month(sentence: Sentence, match: re.Match[str]) -> Clue | None:
    """`自2023年12月启动`, or the day of the news with its year; any other month is history."""
    year, month, plain = int(match[1]), int(match[2]), sentence.plain
    quote = sentence.quote(*match.span())
    if not 1 <= month <= 12:
        return None
    began = month_number(year, month)
    if plain[: match.start()].endswith(("自", "从")):
        months = frozenset(range(began, began + _STILL_NEWS_MONTHS))
        started = _STARTED.match(plain, match.end())
        return Clue(quote, f"在{year}年{month}月或以后", months) if started else None
    is_day = sentence.opens_news and _DAY.match(plain, match.end())
    if is_day and not _OTHER_YEAR_BEFORE.search(plain[: match.start()][-4:]):
        return Clue(
            quote,
            f"在{year}年{month}月或稍后",
            frozenset((began, began + (int(is_day[1]) > LAST_SAFE_DAY))),
        )
    return None


def _alone(sentence: Sentence, match: re.Match[str]) -> Clue | None:
    year, after = int(match[1]), sentence.plain[match.end() :]
    quote = sentence.quote(*match.span())
    if _FEAST.match(after):
        feast = frozenset(range(month_number(year, 1) - 1, month_number(year, 3)))
        return Clue(quote, f"{year}年元旦、春节前后", feast)
    before = sentence.plain[: match.start()]
    if _COMING_YEAR.match(after):
        return None
    if _OTHER_YEAR_BEFORE.search(before[-4:]) or _OTHER_YEAR_AFTER.match(after):
        return None
    if not (sentence.opens_news or _NOW.search(sentence.plain)):
        return None if _WON.search(before[-8:]) else _named_event(quote, year, after)
    if _LOOKS_BACK.search(after[:24].partition(",")[0]):
        either = months_of_year(year) | months_of_year(year + 1)
        return Clue(quote, f"年份为{year}年或次年", either)
    if _EVENT.search(after[:40].partition(",")[0]):
        return Clue(quote, f"年份为{year}年", months_of_year(year))
    return None


def _named_event(quote: str, year: int, after: str) -> Clue | None:
    """What is named after its year is mostly of the page's: 17 of 17 times in articles that begin
    with no news, on the annotated pages."""
    name = after[:24].partition(",")[0]
    if _LOOKS_BACK.search(name) or not _EVENT.search(name):
        return None
    return Clue(quote, f"年份为{year}年", months_of_year(year), firm=False)


def figure_clues(sentences: Sequence[Sentence]) -> Iterator[Clue]:
    """`截至2024年9月底`: figures are new for some months; `进入2021年`: that year runs."""
    for sentence in sentences:
        for match in _AS_OF.finditer(sentence.plain):
            year, month = int(match[1]), int(match[2])
            if 1 <= month <= 12:
                first = month_number(year, month)
                months = frozenset(range(first, first + _NEW_FOR))
                quote = sentence.quote(*match.span())
                yield Clue(quote, f"{year}年{month}月以后不久", months, firm=False)
        for match in _ENTERED.finditer(sentence.plain):
            quote = sentence.quote(*match.span())
            year = int(match[1])
            yield Clue(quote, f"年份为{year}年", months_of_year(year), firm=False)
