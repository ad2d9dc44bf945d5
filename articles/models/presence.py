"""Who has which article open at the desk."""

import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article

# An open form says so every 20 seconds: two may go missing before one counts as gone.
FRESH = datetime.timedelta(seconds=70)


class PresenceQuerySet(models.QuerySet["Presence"]):
    """Questions about who is there."""

    def current(self) -> "PresenceQuerySet":
        """Those who have said so of late."""
        return self.filter(seen_at__gte=timezone.now() - FRESH)


class Presence(models.Model):
    """That somebody has an article open; a matter of the minute, and of no history."""

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="presences", verbose_name=_("article")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("user")
    )
    seen_at = models.DateTimeField(_("seen at"))

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        ordering = ["-seen_at"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["article", "user"], name="present_once_an_article")
        ]
        indexes = [models.Index(fields=["seen_at"], name="presence_by_time")]

    def __str__(self) -> str:
        return f"{self.user} · {self.article}"
