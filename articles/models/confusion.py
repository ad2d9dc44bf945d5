"""What editors have found to be misread for what: the archive's own confusion table."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.revision import history
from articles.text.corrections import LONGEST, Correction

# As many refusals beyond acceptances make a pair quiet.
PATIENCE = 3
# Of more pairs than this the importer learns those that were met most.
MOST_TAUGHT = 5_000


class ConfusionQuerySet(models.QuerySet["Confusion"]):
    """Pairs by what the importer makes of them."""

    def teaching(self) -> "ConfusionQuerySet":
        """Those that the next page is doubted by, the commonest first."""
        held = self.filter(accepted__gt=F("refused"))
        return held.order_by("-accepted", "pk")[:MOST_TAUGHT]

    def quiet(self) -> "ConfusionQuerySet":
        """Those that no page is doubted by any more, whatever other rule says so."""
        held = self.filter(refused__gte=F("accepted") + PATIENCE)
        return held.order_by("-refused", "pk")[:MOST_TAUGHT]


class Confusion(models.Model):
    """A word as misread, the word that was meant, and in how many places editors said yes or no."""

    wrong = models.CharField(_("as misread"), max_length=LONGEST)
    right = models.CharField(_("as meant"), max_length=LONGEST)
    accepted = models.PositiveIntegerField(pgettext_lazy("confusion", "accepted"), default=0)
    refused = models.PositiveIntegerField(pgettext_lazy("confusion", "refused"), default=0)
    updated_at = models.DateTimeField(_("changed at"), auto_now=True)

    history = history()
    objects = ConfusionQuerySet.as_manager()

    class Meta:
        verbose_name = _("misreading")
        verbose_name_plural = _("misreadings")
        ordering = ["-updated_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["wrong", "right"], name="confusion_once"),
            models.CheckConstraint(condition=~Q(wrong=F("right")), name="confusion_of_two"),
        ]
        indexes = [
            models.Index(fields=["-updated_at", "-id"], name="confusion_last_changed"),
            models.Index(fields=["-accepted"], name="confusion_by_accepted"),
        ]

    def __str__(self) -> str:
        return f"{self.wrong} → {self.right}"

    @property
    def correction(self) -> Correction:
        """As a value."""
        return Correction(self.wrong, self.right)

    @property
    def is_quiet(self) -> bool:
        """Whether editors have refused it so often that no page is doubted by it."""
        return self.refused >= self.accepted + PATIENCE
