"""Settling findings."""

import pytest

from articles.findings import Unclear, accept, dismiss
from articles.models import Article, Finding, FindingStatus
from articles.revision import Via
from tests.factories import ArticleFactory, FindingFactory

pytestmark = pytest.mark.django_db


def test_accepting_replaces_the_quotation(admin_user) -> None:
    finding = FindingFactory(article__body="竞赛在城南举行。", quote="城南", suggestion="城北")
    accept(finding, by=admin_user, via=Via.ADMIN)
    article = Article.objects.get()
    assert (article.body, article.version) == ("竞赛在城北举行。", 2)
    assert Finding.objects.get().status == FindingStatus.ACCEPTED
    assert article.history.latest().history_user == admin_user


def test_accepting_a_suggestion_to_delete() -> None:
    finding = FindingFactory(article__body="等的等问题。", quote="的等", suggestion="")
    accept(finding, by=None, via=Via.ADMIN)
    assert Article.objects.get().body == "等问题。"


@pytest.mark.parametrize("body", ["城南到城南。", "别处。"])
def test_an_unclear_place_changes_nothing(body) -> None:
    finding = FindingFactory(article__body=body)
    with pytest.raises(Unclear):
        accept(finding, by=None, via=Via.ADMIN)
    assert Article.objects.get().version == 1
    assert Finding.objects.get().status == FindingStatus.OPEN


def test_accepting_a_doubt_without_suggestion_only_settles_it() -> None:
    finding = FindingFactory(suggestion=None, quote="不在文中")
    assert accept(finding, by=None, via=Via.ADMIN).status == FindingStatus.ACCEPTED
    assert Article.objects.get().version == 1


def test_dismissing_keeps_the_reason() -> None:
    finding = FindingFactory(article=ArticleFactory())
    dismiss(finding, by=None, via=Via.ADMIN, why="有意谐音")
    row = Finding.objects.get().history.latest()
    assert (row.status, row.history_change_reason) == (FindingStatus.DISMISSED, "有意谐音")
