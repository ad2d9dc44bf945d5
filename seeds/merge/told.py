"""A merge in words, as a dry run prints it: what would be updated, kept, asked."""

from collections.abc import Iterator

from articles.text.diff import pieces
from seeds.merge.fields import FieldMerge, Outcome
from seeds.merge.plan import ArticleMerge, PageMerge, Proposal
from seeds.rows import headline

_ASKED = {
    "split": "? “{title}”: an article of its own would begin in it: “{other}”",
    "merge": "? “{title}” would be a part of “{other}”",
    "vanished": "? “{title}” is not in the new text; it stays",
}
_SAID = {
    Outcome.UPDATE: "would be updated",
    Outcome.KEEP: "stays as an editor has corrected it",
    Outcome.CONFLICT: "was corrected here and changed in the source: an editor is asked",
}


def told(plan: PageMerge) -> list[str]:
    """The lines of a plan; what would change stands as a diff."""
    if plan.unchanged:
        return ["  unchanged"]
    return [f"  {line}" for line in _lines(plan)]


def _lines(plan: PageMerge) -> Iterator[str]:
    for merge in plan.articles:
        yield from _article(merge)
    for report in plan.added:
        yield f"+ new article “{headline(report)}”"
    for proposal in plan.proposals:
        yield _asked(proposal)


def _article(merge: ArticleMerge) -> Iterator[str]:
    told = [field for field in merge.fields if field.outcome is not Outcome.SAME]
    if told:
        yield f"= “{merge.article.title}” (article {merge.article.pk})"
    for field in told:
        yield f"    {field.name} {_SAID[field.outcome]}"
        if field.outcome is not Outcome.KEEP:
            yield f"      {_diff(field)}"


def _diff(field: FieldMerge) -> str:
    """From how the field stands to how it is read now: [-gone-] and {+new+} in what stays."""
    marks = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}", "skip": "……"}
    told = pieces(_told(field.ours), _told(field.theirs))
    return "".join(marks[piece.kind].format(piece.text) for piece in told)


def _told(value: str | list[list[str]]) -> str:
    if isinstance(value, str):
        return value.replace("\n\n", "¶")
    return "、".join(" ".join(part for part in credit if part) for credit in value)


def _asked(proposal: Proposal) -> str:
    other = headline(proposal.now) if proposal.now else ""
    if proposal.whole:
        other = proposal.whole.title
    return _ASKED[proposal.act].format(title=proposal.article.title, other=other)
