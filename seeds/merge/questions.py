"""What a merge puts before an editor: conflicts, moved boundaries, doubts of the new text."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from articles.models import Article, Finding, FindingStatus, Severity
from articles.revision import create_all
from seeds.merge.fields import FieldMerge, Outcome
from seeds.merge.plan import ArticleMerge, Proposal
from seeds.rows import Report, finding_rows, headline, text_fields

CONFLICT = "conflict"


def settle_conflict(article: Article, field: FieldMerge, now: Report, why: str) -> None:
    """One open conflict a field: made, renewed with the newest text, or gone with its reason."""
    standing = _open_conflict(article, field.name)
    if field.outcome is Outcome.SAME and standing:
        standing.delete()
    if field.outcome is not Outcome.CONFLICT:
        return
    conflict = standing or Finding(page=article.page, article=article, kind=CONFLICT)
    base = standing.alternative["base"] if standing and standing.alternative else None
    theirs = now["credits"] if field.name == "credits" else field.theirs
    conflict.severity = Severity.HIGH
    conflict.quote = _text(field.ours)
    conflict.why = why
    conflict.alternative = {
        "act": "set",
        "fields": {field.name: theirs},
        "paragraph": None,
        "base": base or {field.name: field.base},
    }
    conflict.save()


def _text(value: str | list[list[str]]) -> str:
    return value if isinstance(value, str) else "、".join(name for name, *_rest in value)


def _open_conflict(article: Article, field: str) -> Finding | None:
    conflicts = article.findings.filter(status=FindingStatus.OPEN, kind=CONFLICT)
    return next((f for f in conflicts if f.alternative and field in f.alternative["fields"]), None)


def renew_findings(article: Article, merge: ArticleMerge) -> None:
    """Doubts of the new reading that nobody has settled; those it has no more go.

    A doubt is the same where kind and quotation are. What an editor keeps of the old text keeps
    its doubts, and brings none of a text that is not there.
    """
    text = "\n".join(getattr(article, name) for name in text_fields(merge.now))
    rows = finding_rows(article, merge.now)
    wanted = {(row.kind, row.quote) for row in rows}
    kept = any(f.outcome in (Outcome.KEEP, Outcome.CONFLICT) for f in merge.fields)
    known = set()
    for finding in article.findings.exclude(kind=CONFLICT):
        key = (finding.kind, finding.quote)
        stands = kept and finding.quote in text
        if finding.status == FindingStatus.OPEN and key not in wanted and not stands:
            finding.delete()
        else:
            known.add(key)
    create_all([row for row in rows if (row.kind, row.quote) not in known and row.quote in text])


def ask(proposal: Proposal) -> None:
    """Put moved boundaries before an editor, once."""
    finding = QUESTIONS[proposal.act](proposal)
    same = Finding.objects.filter(
        article=proposal.article, kind=finding.kind, quote=finding.quote, why=finding.why
    )
    if not same.exists():
        finding.save()


def _split(proposal: Proposal) -> Finding:
    article, now = proposal.article, proposal.now or {}
    first = next(iter(now["paragraphs"]), "")
    place = max(
        range(len(article.paragraphs)),
        key=lambda n: _shared(article.paragraphs[n], first),
        default=0,
    )
    fields = {name: text for name, text in text_fields(now).items() if name != "body"}
    quote = article.paragraphs[place] if article.paragraphs else article.title
    why = _("In the new text an article of its own begins here: %s") % headline(now)
    return _question(article, quote, why, act="split", fields=fields, paragraph=place)


def _merge(proposal: Proposal) -> Finding:
    article, whole = proposal.article, proposal.whole
    why = _("In the new text this is a part of “%s”.") % (whole.title if whole else "")
    return _question(article, article.title, why, act="merge", fields={}, paragraph=None)


def _vanished(proposal: Proposal) -> Finding:
    why = _("The new text of the page does not have this article.")
    return _question(proposal.article, proposal.article.title, why)


QUESTIONS: dict[str, Callable[[Proposal], Finding]] = {
    "split": _split, "merge": _merge, "vanished": _vanished,
}  # fmt: skip


def _question(article: Article, quote: str, why: str, **alternative: object) -> Finding:
    return Finding(
        page=article.page,
        article=article,
        kind="structure",
        severity=Severity.MEDIUM,
        quote=quote,
        why=why,
        alternative=alternative or None,
    )


def _shared(one: str, other: str) -> int:
    pairs = {other[n : n + 2] for n in range(len(other) - 1)}
    return sum(one[n : n + 2] in pairs for n in range(len(one) - 1))
