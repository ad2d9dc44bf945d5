"""Putting tags on articles and taking them off."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.acts import acting
from articles.editing import touch
from articles.models import Article, FormerTag, Source, Tag, TagAlias, Tagging
from articles.revision import BATCH, Via, change_all, create_all

# A run may meet more tags than memory should keep; the ones met last are likely met again.
MOST_REMEMBERED = 20_000
TagKey = tuple[str, str]  # kind and name


@dataclass(frozen=True, slots=True)
class Proposal:
    """A tag that the machine proposes: its `TagKind`, its name and the confidence, 0 to 1."""

    kind: str
    name: str
    confidence: float


def tag(articles: Iterable[Article], tag: Tag, *, by: User | None, via: Via, why: str = "") -> int:
    """Put an editor's tag on articles; returns on how many it was not yet.

    A proposal of the machine becomes the editor's, a tag that was taken off stands again. All of it
    is one act, and few statements.
    """
    label = _("“%(tag)s” put on articles") % {"tag": tag}
    with acting("tag", label, by=by, via=via, why=why):
        changed: list[int] = []
        for some in _locked(articles):
            rows = list(Tagging.objects.filter(article__in=some, tag=tag))
            known = {row.article_id for row in rows}
            said = [row for row in rows if row.removed or row.source != Source.EDITOR]
            create_all([Tagging(article_id=pk, tag=tag) for pk in some if pk not in known])
            ids = [row.pk for row in said]
            change_all(
                Tagging.objects.filter(pk__in=ids),
                source=Source.EDITOR, confidence=1.0, removed=False,
            )  # fmt: skip
            changed += [pk for pk in some if pk not in known]
            changed += [row.article_id for row in said]
        touch(changed, by=by, why=why, via=via)
    return len(changed)


def untag(
    articles: Iterable[Article], tag: Tag, *, by: User | None, via: Via, why: str = ""
) -> int:
    """Take a tag off articles and remember it, as one act; returns from how many."""
    label = _("“%(tag)s” taken off articles") % {"tag": tag}
    with acting("untag", label, by=by, via=via, why=why):
        changed: list[int] = []
        for some in _locked(articles):
            standing = Tagging.objects.filter(article__in=some, tag=tag, removed=False)
            changed += standing.values_list("article_id", flat=True)
            change_all(standing, removed=True)
        touch(changed, by=by, why=why, via=via)
    return len(changed)


def _locked(articles: Iterable[Article]) -> Iterator[list[int]]:
    """The ids of the articles, some at a time and locked, so that two editors' tags do not meet."""
    ids = sorted({article.pk for article in articles})
    for start in range(0, len(ids), BATCH):
        some = Article.objects.filter(pk__in=ids[start : start + BATCH]).order_by("pk")
        yield list(some.select_for_update(of=("self",)).values_list("pk", flat=True))


def stands(article: Article, tag: Tag) -> bool:
    """Whether an editor's tag of this kind stands on the article already."""
    return Tagging.objects.filter(
        article=article, tag=tag, source=Source.EDITOR, removed=False
    ).exists()


def put_on(article: Article, tag: Tag) -> Tagging:
    """The row of an editor's tag; the caller records, and revises the article once for all rows."""
    tagging = Tagging.objects.filter(article=article, tag=tag).first()
    tagging = tagging or Tagging(article=article, tag=tag)
    tagging.source, tagging.confidence, tagging.removed = Source.EDITOR, 1.0, False
    tagging.save()
    return tagging


def take_off(tagging: Tagging) -> None:
    """Remember that an editor took a tag off; the caller records and revises, as in `put_on`."""
    tagging.removed = True
    tagging.save()


class TagFinder:
    """Tags by name or alias, made when there is none; remembers them for one import run."""

    def __init__(self) -> None:
        self._found: dict[TagKey, Tag] = {}

    def __call__(self, kind: str, name: str) -> Tag:
        if (kind, name) not in self._found:
            self.learn([(kind, name)])
        return self._found[kind, name]

    def learn(self, keys: Iterable[TagKey]) -> None:
        """Find or make many tags, each by its kind and its name, in few statements."""
        asked = list(dict.fromkeys(keys))
        if len(self._found) + len(asked) > MOST_REMEMBERED:
            self._found.clear()
        wanted = [key for key in asked if key not in self._found]
        if wanted:
            self._found |= _standing_tags(wanted)
            self._found |= _made_tags([key for key in wanted if key not in self._found])


def _standing_tags(keys: Iterable[TagKey]) -> dict[TagKey, Tag]:
    """The tags of these kinds and names, by the keys; a name comes before an alias."""
    names: dict[str, list[str]] = {}
    for kind, name in keys:
        names.setdefault(kind, []).append(name)
    by_name, by_alias = Q(), Q()  # kind by kind, as the indexes have them
    for kind, some in names.items():
        by_name |= Q(kind=kind, name__in=some)
        by_alias |= Q(tag__kind=kind, name__in=some)
    aliases = TagAlias.objects.filter(by_alias).select_related("tag").order_by("-tag")
    found = {(alias.tag.kind, alias.name): alias.tag for alias in aliases}
    return found | {(tag.kind, tag.name): tag for tag in Tag.objects.filter(by_name)}


def _made_tags(keys: Iterable[TagKey]) -> dict[TagKey, Tag]:
    """New tags of these kinds and names, by the keys."""
    tags = {key: Tag(kind=key[0], name=key[1]) for key in keys}
    slugs = Q()
    for tag in tags.values():
        tag.slug = tag.plain_slug
        tag.set_pinyin()
        slugs |= Q(kind=tag.kind, slug=tag.slug)
    taken: set[TagKey] = set()
    for model in (Tag, FormerTag) if tags else ():
        taken |= set(model.objects.filter(slugs).values_list("kind", "slug"))
    free: list[Tag] = []
    clashing: list[Tag] = []
    for tag in tags.values():
        (clashing if (tag.kind, tag.slug) in taken else free).append(tag)
        taken.add((tag.kind, tag.slug))
    create_all(free)
    for tag in clashing:  # seldom: names that differ in their marks alone
        tag.set_slug()
        create_all([tag])
    return tags


def propose(
    proposals: Iterable[tuple[Article, Iterable[Proposal]]], find: TagFinder, *, new: bool = False
) -> list[Tagging]:
    """Put the machine's tags on articles, except where an editor has had a say on the tag.

    Of `new` articles there has been none. Runs inside the importer's transaction and `recording`;
    the caller refreshes the search index.
    """
    pairs = [(article, list(tags)) for article, tags in proposals]
    find.learn((proposal.kind, proposal.name) for _article, tags in pairs for proposal in tags)
    said = Tagging.objects.filter(article__in=[article for article, _tags in pairs])
    known = set(() if new else said.values_list("article_id", "tag_id"))
    made = []
    for article, tags in pairs:
        for proposal in tags:
            found = find(proposal.kind, proposal.name)
            if (article.pk, found.pk) not in known:
                known.add((article.pk, found.pk))
                made.append(
                    Tagging(
                        article_id=article.pk,
                        tag=found,
                        source=Source.AUTOMATIC,
                        confidence=proposal.confidence,
                    )
                )
    return create_all(made)


def withdraw(article: Article, proposals: Iterable[Proposal]) -> int:
    """Take the machine's own proposals off an article; returns how many stood.

    A tag that an editor put on, confirmed or took off stays as it is. The caller records.
    """
    names = {(proposal.kind, proposal.name) for proposal in proposals}
    standing = article.taggings.filter(source=Source.AUTOMATIC, removed=False)
    gone = [
        tagging
        for tagging in standing.select_related("tag").prefetch_related("tag__aliases")
        if any((tagging.tag.kind, name) in names for name in _names(tagging.tag))
    ]
    for tagging in gone:
        tagging.delete()
    return len(gone)


def _names(tag: Tag) -> list[str]:
    return [tag.name, *(alias.name for alias in tag.aliases.all())]
