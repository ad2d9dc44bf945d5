"""The three-way rule for one field."""

from dataclasses import dataclass
from enum import Enum
from typing import Any


class Outcome(Enum):
    """What becomes of a field of which the source has a new reading."""

    SAME = "same"
    UPDATE = "update"
    KEEP = "keep"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class FieldMerge:
    """A field as it was read before (`base`), as it stands (`ours`) and as it is read now.

    With `held` an update would take text away that the page still has and that no other article
    would show: an editor decides.
    """

    name: str
    base: Any
    ours: Any
    theirs: Any
    held: bool = False

    @property
    def outcome(self) -> Outcome:
        """Untouched by people: update. Edited, and the source as before: keep. Both: conflict."""
        if self.ours == self.theirs:
            return Outcome.SAME
        if self.theirs == self.base:
            return Outcome.KEEP
        if self.ours == self.base and not self.held:
            return Outcome.UPDATE
        return Outcome.CONFLICT
