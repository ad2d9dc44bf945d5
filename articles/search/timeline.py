"""Hits over time, as the bars of a small chart."""

from collections import Counter
from dataclasses import dataclass

HEIGHT = 40
MOST_MONTHS = 120


@dataclass(frozen=True, slots=True)
class Bar:
    """A month or a year: its parameter and value, its hits, its place and size in the chart."""

    name: str
    value: int
    label: str
    count: int
    x: int
    height: int

    @property
    def y(self) -> int:
        """Where the bar begins, from above."""
        return HEIGHT - self.height


def timeline(months: Counter[int], years: Counter[int]) -> list[Bar]:
    """A bar for each month with hits or between them; for each year where the months are many."""
    if not months:
        return []
    first, last = min(months), max(months)
    span = (last // 100 - first // 100) * 12 + last % 100 - first % 100 + 1
    if span > MOST_MONTHS:
        values = list(range(min(years), max(years) + 1))
        return _bars("year", values, [str(value) for value in values], years)
    values = [_later(first, step) for step in range(span)]
    return _bars("month", values, [f"{v // 100}-{v % 100:02}" for v in values], months)


def _later(month: int, step: int) -> int:
    year, place = divmod(month // 100 * 12 + month % 100 - 1 + step, 12)
    return year * 100 + place + 1


def _bars(name: str, values: list[int], labels: list[str], counts: Counter[int]) -> list[Bar]:
    most = max(counts.values())
    return [
        Bar(name, value, label, counts[value], x, -(-counts[value] * HEIGHT // most))
        for x, (value, label) in enumerate(zip(values, labels, strict=True))
    ]
