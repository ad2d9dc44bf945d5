"""What is known of a page from outside of it."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Placing:
    """What is known of a page from outside of it: it goes before what the page itself says."""

    publication: str | None = None
    date: datetime.date | None = None
    issue_number: str | None = None
    edition: str = ""
    page_number: int | None = None
    section: str | None = None
