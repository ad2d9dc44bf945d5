"""Clues from public events and from seasons; both tables stand in `data`."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import NamedTuple

from seeds.dating.months import (
    FIRST_YEAR,
    LAST_YEAR,
    Clue,
    Months,
    months_between,
    months_named,
)
from seeds.dating.quotes import Sentence

_DATA = Path(__file__).parent / "data"
_NOT_NOW = re.compile("去年|前年|明年|往年|每年|历年|周年|年前|曾经|曾在")


class Dated(NamedTuple):
    """A pattern and what a mention of it tells."""

    pattern: re.Pattern[str]
    months: Months
    implies: str
    only_now: bool = True


def _rows(name: str) -> Iterator[list[str]]:
    for line in (_DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _event(pattern: str, day: str, tells: str, name: str) -> Dated:
    when = date.fromisoformat(day)
    shown = f"{when.year}年{when.month}月"
    if tells == "after":
        months = months_between(when, date(LAST_YEAR, 12, 1))
        return Dated(re.compile(pattern), months, f"在{shown}（{name}）以后", only_now=False)
    if tells == "until":
        months = months_between(date(FIRST_YEAR, 1, 1), when)
        return Dated(re.compile(pattern), months, f"不晚于{shown}（{name}）")
    days = timedelta(days=int(tells.removeprefix("near:")))
    return Dated(
        re.compile(pattern), months_between(when, when + days), f"{name}之后不久（{shown}）"
    )


@cache
def events() -> tuple[Dated, ...]:
    """The public events that date a page."""
    return tuple(_event(*row) for row in _rows("events.txt"))


@cache
def seasons() -> tuple[Dated, ...]:
    """The seasons and feasts with their months."""
    return tuple(
        Dated(re.compile(pattern), months_named(map(int, months.split())), f"时在{name}")
        for pattern, months, name in _rows("seasons.txt")
    )


def event_clues(sentences: Sequence[Sentence]) -> Iterator[Clue]:
    """A clue for each event, from the first sentence that speaks of it."""
    yield from _first_mentions(sentences, events(), firm=True)


def season_clues(sentences: Sequence[Sentence]) -> Iterator[Clue]:
    """A clue for each season or feast of which the page speaks as of now."""
    yield from _first_mentions(sentences, seasons(), firm=False)


def _first_mentions(
    sentences: Sequence[Sentence], table: Sequence[Dated], *, firm: bool
) -> Iterator[Clue]:
    now = [sentence for sentence in sentences if not _NOT_NOW.search(sentence.plain)]
    whole = "\n".join(sentence.plain for sentence in sentences)
    for dated in table:
        if not dated.pattern.search(whole):
            continue  # most of them: one look is quicker than one at each sentence
        for sentence in now if dated.only_now else sentences:
            if match := dated.pattern.search(sentence.plain):
                quote = sentence.quote(*match.span())
                yield Clue(quote, dated.implies, dated.months, firm)
                break
