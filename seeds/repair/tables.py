"""The confusion tables beside the rules."""

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


@cache
def pairs(name: str) -> dict[str, str]:
    """A table of two columns, the first one unique."""
    return {row[0]: row[1] for row in rows(name)}


def rows(name: str) -> list[list[str]]:
    """A table whose lines hold many words, the first one a head."""
    return [line.split() for line in _lines(name)]


def _lines(name: str) -> list[str]:
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
