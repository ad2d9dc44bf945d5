"""What the editors have taught: corrections to look for, and doubts that they want no more."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from articles.text.corrections import Correction, corrections
from seeds.records import ParsedFinding


@dataclass(frozen=True, slots=True)
class Taught:
    """`corrected` pairs with the number of places, `refused` pairs, and `quiet` kinds of doubt."""

    corrected: tuple[tuple[Correction, int], ...] = ()
    refused: frozenset[Correction] = frozenset()
    quiet: frozenset[str] = frozenset()

    def heard(self, findings: Iterable[ParsedFinding]) -> tuple[ParsedFinding, ...]:
        """The findings without what editors keep dismissing; of a quiet kind each is low."""
        return tuple(
            replace(finding, severity="low") if finding.kind in self.quiet else finding
            for finding in findings
            if not (self.refused and self._is_refused(finding))
        )

    def _is_refused(self, finding: ParsedFinding) -> bool:
        if finding.suggestion is None:
            return False
        asked = corrections(finding.quote, finding.suggestion)
        return bool(asked) and self.refused.issuperset(asked)


UNTAUGHT = Taught()


@lru_cache(maxsize=4)
def wrong_forms(corrected: tuple[tuple[Correction, int], ...]) -> re.Pattern[str]:
    """A pattern of all wrong forms, the longest first; matches nothing where there are none."""
    forms = sorted({re.escape(one.wrong) for one, _count in corrected}, key=len, reverse=True)
    return re.compile("|".join(forms) if forms else r"(?!)")
