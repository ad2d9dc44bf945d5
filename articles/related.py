"""Articles about the same things: a shared tag weighs the more, the fewer articles bear it."""

from collections.abc import Mapping
from itertools import accumulate

from django.db.models import Case, F, FloatField, Sum, Value, When

from articles.models import Article, Tag, Tagging
from articles.models.article import ArticleQuerySet

MOST = 5_000  # taggings that are looked through: of the tags that fewest articles bear


def related_to(article: Article, among: ArticleQuerySet, *, limit: int = 6) -> list[Article]:
    """The articles of `among` that share most with the article, not itself; newest first of equals.

    Takes two queries, however many tags there are, and those of `for_lists`. Tags that very many
    articles bear say little, and are left out where there are others.
    """
    tags = Tag.objects.filter(taggings__article=article, taggings__removed=False).with_uses()
    uses = _rarest(dict(tags.order_by("pk").values_list("pk", F("uses"))))
    if not uses:
        return []
    # Ranked by their ids alone: grouping whole articles would sort their texts.
    ranked = (
        Tagging.objects.filter(tag__in=uses, removed=False, article__in=among.order_by())
        .exclude(article=article)
        .order_by()
        .values("article")
        .annotate(kinship=Sum(_weight(uses)))
        .order_by("-kinship", "-article")
        .values_list("article", flat=True)[:limit]
    )
    found = among.for_lists().in_bulk(list(ranked))
    return [found[pk] for pk in ranked if pk in found]


def _rarest(uses: Mapping[int, int]) -> dict[int, int]:
    """The tags with the fewest uses, as many as have `MOST` together, and one at least."""
    rarest = sorted(uses, key=uses.__getitem__)
    reach = accumulate(uses[pk] for pk in rarest)
    return {
        pk: uses[pk]
        for pk, all_ in zip(rarest, reach, strict=True)
        if all_ <= MOST or pk == rarest[0]
    }


def _weight(uses: Mapping[int, int]) -> Case:
    known = [When(tag=pk, then=Value(1 / count)) for pk, count in uses.items()]
    return Case(*known, default=Value(0.0), output_field=FloatField())
