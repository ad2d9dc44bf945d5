"""Faults that stand in the print itself, as an editor has seen; all others are the OCR's."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.issue import Page


class Misprint(models.Model):
    """A corrected fault of a page that the paper printed so: `quote` as printed, `right` instead.

    Both as `articles.text.faults.Fault` has them, cut at `LONGEST` characters.
    """

    LONGEST = 200

    page = models.ForeignKey(
        Page,
        models.CASCADE,
        related_name="misprints",
        verbose_name=pgettext_lazy("newspaper", "page"),
    )
    quote = models.CharField(_("quotation"), max_length=LONGEST)
    right = models.CharField(_("as meant"), max_length=LONGEST, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("misprint")
        verbose_name_plural = _("misprints")
        ordering = ["page", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["page", "quote", "right"], name="misprint_once")
        ]

    def __str__(self) -> str:
        return self.quote
