"""Writing articles by the API: their text, and the steps of the workflow, by the verbs alone."""

import hashlib
import re
from functools import partial
from http import HTTPStatus
from typing import Any, cast

from django.contrib.auth.models import User
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied
from rest_framework.parsers import JSONParser
from rest_framework.request import Request
from rest_framework.response import Response

from articles import corrections, editing, findings, workflow
from articles.api.serializers import ArticleDetail
from articles.models import Article, Status
from articles.rest.views import Collection
from articles.rest.writing import MayWrite, StepRefused, StrictBody, authenticators, seen_versions
from articles.revision import Via

_BLANK_LINE = re.compile(r"\n\s*\n")


class ArticleState(ArticleDetail):
    """An article as its writer sees it: with its state, whatever that is."""

    class Meta(ArticleDetail.Meta):
        fields = [*ArticleDetail.Meta.fields, "status", "publish_at", "withdraw_at"]


class Why(StrictBody):
    """Every write says why, or leaves it open."""

    why = serializers.CharField(
        max_length=200, required=False, allow_blank=True, help_text=gettext_lazy("For the history.")
    )


class ArticleChange(Why, serializers.ModelSerializer[Article]):
    """The fields of an article that may be written; those that are left out stay as they are."""

    paragraphs = serializers.ListField(
        child=serializers.CharField(trim_whitespace=True), required=False
    )

    class Meta:
        model = Article
        fields = [
            "column", "kicker", "title", "subtitle", "kind", "lead", "paragraphs", "why",
        ]  # fmt: skip

    def validate_paragraphs(self, paragraphs: list[str]) -> list[str]:
        """A blank line parts paragraphs, so none has one."""
        if any(_BLANK_LINE.search(paragraph) for paragraph in paragraphs):
            raise serializers.ValidationError(_("A paragraph has no blank line in it."))
        return paragraphs

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """As `editing.revise` takes them: headlines of one line, the paragraphs as one text."""
        changes = {
            name: " ".join(value.splitlines()) if isinstance(value, str) else value
            for name, value in attrs.items()
        }
        if "paragraphs" in changes:
            changes["body"] = "\n\n".join(changes.pop("paragraphs"))
        return changes


class StepWanted(Why):
    """A step of the workflow."""

    step = serializers.ChoiceField(choices=list(workflow.TRANSITIONS))


class ArticleWriting(Collection):
    """Adds to the collection of articles what writes one; reading stays what it is."""

    http_method_names = ["get", "head", "patch", "post"]
    permission_classes = [MayWrite]
    parser_classes = [JSONParser]

    @property
    def right_to_write(self) -> str:
        """The right that any write needs; a step may need another one."""
        return "articles.view_article" if self.action == "steps" else "articles.change_article"

    def get_authenticators(self) -> list[Any]:
        return authenticators(getattr(self, "request", None))

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """The article, under a tag that begins with its version."""
        response: Response = super().retrieve(request, *args, **kwargs)  # type: ignore[misc]
        response.add_post_render_callback(partial(_tag, response.data["version"]))
        return response

    @extend_schema(
        summary=gettext_lazy("Correct one article"),
        description="",
        request=ArticleChange,
        responses=ArticleState,
    )
    def partial_update(self, request: Request, pk: int) -> Response:
        """Change the text; in the trash nothing is changed (409)."""
        article = get_object_or_404(Article, pk=pk)
        seen = seen_versions(request)
        with transaction.atomic():
            article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
            if article.version not in seen:
                return self._state(article, HTTPStatus.PRECONDITION_FAILED)
            change = ArticleChange(data=request.data, partial=True)
            change.is_valid(raise_exception=True)
            if article.status == Status.TRASHED:
                raise StepRefused(_("This article is in the trash."))
            fields = dict(change.validated_data)
            why = fields.pop("why", "")
            article = _revise(article, fields, by=_writer(request), why=why)
        return self._state(article)

    @extend_schema(
        summary=gettext_lazy("Take one article a step of the workflow"),
        description="",
        request=StepWanted,
        responses=ArticleState,
    )
    @action(detail=True, methods=["post"])
    def steps(self, request: Request, pk: int) -> Response:
        """Move the article; a step that does not lead from its state is refused (409)."""
        article = get_object_or_404(Article, pk=pk)
        seen = seen_versions(request)
        wanted = StepWanted(data=request.data)
        wanted.is_valid(raise_exception=True)
        step, why = wanted.validated_data["step"], wanted.validated_data.get("why", "")
        if not workflow.may_step(_writer(request), step):
            raise PermissionDenied
        with transaction.atomic():
            article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
            if article.version not in seen:
                return self._state(article, HTTPStatus.PRECONDITION_FAILED)
            try:
                article = workflow.move(article, step, by=_writer(request), why=why, via=Via.API)
            except workflow.NotAllowed as refusal:
                raise StepRefused(str(refusal)) from refusal
        return self._state(article)

    def _state(self, article: Article, status: HTTPStatus = HTTPStatus.OK) -> Response:
        """The article as it now stands, under its tag."""
        whole = Article.objects.for_reading().with_jumps().get(pk=article.pk)
        told = ArticleState(whole, context=self.get_serializer_context())
        return Response(told.data, status=status, headers={"ETag": f'"{whole.version}"'})


def _revise(article: Article, fields: dict[str, Any], *, by: User, why: str) -> Article:
    """Write the fields; what was corrected in the texts is learned, and settles its doubts."""
    doubted = findings.all_text(article)
    before = {name: getattr(article, name) for name in corrections.TEXT_FIELDS}
    article = editing.revise(article, by=by, why=why, via=Via.API, **fields)
    findings.settle_corrected(article, doubted, by=by, via=Via.API)
    corrections.learn_all(before, fields, by=by, via=Via.API, why=why)
    return article


def _writer(request: Request) -> User:
    """Who is asking; `MayWrite` lets nobody in who is not a user."""
    return cast(User, request.user)


def _tag(version: int, response: Response) -> None:
    digest = hashlib.md5(response.content, usedforsecurity=False).hexdigest()
    response["ETag"] = f'"{version}-{digest}"'
