"""Tags and taggings."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.slugs import free_slug, plain_slug
from articles.revision import history
from articles.text.pinyin import spellings


class TagKind(models.TextChoices):
    """What a tag names."""

    TOPIC = "topic", _("Topic")
    ORGANISATION = "organisation", _("Organisation")
    PLACE = "place", _("Place")
    PERSON = "person", pgettext_lazy("tag", "Person")


class TagQuerySet(models.QuerySet["Tag"]):
    """Questions about tags."""

    def on(self, articles: models.QuerySet) -> "TagQuerySet":
        """Tags that stand on at least one of the articles, with `uses`, how many of them."""
        standing = models.Q(taggings__removed=False, taggings__article__in=articles.order_by())
        return self.annotate(uses=models.Count("taggings", filter=standing)).filter(uses__gt=0)

    def with_uses(self) -> "TagQuerySet":
        """With `uses`, on how many articles each stands; only of the rows that are asked for."""
        standing = Tagging.objects.filter(tag=models.OuterRef("pk"), removed=False).order_by()
        counted = standing.values("tag").annotate(n=models.Count("pk")).values("n")
        return self.annotate(uses=Coalesce(models.Subquery(counted), models.Value(0)))

    def unused(self) -> "TagQuerySet":
        """Tags that stand on no article."""
        standing = Tagging.objects.filter(tag=models.OuterRef("pk"), removed=False)
        return self.filter(~models.Exists(standing))

    def unheard_of(self) -> "TagQuerySet":
        """Tags that stand nowhere and that no editor has taken off anywhere."""
        return self.filter(~models.Exists(Tagging.objects.filter(tag=models.OuterRef("pk"))))


class Tag(models.Model):
    """A thing that articles are about."""

    kind = models.CharField(_("kind"), max_length=12, choices=TagKind.choices)
    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(_("in addresses"), max_length=60, allow_unicode=True, editable=False)
    spellings = models.CharField(_("pinyin"), max_length=500, editable=False, default="")

    history = history()
    objects = TagQuerySet.as_manager()

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["kind", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "name"],
                name="tag_name_once_a_kind",
                violation_error_message=_("There is a tag of this kind and name already."),
            ),
            models.UniqueConstraint(fields=["kind", "slug"], name="tag_slug_once_a_kind"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(slug=""), name="tag_has_name"),
            models.CheckConstraint(condition=Q(kind__in=TagKind.values), name="tag_known_kind"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        if not self.slug:
            self.set_slug()
        self.set_pinyin()
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        return reverse("tag-detail", args=[self.kind, self.slug])

    @property
    def plain_slug(self) -> str:
        """The slug that follows from the name, if no other tag has it."""
        return plain_slug(self.name, otherwise="tag")

    def set_slug(self) -> None:
        """Derive the slug from the name; one that another tag has or had gets a number."""
        others = Tag.objects.filter(kind=self.kind).exclude(pk=self.pk)
        former = FormerTag.objects.filter(kind=self.kind).exclude(tag=self.pk)
        self.slug = free_slug(self.name, others, former, otherwise="tag")

    def set_pinyin(self) -> None:
        """Derive what follows from the name; bulk creation, which skips `save`, calls this."""
        self.spellings = spellings(self.name)[:500]


class FormerTag(models.Model):
    """An address that a tag had before it was renamed or merged; it leads to the tag of today.

    `was` is the number of the tag that had the address, which may be gone.
    """

    kind = models.CharField(_("kind"), max_length=12, choices=TagKind.choices)
    slug = models.SlugField(_("in addresses"), max_length=60, allow_unicode=True)
    was = models.PositiveBigIntegerField(_("former number"), db_index=True)
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="former", verbose_name=_("tag"))

    history = history()

    class Meta:
        verbose_name = _("former address of a tag")
        verbose_name_plural = _("former addresses of tags")
        constraints = [
            models.UniqueConstraint(fields=["kind", "slug"], name="former_slug_once_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.slug} → {self.tag}"


class TagAlias(models.Model):
    """Another name that leads to a tag."""

    tag = models.ForeignKey(Tag, models.CASCADE, related_name="aliases", verbose_name=_("tag"))
    name = models.CharField(_("name"), max_length=60, db_index=True)

    history = history()

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["tag", "name"], name="alias_once_a_tag"),
            models.CheckConstraint(condition=~Q(name=""), name="tag_alias_has_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Source(models.TextChoices):
    """Who put a tag on an article."""

    EDITOR = "editor", pgettext_lazy("source", "Editor")
    AUTOMATIC = "automatic", pgettext_lazy("source", "Automatic")


class Tagging(models.Model):
    """A tag on an article.

    A row that an editor takes off stays with `removed` set, so that the machine does not put the
    tag back. `confidence` is the machine's, 0 to 1; an editor's tag has 1.
    """

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="taggings", verbose_name=_("article")
    )
    tag = models.ForeignKey(Tag, models.CASCADE, related_name="taggings", verbose_name=_("tag"))
    source = models.CharField(
        pgettext_lazy("tagging", "source"),
        max_length=9,
        choices=Source.choices,
        default=Source.EDITOR,
    )
    confidence = models.FloatField(
        _("confidence"), default=1.0, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    removed = models.BooleanField(
        _("taken off"), default=False, help_text=_("The importer does not put it back.")
    )

    history = history()

    class Meta:
        verbose_name = _("tagging")
        verbose_name_plural = _("taggings")
        ordering = ["-confidence", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "tag"], name="tag_once_an_article"),
            models.CheckConstraint(
                condition=Q(confidence__gte=0, confidence__lte=1), name="tagging_confidence_0_to_1"
            ),
            models.CheckConstraint(
                condition=Q(source__in=Source.values), name="tagging_known_source"
            ),
        ]
        indexes = [models.Index(fields=["tag", "removed", "article"], name="tagging_by_tag")]

    def __str__(self) -> str:
        return str(self.tag)
