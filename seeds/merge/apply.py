"""Writing what a merge has planned: updates and questions, never over an editor's work."""

from django.contrib.auth.models import User

from articles.crediting import PersonFinder, set_credits
from articles.editing import reorder, revise
from articles.models import Article, Photo
from articles.revision import Via, create_all
from articles.tagging import TagFinder, propose, withdraw
from seeds.merge.fields import Outcome
from seeds.merge.plan import ArticleMerge, PageMerge
from seeds.merge.questions import renew_findings, settle_conflict
from seeds.rows import machine_fields, named, photo_count, proposals


def merge_article(
    merge: ArticleMerge, *, by: User | None, why: str, person: PersonFinder, tag: TagFinder
) -> Article:
    """Take the new reading over where no editor has been, and put the rest before one.

    Runs inside the importer's transaction and `recording`.
    """
    article = merge.article
    updates = [f for f in merge.fields if f.outcome is Outcome.UPDATE]
    changes = {f.name: f.theirs for f in updates if f.name != "credits"}
    touched = _photos(merge)
    if any(f.name == "credits" for f in updates):
        set_credits(article, named(merge.now), person)
        touched = True
    touched = _tags(merge, tag) or touched
    article = revise(
        article, by=by, why=why, via=Via.IMPORT, touched=touched,
        **changes, **machine_fields(merge.now),
    )  # fmt: skip
    for field in merge.fields:
        settle_conflict(article, field, merge.now, why)
    renew_findings(article, merge)
    return article


def _photos(merge: ArticleMerge) -> bool:
    """As many rooms for pictures as the print has; one that holds something is never removed."""
    before, now = photo_count(merge.base), photo_count(merge.now)
    standing = list(merge.article.photos.prefetch_related("credits"))
    if before == now or len(standing) != before:
        return False
    last = max((photo.order for photo in standing), default=0)
    create_all([Photo(article=merge.article, order=last + n) for n in range(1, now - before + 1)])
    for photo in standing[now:]:
        if not (photo.image or photo.caption or photo.alt or photo.credits.all()):
            photo.delete()
    return True


def _tags(merge: ArticleMerge, find: TagFinder) -> bool:
    """Proposals that are made no more go, new ones come; what an editor has said on a tag stays."""
    now = proposals(merge.now)
    kept = {(tag.kind, tag.name) for tag in now}
    gone = [tag for tag in proposals(merge.base) if (tag.kind, tag.name) not in kept]
    withdrawn = withdraw(merge.article, gone)
    return bool(propose([(merge.article, now)], find)) or withdrawn > 0


def put_in_order(plan: PageMerge, added: dict[int, Article], *, by: User | None, why: str) -> None:
    """New articles, by their order in the reading, stand after those that they follow in it."""
    if not added:
        return
    new = {article.pk for article in added.values()}
    wanted = [a for a in plan.page.articles.order_by("order") if a.pk not in new]
    place = 0
    for report in plan.reports:
        order = report["order"]
        if order in added:
            wanted.insert(place, added[order])
            place += 1
        elif (article := plan.linked.get(order)) in wanted:
            place = wanted.index(article) + 1
    reorder(plan.page, wanted, by=by, why=why, via=Via.IMPORT)
