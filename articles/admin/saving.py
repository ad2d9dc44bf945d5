"""What a save of an article's form does, in one transaction: rows beside it, fields, a step."""

from typing import Any

from django.contrib import messages
from django.contrib.admin.helpers import AdminErrorList
from django.contrib.admin.options import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles import corrections, editing, findings, workflow
from articles.admin.confusion import offer_others
from articles.admin.form import ArticleForm
from articles.admin.history import changed_beside
from articles.admin.settling import settle
from articles.admin.walk import next_to_do
from articles.desk.links import form_url, undo_button
from articles.desk.recorded import editor, reason
from articles.models import Article
from articles.revision import Via


def revise_after(
    request: HttpRequest, form: ArticleForm, formsets: list[Any], *, change: bool
) -> None:
    """Write the changed fields, once the rows of credits, tags and photos are written."""
    touched = any(formset.has_changed() for formset in formsets)
    fields = editing.EDITABLE.intersection(form.changed_data) if change else frozenset()
    article = editing.revise(
        form.instance,
        by=editor(request),
        why=reason(request),
        via=Via.ADMIN,
        expected=form.cleaned_data["seen_version"] if change else None,
        touched=touched,
        **{name: form.cleaned_data[name] for name in fields},
    )
    if form.before:
        findings.settle_corrected(article, form.before, by=editor(request), via=Via.ADMIN)
    after = {name: form.cleaned_data[name] for name in fields}
    said: dict[str, Any] = {"by": editor(request), "via": Via.ADMIN, "why": reason(request)}
    offer_others(request, corrections.learn_all(form.initial, after, **said))


def take_step(desk: ModelAdmin, request: HttpRequest, article: Article) -> HttpResponse | None:
    """Do what the button asks for besides saving, and stay at the form; None where it asks none.

    With `_next` the next article that waits is opened instead, whatever else was asked for.
    """
    post, here = request.POST, article.pk
    if "_step" in post:
        _move(desk, request, article, post["_step"])
    for verdict in ("accept", "dismiss"):
        if f"_{verdict}" in post:
            outcome = settle(request, article, post[f"_{verdict}"], verdict)
            undo = undo_button(outcome.act) if outcome.act else ""
            desk.message_user(request, format_html("{} {}", outcome.text, undo), outcome.level)
            # Where the bounds of articles were moved, the text may stand in another one now.
            article = outcome.finding.article or article
    if "_next" in post:
        return _go_on(desk, request, article)
    if not {"_step", "_accept", "_dismiss"} & post.keys():
        return None
    same = article.pk == here
    return HttpResponseRedirect(request.get_full_path() if same else form_url(article))


def _go_on(desk: ModelAdmin, request: HttpRequest, article: Article) -> HttpResponse:
    """To the next article that waits; where none does any more, to the page."""
    if (waiting := next_to_do(article, editor(request))) is not None:
        return HttpResponseRedirect(form_url(waiting))
    desk.message_user(request, _("All articles of this issue are done."), messages.SUCCESS)
    if request.user.has_perm("articles.view_page"):
        return HttpResponseRedirect(form_url(article.page))
    return HttpResponseRedirect(reverse("admin:articles_article_changelist"))


def _move(desk: ModelAdmin, request: HttpRequest, article: Article, step: str) -> None:
    if step not in workflow.TRANSITIONS:
        raise Http404(step)
    if not workflow.may_step(editor(request), step):
        raise PermissionDenied
    try:
        moved = workflow.move(article, step, by=editor(request), via=Via.ADMIN, why=reason(request))
    except workflow.NotAllowed as refusal:
        desk.message_user(request, str(refusal), messages.ERROR)
        return
    said = {"title": moved.title, "state": moved.get_status_display()}
    desk.message_user(request, _("“%(title)s”: %(state)s.") % said, messages.SUCCESS)


def renew_stale(context: dict[str, Any], request: HttpRequest) -> None:
    """Where a save was refused, show rows that somebody else has changed as they are now.

    What the editor had in those rows is told beside them (`own_rows`), so that it is not lost.
    """
    form = context["adminform"].form
    if getattr(form, "clash", None) is None:
        return
    changed = changed_beside(form.clash.current, form.clash.since)
    own_rows = []
    for wrapped in context["inline_admin_formsets"]:
        if any(change.model is wrapped.opts.model for change in changed):
            own_rows += [str(row.instance) for row in wrapped.formset if _is_told(row)]
            wrapped.formset = type(wrapped.formset)(
                instance=form.clash.current,
                prefix=wrapped.formset.prefix,
                queryset=wrapped.opts.get_queryset(request),
            )
    formsets = [wrapped.formset for wrapped in context["inline_admin_formsets"]]
    context.update(
        clash=form.clash,
        changed_beside=changed,
        own_rows=own_rows,
        errors=AdminErrorList(form, formsets),
    )


def _is_told(row: Any) -> bool:
    """Whether a posted row says something of the editor's; one that is gone by now does not."""
    return row.has_changed() and not row.errors
