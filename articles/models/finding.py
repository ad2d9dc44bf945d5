"""Findings (存疑): what the importer doubts, for an editor to accept or dismiss."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.article import Article, Status
from articles.models.issue import Page
from articles.revision import history


class Severity(models.TextChoices):
    """How much a finding asks for an editor."""

    HIGH = "high", pgettext_lazy("severity", "High")
    MEDIUM = "medium", pgettext_lazy("severity", "Medium")
    LOW = "low", pgettext_lazy("severity", "Low")


class FindingStatus(models.TextChoices):
    """What became of a finding."""

    OPEN = "open", pgettext_lazy("finding", "Open")
    ACCEPTED = "accepted", pgettext_lazy("finding", "Accepted")
    DISMISSED = "dismissed", pgettext_lazy("finding", "Dismissed")


# The doubts have codes and not a table of their own: the importer's rules name them, and a label
# here makes them readable. A code without a label is shown as it is.
KIND_LABELS = {
    "missing_text": _("Missing text"),
    "foreign_text": _("Foreign text"),
    "duplicate_text": _("Repeated text"),
    "missing_byline": _("Missing byline"),
    "missing_photo_credit": _("Missing photo credit"),
    "image_gap": _("Room for a picture"),
    "unbalanced_quotes": _("Unbalanced quotation marks"),
    "function_words": _("Stranded function word"),
    "de_particle": _("的, 地 or 得"),
    "misreading": _("Likely misreading"),
    "missing_punctuation": _("Missing punctuation"),
    "inconsistent_name": _("Name in two spellings"),
    "inconsistent_credit": _("Credit in two spellings"),
    "impossible_date": _("Impossible date"),
    "impossible_number": _("Impossible number"),
    "structure": _("Doubtful structure"),
    "conflict": _("Corrected here, changed in the source"),
    "leftover": _("Text outside of articles"),
}


class FindingQuerySet(models.QuerySet["Finding"]):
    """Questions about findings."""

    def waiting(self) -> "FindingQuerySet":
        """What is open and asks for an editor: not what is doubted of an article in the trash."""
        trashed = Article.objects.filter(status=Status.TRASHED).order_by().values("pk")
        return self.filter(status=FindingStatus.OPEN).exclude(article__in=trashed)


class Finding(models.Model):
    """One doubt about an article, or, without an article, about its page.

    `quote` is the text in doubt as it stands; `suggestion` would replace it. Where a decision is in
    doubt, `alternative` holds the other one (`seeds.records.Alternative`); a `conflict` has there
    the common ancestor of both texts too, as `base`.
    """

    page = models.ForeignKey(
        Page,
        models.CASCADE,
        related_name="findings",
        verbose_name=pgettext_lazy("newspaper", "page"),
    )
    article = models.ForeignKey(
        Article,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="findings",
        verbose_name=_("article"),
    )
    kind = models.CharField(_("kind"), max_length=30)
    severity = models.CharField(_("severity"), max_length=6, choices=Severity.choices)
    quote = models.TextField(_("quotation"), blank=True)
    suggestion = models.TextField(_("suggestion"), null=True, blank=True)  # noqa: DJ001 - "" would delete the quote
    why = models.TextField(_("why"), blank=True)
    alternative = models.JSONField(
        _("alternative"),
        null=True,
        blank=True,
        help_text=_("How else it may be: {act, fields, paragraph}."),
    )
    status = models.CharField(
        _("status"), max_length=9, choices=FindingStatus.choices, default=FindingStatus.OPEN
    )
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("settled by"),
    )
    resolved_at = models.DateTimeField(_("settled at"), null=True, blank=True)

    history = history()
    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["page", "article__order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(severity__in=Severity.values), name="finding_known_severity"
            ),
            models.CheckConstraint(
                condition=Q(status__in=FindingStatus.values), name="finding_known_status"
            ),
            models.CheckConstraint(
                condition=Q(status=FindingStatus.OPEN, resolved_at=None)
                | ~Q(status=FindingStatus.OPEN) & Q(resolved_at__isnull=False),
                name="finding_settled_when",
            ),
        ]
        indexes = [
            # Each has all that `waiting` asks for: what is open is counted without reading it.
            models.Index(fields=["status", "severity", "kind", "article"], name="finding_queue"),
            models.Index(fields=["article", "status"], name="finding_by_article"),
            models.Index(
                fields=["status", "page", "severity", "kind", "article"], name="finding_by_page"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind_label}：{self.quote[:40]}"

    @property
    def kind_label(self) -> str:
        """The kind in the reader's language."""
        return str(KIND_LABELS.get(self.kind, self.kind))
