"""One question to everything at the desk: each kind of thing answers as its own list does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.admin import AdminSite, ModelAdmin
from django.db.models import Case, IntegerField, Model, Q, QuerySet, Value, When
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from articles.desk.links import form_url
from articles.models import Article, Finding, Issue, ReviewPage, Status, Tag
from people.models import Person

# Of each kind so many are shown; its own list has the others.
MOST = 8


class Question(forms.Form):
    """What was typed; a form refuses what no database takes."""

    q = forms.CharField(label=_("Search the desk"), max_length=200, required=False)


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found, with its form and what tells it from others of the name."""

    label: str
    url: str
    detail: str


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one kind; `more` is its list, where that has others."""

    name: str
    hits: list[Hit]
    more: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that is looked for: its rows, with all that `detail` tells of one."""

    rows: QuerySet[Any]
    detail: Callable[[Any], str]
    order: Callable[[str], list[Any]] | None = None  # of what is found; None as its list has it
    in_list: tuple[tuple[str, str], ...] = ()  # what its list has to be asked besides


def _nearest(question: str) -> list[Any]:
    """Names that are what was asked for, those that begin so, and all others."""
    spelt = question.lower()
    whole = Q(spellings__contains=f" {spelt} ") | Q(spellings__endswith=f" {spelt}")
    begins = Q(name__startswith=question) | Q(spellings__startswith=spelt)
    distance = Case(
        When(Q(name=question) | whole, then=Value(0)),
        When(begins, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return [distance, "name", "pk"]


def _newest(_question: str) -> list[Any]:
    return ["-pk"]


KINDS = (
    Kind(
        Article.objects.exclude(status=Status.TRASHED).select_related(
            "page__issue__publication", "page__section"
        ),
        lambda article: f"{article.page} · {article.get_status_display()}",
    ),
    Kind(
        Person.objects.prefetch_related("aliases"),
        lambda person: "、".join(alias.name for alias in person.aliases.all()),
        order=_nearest,
    ),
    Kind(Tag.objects.all(), lambda tag: tag.get_kind_display(), order=_nearest),
    Kind(Issue.objects.select_related("publication"), lambda issue: issue.edition),
    Kind(
        ReviewPage.objects.select_related("issue__publication", "section"),
        lambda page: page.banner,
        in_list=(("waiting", "all"),),
    ),
    Kind(
        Finding.objects.waiting().select_related(
            "article", "page__issue__publication", "page__section"
        ),
        lambda finding: str(finding.article or finding.page),
        order=_newest,
    ),
)


def ask(site: AdminSite, request: HttpRequest, question: str) -> list[Group]:
    """What is found of each kind that the user may see; nothing where nothing is asked."""
    if not question.strip(" \"'"):  # quotation marks round nothing would find everything
        return []
    found = []
    for kind in KINDS:
        desk = site.get_model_admin(kind.rows.model)
        if desk.has_view_or_change_permission(request):
            hits = _first(kind, _found(kind, desk, request, question))
            if hits:
                found.append(_group(kind, desk, hits, question))
    return found


def _first(kind: Kind, found: QuerySet[Any]) -> list[Any]:
    """The first of what was found; their rows are read when it is known which they are."""
    keys = list(found.values_list("pk", flat=True)[: MOST + 1])
    rows = kind.rows.in_bulk(keys)
    return [rows[key] for key in keys if key in rows]


def _found(kind: Kind, desk: ModelAdmin, request: HttpRequest, question: str) -> QuerySet[Model]:
    found, is_repeated = desk.get_search_results(request, kind.rows.all(), question)
    if is_repeated:
        found = kind.rows.filter(pk__in=found.order_by().values("pk"))
    return found.order_by(*kind.order(question.strip())) if kind.order else found


def _group(kind: Kind, desk: ModelAdmin, hits: list[Any], question: str) -> Group:
    opts = desk.opts
    query = urlencode([("q", question), *kind.in_list])
    url = f"{reverse(f'admin:{opts.app_label}_{opts.model_name}_changelist')}?{query}"
    return Group(
        str(_called(desk.model)),
        [Hit(str(hit), form_url(hit), kind.detail(hit)) for hit in hits[:MOST]],
        url if len(hits) > MOST else "",
    )


def _called(model: type[Model]) -> object:
    """What things of a kind are called, whichever list shows them: pages, waiting or not."""
    return (model._meta.concrete_model or model)._meta.verbose_name_plural
