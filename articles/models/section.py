"""Sections (版面): the departments of a newspaper that its pages belong to."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.revision import history


class SectionQuerySet(models.QuerySet["Section"]):
    """Questions about sections."""

    def holding(self, articles: models.QuerySet) -> "SectionQuerySet":
        """Sections with at least one of the articles, such as `Article.objects.published()`."""
        return self.filter(pk__in=articles.order_by().values("page__section"))


class Section(models.Model):
    """A department of a newspaper, by the name that its pages bear: 要闻, 工会, 副刊."""

    name = models.CharField(_("name"), max_length=30, unique=True)
    order = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("In lists; equal ones go by name.")
    )

    history = history()
    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["order", "name"]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="section_has_name")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("section-detail", args=[self.pk])
