"""Articles with their credits and photos."""

from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.issue import IssueKey, Page
from articles.models.tag import Tag, Tagging
from articles.revision import history
from people.models import Person, Role


class Status(models.TextChoices):
    """Where an article stands between the printed page and its readers."""

    DRAFT = "draft", pgettext_lazy("status", "Draft")
    IN_REVIEW = "in_review", pgettext_lazy("status", "In review")
    PUBLISHED = "published", pgettext_lazy("status", "Published")
    WITHDRAWN = "withdrawn", pgettext_lazy("status", "Withdrawn")
    TRASHED = "trashed", pgettext_lazy("status", "In the trash")


class Kind(models.TextChoices):
    """What an article is."""

    ARTICLE = "article", _("Article")
    PHOTO = "photo", _("Photo news")


class ArticleQuerySet(models.QuerySet["Article"]):
    """Questions about articles; `published` is the one definition of what the public may see."""

    def published(self) -> "ArticleQuerySet":
        """What the public may see."""
        return self.filter(status=Status.PUBLISHED, published_at__lte=timezone.now())

    def newest_first(self) -> "ArticleQuerySet":
        """The newest issue first, inside an issue as printed."""
        return self.order_by(
            F("page__issue__date").desc(nulls_last=True),
            IssueKey("page__issue__date").desc(),
            F("page__number").asc(nulls_last=True),
            "page_id",
            "order",
        )

    def for_lists(self) -> "ArticleQuerySet":
        """With all that a line of a list shows, in a constant number of queries."""
        return self.select_related("page__issue__publication", "page__section").prefetch_related(
            "credits__person"
        )

    def for_reading(self) -> "ArticleQuerySet":
        """With all that an article's page shows, in a constant number of queries."""
        shown = Tagging.objects.filter(removed=False).select_related("tag")
        return self.for_lists().prefetch_related(
            "photos__credits__person", models.Prefetch("taggings", shown, to_attr="shown_taggings")
        )

    def with_jumps(self) -> "ArticleQuerySet":
        """With the published ends of its jumps: `continues` (or None), `shown_continuations`."""
        ends = Article.objects.published().select_related("page").order_by("pk")
        return self.prefetch_related(
            models.Prefetch("continues", ends),
            models.Prefetch("continuations", ends, to_attr="shown_continuations"),
        )


class Article(models.Model):
    """One article of a page.

    `body` holds its paragraphs, parted by one blank line; `spans` the lines of the page's source
    document that it was read from, `[[first, last], …]` counted from 1. Change an article through
    the verbs of `articles.editing` and `articles.workflow`, which keep version, history and index.
    """

    page = models.ForeignKey(
        Page,
        models.PROTECT,
        related_name="articles",
        verbose_name=pgettext_lazy("newspaper", "page"),
    )
    order = models.PositiveSmallIntegerField(_("order"), help_text=_("Its place on the page."))
    column = models.CharField(
        _("column"),
        max_length=100,
        blank=True,
        help_text=_("A heading shared by several articles."),
    )
    kicker = models.CharField(_("kicker"), max_length=300, blank=True)
    title = models.CharField(_("title"), max_length=300)
    subtitle = models.CharField(_("subtitle"), max_length=300, blank=True)
    kind = models.CharField(_("kind"), max_length=7, choices=Kind.choices, default=Kind.ARTICLE)
    lead = models.CharField(
        _("lead"), max_length=100, blank=True, help_text=_("Such as 本报讯, as printed.")
    )
    body = models.TextField(
        _("text"), blank=True, help_text=_("Paragraphs are parted by one blank line.")
    )
    status = models.CharField(
        _("status"), max_length=9, choices=Status.choices, default=Status.DRAFT
    )
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    spans = models.JSONField(_("lines of the source"), default=list, blank=True, editable=False)
    continued_on = models.PositiveSmallIntegerField(
        _("continued on page"), null=True, blank=True, help_text=_("As the print says: 下转第4版.")
    )
    continued_from = models.PositiveSmallIntegerField(
        _("continued from page"),
        null=True,
        blank=True,
        help_text=_("As the print says: 上接第1版."),
    )
    continues = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="continuations",
        verbose_name=_("continues"),
        help_text=_("The article of another page whose text goes on here."),
    )
    merged_into = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, editable=False)
    publish_at = models.DateTimeField(_("to be published at"), null=True, blank=True)
    withdraw_at = models.DateTimeField(_("to be withdrawn at"), null=True, blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("changed at"), auto_now=True)
    tags = models.ManyToManyField(
        Tag, through=Tagging, related_name="articles", verbose_name=_("tags")
    )

    # What editors did of late, among all that importers did.
    history = history(
        indexes=[models.Index(fields=["via", "-history_date"], name="article_history_by_way")]
    )
    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["page", "order"]
        permissions = [
            ("publish_article", _("Can publish and withdraw articles")),
            ("purge_article", _("Can delete articles in the trash for good")),
        ]
        constraints = [
            models.UniqueConstraint(fields=["page", "order"], name="article_order_once_a_page"),
            models.CheckConstraint(condition=~Q(title=""), name="article_has_title"),
            models.CheckConstraint(condition=Q(version__gte=1), name="article_version_from_one"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="article_known_kind"),
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="article_known_status"
            ),
            models.CheckConstraint(
                condition=~Q(status=Status.PUBLISHED) | Q(published_at__isnull=False),
                name="article_published_when",
            ),
        ]
        indexes = [
            models.Index(fields=["status", "-published_at"], name="article_by_status"),
            models.Index(fields=["kind", "status"], name="article_by_kind"),
            models.Index(fields=["status", "page"], name="article_by_page"),
            models.Index(fields=["-updated_at"], name="article_last_changed"),
            models.Index(
                fields=["publish_at"],
                condition=Q(publish_at__isnull=False),
                name="article_to_publish",
            ),
            models.Index(
                fields=["withdraw_at"],
                condition=Q(withdraw_at__isnull=False),
                name="article_to_withdraw",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("article-detail", args=[self.pk])

    @property
    def paragraphs(self) -> list[str]:
        """The paragraphs of the body."""
        return [p for p in self.body.split("\n\n") if p]


class Photo(models.Model):
    """A photograph of an article; the image itself may not have come with the page."""

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="photos", verbose_name=_("article")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    image = models.ImageField(
        _("image"),
        upload_to="photos/%Y/%m/",
        blank=True,
        validators=[FileExtensionValidator(["jpg", "jpeg", "png", "webp"])],
    )
    caption = models.TextField(_("caption"), blank=True)
    alt = models.CharField(
        _("description"), max_length=300, blank=True, help_text=_("For readers who do not see it.")
    )

    history = history()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "order"], name="photo_order_once_an_article")
        ]

    def __str__(self) -> str:
        return self.caption[:30] or str(_("Photo %d")) % self.order


class Credit(models.Model):
    """A person credited for an article, or for one photo of it, and the form as printed."""

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="credits", verbose_name=_("article")
    )
    photo = models.ForeignKey(
        Photo,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="credits",
        verbose_name=_("photo"),
    )
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="credits", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=13, choices=Role.choices)
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    printed = models.CharField(
        _("as printed"), max_length=300, blank=True, help_text=_("Such as （记者 张晶）.")
    )

    history = history()

    class Meta:
        verbose_name = _("credit")
        verbose_name_plural = _("credits")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "person", "role"],
                condition=Q(photo=None),
                name="credit_once_an_article",
            ),
            models.UniqueConstraint(
                fields=["photo", "person", "role"],
                condition=Q(photo__isnull=False),
                name="credit_once_a_photo",
            ),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="credit_known_role"),
        ]
        indexes = [models.Index(fields=["person", "role", "article"], name="credit_by_person")]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.person}"
