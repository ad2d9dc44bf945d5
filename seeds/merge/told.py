"""A merge in words, as a dry run prints it: what would be updated, kept, asked."""

from collections.abc import Iterator

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.models import Article
from articles.text.diff import pieces
from seeds.merge.fields import FieldMerge, Outcome
from seeds.merge.plan import ArticleMerge, PageMerge, Proposal
from seeds.rows import headline

_ASKED = {
    "split": _("“%(title)s”: an article of its own would begin in it: “%(other)s”"),
    "merge": _("“%(title)s” would be a part of “%(other)s”"),
    "vanished": _("“%(title)s” is not in the new text; it stays"),
}
_SAID = {
    Outcome.UPDATE: _("%(field)s would be updated"),
    Outcome.KEEP: _("%(field)s stays as an editor has corrected it"),
    Outcome.CONFLICT: _(
        "%(field)s was corrected here and changed in the source: an editor is asked"
    ),
}


def told(plan: PageMerge) -> list[str]:
    """The lines of a plan; what would change stands as a diff."""
    if plan.unchanged:
        return [f"  {gettext('unchanged')}"]
    return [f"  {line}" for line in _lines(plan)]


def _lines(plan: PageMerge) -> Iterator[str]:
    for merge in plan.articles:
        yield from _article(merge)
    for report in plan.added:
        said = gettext("new article “%(title)s”")
        yield f"+ {said % {'title': headline(report)}}"
    for proposal in plan.proposals:
        yield _asked(proposal)


def _article(merge: ArticleMerge) -> Iterator[str]:
    told = [field for field in merge.fields if field.outcome is not Outcome.SAME]
    if told:
        said = gettext("“%(title)s” (article %(number)d)")
        yield f"= {said % {'title': merge.article.title, 'number': merge.article.pk}}"
    for field in told:
        yield f"    {_SAID[field.outcome] % {'field': _label(field.name)}}"
        if field.outcome is not Outcome.KEEP:
            yield f"      {_diff(field)}"


def _label(name: str) -> str:
    """A field of an article in words; what stands beside it, credits or tags, by its plural."""
    field = Article._meta.get_field(name)
    if field.is_relation and field.related_model and not field.concrete:
        return str(field.related_model._meta.verbose_name_plural)
    return str(getattr(field, "verbose_name", name))


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
    said = {"title": proposal.article.title, "other": other}
    return f"? {_ASKED[proposal.act] % said}"
