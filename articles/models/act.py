"""Acts: what an editor did in one go, so that it can be told and taken back in one go."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.issue import Page
from articles.revision import Via


class Act(models.Model):
    """The history rows of one editorial act, such as a split or a correction in many places.

    `rows` names them in the order written, each by its model and its id among the model's history
    rows: `[["articles.article", 17], …]`. An act that takes another one back `undoes` it. Write and
    take back by `articles.acts`.
    """

    kind = models.CharField(_("kind"), max_length=30)
    label = models.CharField(_("what was done"), max_length=300)
    why = models.TextField(_("reason"), blank=True)
    via = models.CharField(_("by way of"), max_length=10, choices=Via.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    page = models.ForeignKey(
        Page,
        models.SET_NULL,
        null=True,
        related_name="acts",
        verbose_name=pgettext_lazy("newspaper", "page"),
    )
    rows = models.JSONField(_("history rows"), default=list)
    undoes = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        related_name="undone_by",
        verbose_name=_("takes back"),
    )

    class Meta:
        verbose_name = _("act")
        verbose_name_plural = _("acts")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["kind", "-at"], name="act_by_kind")]

    def __str__(self) -> str:
        return self.label
