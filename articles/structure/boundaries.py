"""Where one article ends and the next begins: splitting one, merging two."""

from typing import Any, Literal

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from articles import search
from articles.acts import acting
from articles.editing import reorder, revise
from articles.models import Article, Status
from articles.revision import Via
from articles.structure.belongings import divide_belongings, hand_continuations, hand_over
from articles.structure.held import Seen, Unfit, hold
from articles.structure.printed import Division, both_spans
from articles.text.paragraphs import (
    Paragraphs,
    beginning,
    body_of,
    is_beginning,
    is_heading,
    part,
)

HEADINGS_KEPT, HEADINGS_DROPPED = "keep", "drop"


def split(
    article: Article,
    *,
    at: int,
    title: str | None = None,
    by: User | None,
    via: Via,
    why: str = "",
    seen: Seen | None = None,
) -> Article:
    """Begin an article of its own at a paragraph and return it; it follows on the page.

    The paragraph becomes its title where it looks like a line over a text, or where `title` says
    the same; otherwise it is called by `title`, or by its beginning. It is in the state of the
    first, so that readers go on seeing what they saw.
    """
    label = _("Split “%(title)s” at paragraph %(n)d") % {"title": article.title, "n": at + 1}
    with acting("split", label, by=by, via=via, why=why, page=article.page):
        [article] = hold(article, seen=seen)
        before, after = part(tuple(article.paragraphs), at)
        title, after = _titled(after, title)
        division = Division(
            article, body_of([*_headings(article), *before]), body_of([title, *after])
        )
        new = Article(
            page=article.page, order=article.order, column=article.column, title=title,
            body=body_of(after), spans=division.taken_spans, continued_on=article.continued_on,
            status=article.status, published_at=article.published_at,
            publish_at=article.publish_at, withdraw_at=article.withdraw_at,
        )  # fmt: skip
        _insert(new, article, by=by, why=why or label, via=via)
        hand_continuations(article, new, by=by, why=why or label, via=via)
        article = revise(
            article, by=by, why=why or label, via=via, body=body_of(before),
            spans=division.kept_spans, continued_on=None, touched=True,
        )  # fmt: skip
        divide_belongings(article, new, division)
        search.refresh([article.pk, new.pk])
        return new


def merge(
    article: Article,
    other: Article,
    *,
    headings: Literal["keep", "drop"] = "keep",
    by: User | None,
    via: Via,
    why: str = "",
    seen: Seen | None = None,
) -> Article:
    """Make another article of the page the end of this one, and return this one.

    The other's headings stand as paragraphs before its text, or are dropped; what hangs on it is
    handed over, and it goes to the trash, from where its address leads to this one.
    """
    names = {"title": article.title, "other": other.title}
    label = _("Merged “%(other)s” into “%(title)s”") % names
    with acting("merge", label, by=by, via=via, why=why, page=article.page):
        article, other = hold(article, other, seen=seen)
        _refuse_unlike(article, other)
        lines = _cross_heads(article, other) if headings == HEADINGS_KEPT else []
        changes: dict[str, Any] = {
            "body": body_of([*article.paragraphs, *lines, *_with_lead(other)]),
            "spans": both_spans(article, other),
            "continued_on": other.continued_on or article.continued_on,
        }
        hand_over(other, article)
        hand_continuations(other, article, by=by, why=why or label, via=via)
        revise(
            other, by=by, why=why or label, via=via, touched=True,
            status=Status.TRASHED, merged_into=article, publish_at=None, withdraw_at=None,
        )  # fmt: skip
        return revise(article, by=by, why=why or label, via=via, touched=True, **changes)


def _titled(after: Paragraphs, title: str | None) -> tuple[str, Paragraphs]:
    """The title of a new article and the paragraphs that are left to it."""
    line = after[0]
    if title is None:
        return (line, after[1:]) if is_heading(line) else (beginning(after), after)
    return (title, after[1:] if "".join(title.split()) == "".join(line.split()) else after)


def _insert(new: Article, article: Article, *, by: User | None, why: str, via: Via) -> None:
    """Store the new article behind the other, all that follow one place further."""
    order = list(article.page.articles.order_by("order"))
    new.order = order[-1].order + 1
    new.full_clean(exclude=["page"])
    new.save()
    place = next(n for n, each in enumerate(order, start=1) if each.pk == article.pk)
    reorder(article.page, [*order[:place], new, *order[place:]], by=by, why=why, via=via)
    new.refresh_from_db()


def _headings(article: Article) -> list[str]:
    return [article.column, article.kicker, article.title, article.subtitle, article.lead]


def _cross_heads(article: Article, other: Article) -> list[str]:
    """The other's headings as they stand over its text; a name from its beginning is none."""
    column = "" if other.column == article.column else other.column
    title = "" if is_beginning(other.title, other.paragraphs) else other.title
    return [line for line in (column, other.kicker, title, other.subtitle) if line]


def _with_lead(article: Article) -> Paragraphs:
    first, *rest = article.paragraphs or [""]
    return (article.lead + first, *rest)


def _refuse_unlike(article: Article, other: Article) -> None:
    """Text must neither come before readers nor go from them by the way."""
    if article.pk == other.pk:
        raise Unfit(_("“%s” cannot be merged into itself.") % article)
    public = [each.status == Status.PUBLISHED for each in (article, other)]
    if public[0] != public[1]:
        raise Unfit(_("One of the two is published and one is not: publish or withdraw first."))
