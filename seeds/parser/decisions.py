"""How sure each decision about an article is, and what an editor is told of those in doubt.

A stage that decides between two readings notes a `Decision`; the least sure one of a field is that
field's confidence. The figures are shares of decisions that were right, measured on the annotated
pages (`benchmarks/reading.py` prints how well they hold).
"""

from collections.abc import Iterable
from dataclasses import replace

from seeds.parser.draft import Decision
from seeds.records import ParsedArticle, ParsedFinding, Severity

FIELDS = ("boundary", "column", "kicker", "title", "subtitle", "kind", "credits", "paragraphs")
# Where nothing spoke for another reading.
UNOPPOSED = {
    "boundary": 0.98,
    "column": 0.98,
    "kicker": 0.98,
    "title": 0.98,
    "subtitle": 0.98,
    "kind": 0.99,
    "credits": 0.98,
    "paragraphs": 0.98,
}
# Below this an editor is asked; below the second the question is not a mere formality.
DOUBTFUL, OPEN = 0.7, 0.55


def confidences(decisions: Iterable[Decision]) -> tuple[tuple[str, float], ...]:
    """How sure each field is, 0 to 1."""
    sure = dict(UNOPPOSED)
    for decision in decisions:
        sure[decision.field] = min(sure[decision.field], decision.sure)
    return tuple((name, round(sure[name], 2)) for name in FIELDS)


def doubtful(article: ParsedArticle, decisions: Iterable[Decision]) -> list[ParsedFinding]:
    """Findings of the decisions that are in doubt and have an alternative."""
    findings = (_finding(article, one) for one in decisions if one.sure < DOUBTFUL and one.why)
    return [finding for finding in findings if finding is not None]


def _finding(article: ParsedArticle, decision: Decision) -> ParsedFinding | None:
    quote = decision.quote or article.title or "".join(article.paragraphs[:1])[:20]
    other = decision.other
    if other is not None and other.act == "split":
        if decision.quote not in article.paragraphs[1:]:
            return None
        other = replace(other, paragraph=article.paragraphs.index(decision.quote, 1))
    severity: Severity = "medium" if decision.sure < OPEN else "low"
    return ParsedFinding("structure", quote, severity, why=decision.why, alternative=other)
