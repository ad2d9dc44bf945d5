"""Page files as they came, the runs that brought them, and all versions read from them."""

import json
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models import Article, Page
from seeds.parser.decode import decode


class Readable(json.JSONEncoder):
    """Chinese as it is: escaped, a character takes twice the room."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "ensure_ascii": False})


class ImportRun(models.Model):
    """One call of the importer."""

    started_at = models.DateTimeField(_("started at"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished at"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="import_runs",
        verbose_name=_("by"),
    )
    imported = models.PositiveIntegerField(_("pages imported"), default=0)
    unchanged = models.PositiveIntegerField(_("pages unchanged"), default=0)
    refused = models.JSONField(
        _("files refused"), default=list, blank=True, help_text=_("[{source, reason}]")
    )

    class Meta:
        verbose_name = _("import run")
        verbose_name_plural = _("import runs")
        ordering = ["-started_at"]
        get_latest_by = "started_at"
        indexes = [models.Index(fields=["-started_at"], name="import_run_newest")]

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M}"


class SourceDocument(models.Model):
    """A page file, byte for byte, for ever."""

    page = models.ForeignKey(
        Page,
        models.PROTECT,
        related_name="sources",
        verbose_name=pgettext_lazy("newspaper", "page"),
    )
    run = models.ForeignKey(
        ImportRun, models.PROTECT, related_name="documents", verbose_name=_("import run")
    )
    name = models.CharField(_("file name"), max_length=255)
    content = models.BinaryField(_("content"))
    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    text_sha256 = models.CharField(
        _("SHA-256 of the text"),
        max_length=64,
        unique=True,
        help_text=_("Alike whatever the encoding and the line ends."),
    )
    encoding = models.CharField(_("encoding"), max_length=20)
    record = models.JSONField(
        _("as read"),
        default=dict,
        blank=True,
        help_text=_("The page without its articles: {banner, page, issue_date}."),
    )
    leftovers = models.JSONField(_("text outside of articles"), default=list, blank=True)
    imported_at = models.DateTimeField(_("imported at"), auto_now_add=True)

    class Meta:
        verbose_name = _("source document")
        verbose_name_plural = _("source documents")
        ordering = ["-imported_at", "-pk"]
        get_latest_by = "imported_at"
        constraints = [
            models.CheckConstraint(condition=~Q(sha256=""), name="source_has_sha256"),
        ]
        indexes = [
            models.Index(fields=["-imported_at", "-id"], name="source_newest"),
            models.Index(fields=["name"], name="source_by_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def text(self) -> str:
        """The decoded text, whose lines the spans of articles count."""
        return decode(bytes(self.content))[0]


class ImportedArticle(models.Model):
    """An article as it was read from a document: the printed text, never changed afterwards.

    `record` is the article in the form of the import report (`seeds.report`). A document that is
    read again by a better parser has another `reading` of each article. What a later reading is
    compared with is the newest one of its article that was taken over (`is_base`).
    """

    document = models.ForeignKey(
        SourceDocument,
        models.PROTECT,
        related_name="articles",
        verbose_name=_("source document"),
    )
    article = models.ForeignKey(
        Article,
        models.SET_NULL,
        null=True,
        related_name="imported",
        verbose_name=_("article"),
    )
    reading = models.PositiveSmallIntegerField(_("reading"), default=1)
    order = models.PositiveSmallIntegerField(_("order"))
    is_base = models.BooleanField(_("taken over"), default=True)
    record = models.JSONField(_("as read"), encoder=Readable)

    class Meta:
        verbose_name = _("article as read")
        verbose_name_plural = _("articles as read")
        ordering = ["document", "reading", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "reading", "order"], name="imported_order_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.record.get("title", ""))


class Fingerprint(models.Model):
    """One hash of a page's text; pages that share many are readings of one print."""

    page = models.ForeignKey(
        Page,
        models.CASCADE,
        related_name="fingerprints",
        verbose_name=pgettext_lazy("newspaper", "page"),
    )
    value = models.BigIntegerField(_("value"))

    class Meta:
        verbose_name = _("fingerprint")
        verbose_name_plural = _("fingerprints")
        constraints = [
            models.UniqueConstraint(fields=["value", "page"], name="fingerprint_once_a_page")
        ]

    def __str__(self) -> str:
        return f"{self.value:x}"


class ArchiveStatistics(models.Model):
    """What the pages of the archive teach the rules of doubt; one row (see `seeds.learned`).

    The tables are those of `seeds.repair.statistics`, packed; each count may be too low by as much
    as its `…_lost` says.
    """

    ONLY = 1

    pages = models.PositiveIntegerField(_("pages"), default=0)
    grams = models.BinaryField(_("pairs and triples of characters"), default=bytes)
    grams_lost = models.PositiveIntegerField(_("error of the pairs and triples"), default=0)
    names = models.BinaryField(_("credited names"), default=bytes)
    names_lost = models.PositiveIntegerField(_("error of the names"), default=0)
    learned_at = models.DateTimeField(_("learned at"), auto_now=True)

    class Meta:
        verbose_name = _("statistics of the archive")
        verbose_name_plural = _("statistics of the archive")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="archive_statistics_once")]

    def __str__(self) -> str:
        return f"{self.pages} ({self.learned_at:%Y-%m-%d %H:%M})"


class Upload(models.Model):
    """A page file that an editor has sent and not yet imported (see `seeds.uploads`)."""

    batch = models.UUIDField(_("sent together"), db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("by")
    )
    name = models.CharField(_("name"), max_length=255)
    content = models.BinaryField(_("content"))
    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("file sent")
        verbose_name_plural = _("files sent")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
