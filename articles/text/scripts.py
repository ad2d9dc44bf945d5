"""Traditional characters and the simplified ones that stand for them."""

from collections.abc import Callable
from functools import cache

from articles.text.replacing import replacing
from articles.text.tables import read_list


def simplified(text: str) -> str:
    """The text in simplified characters, as many as it had."""
    return _simplify()(text)


@cache
def _simplify() -> Callable[[str], str]:
    pairs = (pair for line in read_list("traditional.txt") for pair in line.split())
    return replacing({pair[0]: pair[1] for pair in pairs})
