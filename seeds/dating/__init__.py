"""When a page appeared, as far as its text tells and no further.

Each clue is a set of months and a quotation. Firm clues (printed years, days of news, public
events) must all hold; the softer ones (seasons, plans) may narrow what is left. One month, or one
year, is stated only where no other is left.
"""

import re
from collections.abc import Iterable, Sequence

from seeds.dating.days import day_clues, months_ahead
from seeds.dating.events import event_clues, season_clues
from seeds.dating.masthead import printed_date, printed_month
from seeds.dating.months import ALL, Clue, Months
from seeds.dating.periods import period_clues
from seeds.dating.quotes import sentences
from seeds.dating.years import figure_clues, year_clues
from seeds.records import DateEstimate, Evidence, ParsedArticle, Precision

__all__ = ["estimate_issue_date"]

# Few sentences name a year, and several rules look for nothing else.
_YEAR = re.compile(r"(?:19|20)\d{2}")


def estimate_issue_date(articles: Sequence[ParsedArticle], text: str) -> DateEstimate:
    """The date of the issue with the quotations that speak for it; `text` is the entire page."""
    if printed := printed_date(text):
        day, line = printed
        evidence = Evidence(line, "版面印有出报日期")
        return DateEstimate(day.isoformat(), "day", (evidence,))
    if numbered := printed_month(text):
        day, line = numbered
        evidence = Evidence(line, "版面印有年月与期数")
        return DateEstimate(f"{day:%Y-%m}", "month", (evidence,))
    lines = list(sentences(articles))
    years = [line for line in lines if _YEAR.search(line.plain)]
    firm = [*year_clues(years), *day_clues(lines, articles), *event_clues(lines)]
    soft = [*period_clues(years), *figure_clues(years), *season_clues(lines), *months_ahead(lines)]
    months, used = _narrowed([*firm, *soft])
    best, precision = _statement(months)
    return DateEstimate(best, precision, _evidence(used))


def _narrowed(clues: Iterable[Clue]) -> tuple[Months, list[Clue]]:
    """The months that the clues leave; no month where firm clues contradict each other."""
    left, used = ALL, []
    for clue in clues:
        common = left & clue.months
        if not common and not clue.firm:
            continue
        left = common
        used.append(clue)
    return left, used


def _statement(months: Months) -> tuple[str | None, Precision]:
    years = {number // 12 for number in months}
    if len(months) == 1:
        (number,) = months
        return f"{number // 12}-{number % 12 + 1:02}", "month"
    if len(years) == 1:
        return str(years.pop()), "year"
    return None, "unknown"


def _evidence(clues: Iterable[Clue]) -> tuple[Evidence, ...]:
    """One piece of evidence for each thing that is implied, the first quotation of it."""
    by_meaning: dict[str, Evidence] = {}
    for clue in clues:
        by_meaning.setdefault(clue.implies, Evidence(clue.quote, clue.implies))
    return tuple(by_meaning.values())
