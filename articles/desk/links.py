"""Links from one list or form of the desk to another."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import quote
from django.db import models
from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from articles.models import Act

# Digits of the largest key that both databases hold.
LONGEST_KEY = 19


def list_link(model: str, text: object, **filters: Any) -> SafeString:
    """A link to a list, named `articles_page`, under filters; nothing to follow where text is 0."""
    if not text:
        return format_html("{}", text)
    url = f"{reverse(f'admin:{model}_changelist')}?{urlencode(filters)}"
    return format_html('<a href="{}">{}</a>', url, text)


def form_url(obj: models.Model) -> str:
    """The address of an object's form."""
    opts = obj._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[quote(obj.pk)])


def form_link(obj: models.Model, text: object = None) -> SafeString:
    """A link to an object's form."""
    return format_html('<a href="{}">{}</a>', form_url(obj), obj if text is None else text)


def undo_button(act: Act) -> SafeString:
    """A button for a form of the page that is called `undo` (see `desk/undo_form.html`)."""
    return format_html(
        '<button form="undo" formaction="{}" class="quiet">{}</button>',
        reverse("admin:articles_act_undo", args=[act.pk]),
        _("Take back"),
    )


def tell(request: HttpRequest, act: Act) -> None:
    """Say on the next page what was done, with a button that takes it back."""
    if not act.rows:
        messages.info(request, _("There was nothing to do."))
    else:
        messages.success(request, format_html("{} {}", act, undo_button(act)))


def chosen_ids(sent: QueryDict, *names: str) -> list[int]:
    """The ids in these fields of a request, each once; one field may hold several (`3,5`).

    What can be no id of either database is left out.
    """
    parts = [part for name in names for value in sent.getlist(name) for part in value.split(",")]
    return list(dict.fromkeys(int(p) for p in parts if p.isdecimal() and len(p) < LONGEST_KEY))
