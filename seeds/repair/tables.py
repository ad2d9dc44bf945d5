"""The confusion tables beside the rules."""

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


@cache
def pairs(name: str) -> dict[str, str]:
    """A table of two columns, the first one unique."""
    lines = (_DATA / name).read_text(encoding="utf-8").splitlines()
    rows = (line.split() for line in lines if line and not line.startswith("#"))
    return {row[0]: row[1] for row in rows}
