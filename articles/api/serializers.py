"""The newspaper's members as JSON: references, lines of lists, and members in full."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from articles.models import Article, Credit, Issue, Page, Photo, Publication, Section, Tag, Tagging
from articles.rest.fields import PersonRef, WebAddress, address

# References ---------------------------------------------------------------------------------------


class PublicationRef(serializers.ModelSerializer[Publication]):
    class Meta:
        model = Publication
        fields = ["id", "name"]


class SectionRef(serializers.ModelSerializer[Section]):
    url = address("section")

    class Meta:
        model = Section
        fields = ["id", "url", "name"]


class IssueRef(serializers.ModelSerializer[Issue]):
    url = address("issue")
    publication = PublicationRef()
    label = serializers.CharField(  # type: ignore[assignment]
        source="date_label", help_text=_("The date as readers see it.")
    )

    class Meta:
        model = Issue
        fields = ["id", "url", "publication", "date", "precision", "label"]


class PageRef(serializers.ModelSerializer[Page]):
    url = address("page")
    section = SectionRef(allow_null=True)

    class Meta:
        model = Page
        fields = ["id", "url", "number", "section"]


class TagRef(serializers.ModelSerializer[Tag]):
    url = address("tag")
    slug = serializers.CharField()  # the pattern of a slug field, in a schema, is ASCII's

    class Meta:
        model = Tag
        fields = ["id", "url", "kind", "name", "slug"]


# Parts of an article ------------------------------------------------------------------------------


class CreditPart(serializers.ModelSerializer[Credit]):
    """Who is credited, as what, in which printed form; for one photo, where `photo` is set."""

    person = PersonRef()
    photo = serializers.IntegerField(source="photo_id", allow_null=True)

    class Meta:
        model = Credit
        fields = ["person", "role", "printed", "photo"]


class PhotoPart(serializers.ModelSerializer[Photo]):
    image = serializers.ImageField(allow_null=True, help_text=_("Null where the page had none."))

    class Meta:
        model = Photo
        fields = ["id", "order", "image", "caption", "alt"]


class TaggingPart(serializers.ModelSerializer[Tagging]):
    """A tag, and whether an editor or the machine put it there, how sure of it."""

    tag = TagRef()

    class Meta:
        model = Tagging
        fields = ["tag", "source", "confidence"]


# Articles -----------------------------------------------------------------------------------------


class ArticleLine(serializers.ModelSerializer[Article]):
    """An article inside of its page."""

    url = address("article")
    web_url = WebAddress()
    credits = CreditPart(many=True)

    class Meta:
        model = Article
        fields = [
            "id", "url", "web_url", "order", "kind", "column", "kicker", "title", "subtitle",
            "credits", "published_at", "updated_at",
        ]  # fmt: skip


class ArticleSummary(ArticleLine):
    """An article in a list."""

    issue = IssueRef(source="page.issue")
    page = PageRef()

    class Meta(ArticleLine.Meta):
        fields = [*ArticleLine.Meta.fields, "issue", "page"]


class ArticleRef(serializers.ModelSerializer[Article]):
    """An article that another one continues, or that continues it."""

    url = address("article")
    web_url = WebAddress()

    class Meta:
        model = Article
        fields = ["id", "url", "web_url", "title"]


class ArticleDetail(ArticleSummary):
    """An article with all that a reader gets, in one request."""

    paragraphs = serializers.ListField(child=serializers.CharField())
    photos = PhotoPart(many=True)
    tags = TaggingPart(many=True, source="shown_taggings")
    spans = serializers.ListField(
        child=serializers.ListField(child=serializers.IntegerField(), min_length=2, max_length=2),
        help_text=_("First and last line in the source document, from 1."),
    )

    continues = ArticleRef(allow_null=True)
    continued_in = ArticleRef(many=True, source="shown_continuations")

    class Meta(ArticleSummary.Meta):
        fields = [
            *ArticleSummary.Meta.fields, "lead", "paragraphs", "photos", "tags", "spans",
            "continues", "continued_in", "version",
        ]  # fmt: skip


# Collections --------------------------------------------------------------------------------------


class IssueSummary(IssueRef):
    """An issue in a list."""

    web_url = WebAddress()
    article_count = serializers.IntegerField()

    class Meta(IssueRef.Meta):
        fields = [*IssueRef.Meta.fields, "web_url", "number", "edition", "article_count"]


class PageWithArticles(PageRef):
    """A page inside of its issue, with its articles as printed."""

    web_url = WebAddress()
    articles = ArticleLine(many=True)

    class Meta(PageRef.Meta):
        fields = [*PageRef.Meta.fields, "web_url", "banner", "articles"]


class IssueDetail(IssueSummary):
    """An issue with its pages and their articles, in one request."""

    pages = PageWithArticles(many=True)

    class Meta(IssueSummary.Meta):
        fields = [*IssueSummary.Meta.fields, "pages"]


class PageSummary(PageRef):
    """A page in a list."""

    web_url = WebAddress()
    issue = IssueRef()
    article_count = serializers.IntegerField()

    class Meta(PageRef.Meta):
        fields = [*PageRef.Meta.fields, "web_url", "banner", "issue", "article_count"]


class PageDetail(PageSummary):
    """A page with its articles as printed, in one request."""

    articles = ArticleLine(many=True)

    class Meta(PageSummary.Meta):
        fields = [*PageSummary.Meta.fields, "articles"]


class SectionSummary(SectionRef):
    """A section, in a list or by itself."""

    web_url = WebAddress()
    article_count = serializers.IntegerField()

    class Meta(SectionRef.Meta):
        fields = [*SectionRef.Meta.fields, "web_url", "article_count"]


class TagSummary(TagRef):
    """A tag in a list."""

    web_url = WebAddress()
    article_count = serializers.IntegerField(source="uses")

    class Meta(TagRef.Meta):
        fields = [*TagRef.Meta.fields, "web_url", "article_count"]


class TagDetail(TagSummary):
    """A tag with its other names."""

    aliases: Any = serializers.SlugRelatedField(slug_field="name", many=True, read_only=True)

    class Meta(TagSummary.Meta):
        fields = [*TagSummary.Meta.fields, "aliases"]
