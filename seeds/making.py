"""Articles of a page made of what was read, with all that belongs to them."""

from collections.abc import Sequence
from dataclasses import dataclass

from articles import search
from articles.crediting import PersonFinder, credit_rows
from articles.models import Article, Page, Status
from articles.revision import create_all
from articles.tagging import TagFinder, propose
from articles.text.indexed import Indexed
from seeds.rows import Report, article_row, finding_rows, named, photo_rows, proposals


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes articles of this status; the finders remember whom and what a run has met."""

    status: Status
    person: PersonFinder
    tag: TagFinder

    def __call__(
        self,
        reports: Sequence[Report],
        page: Page,
        *,
        after: int = 0,
        indexed: Sequence[Indexed] = (),
    ) -> list[Article]:
        """Make the articles of these reports, each kind of row in few statements.

        They stand `after` so many others. `indexed` is what was prepared of them, if anything.
        """
        rows = [article_row(report, page, self.status) for report in reports]
        for order, row in enumerate(rows if after else (), start=after + 1):
            row.order = order
        articles = create_all(rows)
        pairs = list(zip(articles, reports, strict=True))
        photos = create_all([row for one, report in pairs for row in photo_rows(one, report)])
        first = {photo.article_id: photo for photo in reversed(photos)}
        credits = create_all(
            [
                row
                for one, report in pairs
                for row in credit_rows(one, named(report), first.get(one.pk), self.person)
            ]
        )
        create_all([row for one, report in pairs for row in finding_rows(one, report)])
        taggings = propose([(one, proposals(report)) for one, report in pairs], self.tag, new=True)
        made = dict(zip((one.pk for one in articles), indexed, strict=False))
        search.add(articles, photos=photos, credits=credits, taggings=taggings, made=made)
        return articles
