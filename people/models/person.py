"""People who are credited; reporters and photographers are people seen through their roles."""

from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.db.models.signals import post_delete, post_save, pre_delete
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.revision import history
from articles.text.pinyin import initial, sort_key, spellings


class Role(models.TextChoices):
    """As what a person is credited."""

    REPORTER = "reporter", _("Reporter")
    INTERN = "intern", _("Trainee reporter")
    CORRESPONDENT = "correspondent", _("Correspondent")
    PHOTOGRAPHER = "photographer", _("Photographer")
    EDITOR = "editor", pgettext_lazy("role", "Editor")
    AGENCY = "agency", _("News agency")


REPORTING = (Role.REPORTER, Role.INTERN)
PHOTOGRAPHING = (Role.PHOTOGRAPHER,)


class PersonQuerySet(models.QuerySet["Person"]):
    """Questions about people; `credits` is the reverse of `articles.Credit.person`."""

    def named(self, name: str) -> "PersonQuerySet":
        """People of this name or alias, the longest known first."""
        # Not one OR of both: PostgreSQL answers that by reading all people.
        by_name = Person.objects.filter(name=name).order_by().values("pk")
        by_alias = PersonAlias.objects.filter(name=name).order_by().values("person")
        return self.filter(pk__in=by_name.union(by_alias)).order_by("pk")

    def credited_as(self, *roles: Role) -> "PersonQuerySet":
        """People with at least one credit in one of the roles."""
        credit = apps.get_model("articles", "Credit")  # of the room below; not to be imported
        return self.filter(
            models.Exists(credit.objects.filter(person=models.OuterRef("pk"), role__in=roles))
        )

    def on(self, articles: models.QuerySet, *roles: Role) -> "PersonQuerySet":
        """People credited (in one of the roles) on the articles, with `pieces`, on how many."""
        standing = Q(credits__article__in=articles.order_by())
        if roles:
            standing &= Q(credits__role__in=roles)
        pieces = models.Count("credits__article", filter=standing, distinct=True)
        return self.annotate(pieces=pieces).filter(pieces__gt=0)


person_history = history()


class Person(models.Model):
    """One human being (or a news agency), however the name was printed."""

    name = models.CharField(_("name"), max_length=60, help_text=_("Without padding: 张晶."))
    qualifier = models.CharField(
        _("told apart by"),
        max_length=60,
        blank=True,
        help_text=_("Only where two people bear one name, such as 体育部."),
    )
    is_agency = models.BooleanField(_("is a news agency"), default=False)
    is_reporter = models.BooleanField(
        _("reporter"), default=False, help_text=_("Listed as a reporter before a first credit.")
    )
    is_photographer = models.BooleanField(
        _("photographer"),
        default=False,
        help_text=_("Listed as a photographer before a first credit."),
    )
    note = models.TextField(_("note"), blank=True, help_text=_("For editors, never public."))
    sort_key = models.CharField(_("pinyin"), max_length=200, editable=False)
    spellings = models.CharField(_("pinyin"), max_length=500, editable=False, default="")
    initial = models.CharField(_("initial"), max_length=1, editable=False)

    history = person_history
    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                "name",
                "qualifier",
                name="person_unique_name",
                violation_error_message=_("There is a person of this name; tell the two apart."),
            ),
            models.CheckConstraint(condition=~Q(name=""), name="person_has_name"),
        ]
        indexes = [
            models.Index(fields=["sort_key", "id"], name="person_by_pinyin"),
            models.Index(fields=["initial", "sort_key"], name="person_by_initial"),
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.qualifier}）" if self.qualifier else self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.set_pinyin()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("person-detail", args=[self.pk])

    def set_pinyin(self) -> None:
        """Derive what follows from the name; bulk creation, which skips `save`, calls this."""
        self.sort_key, self.initial = sort_key(self.name)[:200], initial(self.name)
        self.spellings = spellings(self.name)[:500]


class PersonAlias(models.Model):
    """Another name under which a person was or is printed."""

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="aliases", verbose_name=_("person")
    )
    name = models.CharField(_("name"), max_length=60, db_index=True)

    history = history()

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["person", "name"], name="alias_once_a_person"),
            models.CheckConstraint(condition=~Q(name=""), name="alias_has_name"),
        ]

    def __str__(self) -> str:
        return self.name


class ReporterManager(models.Manager.from_queryset(PersonQuerySet)):  # type: ignore[misc]
    """People credited as reporters, and those whom an editor has listed as such."""

    def get_queryset(self) -> PersonQuerySet:
        people: PersonQuerySet = super().get_queryset()
        return people.filter(is_reporter=True) | people.credited_as(*REPORTING)


class PhotographerManager(models.Manager.from_queryset(PersonQuerySet)):  # type: ignore[misc]
    """People credited as photographers, and those whom an editor has listed as such."""

    def get_queryset(self) -> PersonQuerySet:
        people: PersonQuerySet = super().get_queryset()
        return people.filter(is_photographer=True) | people.credited_as(*PHOTOGRAPHING)


class Reporter(Person):
    """A person in the role of a reporter."""

    objects = ReporterManager()  # type: ignore[misc]

    class Meta:
        proxy = True
        verbose_name = _("reporter")
        verbose_name_plural = _("reporters")

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            self.is_reporter = True
        super().save(*args, **kwargs)


class Photographer(Person):
    """A person in the role of a photographer."""

    objects = PhotographerManager()  # type: ignore[misc]

    class Meta:
        proxy = True
        verbose_name = _("photographer")
        verbose_name_plural = _("photographers")

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self._state.adding:
            self.is_photographer = True
        super().save(*args, **kwargs)


# Django sends a proxy's signals under the proxy's name: without these an edit made through a proxy
# would leave no history; and simple_history's own views ask each model where its history is.
for _proxy in (Reporter, Photographer):
    _proxy._meta.simple_history_manager_attribute = "history"  # type: ignore[union-attr]
    post_save.connect(person_history.post_save, sender=_proxy, weak=False)
    pre_delete.connect(person_history.pre_delete, sender=_proxy, weak=False)
    post_delete.connect(person_history.post_delete, sender=_proxy, weak=False)
