"""Traditional characters and the simplified ones that stand for them."""

from functools import cache

from articles.text.tables import read_list


@cache
def simple_characters() -> dict[int, str]:
    """The simplified character by the code point of the traditional one, for `str.translate`."""
    pairs = (pair for line in read_list("traditional.txt") for pair in line.split())
    return {ord(pair[0]): pair[1] for pair in pairs}
