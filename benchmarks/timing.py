"""Times of queries: of the processor, the database server's included, and by the clock."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import connection


@dataclass(frozen=True)
class Times:
    """Milliseconds of each query, and how much they found on the average."""

    processor: list[float]
    clock: list[float]
    hits: float

    @classmethod
    def of_all(cls, parts: Iterable["Times"]) -> "Times":
        """Several together."""
        parts = list(parts)
        count = sum(len(part.clock) for part in parts)
        hits = sum(part.hits * len(part.clock) for part in parts) / count
        return cls(
            [one for part in parts for one in part.processor],
            [one for part in parts for one in part.clock],
            hits,
        )

    def at(self, percent: int) -> float:
        """The percentile of the processor's time."""
        return _percentile(self.processor, percent)

    def clock_at(self, percent: int) -> float:
        """The percentile of the clock's."""
        return _percentile(self.clock, percent)


def timed(ask: Callable[[str], int], queries: Sequence[str]) -> Times:
    """What each of the queries takes."""
    processor, clock, hits = [], [], 0
    for query in queries:
        used, started = used_processor(), time.perf_counter()
        hits += ask(query)
        clock.append(1000 * (time.perf_counter() - started))
        processor.append(1000 * (used_processor() - used))
    return Times(processor, clock, hits / len(queries))


def used_processor() -> float:
    """Seconds of processor that this process and its server's have used."""
    return time.process_time() + _of_server()


def _of_server() -> float:
    """Those of PostgreSQL's process for our connection, on this machine."""
    if connection.vendor != "postgresql":
        return 0.0
    connection.ensure_connection()
    schedule = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return int(schedule.read_text().split()[0]) / 1e9


def _percentile(values: list[float], percent: int) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]
