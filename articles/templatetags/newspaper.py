"""What the templates need to set type: reading forms, bylines, excerpts, marked hits, JSON-LD."""

import json
import re
from collections.abc import Iterable
from typing import Any

from django import template
from django.core.paginator import Page
from django.db.models import Model
from django.http import HttpRequest
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from articles.models import Article, Credit, Precision
from articles.text import gaps
from articles.text.excerpts import window
from articles.text.hits import hits
from articles.text.normalize import reading_form
from articles.text.phrases import phrases
from articles.text.terms import Term
from people.models import Person, Role

register = template.Library()
register.filter("reading", reading_form)

SENTENCE_END = re.compile("[。！？…]+[”’）]*")
INNER_QUOTES = str.maketrans("“”", "‘’")
LONG_RUN = re.compile("[0-9A-Za-z]{13,}")
FOUR_SIGNS = re.compile("[0-9A-Za-z]{4}(?=[0-9A-Za-z])")
BREAK = mark_safe("<wbr>")
GAP = '<span class="gap">{}</span>'
AROUND = 46
IN_JSON = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})
SHORT = {Precision.DAY: "%Y-%m-%d", Precision.MONTH: "%Y-%m", Precision.YEAR: "%Y"}


@register.filter
def headline(text: str) -> SafeString:
    """A headline for readers, escaped, with a place to break a line between any two words."""
    return format_html_join(BREAK, "{}", ((phrase,) for phrase in phrases(reading_form(text))))


@register.filter
def prose(text: str) -> SafeString:
    """A paragraph for readers, escaped; what is missing on the page is a gap that says so."""
    stretches = (
        format_html(GAP, piece.text) if piece.is_gap else _running(piece.text)
        for piece in gaps.pieces(text)
    )
    return format_html_join("", "{}", ((stretch,) for stretch in stretches))


def _running(text: str) -> SafeString:
    """Text whose long numbers may break, or lines would be torn apart."""
    pieces = LONG_RUN.sub(lambda run: FOUR_SIGNS.sub(r"\g<0>\n", run[0]), reading_form(text))
    return format_html_join(BREAK, "{}", ((piece,) for piece in pieces.split("\n")))


@register.filter
def inner_quotes(text: str) -> str:
    """The text as it stands inside of quotation marks, with single ones of its own."""
    return text.translate(INNER_QUOTES)


@register.filter
def excerpt(article: Article, length: int) -> str:
    """The beginning of the text, to the end of a sentence where one ends near `length`."""
    text = "".join(map(reading_form, map(_without_gaps, article.paragraphs)))
    if len(text) <= length:
        return text
    ends = [match.end() for match in SENTENCE_END.finditer(text, length // 2, length + 12)]
    return text[: ends[-1]] if ends else text[:length].rstrip("，、；：（“《") + "……"


def _without_gaps(text: str) -> str:
    return gaps.without_gaps(text, instead="……")


@register.filter
def byline(credits: Iterable[Credit]) -> list[tuple[str, list[Person]]]:
    """Credits as they are shown: each role with its people; an agency's name needs no role."""
    roles: dict[str, list[Person]] = {}
    for credit in credits:
        label = "" if credit.role == Role.AGENCY else credit.get_role_display()
        roles.setdefault(label, []).append(credit.person)
    return list(roles.items())


@register.filter
def of_text(article: Article) -> list[Credit]:
    """The credits of an article that are not of one of its photos."""
    return [credit for credit in article.credits.all() if credit.photo_id is None]


@register.filter
def marked(text: str, terms: Iterable[Term]) -> SafeString:
    """The text, escaped, with the places of the terms in `<mark>`."""
    pieces, end = [], 0
    for start, stop in hits(text, terms):
        pieces += [conditional_escape(text[end:start])]
        pieces += [format_html("<mark>{}</mark>", text[start:stop])]
        end = stop
    return format_html_join("", "{}", ((piece,) for piece in [*pieces, text[end:]]))


@register.filter
def snippet(article: Article, terms: Iterable[Term]) -> SafeString:
    """The stretch of the text with most hits, or its beginning; escaped and marked."""
    return stretch("".join(map(reading_form, article.paragraphs)), terms)


@register.filter
def stretch(text: str, terms: Iterable[Term]) -> SafeString:
    """The stretch of a text with most hits, from clause to clause; escaped and marked."""
    start, end = window(text, hits(text, terms), 2 * AROUND)
    before, after = "……" if start else "", "……" if end < len(text) else ""
    return format_html("{}{}{}", before, marked(text[start:end], terms), after)


@register.filter
def at(values: dict[Any, Any], key: Any) -> Any:
    """The value of the key, None where there is none."""
    return values.get(key) if values else None


@register.simple_tag(takes_context=True)
def only(context: template.Context, name: str, value: Any) -> str:
    """The address of this search with the parameter set so."""
    return _narrowed(context, name, value)


@register.simple_tag(takes_context=True)
def without(context: template.Context, name: str) -> str:
    """The address of this search without the parameter."""
    return _narrowed(context, name, None)


def _narrowed(context: template.Context, name: str, value: Any) -> str:
    request: HttpRequest = context["request"]
    asked = request.GET.copy()
    asked.pop("page", None)
    asked.pop(name, None)
    if value is not None:
        asked[name] = str(value)
    return f"{request.path}?{asked.urlencode()}"


@register.filter
def of_kind(rows: Iterable[Any], kind: str) -> list[Any]:
    """Those of the rows that are of one kind."""
    return [row for row in rows if row.kind == kind]


@register.simple_tag(takes_context=True)
def address(context: template.Context, thing: Model) -> str:
    """The full address of what has a page."""
    url: str = context["request"].build_absolute_uri(thing.get_absolute_url())  # type: ignore[attr-defined]
    return url


@register.simple_tag(takes_context=True)
def json_ld(context: template.Context, article: Article) -> SafeString:
    """The article as schema.org has it, in a data block: no script to a browser, and inert.

    The print's date is given no more exactly than it is known.
    """
    issue, absolute = article.page.issue, context["request"].build_absolute_uri
    taggings = article.shown_taggings  # type: ignore[attr-defined]  # `for_reading` sets it
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": reading_form(article.title),
        "inLanguage": "zh-Hans",
        "url": absolute(article.get_absolute_url()),
        "dateModified": article.updated_at.isoformat(),
        "publisher": {"@type": "Organization", "name": issue.publication.name},
        "author": [
            {
                "@type": "Organization" if person.is_agency else "Person",
                "name": person.name,
                "url": absolute(person.get_absolute_url()),
            }
            for person in dict.fromkeys(credit.person for credit in of_text(article))
        ],
        "keywords": [tagging.tag.name for tagging in taggings],
        "image": [absolute(photo.image.url) for photo in article.photos.all() if photo.image],
    }
    if issue.date:
        data["datePublished"] = issue.date.strftime(SHORT[Precision(issue.precision)])
    if article.page.section:
        data["articleSection"] = article.page.section.name
    text = json.dumps(data, ensure_ascii=False).translate(IN_JSON)
    # Every sign that could end the block or begin a tag is written as \u003c: nothing to escape.
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308


@register.filter
def elided(page: Page[Any]) -> Iterable[int | str]:
    """The page numbers of a long list, with gaps."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1)
