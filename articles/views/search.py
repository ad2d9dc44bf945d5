"""The search page, and what else is made of a search: suggestions, a feed, a table."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.paginator import EmptyPage, Page, Paginator
from django.http import Http404, HttpRequest, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from articles.models import Article, Tag
from articles.search.answers import COUNTED, Answer, Order, answer
from articles.search.codes import Facet
from articles.search.facets import Choice, choices
from articles.search.forms import LONGEST, NARROWED, SearchForm
from articles.search.matches import printed_lines
from articles.search.meant import meant
from articles.search.missed import miss
from articles.search.suggestions import suggestions
from articles.search.timeline import timeline
from articles.text.normalize import reading_form
from people.models import Person

PAGE = 20
# A spreadsheet takes a cell that begins with one of these for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


class Search(TemplateView):
    """What is found, the best first; and the person or the tags that bear the very name."""

    template_name = "articles/search.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = SearchForm(self.request.GET)
        query = form.query
        number = _page_number(self.request)
        told = answer(form.question, start=(number - 1) * PAGE, size=PAGE)
        page = _page(told, number)
        terms, ids = query.wanted, list(told.ids or told.offered)
        typed = form.cleaned_data.get("q", "") if form.is_valid() else ""
        if query and not told.total and not told.unknown and number == 1:
            miss(typed)
        return super().get_context_data(
            form=form,
            query=typed,
            asked=query,
            told=told,
            terms=terms,
            page_obj=page,
            paginator=page.paginator,
            is_paginated=page.has_other_pages(),
            articles=listed(ids),
            printed=printed_lines(ids, terms),
            meant=meant(query) if query and not told.total else [],
            **self._narrowing(form, told),
            **_named(typed),
            **kwargs,
        )

    def _narrowing(self, form: SearchForm, told: Answer) -> dict[str, Any]:
        given = form.cleaned_data if form.is_valid() else {}
        facets = choices(told.facets, given)
        groups = [(form.fields[name].label, name, facets[name]) for name in NARROWED]
        return {
            "facets": [group for group in groups if group[2]],
            "chips": [*_chips(groups), *_date_chips(form, given)],
            "bars": timeline(told.facets[Facet.MONTH], told.facets[Facet.YEAR]),
            "orders": form.fields["order"].choices,  # type: ignore[attr-defined]
            "order": given.get("order") or Order.RELEVANCE,
        }


def listed(ids: list[int]) -> list[Article]:
    """The articles in this order, with all that a line of a list shows."""
    found = Article.objects.published().for_lists().in_bulk(ids)
    return [found[pk] for pk in ids if pk in found]


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """What the reader may be about to type."""
    found = suggestions(request.GET.get("q", "")[:LONGEST])
    rows = [{"kind": one.kind, "text": one.text, "url": one.url} for one in found]
    return JsonResponse({"suggestions": rows})


@require_safe
def table(request: HttpRequest) -> HttpResponseBase:
    """The hits as CSV, as far as they are counted."""
    form = SearchForm(request.GET)
    told = answer(form.question, size=COUNTED)
    response = StreamingHttpResponse(
        _csv_rows(request, list(told.ids)), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="search.csv"'
    return response


def _csv_rows(request: HttpRequest, ids: list[int]) -> Iterator[str]:
    """The lines of the table, some articles at a time; a mark tells Excel that it is UTF-8."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow([
        _("Title"), _("Publication"), _("Date"), _("Page"), _("Section"), _("Byline"), _("Address"),
    ])  # fmt: skip
    for start in range(0, len(ids), 200):
        for article in listed(ids[start : start + 200]):
            yield writer.writerow(map(harmless, _cells(request, article)))


def _cells(request: HttpRequest, article: Article) -> Iterable[str]:
    page = article.page
    names = dict.fromkeys(credit.person.name for credit in article.credits.all())
    return (
        reading_form(article.title),
        page.issue.publication.name,
        page.issue.date_label,
        str(page.number or ""),
        page.section.name if page.section else "",
        "、".join(names),
        request.build_absolute_uri(article.get_absolute_url()),
    )


def harmless(cell: str) -> str:
    """The cell, with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA) else cell


class _Echo:
    """A file whose `write` gives the line back: a CSV of any length is made line by line."""

    def write(self, line: str) -> str:
        return line


def _page_number(request: HttpRequest) -> int:
    typed = request.GET.get("page", "1")
    if not (typed.isascii() and typed.isdecimal() and 1 <= int(typed[:9]) <= COUNTED // PAGE):
        raise Http404
    return int(typed)


def _page(told: Answer, number: int) -> Page[int]:
    """The page of so many hits; Http404 where there are not so many pages."""
    try:
        return Paginator(range(told.total), PAGE).page(number)
    except EmptyPage as error:
        raise Http404 from error


def _named(typed: str) -> dict[str, Any]:
    if not typed:
        return {"people": [], "tags": []}
    published = Article.objects.published()
    return {
        "people": Person.objects.on(published).named(typed),
        "tags": Tag.objects.on(published).filter(name=typed).order_by("kind"),
    }


def _chips(groups: Iterable[tuple[Any, str, list[Choice]]]) -> Iterator[tuple[Any, str, str]]:
    """What is set: what it is, its name, and the parameter that goes when it is taken off."""
    for label, name, values in groups:
        for choice in values:
            if choice.chosen:
                yield label, choice.label, name


def _date_chips(form: SearchForm, given: dict[str, Any]) -> Iterator[tuple[Any, str, str]]:
    for name in ("date_from", "date_to"):
        if given.get(name):
            yield form.fields[name].label, given[name].isoformat(), name
