"""A parsed page as the plain values that a dry run prints as JSON."""

from typing import Any

from seeds.records import (
    Alternative,
    ParsedArticle,
    ParsedCredit,
    ParsedFinding,
    ParsedPage,
    ParsedTag,
)


def page_report(page: ParsedPage) -> dict[str, Any]:
    """The page without its text: every other field, in printed order."""
    return {
        "source": page.source,
        "sha256": page.sha256,
        "encoding": page.encoding,
        **page_fields(page),
        "articles": [article_report(article) for article in page.articles],
        "leftovers": list(page.leftovers),
    }


def page_fields(page: ParsedPage) -> dict[str, Any]:
    """What is read of the page itself; the loader keeps it beside the file."""
    return {
        "banner": page.banner,
        "page": {"number": page.number, "section": page.section},
        "issue_date": {
            "best": page.issue_date.best,
            "precision": page.issue_date.precision,
            "evidence": [
                {"quote": e.quote, "implies": e.implies} for e in page.issue_date.evidence
            ],
        },
    }


def article_report(article: ParsedArticle) -> dict[str, Any]:
    """One article of the report; the loader keeps it as what was read."""
    return {
        "order": article.order,
        "column": article.column,
        "kicker": article.kicker,
        "title": article.title,
        "subtitle": article.subtitle,
        "kind": article.kind,
        "lead": article.lead,
        "credits": [_credit(credit) for credit in article.credits],
        "paragraphs": list(article.paragraphs),
        "spans": [list(span) for span in article.spans],
        "photo_gaps": article.photo_gaps,
        "continued_on": article.continued_on,
        "continued_from": article.continued_from,
        "confidence": dict(article.confidence),
        "findings": [_finding(finding) for finding in article.findings],
        "tags": [_tag(tag) for tag in article.tags],
    }


def _credit(credit: ParsedCredit) -> dict[str, str]:
    return {"name": credit.name, "role": credit.role, "printed": credit.printed}


def alternative_report(alternative: Alternative) -> dict[str, Any]:
    """An alternative as plain values; the loader keeps it with its finding."""
    return {
        "act": alternative.act,
        "fields": dict(alternative.fields),
        "paragraph": alternative.paragraph,
    }


def _finding(finding: ParsedFinding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "quote": finding.quote,
        "suggestion": finding.suggestion,
        "severity": finding.severity,
        "why": finding.why,
        "alternative": finding.alternative and alternative_report(finding.alternative),
    }


def _tag(tag: ParsedTag) -> dict[str, str | float]:
    return {"kind": tag.kind, "name": tag.name, "confidence": tag.confidence}
