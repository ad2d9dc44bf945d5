"""People at the desk: all of them, and reporters and photographers by their roles."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, Exists, Model, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from articles import search
from articles.desk import RecordedAdmin, TableInline
from articles.desk.links import list_link
from articles.desk.tables import TableAdmin
from articles.models import Credit
from people.admin.likely import LikelyDuplicates
from people.admin.merging import Merging
from people.admin.parting import Parting, printed_forms
from people.models import Person, PersonAlias, Photographer, Reporter, Resemblance
from people.table import PeopleTable

FORMS = 30  # printed forms that a person's page tells; their list tells all credits


class PersonAliasInline(TableInline):
    model = PersonAlias
    fk_name = "person"


class CreditedFilter(admin.SimpleListFilter):
    """Who is credited on nothing may go."""

    title = _("credits")
    parameter_name = "credited"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[Any]:
        return [("yes", _("Credited")), ("no", _("Credited on nothing"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        credited = Exists(Credit.objects.filter(person=OuterRef("pk")))
        kept = {"yes": credited, "no": ~credited}.get(self.value() or "")
        return queryset if kept is None else queryset.filter(kept)


class PeopleAdmin(RecordedAdmin):
    """What all lists and forms of people share."""

    change_form_template = "admin/desk/person_form.html"
    list_display = ("name", "qualifier", "alias_names", "credit_count", "is_agency")
    list_filter = ("is_agency", CreditedFilter, "initial")
    search_fields = ("name", "aliases__name", "spellings")
    search_help_text = _("Name, alias or pinyin.")
    inlines = (PersonAliasInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        own = Credit.objects.filter(person=OuterRef("pk")).order_by()
        counted = own.values("person").annotate(n=Count("pk")).values("n")
        people = super().get_queryset(request).prefetch_related("aliases")
        return people.annotate(credits_=Coalesce(Subquery(counted), Value(0)))

    def get_fields(self, request: HttpRequest, obj: Model | None = None) -> list[Any]:
        fields = [
            "name",
            "qualifier",
            ("is_reporter", "is_photographer", "is_agency"),
            "note",
        ]
        return [*fields, "why"] if self.may_write(request, obj) else fields

    def save_related(self, request: HttpRequest, form: ModelForm, *args: Any) -> None:
        """What is searched are names: the index follows a person who is called otherwise."""
        super().save_related(request, form, *args)
        credited = Credit.objects.filter(person=form.instance.pk)
        search.refresh(credited.values_list("article_id", flat=True))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """With the printed forms of the name, and with who may be the same person."""
        person = kwargs.get("obj")
        if person is not None:
            likely = Resemblance.objects.with_either(person).select_related("one", "other")
            context |= {
                "forms": printed_forms(Credit.objects.filter(person=person.pk), FORMS),
                "credited": Credit.objects.filter(person=person.pk).count(),
                "likely": [row.one if row.other_id == person.pk else row.other for row in likely],
                "may_merge": request.user.has_perms(Merging.merge_needs),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=_("aliases"))
    def alias_names(self, person: Person) -> str:
        return "、".join(alias.name for alias in person.aliases.all())

    @admin.display(description=_("credits"), ordering="credits_")
    def credit_count(self, person: Person) -> str:
        number = getattr(person, "credits_", 0)
        return list_link("articles_article", number, person=person.pk)


@admin.register(Person)
class PersonAdmin(TableAdmin, LikelyDuplicates, Parting, PeopleAdmin):
    """Everybody; here it is settled who is who."""

    table = PeopleTable
    change_list_template = "admin/desk/person_list.html"

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        told = {"likely_count": Resemblance.objects.count()}
        return super().changelist_view(request, {**told, **(extra_context or {})})


@admin.register(Reporter)
class ReporterAdmin(PeopleAdmin):
    """Those who report."""


@admin.register(Photographer)
class PhotographerAdmin(PeopleAdmin):
    """Those who photograph."""
