"""A paragraph becomes a heading, a credit or a caption, and becomes a paragraph again."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models import Max
from django.utils.translation import gettext as _

from articles.acts import acting
from articles.crediting import Named, PersonFinder, credit_rows
from articles.editing import revise
from articles.models import Article, Credit, Photo
from articles.revision import Via, create_all
from articles.structure.held import Seen, Unfit, hold
from articles.text.paragraphs import Paragraphs, beginning, body_of, is_beginning, put, take
from people.models import Role
from seeds.parser.bylines import read_byline

HEADINGS = ("title", "kicker", "subtitle", "column", "lead")
CREDIT, CAPTION = "credit", "caption"
FIELDS = (*HEADINGS, CREDIT, CAPTION)


def turn(
    article: Article, *, at: int, into: str, by: User | None, via: Via, why: str = "",
    seen: Seen | None = None,
) -> Article:  # fmt: skip
    """Make a paragraph the article's `into`, one of `FIELDS`.

    A heading that stood there takes the paragraph's place in the text. As a credit the paragraph is
    read as a byline, as a caption it goes to the first photo without one.
    """
    label = _("Turned a paragraph of “%(title)s” into: %(field)s")
    label = label % {"title": article.title, "field": field_label(into)}
    with acting("turn", label, by=by, via=via, why=why, page=article.page):
        [article] = hold(article, seen=seen)
        text, rest = take(tuple(article.paragraphs), at)
        changes: dict[str, Any] = {}
        if into in HEADINGS:
            former = getattr(article, into)
            if into == "title" and is_beginning(former, article.paragraphs):
                former = ""
            rest = put(rest, at, former)
            changes[into] = text
        elif into == CREDIT:
            _credit(article, text)
        elif into == CAPTION:
            _caption(article, text)
        else:
            raise ValueError(into)
        return _rewrite(article, rest, by=by, via=via, why=why or label, **changes)


def give_back(
    article: Article, *, field: str, row: int = 0, to: int = 0, by: User | None,
    via: Via, why: str = "", seen: Seen | None = None,
) -> Article:  # fmt: skip
    """Make a heading, the printed form of a credit or a caption a paragraph at the place `to`.

    `row` is the id of the credit or the photo. Credits that were printed together go together. An
    article that gives its title back is called by its beginning.
    """
    label = _("Turned into text, of “%(title)s”: %(field)s")
    label = label % {"title": article.title, "field": field_label(field)}
    with acting("turn", label, by=by, via=via, why=why, page=article.page):
        [article] = hold(article, seen=seen)
        body = tuple(article.paragraphs)
        changes: dict[str, Any] = {}
        if field in HEADINGS:
            text = getattr(article, field)
            if field == "title" and is_beginning(text, body):
                raise Unfit(_("“%s” is how the text begins already.") % text)
            changes[field] = ""
        elif field == CREDIT:
            text = _take_credit(article, row)
        elif field == CAPTION:
            text = _take_caption(article, row)
        else:
            raise ValueError(field)
        if not text:
            raise Unfit(_("There is nothing to turn into text."))
        new = put(body, to, text)
        if field == "title":
            changes["title"] = beginning(new)
        return _rewrite(article, new, by=by, via=via, why=why or label, **changes)


def exchange(
    article: Article, *, field: str, into: str, by: User | None, via: Via, why: str = "",
    seen: Seen | None = None,
) -> Article:  # fmt: skip
    """Let two headings change places; one of them may be empty, the title not."""
    names = {"title": article.title, "one": field_label(field), "other": field_label(into)}
    label = _("Exchanged, of “%(title)s”: %(one)s and %(other)s") % names
    with acting("turn", label, by=by, via=via, why=why, page=article.page):
        [article] = hold(article, seen=seen)
        changes = {field: getattr(article, into), into: getattr(article, field)}
        if not changes.get("title", article.title):
            raise Unfit(_("An article needs a title."))
        return revise(article, by=by, why=why or label, via=via, **changes)


def field_label(field: str) -> str:
    """What a field is called."""
    if field in HEADINGS:
        return str(getattr(Article._meta.get_field(field), "verbose_name", field))
    return {CREDIT: _("credit"), CAPTION: _("caption")}[field]


def _rewrite(
    article: Article, new: Paragraphs, *, by: User | None, via: Via, why: str, **changes: Any
) -> Article:
    return revise(article, by=by, why=why, via=via, body=body_of(new), touched=True, **changes)


def _credit(article: Article, text: str) -> None:
    people = read_byline(text, bare=True)
    if not people:
        raise Unfit(_("“%s” names nobody; enter the credit by hand.") % text[:30])
    standing = article.credits.aggregate(last=Max("order"))["last"] or 0
    known = set(article.credits.values_list("person", "role"))
    named = [Named(person.name, person.role, text) for person in people]
    rows = credit_rows(article, named, article.photos.first(), PersonFinder())
    new = [row for row in rows if (row.person_id, row.role) not in known]
    for order, row in enumerate(new, start=standing + 1):
        row.order = order
    create_all(new)


def _take_credit(article: Article, row: int) -> str:
    credit = article.credits.select_related("person").filter(pk=row).first()
    if credit is None:
        return ""
    together = [credit]
    if credit.printed:
        together = list(article.credits.filter(printed=credit.printed))
    for each in together:
        each.delete()
    return credit.printed or f"{_role(credit)} {credit.person.name}"


def _role(credit: Credit) -> str:
    return str(Role(credit.role).label)


def _caption(article: Article, text: str) -> None:
    photo = article.photos.filter(caption="").first()
    if photo is None:
        last = article.photos.aggregate(last=Max("order"))["last"] or 0
        photo = Photo(article=article, order=last + 1)
    photo.caption = text
    photo.save()


def _take_caption(article: Article, row: int) -> str:
    photo = article.photos.filter(pk=row).first()
    if photo is None:
        return ""
    text, photo.caption = photo.caption, ""
    photo.save()
    return text
