"""The data files beside the rules: words, names and suffixes, one entry a line."""

from pathlib import Path

DATA = Path(__file__).parent / "data"


def read_list(name: str) -> list[str]:
    """The entries of a data file: a line each, without comments (`#`) and empty lines."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def read_words(name: str) -> frozenset[str]:
    """The words of a data file that has several on a line."""
    return frozenset(word for line in read_list(name) for word in line.split())
