"""The line that was chosen in the view of a page, and what can be done with it."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from articles import structure
from articles.desk.recorded import editor, reason
from articles.models import Article, Page
from articles.revision import Via
from articles.structure.held import neighbour, on_page
from articles.text.paragraphs import Misplaced

LONGEST_KEY = 18


def key(text: str) -> int:
    """A number as a form posts it; raises Http404 for what is none."""
    if not text.isascii() or not text.isdigit() or len(text) > LONGEST_KEY:
        raise Http404(text)
    return int(text)


class Chosen:
    """The chosen line, and what can be done with it; each returns where to go on."""

    def __init__(self, request: HttpRequest, page: Page) -> None:
        self.post = request.POST
        article, _colon, self.where = self.post.get("place", "").partition(":")
        self.article = get_object_or_404(Article, pk=key(article), page=page)
        self.common: dict[str, Any] = {
            "by": editor(request),
            "via": Via.ADMIN,
            "why": reason(request),
            "seen": self._seen(),
        }

    def _seen(self) -> dict[int, int]:
        """The versions of all articles that the page showed."""
        pairs = (text.partition(":") for text in self.post.getlist("seen"))
        return {key(pk): key(version) for pk, _colon, version in pairs}

    @property
    def at(self) -> int:
        """The number of the chosen paragraph; raises `Misplaced` where another line is chosen."""
        if not self.where.isascii() or not self.where.isdigit():
            raise Misplaced(self.where)
        return key(self.where)

    def split(self) -> str:
        title = self.post.get("title", "").strip() or None
        new = structure.split(self.article, at=self.at, title=title, **self.common)
        return f"{new.pk}:title"

    def merge(self) -> str:
        after = neighbour(self.article, 1)
        place = len(self.article.paragraphs)
        headings = self.post.get("headings", structure.HEADINGS_KEPT)
        if headings not in (structure.HEADINGS_KEPT, structure.HEADINGS_DROPPED):
            raise Http404(headings)
        structure.merge(self.article, after, headings=headings, **self.common)  # type: ignore[arg-type]
        return f"{self.article.pk}:{place}"

    def join(self) -> str:
        structure.join(self.article, at=self.at, **self.common)
        return self._here(self.at)

    def cut(self) -> str:
        offset = self._offset()
        if offset is None:
            raise structure.Unfit(_("Say before which words the paragraph is to be cut."))
        structure.cut(self.article, at=self.at, offset=offset, **self.common)
        return self._here(self.at + 1)

    def gap(self) -> str:
        extent = self.post.get("extent", "").strip()
        try:
            structure.mark_gap(
                self.article, at=self.at, offset=self._offset(),
                extent=int(extent) if extent else None, unit=self.post.get("unit", "字"),
                **self.common,
            )  # fmt: skip
        except ValueError as fault:
            if isinstance(fault, structure.Unfit | Misplaced):
                raise
            raise structure.Unfit(_("How much is missing is a number from 1 to 99999.")) from fault
        return self._here(self.at)

    def up(self) -> str:
        """Before the paragraph above; the first one goes to the end of the article before."""
        if self.at > 0:
            structure.move(self.article, at=self.at, to=self.at - 1, **self.common)
            return self._here(self.at - 1)
        before = neighbour(self.article, -1)
        return self._pass(before, len(before.paragraphs))

    def down(self) -> str:
        """Behind the paragraph below; the last one goes to the beginning of the article after."""
        if self.at < len(self.article.paragraphs) - 1:
            structure.move(self.article, at=self.at, to=self.at + 1, **self.common)
            return self._here(self.at + 1)
        return self._pass(neighbour(self.article, 1), 0)

    def pass_on(self) -> str:
        """To the end of the article that the form names."""
        articles = {str(each.pk): each for each in on_page(self.article)}
        if (other := articles.get(self.post.get("to", ""))) is None or other == self.article:
            raise structure.Unfit(_("Choose another article of the page."))
        return self._pass(other, len(other.paragraphs))

    def turn(self, into: str) -> str:
        """A paragraph becomes a heading, a credit or a caption; two headings change places."""
        if into not in structure.FIELDS:
            raise Http404(into)
        if self.where in structure.HEADINGS and into in structure.HEADINGS:
            structure.exchange(self.article, field=self.where, into=into, **self.common)
        else:
            structure.turn(self.article, at=self.at, into=into, **self.common)
        return self._here(into if into in structure.HEADINGS else max(0, self.at - 1))

    def back(self) -> str:
        """What is no paragraph becomes one: headings the first, credits and captions the last."""
        field, _dash, row = self.where.partition("-")
        if field not in structure.FIELDS:
            raise Misplaced(self.where)
        to = 0 if field in structure.HEADINGS else len(self.article.paragraphs)
        pk = key(row) if row else 0
        structure.give_back(self.article, field=field, row=pk, to=to, **self.common)
        return self._here(to)

    def _pass(self, other: Article, to: int) -> str:
        structure.pass_on(self.article, other, at=self.at, to=to, **self.common)
        return f"{other.pk}:{to}"

    def _here(self, where: int | str) -> str:
        return f"{self.article.pk}:{where}"

    def _offset(self) -> int | None:
        """Where in the paragraph: before the words that were typed, or where one clicked."""
        paragraphs = self.article.paragraphs
        if self.at >= len(paragraphs):
            raise Misplaced(self.at)
        if before := self.post.get("before", "").strip():
            count = paragraphs[self.at].count(before)
            if count != 1:
                told = {"words": before, "count": count}
                raise structure.Unfit(
                    _("“%(words)s” stands %(count)d times in this paragraph.") % told
                )
            return paragraphs[self.at].index(before)
        offset = self.post.get("offset", "")
        return key(offset) if offset else None


DOINGS: dict[str, Callable[[Chosen], str]] = {
    "split": Chosen.split,
    "merge": Chosen.merge,
    "join": Chosen.join,
    "cut": Chosen.cut,
    "gap": Chosen.gap,
    "up": Chosen.up,
    "down": Chosen.down,
    "pass": Chosen.pass_on,
    "back": Chosen.back,
}
