"""A quotation with its surroundings, as every finding on a text has one."""

import re

from articles.text.normalize import HAN
from seeds.records import ParsedFinding, Severity

_CONTEXT = 4
_WORDS_BEFORE = re.compile(rf"[{HAN}\w]*$")
_WORDS_AFTER = re.compile(rf"[{HAN}\w]*")


def doubt(
    kind: str,
    text: str,
    start: int,
    end: int,
    *,
    why: str,
    severity: Severity,
    instead: str | None = None,
) -> ParsedFinding:
    """A finding on `text[start:end]`, quoted with a few characters of its clause.

    `instead` would stand for the stretch; the suggestion is the whole quotation with it.
    """
    before = _words(_WORDS_BEFORE.search(text[max(0, start - _CONTEXT) : start]))
    after = _words(_WORDS_AFTER.match(text[end : end + _CONTEXT]))
    return ParsedFinding(
        kind=kind,
        quote=before + text[start:end] + after,
        suggestion=None if instead is None else before + instead + after,
        severity=severity,
        why=why,
    )


def _words(match: re.Match[str] | None) -> str:
    return match[0] if match else ""
