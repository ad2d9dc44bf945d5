"""Articles about the same things: a shared tag weighs the more, the fewer articles bear it."""

from collections.abc import Mapping

from django.db.models import Case, F, FloatField, Q, Sum, Value, When

from articles.models import Article, Tag
from articles.models.article import ArticleQuerySet


def related_to(article: Article, among: ArticleQuerySet, *, limit: int = 6) -> list[Article]:
    """The articles of `among` that share most with the article, itself left out.

    Takes three queries, however many tags there are, and those of `for_lists`.
    """
    tags = Tag.objects.on(among).filter(taggings__article=article, taggings__removed=False)
    uses = dict(tags.values_list("pk", F("uses")))
    if not uses:
        return []
    return list(
        among.exclude(pk=article.pk)
        .for_lists()
        .filter(taggings__tag__in=uses, taggings__removed=False)
        .annotate(kinship=Sum(_weight(uses)))
        .order_by("-kinship", F("page__issue__date").desc(nulls_last=True), "-pk")[:limit]
    )


def _weight(uses: Mapping[int, int]) -> Case:
    known = [When(Q(taggings__tag=pk), then=Value(1 / count)) for pk, count in uses.items()]
    return Case(*known, default=Value(0.0), output_field=FloatField())
