"""x"""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Placing:
    """x"""

    publication: str | None = None
    date: datetime.date | None = None
    issue_number: int | None = None
    edition: str = ""
    page_number: int | None = None
    section: str | None = None
