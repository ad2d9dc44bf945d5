"""What an article's entry in the search index is made of."""

import calendar
import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Prefetch

from articles.models import Article, Credit, Issue, Photo, Precision, Status, Tagging
from articles.search.codes import Facet, code, place_code, tokens
from articles.text.indexed import NAMES, Indexed, folded_name, indexed, texts_of
from people.models import PHOTOGRAPHING, REPORTING
from seeds.models import ImportedArticle

PLACE_END = "\x1d"  # parts the places of an entry's folded text
NO_DAYS = (10_000_000, 0)  # first and last day where nothing is known: in no period
_PRINTED = ("title", "kicker", "subtitle", "paragraphs")
_EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """An article as the index has it.

    `texts` are its folded texts by `PLACES`, a line for each field; `first` and `last` the ordinals
    of the days on which it may have been printed, `day` that by which it is sorted (0: unknown);
    `visible` the moment from which the public sees it, None for never. What was `made` of the texts
    beforehand need not be made again.
    """

    article_id: int
    day: int
    first: int
    last: int
    visible: int | None
    codes: tuple[int, ...]
    texts: tuple[str, ...]
    made: Indexed | None = field(default=None, compare=False, repr=False)

    @property
    def copy(self) -> str:
        """The folded text as it is kept beside the index."""
        return PLACE_END.join(self.texts)

    @property
    def indexed(self) -> Indexed:
        """The tokens of the texts."""
        return self.made or indexed(self.texts)

    @property
    def tokens(self) -> str:
        """All tokens, parted by spaces."""
        found = self.indexed
        return " ".join((found.marks, found.pairs, *tokens(self.codes)))


def moment(when: datetime.datetime) -> int:
    """A moment in microseconds, exactly."""
    return (when - _EPOCH) // datetime.timedelta(microseconds=1)


def entries(article_ids: Iterable[int]) -> Iterator[Entry]:
    """The entries of those of the articles that exist, in a constant number of queries."""
    ids = list(article_ids)
    standing = Tagging.objects.filter(removed=False).select_related("tag")
    articles = (
        Article.objects.filter(pk__in=ids)
        .select_related("page__issue")
        .prefetch_related(
            "credits__person", "photos", Prefetch("taggings", standing, to_attr="standing")
        )
    )
    printed = _printed(ids)
    for article in articles:
        taggings: list[Tagging] = article.standing
        credits, photos = article.credits.all(), article.photos.all()
        yield _entry(article, photos, credits, taggings, printed.get(article.pk, ()))


def new_entries(
    articles: Iterable[Article],
    photos: Iterable[Photo],
    credits: Iterable[Credit],
    taggings: Iterable[Tagging],
    made: Mapping[int, Indexed] | None = None,
) -> Iterator[Entry]:
    """The entries of articles that were just made, from all rows that were made with them.

    They are as they were printed: nobody has corrected them yet. `made` is what was prepared of
    their texts, by their ids.
    """
    ordered = sorted(
        taggings, key=lambda tagging: (-tagging.confidence, tagging.pk)
    )  # as they stand
    of_photos, of_credits, of_taggings = map(_by_article, (photos, credits, ordered))
    for article in articles:
        pk = article.pk
        prepared = (made or {}).get(pk)
        yield _entry(article, of_photos[pk], of_credits[pk], of_taggings[pk], (), prepared)


def _by_article(rows: Iterable[Any]) -> defaultdict[int, list[Any]]:
    grouped: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows:
        grouped[row.article_id].append(row)
    return grouped


def _printed(ids: list[int]) -> dict[int, list[str]]:
    """The texts of each article as they were last read from the print and taken over."""
    rows = ImportedArticle.objects.filter(article__in=ids, is_base=True).order_by("pk")
    columns = [f"record__{name}" for name in _PRINTED]
    found = {}
    for pk, *texts, paragraphs in rows.values_list("article_id", *columns):
        found[pk] = [*(text for text in texts if text), *(paragraphs or ())]
    return found


def _entry(
    article: Article,
    photos: Iterable[Photo],
    credits: Iterable[Credit],
    taggings: Iterable[Tagging],
    printed: Iterable[str],
    made: Indexed | None = None,
) -> Entry:
    credits, taggings, issue = list(credits), list(taggings), article.page.issue
    # Whoever is credited twice, as reporter and photographer, is one line.
    names = list(dict.fromkeys(credit.person.name for credit in credits))
    names += [tagging.tag.name for tagging in taggings]
    if made and made.texts[NAMES] != "\n".join(map(folded_name, names)):
        made = None  # a name that was printed leads to a person or a tag of another name
    return Entry(
        article.pk,
        issue.date.toordinal() if issue.date else 0,
        *_days(issue),
        moment(article.published_at)
        if article.status == Status.PUBLISHED and article.published_at
        else None,
        tuple(sorted({_place_code(article), *_people_codes(credits), *_tag_codes(taggings)})),
        made.texts if made else _texts(article, photos, names, printed),
        made,
    )


def _texts(
    article: Article, photos: Iterable[Photo], names: Iterable[str], printed: Iterable[str]
) -> tuple[str, ...]:
    corrected = {article.title, article.kicker, article.subtitle, *article.paragraphs}
    return texts_of(
        title=article.title,
        headings=(article.kicker, article.subtitle, article.column),
        body=article.body,
        captions=(photo.caption for photo in photos),
        names=names,
        printed=(text for text in printed if text not in corrected),
    )


def _place_code(article: Article) -> int:
    page, issue, month = article.page, article.page.issue, 0
    if issue.date:
        month = issue.date.year * 100
        month += issue.date.month if issue.precision != Precision.YEAR else 0
    return place_code(issue.publication_id, page.section_id or 0, article.kind, month)


def _people_codes(credits: Iterable[Credit]) -> Iterator[int]:
    for credit in credits:
        if credit.role in REPORTING:
            yield code(Facet.REPORTER, credit.person_id)
        if credit.role in PHOTOGRAPHING:
            yield code(Facet.PHOTOGRAPHER, credit.person_id)


def _tag_codes(taggings: Iterable[Tagging]) -> Iterator[int]:
    return (code(Facet.TAG, tagging.tag_id) for tagging in taggings)


def _days(issue: Issue) -> tuple[int, int]:
    """The ordinals of the first and the last day on which an issue may have appeared."""
    date = issue.date
    if date is None:
        return NO_DAYS
    if issue.precision == Precision.MONTH:
        last = date.replace(day=calendar.monthrange(date.year, date.month)[1])
    else:
        last = date.replace(month=12, day=31) if issue.precision == Precision.YEAR else date
    return date.toordinal(), last.toordinal()
