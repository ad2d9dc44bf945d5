"""Publications, their issues and the pages of an issue."""

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import Col
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from articles.models.section import Section
from articles.models.slugs import free_slug
from articles.revision import history


class Publication(models.Model):
    """A newspaper."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    slug = models.SlugField(_("short name"), max_length=60, unique=True, allow_unicode=True)
    about = models.TextField(_("about"), blank=True)

    history = history()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def set_slug(self) -> None:
        """Derive the slug from the name; one that is taken gets a number."""
        self.slug = free_slug(self.name, Publication.objects.all(), otherwise="paper")


class Precision(models.TextChoices):
    """How exactly the date of an issue is known."""

    DAY = "day", pgettext_lazy("precision", "Day")
    MONTH = "month", pgettext_lazy("precision", "Month")
    YEAR = "year", pgettext_lazy("precision", "Year")
    UNKNOWN = "unknown", pgettext_lazy("precision", "Unknown")


class IssueKey(F):
    """The id of the issue to whose `date` this leads, as the issue's own row has it.

    Django would read it from the page, and then no database sees that the index on date and id has
    the rows in this order: it would sort all articles to show some.
    """

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Col:
        date: Any = super().resolve_expression(*args, **kwargs)
        return Col(date.alias, Issue._meta.pk)


class IssueQuerySet(models.QuerySet["Issue"]):
    """Questions about issues."""

    def newest_first(self) -> "IssueQuerySet":
        """By date, undated issues last."""
        return self.order_by(F("date").desc(nulls_last=True), "-pk")

    def holding(self, articles: models.QuerySet) -> "IssueQuerySet":
        """Issues with at least one of the articles, such as `Article.objects.published()`."""
        # Not a correlated EXISTS: SQLite answers that by reading all articles for each issue.
        return self.filter(pk__in=articles.order_by().values("page__issue"))


class Issue(models.Model):
    """One number of a publication.

    `date` is the first day of what is known: with `precision` month it is the first of that month,
    with year the first of January, and null where nothing is known.
    """

    publication = models.ForeignKey(
        Publication, models.PROTECT, related_name="issues", verbose_name=_("publication")
    )
    date = models.DateField(
        _("date"), null=True, blank=True, help_text=_("The first day of what is known.")
    )
    precision = models.CharField(
        _("precision"), max_length=7, choices=Precision.choices, default=Precision.UNKNOWN
    )
    evidence = models.JSONField(
        _("evidence"),
        default=list,
        blank=True,
        help_text=_("Quotations that date the issue: [{quote, implies}]."),
    )
    number = models.PositiveIntegerField(_("issue number"), null=True, blank=True)
    edition = models.CharField(
        _("edition"), max_length=30, blank=True, help_text=_("Such as 早报 or 号外.")
    )

    history = history()
    objects = IssueQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("newspaper", "issue")
        verbose_name_plural = pgettext_lazy("newspaper", "issues")
        ordering = [F("date").desc(nulls_last=True), "-pk"]
        constraints = [
            models.UniqueConstraint(
                "publication",
                "date",
                "edition",
                condition=Q(precision="day"),
                name="issue_once_a_day",
                violation_error_message=_("There is an issue of this date and edition already."),
            ),
            models.CheckConstraint(
                condition=Q(precision="unknown", date=None)
                | Q(precision__in=["day", "month", "year"], date__isnull=False),
                name="issue_date_has_precision",
                violation_error_message=_("A date needs its precision, and a precision its date."),
            ),
        ]
        indexes = [models.Index(fields=["-date", "-id"], name="issue_newest")]

    def __str__(self) -> str:
        return f"{self.publication} {self.date_label}"

    def get_absolute_url(self) -> str:
        return reverse("issue-detail", args=[self.pk])

    def clean(self) -> None:
        """Refuse a date that says more than its precision."""
        date = self.date
        if date and self.precision == Precision.MONTH and date.day != 1:
            raise ValidationError({"date": _("With precision month, give the first of the month.")})
        if date and self.precision == Precision.YEAR and (date.month, date.day) != (1, 1):
            raise ValidationError({"date": _("With precision year, give the first of January.")})

    @property
    def date_label(self) -> str:
        """The date as readers see it, no more exact than it is known: 约2023年8月."""
        if self.date is None:
            return gettext("Undated")
        if self.precision == Precision.DAY:
            return gettext("%(year)d-%(month)02d-%(day)02d") % _parts(self.date)
        if self.precision == Precision.MONTH:
            return gettext("c. %(year)d-%(month)02d") % _parts(self.date)
        return gettext("c. %(year)d") % _parts(self.date)


def _parts(date: datetime.date) -> dict[str, int]:
    return {"year": date.year, "month": date.month, "day": date.day}


class PageQuerySet(models.QuerySet["Page"]):
    """Questions about pages."""

    def holding(self, articles: models.QuerySet) -> "PageQuerySet":
        """Pages with at least one of the articles, such as `Article.objects.published()`."""
        return self.filter(models.Exists(articles.filter(page=models.OuterRef("pk")).order_by()))

    def in_order(self) -> "PageQuerySet":
        """As they lie in the issue, pages without a number last."""
        return self.order_by("issue", F("number").asc(nulls_last=True), "pk")


class Page(models.Model):
    """One printed page of an issue; its source documents are `seeds.SourceDocument.page`."""

    issue = models.ForeignKey(
        Issue,
        models.PROTECT,
        related_name="pages",
        verbose_name=pgettext_lazy("newspaper", "issue"),
    )
    number = models.PositiveSmallIntegerField(_("page number"), null=True, blank=True)
    section = models.ForeignKey(
        Section,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pages",
        verbose_name=_("section"),
    )
    banner = models.CharField(
        _("banner"), max_length=300, blank=True, help_text=_("The slogan across the page's top.")
    )
    scan = models.ImageField(
        _("scan"),
        upload_to="scans/%Y/%m/",
        blank=True,
        validators=[FileExtensionValidator(["jpg", "jpeg", "png", "webp"])],
        help_text=_("A picture of the printed page; only the desk sees it."),
    )

    history = history()
    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("newspaper", "page")
        verbose_name_plural = pgettext_lazy("newspaper", "pages")
        ordering = ["issue", F("number").asc(nulls_last=True), "pk"]
        constraints = [
            models.UniqueConstraint(
                "issue",
                "number",
                name="page_number_once_an_issue",
                violation_error_message=_("The issue has a page of this number already."),
            ),
            models.CheckConstraint(
                condition=Q(number=None) | Q(number__gte=1), name="page_number_from_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue} {self.label}"

    def get_absolute_url(self) -> str:
        return f"{self.issue.get_absolute_url()}#page-{self.pk}"

    @property
    def label(self) -> str:
        """第4版 · 工会, as much of it as is known."""
        number = gettext("Page %d") % self.number if self.number else gettext("Unnumbered page")
        return f"{number} · {self.section.name}" if self.section else number
