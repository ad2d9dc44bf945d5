"""Index entries follow what they hold of other rows: names of people and tags, and deletion.

The verbs of the desk refresh the articles that they change. A person or a tag, though, is renamed
by whatever form or script saves it, and rows go by cascades that no verb sees: hence signals.
"""

from typing import Any

from django.db.models import Q
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save

from articles import search
from articles.models import Article, Tag
from people.models import Person, Photographer, Reporter

NAMED: dict[type[Person] | type[Tag], str] = {
    Person: "credits__person",
    Reporter: "credits__person",
    Photographer: "credits__person",
    Tag: "taggings__tag",
}


def connect() -> None:
    """Connect the receivers; called once, when the app is ready."""
    for model in NAMED:
        pre_save.connect(notice_rename, sender=model, dispatch_uid="articles.search.notice")
        post_save.connect(follow_rename, sender=model, dispatch_uid="articles.search.rename")
    pre_delete.connect(notice_deletion, sender=Tag, dispatch_uid="articles.search.tag_goes")
    post_delete.connect(follow_deletion, sender=Tag, dispatch_uid="articles.search.tag_gone")
    post_delete.connect(forget_article, sender=Article, dispatch_uid="articles.search.forget")


def notice_rename(sender: Any, instance: Any, raw: bool, **_kwargs: Any) -> None:
    """Note whether the save is going to change the name of a row that exists."""
    stored = None if raw or instance._state.adding else _stored_name(instance)
    instance._renamed = stored is not None and stored != instance.name


def follow_rename(sender: Any, instance: Any, **_kwargs: Any) -> None:
    """Refresh all articles that bear the name."""
    if instance._renamed:
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


def _stored_name(instance: Any) -> str | None:
    rows = type(instance)._base_manager.filter(pk=instance.pk)
    name: str | None = rows.values_list("name", flat=True).first()
    return name


def _bearing(sender: Any, instance: Any) -> list[int]:
    rows = Article.objects.filter(Q((NAMED[sender], instance.pk))).order_by()
    return list(rows.values_list("pk", flat=True).distinct())
