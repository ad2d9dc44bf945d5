"""The tags themselves: renamed, merged, deleted. `articles.tagging` puts them on articles.

Each verb is one act, so that `articles.acts.undo` takes it back as one.
"""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.acts import acting
from articles.editing import touch
from articles.models import Act, FormerTag, Source, Tag, TagAlias, Tagging
from articles.revision import BATCH, Via, change_all


def rename(
    tag: Tag,
    *,
    name: str,
    kind: str,
    keep_name: bool = True,
    by: User | None,
    via: Via,
    why: str = "",
) -> Act:
    """Call a tag otherwise; its former address leads to the new one.

    With `keep_name` the former name becomes an alias, so that the importer goes on finding the tag
    by it. Raises ValidationError where a tag of that kind and name exists, and writes nothing then.
    """
    label = _("“%(before)s” renamed “%(name)s”") % {"before": tag.name, "name": name}
    with acting("rename_tag", label, by=by, via=via, why=why) as act:
        (tag,) = _held(tag)
        before = (tag.kind, tag.slug)
        former, tag.name, tag.kind = tag.name, name, kind
        if (former, before[0]) == (name, kind):
            return act
        tag.set_slug()
        tag.full_clean()
        tag.save()
        for back in FormerTag.objects.filter(kind=tag.kind, slug=tag.slug):
            back.delete()  # the tag has this address again
        if before != (tag.kind, tag.slug):
            FormerTag(kind=before[0], slug=before[1], was=tag.pk, tag=tag).save()
        for alias in tag.aliases.filter(name=name):
            alias.delete()
        if keep_name:
            _add_names(tag, [former])
    return act


def merge(gone: Tag, into: Tag, *, by: User | None, via: Via, why: str = "") -> Act:
    """Make two tags one: taggings, names and addresses of `gone` go over to `into`.

    On an article that has both, an editor's word counts before the machine's, and a tag that stands
    before one that was taken off. Raises ValueError for a tag and itself.
    """
    if gone.pk == into.pk:
        raise ValueError(_("“%s” cannot be merged with itself.") % into)
    label = _("“%(gone)s” merged into “%(kept)s”") % {"gone": gone, "kept": into}
    with acting("merge_tags", label, by=by, via=via, why=why) as act:
        gone, into = _held(gone, into)
        articles = _hand_over(gone, into)
        _add_names(into, [gone.name, *gone.aliases.values_list("name", flat=True)])
        for former in FormerTag.objects.filter(tag=gone.pk):
            former.tag = into
            former.save()
        address = FormerTag(kind=gone.kind, slug=gone.slug, was=gone.pk, tag=into)
        gone.delete()
        address.save()
        touch(articles, by=by, why=why or label, via=via)
    return act


def delete(tags: QuerySet[Tag], *, by: User | None, via: Via, why: str = "") -> Act:
    """Delete tags, taking them off the articles on which they stand."""
    chosen = list(tags.order_by("pk"))
    names = "、".join(f"“{tag}”" for tag in chosen[:5]) + ("……" if len(chosen) > 5 else "")
    label = ngettext("%(n)d tag deleted: %(names)s", "%(n)d tags deleted: %(names)s", len(chosen))
    label %= {"n": len(chosen), "names": names}
    with acting("delete_tags", label, by=by, via=via, why=why) as act:
        articles: set[int] = set()
        for some in _batches([tag.pk for tag in chosen]):
            standing = Tagging.objects.filter(tag__in=some, removed=False)
            articles |= set(standing.values_list("article_id", flat=True))
            Tag.objects.filter(pk__in=some).delete()
        touch(articles, by=by, why=why or label, via=via)
    return act


def _held(*tags: Tag) -> list[Tag]:
    """The tags as they stand, locked in one order, so that no two merges wait for each other."""
    ids = [tag.pk for tag in tags]
    standing = {t.pk: t for t in Tag.objects.select_for_update().filter(pk__in=ids).order_by("pk")}
    if missing := [str(tag) for tag in tags if tag.pk not in standing]:
        raise ValueError(_("“%s” is not there any more.") % "、".join(missing))
    return [standing[pk] for pk in ids]


def _hand_over(gone: Tag, into: Tag) -> set[int]:
    """Make the taggings of one tag the other's; returns the articles."""
    moving = list(Tagging.objects.filter(tag=gone.pk).order_by("pk"))
    articles = [tagging.article_id for tagging in moving]
    own: dict[int, Tagging] = {}
    for some in _batches(articles):
        rows = Tagging.objects.filter(tag=into.pk, article__in=some)
        own |= {tagging.article_id: tagging for tagging in rows}
    moved = []
    for tagging in moving:
        if (twin := own.get(tagging.article_id)) is None:
            moved.append(tagging.pk)
        else:
            _fold(tagging, twin)
    for some in _batches(moved):
        change_all(Tagging.objects.filter(pk__in=some), tag=into)
    return set(articles)


def _fold(tagging: Tagging, twin: Tagging) -> None:
    """Let `twin` say what both say of the article."""
    if _weight(tagging) > _weight(twin):
        twin.source, twin.confidence = tagging.source, tagging.confidence
        twin.removed = tagging.removed
        twin.save()
    tagging.delete()


def _weight(tagging: Tagging) -> tuple[bool, bool, float]:
    """How much a tagging says: an editor took it off or put it on, it stands, the machine is sure.

    One that was taken off is an editor's word, whoever had put it on.
    """
    spoken = tagging.removed or tagging.source == Source.EDITOR
    return spoken, not tagging.removed, tagging.confidence


def _add_names(tag: Tag, names: Iterable[str]) -> None:
    known = {tag.name, *tag.aliases.values_list("name", flat=True)}
    for name in dict.fromkeys(names):
        if name not in known:
            TagAlias(tag=tag, name=name).save()


def _batches(ids: list[int]) -> Iterable[list[int]]:
    return (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))
