"""What the scripts of an article's form are told, and what they ask the server for."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles import presence
from articles.admin.settling import TEXTS
from articles.desk.recorded import editor
from articles.models import Article

# The editor's script and all that it imports, which browsers would find step by step.
MODULES = tuple(
    f"admin/desk/editor/{name}.js"
    for name in (
        "editor", "bar", "chips", "clash", "decisions", "diff", "drafts", "findings", "keys",
        "layer", "painted", "presence", "print", "scrolling", "server", "tabs", "texts", "undo",
    )
)  # fmt: skip
SAVED = "desk-saved"  # the cookie by which a page learns that a text is safe


def told(article: Article, request: HttpRequest) -> dict[str, Any]:
    """Addresses, versions and words, as one JSON object.

    `posted` tells that the form bears what was just posted, and not what is stored.
    """
    credits = article.credits.all()
    return {
        "article": article.pk,
        "user": request.user.pk,
        "posted": request.method == "POST",
        "version": article.version,
        "texts": {name: getattr(article, name) for name in TEXTS},
        "settle": reverse("admin:articles_article_settle", args=[article.pk, 0]),
        "takeBack": reverse("admin:articles_article_take_back", args=[article.pk, 0]),
        "presence": reverse("admin:articles_article_presence", args=[article.pk]),
        "login": reverse("admin:login"),
        "printedElsewhere": [credit.printed for credit in credits if credit.printed],
        "words": _words(),
    }


def told_new(request: HttpRequest) -> dict[str, Any]:
    """The same of a new article: what is typed is kept in the browser, there is no more to do."""
    return {
        "article": 0,
        "user": request.user.pk,
        "posted": request.method == "POST",
        "version": 0,
        "texts": {},
        "words": _words(),
    }


def be_present(request: HttpRequest, article: Article) -> HttpResponse:
    """Note that the form is open, or closed; tell who else has it, and which version stands."""
    user = editor(request)
    if "leaving" in request.POST:
        presence.leave(article, user)
    else:
        presence.arrive(article, user)
    last = article.history.first()
    return JsonResponse(
        {
            "others": presence.others(article, user),
            "version": article.version,
            "by": last.who if last else "",
        }
    )


def tell_saved(response: HttpResponse, article_id: int) -> HttpResponse:
    """Let the next page drop the copy of the text that the browser kept until it was safe.

    Called only where the save went through; a login or an error on the way sets no cookie.
    """
    # Not for the whole desk: what varies by cookies, as the words of the scripts do, would be asked
    # for anew after each save.
    path = reverse("admin:app_list", args=["articles"])
    response.set_cookie(SAVED, str(article_id), max_age=300, path=path, samesite="Strict")
    return response


def _words() -> dict[str, str]:
    return {
        "others": _("Also open with: %s"),
        "newer": _("%s has saved this article in between: your save will show both texts."),
        "kept": _("The browser has kept text of %s that was not saved."),
        "restore": _("Take it up again"),
        "discard": _("Discard it"),
        "restored": _("Taken up again; not saved yet."),
        "partly": _("Some of it was changed meanwhile: your save will show both texts."),
        "expired": _(
            "Your login has expired. Your text is kept in this browser: log in and go on."
        ),
        "failed": _("The server does not answer; nothing was changed. Try again."),
        "logIn": _("Log in"),
        "none": _("Nothing is left to decide."),
        "corrected": _("Corrected in the text: settled with the next save."),
        "unmarked": _("No longer in the text."),
        "differences": _("%s differences from the print"),
        "takeBack": _("Take back"),
        "accept": _("Accept"),
        "dismiss": _("Dismiss"),
        "edit": _("Edit"),
        "why": _("Reason (may be left empty)"),
        "undecided": _("suggested"),
        "accepted": _("accepted with the next save"),
        "refused": _("taken off with the next save"),
        "mine": _("Yours"),
        "theirs": _("Theirs"),
        "together": _("Both together"),
    }
