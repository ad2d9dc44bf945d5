"""The Atom feed of the newest articles.

Django's own feed leaves out what RFC 4287 demands of an entry that stands alone: its authors, each
an element of its own. A control character that slipped through would make the whole feed
unreadable, so none is let through.
"""

import datetime
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode
from xml.sax.xmlreader import AttributesImpl

from django.contrib.syndication.views import Feed
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse, reverse_lazy
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator

from articles.models import Article
from articles.search.answers import Order, answer
from articles.search.forms import SearchForm
from articles.text.normalize import reading_form

LENGTH = 30
NOT_IN_XML = dict.fromkeys({*range(32)} - {*b"\t\n\r"} | {0xFFFE, 0xFFFF})


class AuthoredAtom(Atom1Feed):
    """Atom with the authors of each entry."""

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for name in item["authors"]:
            handler.startElement("author", AttributesImpl({}))
            handler.addQuickElement("name", name)
            handler.endElement("author")


class NewestArticles(Feed):
    """The newest published articles."""

    feed_type = AuthoredAtom
    language = "zh-Hans"
    link = reverse_lazy("home")

    def feed_url(self) -> str:
        return reverse("feed")

    def title(self) -> str:
        return _("Newsroom")

    def subtitle(self) -> str:
        return _("The newest articles")

    def author_name(self) -> str:
        return _("Newsroom")

    def items(self) -> QuerySet[Article]:
        published = Article.objects.published().for_reading()
        return published.order_by("-published_at", "-pk")[:LENGTH]

    def item_title(self, item: Article) -> str:
        return _clean(reading_form(item.title))

    def item_description(self, item: Article) -> str:
        return _clean(reading_form(item.paragraphs[0] if item.paragraphs else item.subtitle))

    def item_pubdate(self, item: Article) -> datetime.datetime | None:
        return item.published_at

    def item_updateddate(self, item: Article) -> datetime.datetime:
        return item.updated_at

    def item_categories(self, item: Article) -> Iterable[str]:
        taggings = item.shown_taggings  # type: ignore[attr-defined]  # `for_reading` sets it
        return [_clean(tagging.tag.name) for tagging in taggings]

    def item_extra_kwargs(self, item: Article) -> dict[str, Any]:
        names = dict.fromkeys(credit.person.name for credit in item.credits.all())
        return {"authors": [_clean(name) for name in names] or [item.page.issue.publication.name]}


class FoundArticles(NewestArticles):
    """What a search finds, the newest first: `/search/feed/?q=…` with the page's parameters."""

    def get_object(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> SearchForm:
        return SearchForm(request.GET)

    def link(self, form: SearchForm) -> str:  # type: ignore[override]
        return f"{reverse('search')}?{_address(form)}"

    def feed_url(self, form: SearchForm) -> str:  # type: ignore[override]
        return f"{reverse('search-feed')}?{_address(form)}"

    def title(self, form: SearchForm) -> str:  # type: ignore[override]
        return _("Newsroom: found for “%s”") % _clean(form.data.get("q", ""))

    def subtitle(self, form: SearchForm) -> str:  # type: ignore[override]
        return _("The newest articles of a search")

    def items(self, form: SearchForm) -> list[Article]:  # type: ignore[override]
        ids = answer(replace(form.question, order=Order.NEWEST), size=LENGTH).ids
        found = Article.objects.published().for_reading().in_bulk(ids)
        return [found[pk] for pk in ids if pk in found]


def _address(form: SearchForm) -> str:
    """The parameters that ask the same again."""
    given = {name: value for name, value in form.data.items() if name in form.fields and value}
    return urlencode(given)


def _clean(text: str) -> str:
    return text.translate(NOT_IN_XML)
