"""Who is who, by an editor's word: merging two people, moving credits, parting namesakes.

Each verb is one act, so that `articles.acts.undo` takes it back as one.
"""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles.acts import acting
from articles.editing import touch
from articles.models import Act, Credit
from articles.revision import BATCH, Via, change_all
from people.models import Distinct, FormerPerson, Person, PersonAlias, Resemblance

# An article, the photo of it or None, and the role.
Place = tuple[int, int | None, str]


def merge(gone: Person, into: Person, *, by: User | None, via: Via, why: str = "") -> Act:
    """Make two people one: credits, names and the public address of `gone` go over to `into`.

    Where both are credited for the same in one role, one credit stays. Raises ValueError for a
    person and himself.
    """
    if gone.pk == into.pk:
        raise ValueError(_("“%s” cannot be merged with himself.") % into)
    label = _("“%(gone)s” merged into “%(kept)s”") % {"gone": gone, "kept": into}
    with acting("merge_people", label, by=by, via=via, why=why) as act:
        gone, into = _held(gone, into)
        articles = _hand_over(Credit.objects.filter(person=gone.pk), into)
        _take_names(gone, into)
        _take_addresses(gone, into)
        _take_differences(gone, into)
        _take_listing(gone, into)
        gone.delete()
        touch(articles, by=by, why=why or label, via=via)
    return act


def move(credits: QuerySet[Credit], to: Person, *, by: User | None, via: Via, why: str = "") -> Act:
    """Credit another person instead; the act's `pk` is None where there was nothing to move."""
    label = _("Credits moved to “%s”") % to
    with acting("move_credits", label, by=by, via=via, why=why) as act:
        (to,) = _held(to)
        articles = _hand_over(credits.exclude(person=to.pk), to)
        touch(articles, by=by, why=why or label, via=via)
    return act


def split(
    person: Person,
    credits: QuerySet[Credit],
    *,
    qualifier: str,
    by: User | None,
    via: Via,
    why: str = "",
) -> tuple[Person, Act]:
    """Make a second person of the same name, told apart by `qualifier`, of some of the credits.

    The two are certainly different from then on. Raises ValidationError where there is a person of
    that name and qualifier, where no credit was chosen, and where none would be left.
    """
    chosen = credits.filter(person=person.pk)
    own = Credit.objects.filter(person=person.pk).count()
    if chosen.count() in (0, own):
        raise ValidationError(_("Choose some of the credits, and leave some."))
    label = _("“%(person)s” parted from “%(qualifier)s” of the same name") % {
        "person": person,
        "qualifier": qualifier,
    }
    with acting("split_person", label, by=by, via=via, why=why) as act:
        other = Person(name=person.name, qualifier=qualifier.strip())
        if not other.qualifier:
            raise ValidationError(_("Say how the two are told apart."))
        other.set_pinyin()
        other.full_clean()
        other.save()
        articles = _hand_over(chosen, other)
        _tell_apart(person, other)
        touch(articles, by=by, why=why or label, via=via)
    return other, act


def tell_apart(one: Person, other: Person, *, by: User | None, via: Via, why: str = "") -> Act:
    """Remember that two people are not one; they are not proposed as one again."""
    label = _("“%(one)s” and “%(other)s” are different people") % {"one": one, "other": other}
    with acting("different_people", label, by=by, via=via, why=why) as act:
        _tell_apart(one, other)
    return act


def _held(*people: Person) -> list[Person]:
    """The people as they stand, locked in one order, so that no two merges wait for each other."""
    ids = [person.pk for person in people]
    rows = Person.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    standing = {row.pk: row for row in rows}
    if missing := [str(person) for person in people if person.pk not in standing]:
        raise ValueError(_("“%s” is not there any more.") % "、".join(missing))
    return [standing[pk] for pk in ids]


def _hand_over(credits: QuerySet[Credit], to: Person) -> set[int]:
    """Credit `to`; a credit that he has already is not doubled. Returns the articles."""
    moving = list(credits.order_by("pk"))
    articles = {credit.article_id for credit in moving}
    own = {place(c): c for c in _credits_on(articles, to)}
    moved = []
    for credit in moving:
        twin = own.setdefault(place(credit), credit)
        if twin is credit:
            moved.append(credit.pk)
            continue
        if credit.printed and not twin.printed:
            twin.printed = credit.printed
            twin.save()
        credit.delete()
    for start in range(0, len(moved), BATCH):
        change_all(Credit.objects.filter(pk__in=moved[start : start + BATCH]), person=to)
    return articles


def place(credit: Credit) -> Place:
    """Where a credit stands: nobody stands in one place twice."""
    return credit.article_id, credit.photo_id, credit.role


def _credits_on(articles: Iterable[int], person: Person) -> list[Credit]:
    ids = sorted(articles)
    return [
        credit
        for start in range(0, len(ids), BATCH)
        for credit in Credit.objects.filter(
            person=person.pk, article__in=ids[start : start + BATCH]
        )
    ]


def _take_names(gone: Person, into: Person) -> None:
    """The name and the aliases of `gone` become aliases, so that the importer finds `into`."""
    names = [gone.name, *gone.aliases.values_list("name", flat=True)]
    known = {into.name, *into.aliases.values_list("name", flat=True)}
    for name in dict.fromkeys(names):
        if name not in known:
            PersonAlias(person=into, name=name).save()


def _take_addresses(gone: Person, into: Person) -> None:
    for former in FormerPerson.objects.filter(person=gone.pk):
        former.person = into
        former.save()
    FormerPerson(was=gone.pk, person=into).save()


def _take_differences(gone: Person, into: Person) -> None:
    """Who is another than `gone` is another than `into`."""
    for pair in Distinct.objects.with_either(gone).select_related("one", "other"):
        third = pair.other if pair.one_id == gone.pk else pair.one
        pair.delete()
        if third.pk != into.pk:
            _tell_apart(third, into)


def _take_listing(gone: Person, into: Person) -> None:
    """Listed as a reporter or photographer, with a note: so is the one of both."""
    before = (into.is_reporter, into.is_photographer, into.note)
    into.is_reporter = into.is_reporter or gone.is_reporter
    into.is_photographer = into.is_photographer or gone.is_photographer
    into.note = "\n".join(filter(None, dict.fromkeys([into.note, gone.note])))
    if (into.is_reporter, into.is_photographer, into.note) != before:
        into.save()


def _tell_apart(one: Person, other: Person) -> None:
    if one.pk == other.pk:
        raise ValueError(_("“%s” cannot be told apart from himself.") % one)
    if not Distinct.objects.of(one, other).exists():
        first, second = sorted([one, other], key=lambda person: person.pk)
        Distinct(one=first, other=second).save()
    Resemblance.objects.of(one, other).delete()
