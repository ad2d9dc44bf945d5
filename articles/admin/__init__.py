"""The newspaper at the desk, one file a concept; importing a file registers its admin."""

from articles.admin import (
    act,
    article,
    confusion,
    finding,
    issue,
    missed,
    page,
    review,
    section,
    tag,
)

__all__ = [
    "act",
    "article",
    "confusion",
    "finding",
    "issue",
    "missed",
    "page",
    "review",
    "section",
    "tag",
]
