"""How tables of words are written down."""


def words(listed: str) -> tuple[str, ...]:
    """The words of a table, parted by white space."""
    return tuple(listed.split())
