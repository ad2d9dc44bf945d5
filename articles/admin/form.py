"""The form of an article: text as paragraphs, and no save over what somebody else has saved."""

import re
from typing import Any

from django import forms
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from articles import findings
from articles.admin.clash import Clash
from articles.desk import ReasonForm
from articles.editing import EDITABLE, Conflict
from articles.models import Article, Status


class ParagraphsField(forms.CharField):
    """Text whose paragraphs are parted by one blank line, whatever the browser sends."""

    def to_python(self, value: Any) -> str:
        text = (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")
        # No paragraph has an indent of its own: indents are the reader's page's business.
        return "\n\n".join(p.strip() for p in re.split(r"\n\s*\n", text) if p.strip())


class ArticleForm(ReasonForm):
    """`clash` is set where the article changed after the editor opened it.

    `before` is the article's text as it stands before this save.
    """

    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Article
        fields = "__all__"
        field_classes = {"body": ParagraphsField}
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2}),
            "body": forms.Textarea(attrs={"rows": 26}),
        }

    guarded = False  # by the version, the whole article at once
    clash: Clash | None = None
    before: str = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen_version"] = self.instance.version
        elif "order" in self.fields:
            self.fields["order"].required = False
            self.fields["order"].help_text = _("Left empty: the last of the page.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.instance.pk:
            self._refuse_stale(cleaned.get("seen_version"))
        elif cleaned.get("page") and cleaned.get("order") is None:
            last = cleaned["page"].articles.aggregate(last=Max("order"))["last"]
            cleaned["order"] = (last or 0) + 1
        return cleaned

    def clean_title(self) -> str:
        """One line: the field is tall for the eye only."""
        return " ".join(self.cleaned_data["title"].split("\n"))

    def _refuse_stale(self, expected: int | None) -> None:
        """Lock the row until the save is done, so that nobody comes in between."""
        current = Article.objects.select_for_update(of=("self",)).get(pk=self.instance.pk)
        if current.status == Status.TRASHED and self.data.get("_step") != "restore":
            self.add_error(None, _("This article is in the trash. Save it by taking it out."))
        if current.version == expected:
            self.before = findings.all_text(current)
            return
        written = {name: self.cleaned_data[name] for name in EDITABLE & self.cleaned_data.keys()}
        self.clash = Clash.of(Article(**written), written, current=current, expected=expected or 0)
        shown = {**self.clash.shown, "seen_version": current.version}
        self.data = {**dict(self.data.items()), **{self.add_prefix(n): v for n, v in shown.items()}}
        self.add_error(None, str(Conflict(current, expected or 0)))
