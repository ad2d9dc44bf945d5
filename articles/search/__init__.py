"""Full-text search over articles: one interface, a back end for each database.

`refresh` keeps the index in the transaction of the change; `find` narrows and ranks a queryset.
"""

from collections.abc import Iterable


def refresh(article_ids: Iterable[int]) -> None:
    """Write the index entries of these articles anew, inside the caller's transaction."""
