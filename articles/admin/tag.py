"""Tags at the desk."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F, QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles import search, vocabulary
from articles.desk import ReasonForm, TableInline
from articles.desk.links import list_link, tell
from articles.desk.merging import MergingAdmin, Refusal
from articles.desk.recorded import editor, reason
from articles.desk.tables import TableAdmin
from articles.models import Act, Tag, TagAlias, Tagging
from articles.revision import Via
from articles.tables.tags import TagTable


class TagForm(ReasonForm):
    """A tag's own fields, and what becomes of its name when it gets another one."""

    keep_name = forms.BooleanField(
        label=_("keep the former name as an alias"),
        initial=True,
        required=False,
        help_text=_("The importer goes on finding the tag by it; take the tick off for a slip."),
    )


class AliasFormSet(BaseInlineFormSet):
    """Aliases; the one that a renaming has made already is not made again."""

    def save_new(self, form: Any, commit: bool = True) -> TagAlias:
        """The alias of this name."""
        standing = TagAlias.objects.filter(tag=self.instance, name=form.instance.name).first()
        made: TagAlias = standing or super().save_new(form, commit=commit)
        return made


class TagAliasInline(TableInline):
    model = TagAlias
    formset = AliasFormSet


class UseFilter(admin.SimpleListFilter):
    """Tags that stand on no article."""

    title = _("use")
    parameter_name = "use"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[Any]:
        return [("used", _("Used")), ("unused", _("Unused"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        unused = Tag.objects.unused().values("pk")
        if self.value() == "unused":
            return queryset.filter(pk__in=unused)
        return queryset.exclude(pk__in=unused) if self.value() == "used" else queryset


@admin.register(Tag)
class TagAdmin(TableAdmin, MergingAdmin):
    """Writes only by the verbs of `articles.vocabulary`, each an act that can be taken back."""

    form = TagForm
    table = TagTable
    change_list_template = "admin/desk/tag_list.html"
    change_form_template = "admin/desk/tag_form.html"
    merge_template = "admin/desk/tag_merge.html"
    merge_key = Tagging.tag.field
    merge_needs = ("articles.change_tag", "articles.change_article", "articles.change_tagging")
    list_display = ("name", "kind", "use_count", "alias_names")
    list_filter = ("kind", UseFilter)
    search_fields = ("name", "aliases__name", "spellings")
    search_help_text = _("Name, alias or pinyin.")
    readonly_fields = ("slug", "use_count")
    inlines = (TagAliasInline,)

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.delete_unused)
        return [path("unused/", view, name="articles_tag_unused"), *super().get_urls()]

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """A new tag has no former name."""
        fields = super().get_fields(request, obj)
        may_rename = obj is not None and self.may_write(request, obj)
        return [name for name in fields if name != "keep_name" or may_rename]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tag]:
        tags: Any = super().get_queryset(request)
        return tags.with_uses().prefetch_related("aliases")

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        may_delete = self.has_delete_permission(request)
        told = {"unused": Tag.objects.unheard_of().count() if may_delete else 0}
        return super().changelist_view(request, {**told, **(extra_context or {})})

    def merge_one(self, gone: Tag, kept: Tag, **said: Any) -> Act:
        return vocabulary.merge(gone, kept, **said)

    def decide(self, compared: Sequence[Tag], kept: Tag, request: HttpRequest, **said: Any) -> None:
        """Of tags of different kinds the editor says which kind stays."""
        kinds = {tag.kind for tag in compared}
        kind = request.POST.get("kind", "") if len(kinds) > 1 else kept.kind
        if kind not in kinds:
            raise Refusal(gettext("These tags are of different kinds: say which kind stays."))
        try:
            vocabulary.rename(kept, name=kept.name, kind=kind, keep_name=False, **said)
        except ValidationError as fault:
            raise Refusal(" ".join(fault.messages)) from fault

    def compared(self, ids: Sequence[int]) -> list[Any]:
        tags: Any = Tag.objects.filter(pk__in=ids).prefetch_related("aliases")
        return list(tags.with_uses().annotate(pieces=F("uses")))

    @method_decorator(require_POST)
    def delete_unused(self, request: HttpRequest) -> HttpResponse:
        """Delete what stands nowhere and what no editor has taken off anywhere."""
        if not self.has_delete_permission(request):
            raise PermissionDenied
        self._delete(request, Tag.objects.unheard_of())
        return HttpResponseRedirect(reverse("admin:articles_tag_changelist"))

    def save_model(self, request: HttpRequest, obj: Tag, form: Any, change: bool) -> None:
        """A tag that is called otherwise is renamed, so that its former address leads on."""
        if not change:
            super().save_model(request, obj, form, change)
            return
        act = vocabulary.rename(
            obj, name=obj.name, kind=obj.kind, keep_name=form.cleaned_data["keep_name"],
            by=editor(request), via=Via.ADMIN, why=reason(request),
        )  # fmt: skip
        obj.refresh_from_db()
        if act.rows:
            tell(request, act)

    def save_related(self, request: HttpRequest, form: Any, *args: Any) -> None:
        """What is searched are names: the index follows a tag that is called otherwise."""
        super().save_related(request, form, *args)
        standing = Tagging.objects.filter(tag=form.instance.pk, removed=False)
        search.refresh(standing.values_list("article_id", flat=True))

    def delete_model(self, request: HttpRequest, obj: Tag) -> None:
        self._delete(request, Tag.objects.filter(pk=obj.pk))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Tag]) -> None:
        self._delete(request, Tag.objects.filter(pk__in=queryset.values("pk")))

    def _delete(self, request: HttpRequest, tags: QuerySet[Tag]) -> None:
        act = vocabulary.delete(tags, by=editor(request), via=Via.BULK, why=reason(request))
        tell(request, act)

    @admin.display(description=_("articles"), ordering="uses")
    def use_count(self, tag: Tag) -> str:
        return list_link("articles_article", getattr(tag, "uses", 0), tag=tag.pk)

    @admin.display(description=_("aliases"))
    def alias_names(self, tag: Tag) -> str:
        return "、".join(alias.name for alias in tag.aliases.all())
