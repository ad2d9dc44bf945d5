"""Accepting a doubt about where articles begin: the verbs of the structure do it."""

import pytest

from articles import acts
from articles.findings import Unclear, accept
from articles.models import Act, Article, Finding
from articles.revision import Via
from tests.factories import ArticleFactory, FindingFactory, PageFactory
from tests.readings import PUMP, RAIN, SCHOOL, TREE, art, load_articles

pytestmark = pytest.mark.django_db


def question(article: Article, act: str, quote: str, paragraph: int | None = None, **fields: str):
    alternative = {"act": act, "fields": fields, "paragraph": paragraph}
    return FindingFactory(
        article=article, kind="structure", quote=quote, suggestion=None, alternative=alternative
    )


@pytest.fixture
def article() -> Article:
    body = "\n\n".join([RAIN, "孩子与树", SCHOOL, TREE])
    return ArticleFactory(page=PageFactory(), order=1, title="雨夜排水", body=body)


@pytest.mark.parametrize(("quote", "paragraph"), [("孩子与树", 1), (SCHOOL, 2), ("孩子与树", 3)])
def test_the_line_that_is_the_headline_stands_once(article, quote, paragraph) -> None:
    finding = question(article, "split", quote, paragraph, title="孩子与树")
    settled = accept(finding, by=None, via=Via.ADMIN)
    first, second = Article.objects.order_by("order")
    assert first.paragraphs == [RAIN]
    assert (second.title, second.paragraphs) == ("孩子与树", [SCHOOL, TREE])
    assert (settled.status, settled.article) == ("accepted", second)
    acts.undo(Act.objects.get(), by=None, via=Via.ADMIN)
    assert Article.objects.get().paragraphs == [RAIN, "孩子与树", SCHOOL, TREE]


def test_an_article_becomes_the_end_of_the_one_before(article) -> None:
    after = ArticleFactory(page=article.page, order=2, title="泵站", body=PUMP, lead="")
    settled = accept(question(after, "merge", "泵站"), by=None, via=Via.ADMIN)
    article.refresh_from_db()
    assert article.paragraphs[-2:] == ["泵站", PUMP]
    assert (settled.status, settled.article) == ("accepted", article)


def test_what_does_not_stand_so_any_more_is_left(article) -> None:
    for finding in (question(article, "merge", "雨夜排水"), question(article, "split", "无", 9)):
        with pytest.raises(Unclear):
            accept(finding, by=None, via=Via.ADMIN)
    assert Article.objects.count() == 1
    assert not Finding.objects.exclude(status="open").exists()


def test_a_question_of_the_importer_is_answered_by_accepting_it() -> None:
    load_articles(art(1, "雨夜与开学", RAIN, PUMP, SCHOOL), art(2, "树", TREE))
    load_articles(art(1, "雨夜与开学", RAIN, PUMP), art(2, "开学", SCHOOL), art(3, "树", TREE))
    accept(Finding.objects.get(kind="structure"), by=None, via=Via.ADMIN)
    told = [(a.title, a.paragraphs) for a in Article.objects.order_by("order")]
    assert told == [("雨夜与开学", [RAIN, PUMP]), ("开学", [SCHOOL]), ("树", [TREE])]
