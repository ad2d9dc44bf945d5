"""New pages from the browser: sent or pasted, looked at, then imported."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from articles.desk.links import form_link
from articles.models import Publication, Section, Status
from seeds import uploads
from seeds.loader import Loader
from seeds.manifest import LARGEST, LONGEST, Placing
from seeds.merge.told import told
from seeds.models import ImportRun
from seeds.refusals import translated
from seeds.run import DEFAULT_PUBLICATION, Outcome
from seeds.uploads import MOST_BYTES, MOST_PAGES, Previewed, TooMuch

PASTED = _("pasted.txt")


class FilesInput(forms.FileInput):
    """Several files in one field."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Files, each as its name and its bytes."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[tuple[str, bytes]]:
        sent: list[UploadedFile] = [
            super(FilesField, self).clean(one, initial) for one in data or []
        ]
        if sum(file.size or 0 for file in sent) > MOST_BYTES:
            raise forms.ValidationError(too_much())
        return [(file.name or "", file.read()) for file in sent]


class PlaceForm(forms.Form):
    """Where pages belong and how they come in."""

    publication = forms.CharField(
        label=_("publication"), max_length=LONGEST["publication"], initial=DEFAULT_PUBLICATION
    )
    date = forms.DateField(
        label=_("date"),
        required=False,
        help_text=_("Left empty: as far as the pages' text tells."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    page_number = forms.IntegerField(
        label=_("page number"),
        required=False,
        min_value=1,
        max_value=LARGEST["page_number"],
        help_text=_("Only of a page that is sent alone."),
    )
    section = forms.ModelChoiceField(
        Section.objects.all(), label=_("section"), required=False,
        help_text=_("Only of a page that is sent alone."),
    )  # fmt: skip
    status = forms.ChoiceField(label=_("comes in as"))
    reparse = forms.BooleanField(
        label=_("read pages that are there already again"),
        required=False,
        help_text=_("What an editor has corrected stays."),
    )

    def __init__(self, *args: Any, may_publish: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = [Status.PUBLISHED, Status.DRAFT] if may_publish else [Status.DRAFT]
        status = cast(forms.ChoiceField, self.fields["status"])
        status.choices = [(state.value, state.label) for state in states]
        names = Publication.objects.order_by("name").values_list("name", flat=True)
        self.publications = list(names[:100])
        self.fields["publication"].widget.attrs["list"] = "publications"

    def clean_publication(self) -> str:
        return " ".join(self.cleaned_data["publication"].split())

    def placing(self, pages: int) -> Placing:
        """What the form says of so many pages; a number and a section are of one alone."""
        said = self.cleaned_data
        section: Section | None = said["section"]
        alone = pages == 1
        return Placing(
            publication=said["publication"],
            date=said["date"],
            page_number=said["page_number"] if alone else None,
            section=section.name if section and alone else None,
        )

    def loader(self, by: User) -> Loader:
        """What imports as the form says."""
        said = self.cleaned_data
        return Loader(
            said["publication"], status=Status(said["status"]), by=by, reparse=said["reparse"]
        )


class IntakeForm(PlaceForm):
    """The pages themselves, too."""

    sources = FilesField(
        label=_("files"),
        required=False,
        help_text=_("Page files (.txt, .md) or .zip and .tar.gz archives of them."),
    )
    text = forms.CharField(
        label=_("or the text of a page"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "class": "vLargeTextField"}),
    )
    field_order = ("sources", "text")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        sent = list(cleaned.get("sources") or [])
        if cleaned.get("text", "").strip():
            sent.append((str(PASTED), cleaned["text"].encode()))
        if not sent and not self.errors:
            raise forms.ValidationError(_("Choose files or paste the text of a page."))
        try:
            cleaned["pages"] = uploads.pages_of(sent)
        except TooMuch:
            raise forms.ValidationError(too_much()) from None
        return cleaned


class KeptForm(PlaceForm):
    """The second step: pages that were looked at."""

    batch = forms.UUIDField()


def too_much() -> str:
    """What a request may hold."""
    said = gettext(
        "%(pages)d pages and %(bytes)d MB at most at a time: "
        "for more there is the command import_seeds."
    )
    return said % {"pages": MOST_PAGES, "bytes": MOST_BYTES // 1024**2}


def intake(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """Ask for pages, show what they would become, import them.

    `context` is what every page of the desk shows; the caller has seen to the permission.
    """
    context |= {"title": gettext("New pages"), "opts": ImportRun._meta}
    if "batch" in request.POST:
        return _import(request, context)
    if request.method == "POST":
        form = IntakeForm(request.POST, request.FILES, may_publish=_may_publish(request))
        if form.is_valid():
            return _preview(request, form, context)
    else:
        form = IntakeForm(may_publish=_may_publish(request))
    return TemplateResponse(request, "admin/desk/intake.html", {**context, "form": form})


def _preview(request: HttpRequest, form: IntakeForm, context: dict[str, Any]) -> HttpResponse:
    pages, by = form.cleaned_data["pages"], cast(User, request.user)
    loader, placing = form.loader(by), form.placing(len(pages))
    shown = [_told(one) for one in uploads.preview(pages, loader, placing)]
    readable = [one for one in shown if not one["refused"]]
    said = {name: request.POST.get(name, "") for name in PlaceForm.base_fields}
    context |= {
        "title": gettext("What would be imported"),
        "shown": shown,
        "count": len(readable),
        "said": {name: value for name, value in said.items() if value},
        "batch": uploads.keep(pages, by) if readable else None,
    }
    return TemplateResponse(request, "admin/desk/intake_preview.html", context)


def _told(one: Previewed) -> dict[str, Any]:
    """A page as the preview shows it."""
    return {
        "name": one.name,
        "state": one.state,
        "state_label": STATES[one.state],
        "refused": translated(one.refused),
        "page": one.page,
        "into": one.merge.page if one.merge else None,
        "plan": told(one.merge) if one.merge and not one.merge.unchanged else [],
        "findings": sum(len(article.findings) for article in one.page.articles) if one.page else 0,
    }


STATES = {
    "imported": _("new"),
    "updated": _("would update"),
    "unchanged": _("unchanged"),
    "refused": _("refused"),
}


def _import(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    form = KeptForm(request.POST, may_publish=_may_publish(request))
    by = cast(User, request.user)
    kept = uploads.kept(form.cleaned_data["batch"], by) if form.is_valid() else []
    if not kept:
        messages.error(request, gettext("These pages are kept no longer: send them again."))
        return HttpResponseRedirect(request.path)
    batch = form.cleaned_data["batch"]
    outcomes = uploads.import_kept(batch, form.loader(by), by, form.placing(len(kept)))
    _tell(request, outcomes)
    pages = [outcome.loaded.page for outcome in outcomes if outcome.loaded]
    if len(outcomes) == len(pages) == 1:
        return HttpResponseRedirect(reverse("admin:articles_reviewpage_change", args=[pages[0].pk]))
    return HttpResponseRedirect(reverse("admin:articles_reviewpage_changelist"))


def _tell(request: HttpRequest, outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        if outcome.refused:
            messages.error(request, f"{outcome.name}: {translated(outcome.refused)}")
        elif outcome.loaded and len(outcomes) > 1:
            messages.info(request, form_link(outcome.loaded.page))
    done = sum(outcome.loaded is not None and outcome.loaded.changed for outcome in outcomes)
    text = ngettext("%d page came in.", "%d pages came in.", done)
    messages.success(request, text % done)


def _may_publish(request: HttpRequest) -> bool:
    return request.user.has_perm("articles.publish_article")
