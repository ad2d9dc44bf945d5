"""Which text of an article a search has met: the corrected one, or only the printed one."""

from collections.abc import Collection, Sequence

from articles.search import store
from articles.search.entries import PLACE_END
from articles.search.tables import LIVE
from articles.text.hits import hits
from articles.text.indexed import PLACES
from articles.text.terms import Term
from seeds.models import ImportedArticle


def printed_lines(ids: Sequence[int], terms: Collection[Term]) -> dict[int, str]:
    """For those of the articles that only the print lets be found: the printed line that does."""
    copies = store.back_end().kept(LIVE, ids) if ids and terms else []
    only = {row.article_id for row in copies if _in_print_alone(row.copy, terms)}
    if not only:
        return {}
    read = ImportedArticle.objects.filter(article__in=only, is_base=True).order_by("pk")
    return {
        row.article_id: line  # type: ignore[misc]  # it is one of `only`
        for row in read
        if (line := _line(row.record, terms))
    }


def _in_print_alone(copy: str, terms: Collection[Term]) -> bool:
    places = copy.split(PLACE_END)
    corrected, printed = "\n".join(places[:-1]), places[len(PLACES) - 1]
    return any(term.text in printed and term.text not in corrected for term in terms)


def _line(record: dict[str, object], terms: Collection[Term]) -> str:
    """The printed line with the most of the words."""
    texts = [record.get(name) or "" for name in ("title", "kicker", "subtitle")]
    lines = [str(text) for text in [*texts, *(record.get("paragraphs") or [])]]  # type: ignore[misc]
    return max(lines, key=lambda line: len(hits(line, terms)), default="")
