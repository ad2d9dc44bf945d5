"""What a new reading of a page would change, field by field, before anything is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from articles.crediting import PersonFinder
from articles.models import Article, Page
from seeds.merge.cuts import Cuts, cuts
from seeds.merge.fields import FieldMerge, Outcome
from seeds.merge.fingerprint import grams
from seeds.merge.matching import GRAM, Matching, match
from seeds.models import ImportedArticle, SourceDocument
from seeds.records import ParsedPage
from seeds.rows import Report, named, text_fields

# A moved clause has more runs of characters than two texts of one page share by chance.
_MOVED = 3


@dataclass(frozen=True, slots=True)
class ArticleMerge:
    """An article of the archive, the reading it came from, and the one that comes now."""

    article: Article
    base: Report
    now: Report
    fields: tuple[FieldMerge, ...]

    def field(self, name: str) -> FieldMerge:
        """One field by its name."""
        return next(field for field in self.fields if field.name == name)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an editor is asked: the boundaries of an article are others in the new reading.

    `split` begins an article of its own where `now` begins, `merge` makes the article the end of
    `whole`, `vanished` has neither.
    """

    act: str
    article: Article
    now: Report | None = None
    whole: Article | None = None


@dataclass(frozen=True, slots=True)
class PageMerge:
    """All that a new reading would do to a page.

    `linked` tells for each new article, by its order, which one of the archive shows it, None for
    one that an editor has deleted. `recut` are the orders of those that stand in articles whose
    bounds editors have moved.
    """

    page: Page
    reports: tuple[Report, ...]
    articles: tuple[ArticleMerge, ...]
    added: tuple[Report, ...]
    proposals: tuple[Proposal, ...]
    linked: dict[int, Article | None]
    recut: frozenset[int]
    unchanged: bool

    @property
    def taken(self) -> set[int]:
        """The orders of what stands in the archive now, or was deleted from it by an editor."""
        deleted = {order for order, article in self.linked.items() if article is None}
        return deleted | self.recut | {merge.now["order"] for merge in self.articles}


def plan_merge(
    page: Page, parsed: ParsedPage, reports: Sequence[Report], find: PersonFinder
) -> PageMerge:
    """Compare the reading with what was read before and with what editors have made of it."""
    old = bases(page)
    matching = match(
        [article_grams(row.record) for row in old], [article_grams(now) for now in reports]
    )
    recut = cuts(page, old, reports, matching, parsed.text)
    matching = _without(matching, recut)
    held = {i for i, _j in matching.splits} | {
        i for i, j in matching.pairs if any(whole == j for _i, whole in matching.merges)
    }
    merged = {j: old[i].article for i, j in matching.pairs}
    linked = {reports[j]["order"]: article for j, article in merged.items()}
    linked |= {reports[j]["order"]: old[i].article for i, j in matching.splits}
    articles = [
        ArticleMerge(
            article,
            old[i].record,
            reports[j],
            _fields(article, old[i].record, reports[j], find),
        )
        for i, j in matching.pairs
        if i not in held and (article := old[i].article) is not None
    ]
    taken = {merge.now["order"] for merge in articles} | {
        reports[j]["order"] for j in (*matching.added, *recut.new)
    }
    articles += [
        ArticleMerge(article, base, now, _fields(article, base, now, find))
        for article, base, now in recut.articles
    ]
    others = [report for report in reports if report["order"] not in taken]
    return PageMerge(
        page=page,
        reports=tuple(reports),
        articles=tuple(_without_loss(articles, others)),
        added=tuple(reports[j] for j in matching.added),
        proposals=tuple(_proposals(matching, old, reports, merged)),
        linked={**linked, **recut.linked},
        recut=frozenset(recut.linked),
        unchanged=_latest_reading(page, parsed) == list(reports),
    )


def _without(matching: Matching, recut: Cuts) -> Matching:
    """The matching of the readings that are compared as they are."""

    def left(pairs: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        return tuple((i, j) for i, j in pairs if i not in recut.old and j not in recut.new)

    return Matching(
        left(matching.pairs),
        left(matching.splits),
        left(matching.merges),
        tuple(j for j in matching.added if j not in recut.new),
        tuple(i for i in matching.vanished if i not in recut.old),
    )


def _proposals(
    matching: Matching,
    old: list[ImportedArticle],
    reports: Sequence[Report],
    merged: dict[int, Article | None],
) -> list[Proposal]:
    """Only for articles that are still there: what an editor has deleted asks nothing."""
    asked: list[tuple[int, str, dict[str, Any]]] = [
        (i, "split", {"now": reports[j]}) for i, j in matching.splits
    ]
    asked += [(i, "merge", {"whole": merged[j]}) for i, j in matching.merges]
    asked += [(i, "vanished", {}) for i in matching.vanished]
    return [
        Proposal(act, article, **told)
        for i, act, told in asked
        if (article := old[i].article) is not None
    ]


def bases(page: Page) -> list[ImportedArticle]:
    """The reading that each article of the page stands on, its newest that was taken over.

    Of what editors have deleted, the newest reading tells.
    """
    rows = ImportedArticle.objects.filter(document__page=page, is_base=True)
    newest: dict[Any, ImportedArticle] = {}
    for row in rows.select_related("article__page__issue").order_by("pk"):
        newest[row.article_id or (row.document_id, row.reading, row.order)] = row
    last = max(((row.document_id, row.reading) for row in newest.values()), default=None)
    return [
        row
        for row in sorted(newest.values(), key=lambda row: row.order)
        if row.article_id or (row.document_id, row.reading) == last
    ]


def _latest_reading(page: Page, parsed: ParsedPage) -> list[Report] | None:
    """The reports of the document's last reading, None where it has not been read yet."""
    document = SourceDocument.objects.filter(page=page, sha256=parsed.sha256).first()
    if document is None:
        return None
    rows = list(document.articles.order_by("reading", "order"))
    return [row.record for row in rows if row.reading == rows[-1].reading]


def article_grams(report: Report) -> frozenset[int]:
    """The short runs of characters by which an article is matched."""
    fields = text_fields(report)
    return grams(f"{fields['kicker']}{fields['title']}{fields['subtitle']}{fields['body']}", GRAM)


def _fields(
    article: Article, base: Report, now: Report, find: PersonFinder
) -> tuple[FieldMerge, ...]:
    before, after = text_fields(base), text_fields(now)
    texts = [FieldMerge(n, before[n], getattr(article, n), after[n]) for n in before]
    standing = article.credits.select_related("person").order_by("order", "pk")
    ours = [[str(credit.person), credit.role, credit.printed] for credit in standing]
    return (
        *texts,
        FieldMerge("credits", _as_known(base, find), ours, _as_known(now, find)),
    )


def _as_known(report: Report, find: PersonFinder) -> list[list[str]]:
    """The credits by the people that they stand for: an alias is no other person."""
    return [
        [str(find.known(credit.name) or credit.name), credit.role, credit.printed]
        for credit in named(report)
    ]


def _without_loss(articles: list[ArticleMerge], others: Sequence[Report]) -> list[ArticleMerge]:
    """Hold back a body whose lost part would stand nowhere for readers.

    That part is in the new reading still: in an article that keeps its own text, or in one of the
    `others`, which are not taken over.
    """
    told = frozenset[int]().union(*map(article_grams, others))
    while True:
        bodies = [article.field("body") for article in articles]
        updated = [body.outcome in (Outcome.UPDATE, Outcome.SAME) for body in bodies]
        theirs = [grams(body.theirs, GRAM) for body in bodies]
        shown = frozenset[int]().union(*(t for t, u in zip(theirs, updated, strict=True) if u))
        hidden = told.union(*(t for t, u in zip(theirs, updated, strict=True) if not u)) - shown
        losing = next((n for n, body in enumerate(bodies) if _loses(body, hidden)), None)
        if losing is None:
            return articles
        articles[losing] = _holding(articles[losing])


def _loses(body: FieldMerge, hidden: frozenset[int]) -> bool:
    if body.outcome is not Outcome.UPDATE:
        return False
    lost = grams(body.base, GRAM) - grams(body.theirs, GRAM)
    return len(lost & hidden) >= _MOVED


def _holding(merge: ArticleMerge) -> ArticleMerge:
    fields = (replace(f, held=True) if f.name == "body" else f for f in merge.fields)
    return replace(merge, fields=tuple(fields))
