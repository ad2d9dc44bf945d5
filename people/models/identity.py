"""Who is who: people who were merged, who are certainly two, and who may be one."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.revision import history
from people.models.person import Person


class FormerPerson(models.Model):
    """The number of a person who was merged into another: the old address leads to the new one."""

    was = models.PositiveBigIntegerField(_("former number"), unique=True)
    person = models.ForeignKey(
        Person, models.CASCADE, related_name="former", verbose_name=_("person")
    )

    history = history()

    class Meta:
        verbose_name = _("merged person")
        verbose_name_plural = _("merged people")

    def __str__(self) -> str:
        return f"{self.was} → {self.person}"


class PairQuerySet(models.QuerySet):
    """Questions about pairs of people, the one with the smaller number first."""

    def of(self, one: Person, other: Person) -> "PairQuerySet":
        """The pair of these two, if there is one."""
        first, second = sorted([one.pk, other.pk])
        return self.filter(one=first, other=second)

    def with_either(self, person: Person) -> "PairQuerySet":
        """Pairs of which the person is one half."""
        return self.filter(Q(one=person.pk) | Q(other=person.pk))


class Pair(models.Model):
    """Two people, the one with the smaller number first."""

    one = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name=_("person"))
    other = models.ForeignKey(
        Person, models.CASCADE, related_name="+", verbose_name=_("other person")
    )

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="%(class)s_once_a_pair"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="%(class)s_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.one} / {self.other}"


class Distinct(Pair):
    """Two people of whom an editor has said that they are not one."""

    history = history()
    objects = PairQuerySet.as_manager()

    class Meta(Pair.Meta):
        verbose_name = _("two different people")
        verbose_name_plural = _("different people")


class Likeness(models.TextChoices):
    """By what two names are taken for each other, the surest first."""

    FORM = "form", _("one name but for padding and width")
    SHAPE = "shape", _("one character looks alike")
    SOUND = "sound", _("one character sounds alike")
    LETTER = "letter", _("one character apart")
    MISSING = "missing", _("one character missing")


class Resemblance(Pair):
    """Two people who may be one, with what speaks for it; made anew by `people.evidence.renew`.

    `weight` grows with the evidence. `evidence` is what an editor is shown: `sections` and `years`
    (first and last) that both worked in, and the names of `colleagues` whom both were credited
    with; empty lists where there are none.
    """

    kind = models.CharField(_("likeness"), max_length=7, choices=Likeness.choices)
    weight = models.PositiveSmallIntegerField(_("weight"))
    evidence = models.JSONField(_("evidence"), default=dict)
    found_at = models.DateTimeField(_("found at"), auto_now_add=True)

    objects = PairQuerySet.as_manager()

    class Meta(Pair.Meta):
        verbose_name = _("likely duplicate")
        verbose_name_plural = _("likely duplicates")
        ordering = ["-weight", "one", "other"]
        indexes = [models.Index(fields=["-weight", "one", "other"], name="resemblance_by_weight")]
