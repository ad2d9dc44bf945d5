"""What hangs on an article and goes with its text: credits, photos, tags, findings, jumps.

Runs inside a verb's act; the verb revises the articles afterwards.
"""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db.models import Max

from articles.editing import revise
from articles.models import Article, Finding, Photo, Tagging
from articles.revision import Via
from articles.structure.printed import Division


def divide_belongings(article: Article, new: Article, division: Division) -> None:
    """After a split: each thing goes to the part in which it is printed; in doubt it stays."""
    for photo in article.photos.prefetch_related("credits"):
        printed = [photo.caption, *(credit.printed for credit in photo.credits.all())]
        if any(map(division.goes, printed)):
            _hand_photo(photo, new)
    for credit in article.credits.filter(photo=None).select_related("person"):
        if division.goes(credit.printed or credit.person.name):
            credit.article = new
            credit.save()
    for tagging in article.taggings.select_related("tag"):
        _divide_tag(tagging, new, division)
    move_findings(article, new)


def move_findings(article: Article, other: Article) -> None:
    """Doubts go where the text they quote has gone; without a quotation they stay."""
    for finding in article.findings.exclude(quote=""):
        if not _holds(article, finding) and _holds(other, finding):
            finding.article = other
            finding.save()


def hand_over(article: Article, into: Article) -> None:
    """After a merge: everything that the other has not got already."""
    _hand_credits(article, into)
    for photo in article.photos.order_by("order", "pk"):
        _hand_photo(photo, into)
    there = set(into.taggings.values_list("tag", flat=True))
    for tagging in article.taggings.exclude(tag__in=there):
        tagging.article = into
        tagging.save()
    for finding in article.findings.all():
        finding.article = into
        finding.save()


def hand_continuations(
    article: Article, into: Article, *, by: User | None, why: str, via: Via
) -> None:
    """What goes on elsewhere goes on from the article that has the end of the text now."""
    for each in Article.objects.filter(continues=article):
        revise(each, by=by, why=why, via=via, continues=into)


def _hand_credits(article: Article, into: Article) -> None:
    there = set(into.credits.filter(photo=None).values_list("person", "role"))
    order = _last(into.credits.all())
    for credit in article.credits.filter(photo=None).order_by("order", "pk"):
        if (credit.person_id, credit.role) not in there:
            order += 1
            credit.article, credit.order = into, order
            credit.save()


def _hand_photo(photo: Photo, into: Article) -> None:
    photo.article, photo.order = into, _last(into.photos.all()) + 1
    photo.save()
    for credit in photo.credits.all():
        credit.article = into
        credit.save()


def _divide_tag(tagging: Tagging, new: Article, division: Division) -> None:
    """A tag that is named in one part only is of that part, any other one of both."""
    name = tagging.tag.name
    if division.goes(name):
        tagging.article = new
        tagging.save()
    elif name in division.taken or name not in division.kept:
        Tagging(
            article=new, tag=tagging.tag, source=tagging.source,
            confidence=tagging.confidence, removed=tagging.removed,
        ).save()  # fmt: skip


def _holds(article: Article, finding: Finding) -> bool:
    texts = (article.column, article.kicker, article.title, article.subtitle, article.lead)
    return any(finding.quote in text for text in (*texts, article.body))


def _last(rows: Iterable[object]) -> int:
    last: int | None = rows.aggregate(last=Max("order"))["last"]  # type: ignore[attr-defined]
    return last or 0
