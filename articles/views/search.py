"""Full-text search over the published articles, with the same filters as their list."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from articles import search
from articles.models import Article, Tag
from articles.text.query import parse
from articles.views.articles import FilteredArticles
from people.models import Person

LONGEST = 100


class SearchForm(forms.Form):
    """What is looked for."""

    q = forms.CharField(max_length=LONGEST, required=False, label=_("Search for"))


class Search(FilteredArticles):
    """What is found, the best first; and the person or the tags that bear the very name."""

    template_name = "articles/search.html"

    def get_queryset(self) -> QuerySet[Article]:
        self.form = SearchForm(self.request.GET)
        self.query = self.form.cleaned_data["q"] if self.form.is_valid() else ""
        published = Article.objects.published()
        return search.find(self.query, published.for_lists()) if self.query else published.none()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        published = Article.objects.published()
        named: dict[str, Any] = {"people": [], "tags": []}
        if self.query:
            named["terms"] = parse(self.query).wanted
            named["people"] = Person.objects.on(published).named(self.query)
            named["tags"] = Tag.objects.on(published).filter(name=self.query).order_by("kind")
        return super().get_context_data(form=self.form, query=self.query, **named, **kwargs)
