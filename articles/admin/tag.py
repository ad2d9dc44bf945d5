"""Tags at the desk."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Q, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles import search
from articles.desk import RecordedAdmin, TableInline
from articles.desk.links import list_link
from articles.models import Tag, TagAlias, Tagging


class TagAliasInline(TableInline):
    model = TagAlias


@admin.register(Tag)
class TagAdmin(RecordedAdmin):
    list_display = ("name", "kind", "use_count", "alias_names")
    list_filter = ("kind",)
    search_fields = ("name", "aliases__name")
    readonly_fields = ("slug", "use_count")
    inlines = (TagAliasInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        standing = Count("taggings", filter=Q(taggings__removed=False), distinct=True)
        return super().get_queryset(request).annotate(uses=standing).prefetch_related("aliases")

    def save_related(self, request: HttpRequest, form: ModelForm, *args: Any) -> None:
        """What is searched are names: the index follows a tag that is called otherwise."""
        super().save_related(request, form, *args)
        search.refresh(_tagged(Tag.objects.filter(pk=form.instance.pk)))

    def delete_model(self, request: HttpRequest, obj: Tag) -> None:
        self.delete_queryset(request, Tag.objects.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Tag]) -> None:
        tagged = _tagged(queryset)
        super().delete_queryset(request, queryset)
        search.refresh(tagged)

    @admin.display(description=_("articles"), ordering="uses")
    def use_count(self, tag: Tag) -> str:
        return list_link("articles_article", getattr(tag, "uses", 0), tag=tag.pk)

    @admin.display(description=_("aliases"))
    def alias_names(self, tag: Tag) -> str:
        return "、".join(alias.name for alias in tag.aliases.all())


def _tagged(tags: QuerySet[Tag]) -> list[int]:
    """The articles on which any of the tags stands."""
    standing = Tagging.objects.filter(tag__in=tags.values("pk"), removed=False)
    return list(standing.values_list("article_id", flat=True).distinct())
