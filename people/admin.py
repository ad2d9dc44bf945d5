"""People at the desk: all of them, and reporters and photographers by their roles."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Model, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import search
from articles.desk import RecordedAdmin, TableInline
from articles.desk.links import form_link, list_link
from articles.models import Credit
from people.models import Person, PersonAlias, Photographer, Reporter

# Credits that a person's form lists; the rest is a list of its own.
LISTED = 30


class PersonAliasInline(TableInline):
    model = PersonAlias
    fk_name = "person"


@admin.register(Person)
class PersonAdmin(RecordedAdmin):
    list_display = ("name", "qualifier", "alias_names", "credit_count", "is_agency")
    list_filter = ("is_agency", "initial")
    search_fields = ("name", "aliases__name", "spellings")
    search_help_text = _("Name, alias or pinyin.")
    readonly_fields = ("credits_told",)
    inlines = (PersonAliasInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        people = super().get_queryset(request).prefetch_related("aliases")
        return people.annotate(credits_=Count("credits", distinct=True))

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> list[Any]:
        fields = [
            "name",
            "qualifier",
            ("is_reporter", "is_photographer", "is_agency"),
            "note",
        ]
        told = ["credits_told"] if obj else []
        return [*fields, *told, "why"] if self.may_write(request, obj) else [*fields, *told]

    def save_related(self, request: HttpRequest, form: ModelForm, *args: Any) -> None:
        """What is searched are names: the index follows a person who is called otherwise."""
        super().save_related(request, form, *args)
        credited = Credit.objects.filter(person=form.instance.pk)
        search.refresh(credited.values_list("article_id", flat=True))

    @admin.display(description=_("aliases"))
    def alias_names(self, person: Person) -> str:
        return "、".join(alias.name for alias in person.aliases.all())

    @admin.display(description=_("credits"), ordering="credits_")
    def credit_count(self, person: Person) -> str:
        return _articles_of(person, getattr(person, "credits_", 0))

    @admin.display(description=_("credits"))
    def credits_told(self, person: Person) -> str:
        """The newest credits, each with its article, and the way to all."""
        credits = Credit.objects.filter(person=person.pk).select_related("article")
        told = format_html_join("", "<li>{} {}</li>", map(_told, credits.order_by("-pk")[:LISTED]))
        if not told:
            return gettext("None yet")
        return format_html("<ul>{}</ul>{}", told, _articles_of(person, gettext("All articles")))


@admin.register(Reporter)
class ReporterAdmin(PersonAdmin):
    list_filter = ("is_agency", "initial")


@admin.register(Photographer)
class PhotographerAdmin(PersonAdmin):
    list_filter = ("is_agency", "initial")


def _told(credit: Credit) -> tuple[str, str]:
    return credit.get_role_display(), form_link(credit.article)


def _articles_of(person: Person, text: object) -> str:
    return list_link("articles_article", text, person=person.pk)
