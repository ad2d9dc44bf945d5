"""What search keeps beside its index: the state of one that is being built, and what was missed."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class IndexBuild(models.Model):
    """The one search index that is being built beside the one in use; one row, or none.

    `last_article` is how far it has come, `total` how many articles there were when it began.
    """

    ONLY = 1

    form = models.PositiveSmallIntegerField(_("form"))
    last_article = models.BigIntegerField(_("up to article"), default=0)
    done = models.PositiveIntegerField(_("articles indexed"), default=0)
    started_at = models.DateTimeField(_("started at"), auto_now_add=True)

    class Meta:
        verbose_name = _("build of the search index")
        verbose_name_plural = _("builds of the search index")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="index_build_once")]

    def __str__(self) -> str:
        return f"{self.form}: {self.done}"


class MissedSearch(models.Model):
    """A search of the public's that found nothing; who searched is not kept."""

    query = models.CharField(_("Search for"), max_length=100, unique=True)
    times = models.PositiveIntegerField(_("times"), default=1)
    first_at = models.DateTimeField(_("first"), auto_now_add=True)
    last_at = models.DateTimeField(_("last"), auto_now=True)

    class Meta:
        verbose_name = _("search without hits")
        verbose_name_plural = _("searches without hits")
        ordering = ["-times", "-last_at"]
        indexes = [models.Index(fields=["-times", "-last_at"], name="missed_most")]
        constraints = [models.CheckConstraint(condition=~Q(query=""), name="missed_has_query")]

    def __str__(self) -> str:
        return self.query
