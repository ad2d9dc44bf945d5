"""Paragraphs: joined, cut, moved inside an article or to another one, and marked as gaps."""

from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from articles import search
from articles.acts import acting
from articles.editing import revise
from articles.models import Article, FindingStatus
from articles.revision import Via
from articles.settling import settle
from articles.structure.belongings import move_findings
from articles.structure.held import Seen, hold
from articles.structure.printed import Division
from articles.text import paragraphs as texts
from articles.text.gaps import gap, hole, is_marked
from articles.text.provenance import numbers_of, spans_of

BRIEF = 12


def cut(
    article: Article, *, at: int, offset: int, by: User | None, via: Via, why: str = "",
    seen: Seen | None = None,
) -> Article:  # fmt: skip
    """Make two paragraphs of one, before its character `offset`."""
    new = texts.cut(tuple(article.paragraphs), at, offset)
    label = _("Cut a paragraph before “%s”") % new[at + 1][:BRIEF]
    with acting("cut", label, by=by, via=via, why=why, page=article.page):
        [article] = hold(article, seen=seen)
        new = texts.cut(tuple(article.paragraphs), at, offset)
        return _rewrite(article, new, by=by, via=via, why=why or label)


def join(
    article: Article, *, at: int, by: User | None, via: Via, why: str = "",
    seen: Seen | None = None,
) -> Article:  # fmt: skip
    """Make one paragraph of this one and the next."""
    label = _("Joined the paragraph “%s” with the next") % _brief(article, at)
    with acting("join", label, by=by, via=via, why=why, page=article.page):
        [article] = hold(article, seen=seen)
        new = texts.join(tuple(article.paragraphs), at)
        return _rewrite(article, new, by=by, via=via, why=why or label)


def move(
    article: Article, *, at: int, to: int, by: User | None, via: Via, why: str = "",
    seen: Seen | None = None,
) -> Article:  # fmt: skip
    """Bring a paragraph to another place of its article."""
    label = _("Moved the paragraph “%s”") % _brief(article, at)
    with acting("move", label, by=by, via=via, why=why, page=article.page):
        [article] = hold(article, seen=seen)
        new = texts.move(tuple(article.paragraphs), at, to)
        return _rewrite(article, new, by=by, via=via, why=why or label)


def pass_on(
    article: Article, other: Article, *, at: int, to: int, by: User | None, via: Via,
    why: str = "", seen: Seen | None = None,
) -> Article:  # fmt: skip
    """Bring a paragraph to a place of another article of the page, and return that one.

    Its printed lines and the doubts that quote it go along.
    """
    names = {"text": _brief(article, at), "title": other.title}
    label = _("Moved the paragraph “%(text)s” to “%(title)s”") % names
    with acting("move", label, by=by, via=via, why=why, page=article.page):
        article, other = hold(article, other, seen=seen)
        text, rest = texts.take(tuple(article.paragraphs), at)
        kept = texts.body_of([article.kicker, article.title, article.subtitle, *rest])
        division = Division(article, kept, text)
        article = _rewrite(
            article, rest, by=by, via=via, why=why or label, spans=division.kept_spans
        )
        numbers = [*numbers_of(other.spans), *division.of_taken]
        new = texts.put(tuple(other.paragraphs), to, text)
        other = _rewrite(other, new, by=by, via=via, why=why or label, spans=spans_of(numbers))
        move_findings(article, other)
        search.refresh([article.pk, other.pk])
        return other


def mark_gap(
    article: Article, *, at: int, offset: int | None = None, extent: int | None = None,
    unit: str = "字", by: User | None, via: Via, why: str = "", seen: Seen | None = None,
) -> Article:  # fmt: skip
    """Mark in a paragraph that text is missing there (None: at its end), and about how much.

    The article's open doubts about this gap are settled by it, from whichever side they see it.
    """
    mark = gap(extent, unit)
    label = _("Marked missing text in “%s”") % _brief(article, at)
    with acting("gap", label, by=by, via=via, why=why, page=article.page):
        [article] = hold(article, seen=seen)
        before = tuple(article.paragraphs)
        new = texts.insert(before, at, offset, mark)
        doubts = article.findings.filter(kind="missing_text", status=FindingStatus.OPEN)
        for finding in doubts:
            place, quote = hole(before, finding.quote), finding.quote
            beside = quote + mark in new[at] or mark + quote in new[at]
            if beside or (is_marked(new, place) if place else quote in before[at]):
                settle(finding, FindingStatus.ACCEPTED, by=by, via=via, why=why or label)
        return _rewrite(article, new, by=by, via=via, why=why or label)


def _rewrite(
    article: Article, new: texts.Paragraphs, *, by: User | None, via: Via, why: str, **also: Any
) -> Article:
    return revise(article, by=by, why=why, via=via, body=texts.body_of(new), **also)


def _brief(article: Article, at: int) -> str:
    return texts.take(tuple(article.paragraphs), at)[0][:BRIEF]
