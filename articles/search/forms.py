"""What a search may be narrowed by, in the addresses of the page, its feed and its table."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.filters import NO_SECTION
from articles.models import Kind
from articles.search.answers import Order, Question
from articles.search.codes import Facet, code, kind_code, token
from articles.text.periods import Period
from articles.text.query import SearchQuery, parse

LONGEST = 100
ORDERS = (
    (Order.RELEVANCE, _("Best first")),
    (Order.NEWEST, _("Newest first")),
    (Order.OLDEST, _("Oldest first")),
)
# The parameters by which facets narrow. A kind is given by its word, a month as 202305.
NARROWED = {
    "year": Facet.YEAR,
    "month": Facet.MONTH,
    "section": Facet.SECTION,
    "kind": Facet.KIND,
    "reporter": Facet.REPORTER,
    "photographer": Facet.PHOTOGRAPHER,
    "tag": Facet.TAG,
}


class ValueField(forms.IntegerField):
    """The number of a row, a year or a month."""

    def __init__(self, **options: Any) -> None:
        super().__init__(min_value=0, max_value=2**31, required=False, **options)


class SectionField(ValueField):
    """A section; `none` for pages that name no section."""

    def to_python(self, value: Any) -> int | None:
        return 0 if value == NO_SECTION else super().to_python(value)


class SearchForm(forms.Form):
    """What is looked for, how it is narrowed and in which order it is wanted."""

    q = forms.CharField(max_length=LONGEST, required=False, label=_("Search for"))
    order = forms.ChoiceField(choices=ORDERS, required=False, label=_("order"))
    year = ValueField(label=_("year"))
    month = ValueField(label=_("month"))
    section = SectionField(label=_("section"))
    kind = forms.ChoiceField(choices=Kind.choices, required=False, label=_("kind"))
    reporter = ValueField(label=_("reporter"))
    photographer = ValueField(label=_("photographer"))
    tag = ValueField(label=_("tag"))
    date_from = forms.DateField(required=False, label=pgettext_lazy("date", "from"))
    date_to = forms.DateField(required=False, label=pgettext_lazy("date", "to"))

    @property
    def query(self) -> SearchQuery:
        """What was typed; nothing where it cannot be asked."""
        return parse(self.cleaned_data["q"]) if self.is_valid() else SearchQuery()

    @property
    def question(self) -> Question:
        """All that was asked; an empty question where some of it is in error."""
        if not self.is_valid():
            return Question(SearchQuery())
        given = self.cleaned_data
        return Question(
            self.query,
            tuple(token(one) for one in self.codes.values()),
            Period(given["date_from"], given["date_to"]),
            Order(given["order"] or Order.RELEVANCE),
        )

    @property
    def codes(self) -> dict[str, int]:
        """The code that each parameter narrows by."""
        given = {name: self.cleaned_data[name] for name in NARROWED}
        return {
            name: kind_code(value) if name == "kind" else code(NARROWED[name], value)
            for name, value in given.items()
            if value not in (None, "")
        }
