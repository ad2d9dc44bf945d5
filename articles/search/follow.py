"""Index entries follow what they hold of other rows: names, places, days; and deletion.

The verbs of the desk refresh the articles that they change. A person or a tag, though, is renamed,
an issue dated and a page moved by whatever form or script saves it, and rows go by cascades that no
verb sees: hence signals.
"""

from typing import Any, TextIO

from django.db import connection, models
from django.db.backends.signals import connection_created
from django.db.models import Q
from django.db.models.signals import post_delete, post_migrate, post_save, pre_delete, pre_save
from django.utils.translation import gettext as _

from articles import search
from articles.models import Article, Issue, Page, Tag
from articles.search import copies
from articles.search.building import create, is_empty
from articles.search.tables import LIVE
from people.models import Person, Photographer, Reporter

# What of a row the entries hold, and how articles find the row.
HELD: dict[type[models.Model], tuple[tuple[str, ...], str]] = {
    Person: (("name",), "credits__person"),
    Reporter: (("name",), "credits__person"),
    Photographer: (("name",), "credits__person"),
    Tag: (("name",), "taggings__tag"),
    Issue: (("date", "precision", "publication_id"), "page__issue"),
    Page: (("issue_id", "section_id"), "page"),
}


def connect() -> None:
    """Connect the receivers; called once, when the app is ready."""
    connection_created.connect(copies.connect, dispatch_uid="articles.search.copies")
    for model in HELD:
        pre_save.connect(notice_change, sender=model, dispatch_uid="articles.search.notice")
        post_save.connect(follow_change, sender=model, dispatch_uid="articles.search.change")
    pre_delete.connect(notice_deletion, sender=Tag, dispatch_uid="articles.search.tag_goes")
    post_delete.connect(follow_deletion, sender=Tag, dispatch_uid="articles.search.tag_gone")
    post_delete.connect(forget_article, sender=Article, dispatch_uid="articles.search.forget")
    post_migrate.connect(follow_tables, dispatch_uid="articles.search.tables")


def notice_change(sender: Any, instance: Any, raw: bool, **_kwargs: Any) -> None:
    """Note whether the save is going to change what entries hold of a row that exists."""
    stored = None if raw or instance._state.adding else _stored(instance, HELD[sender][0])
    held = tuple(getattr(instance, name) for name in HELD[sender][0])
    instance._held_changes = stored is not None and stored != held


def follow_change(sender: Any, instance: Any, **_kwargs: Any) -> None:
    """Refresh all articles that bear it."""
    if instance._held_changes:
        search.refresh(_bearing(sender, instance))


def notice_deletion(sender: Any, instance: Any, **_kwargs: Any) -> None:
    """Note on which articles a tag stands before its taggings go with it."""
    instance._bearers = _bearing(sender, instance)


def follow_deletion(sender: Any, instance: Any, **_kwargs: Any) -> None:
    """Refresh the articles that bore a deleted tag."""
    search.refresh(instance._bearers)


def forget_article(instance: Article, **_kwargs: Any) -> None:
    """Remove the entry of a deleted article."""
    search.forget([instance.pk])


def follow_tables(sender: Any, stdout: TextIO | None = None, **_kwargs: Any) -> None:
    """Empty the index with the articles, for `manage.py flush` does not know its tables.

    Where an update has made a new one, say what fills it.
    """
    if sender.label != "articles" or LIVE.docs not in connection.introspection.table_names():
        return
    if Article.objects.exists():
        if is_empty():
            print(_("The search index is empty: run `manage.py reindex`."), file=stdout)
    elif not is_empty():
        create(LIVE)


def _stored(instance: Any, names: tuple[str, ...]) -> tuple[Any, ...] | None:
    rows = type(instance)._base_manager.filter(pk=instance.pk)
    stored: tuple[Any, ...] | None = rows.values_list(*names).first()
    return stored


def _bearing(sender: Any, instance: Any) -> list[int]:
    rows = Article.objects.filter(Q((HELD[sender][1], instance.pk))).order_by()
    return list(rows.values_list("pk", flat=True).distinct())
