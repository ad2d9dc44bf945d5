"""What hangs on an article and is edited with it: credits, photos, tags."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import tagging
from articles.admin.uploads import PictureField
from articles.desk import TableInline
from articles.models import Article, Credit, Photo, Source, Tagging
from articles.pictures import THUMBNAIL, draw_thumbnail


class CreditInline(TableInline):
    model = Credit
    fields = ("order", "person", "role", "printed", "photo")
    autocomplete_fields = ("person",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Credit]:
        return super().get_queryset(request).select_related("person", "photo")

    def get_formset(self, request: HttpRequest, obj: Article | None = None, **kwargs: Any) -> Any:
        """A credit may name a photo of this article only; asked for once, not once a row."""
        formset = super().get_formset(request, obj, **kwargs)
        photo = formset.form.base_fields.get("photo")
        if isinstance(photo, forms.ModelChoiceField):
            photo.queryset = Photo.objects.filter(article=obj)
            photo.choices = list(cast(Iterable[Any], photo.choices))
        return formset

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Any:
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field is not None and db_field.name == "photo":
            field.empty_label = _("the article")
        return field


class PhotoFormSet(BaseInlineFormSet):
    """Keeps a small copy beside each image that is uploaded."""

    def save_new(self, form: forms.ModelForm, commit: bool = True) -> Photo:
        return self._drawn(form, super().save_new(form, commit))

    def save_existing(self, form: forms.ModelForm, obj: Photo, commit: bool = True) -> Photo:
        return self._drawn(form, super().save_existing(form, obj, commit))

    def _drawn(self, form: forms.ModelForm, photo: Photo) -> Photo:
        if photo.image and "image" in form.changed_data:
            draw_thumbnail(photo.image)
        return photo


class PhotoInline(TableInline):
    model = Photo
    formset = PhotoFormSet
    fields = ("small", "order", "image", "caption", "alt")
    readonly_fields = ("small",)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "caption":
            kwargs["widget"] = forms.Textarea(attrs={"rows": 3})
        if db_field.name == "image":
            kwargs["form_class"] = PictureField
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description=_("photo"))
    def small(self, photo: Photo) -> str:
        """A small copy of the image, which leads to the whole one."""
        if not photo.image:
            return ""
        return format_html(
            '<a href="{0}"><img class="thumbnail" src="{0}{1}" alt="{2}" loading="lazy"></a>',
            photo.image.url,
            THUMBNAIL,
            photo.alt or photo,
        )


class Said(forms.Widget):
    """Says what is chosen where there is nothing to choose any more."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        return format_html("<strong>{}</strong>", self.text)

    def id_for_label(self, id_: str | None) -> str:
        return ""


class Known(forms.Field):
    """A field of a standing row, whose value its formset has read: no query asks for it again."""

    def __init__(self, value: Any, **how: Any) -> None:
        super().__init__(required=False, initial=value.pk, **how)
        self.value = value

    def clean(self, _posted: Any) -> Any:
        return self.value

    def has_changed(self, _initial: Any, _posted: Any) -> bool:
        return False


class TaggingForm(forms.ModelForm):
    """A row: a new tag is chosen, a standing one is confirmed or taken off, never exchanged."""

    keep = forms.BooleanField(label=_("confirm"), required=False)

    class Meta:
        model = Tagging
        fields = ("tag",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None and "tag" in self.fields:
            label, said = self.fields["tag"].label, Said(str(self.instance.tag))
            self.fields["tag"] = Known(self.instance.tag, label=label, widget=said, disabled=True)
        if self.instance.pk is None or self.instance.source == Source.EDITOR:
            self.fields["keep"].disabled = True
            self.fields["keep"].widget.attrs["hidden"] = True

    def _post_clean(self) -> None:
        """Of a standing row nothing is written from the form: there is nothing to validate."""
        if self.instance.pk is None:
            super()._post_clean()  # type: ignore[misc]

    def clean_tag(self) -> Any:
        tag, row = self.cleaned_data["tag"], self.instance
        if row.pk is None and row.article_id and tagging.stands(row.article, tag):
            raise ValidationError(_("This tag stands on the article already."))
        return tag


class TaggingFormSet(BaseInlineFormSet):
    """Writes tags as `articles.tagging` does, so that a tag taken off is remembered."""

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        if form.instance.pk is not None:
            form.fields["id"] = Known(form.instance, widget=forms.HiddenInput)

    def save_new(self, form: forms.ModelForm, commit: bool = True) -> Tagging:
        return tagging.put_on(self.instance, form.cleaned_data["tag"])

    def save_existing(self, form: forms.ModelForm, obj: Tagging, commit: bool = True) -> Tagging:
        return tagging.put_on(self.instance, obj.tag) if form.cleaned_data["keep"] else obj

    def delete_existing(self, obj: Tagging, commit: bool = True) -> None:
        tagging.take_off(obj)


class TaggingInline(TableInline):
    model = Tagging
    verbose_name, verbose_name_plural = _("tag"), _("tags")
    form = TaggingForm
    formset = TaggingFormSet
    fields = ("tag", "kind", "origin", "keep")
    readonly_fields = ("kind", "origin")
    autocomplete_fields = ("tag",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Tagging]:
        return super().get_queryset(request).filter(removed=False).select_related("tag")

    @admin.display(description=_("kind"))
    def kind(self, row: Tagging) -> str:
        return row.tag.get_kind_display() if row.pk else ""

    @admin.display(description=_("source"))
    def origin(self, row: Tagging) -> str:
        """Who put the tag there, and how sure the machine was."""
        if not row.pk:
            return ""
        if row.source == Source.EDITOR:
            return str(row.get_source_display())
        return gettext("Automatic, %d%% sure") % round(row.confidence * 100)
