"""Acts: several writes told as one and taken back as one."""

import pytest

from articles import acts, editing, search
from articles.models import Act, Article, Credit, Finding, FindingStatus, Tag
from articles.revision import Via, create_all
from people.models import Person, Reporter
from tests.factories import ArticleFactory, CreditFactory, FindingFactory, PageFactory, TagFactory

pytestmark = pytest.mark.django_db
BY_HAND = {"by": None, "via": Via.ADMIN}


def split(article: Article) -> Act:
    """Two paragraphs become two articles: what a verb of several steps writes."""
    first, second = article.paragraphs
    with acts.acting("split", "分稿", page=article.page, **BY_HAND) as act:
        new = editing.create(
            Article(page=article.page, order=9, title=second, body=second), why="", **BY_HAND
        )
        editing.revise(article, why="", body=first, **BY_HAND)
        article.credits.all()[0].delete()
        create_all([Credit(article=new, person=Person.objects.get(), role="reporter")])
        editing.reorder(article.page, [new, article], why="", **BY_HAND)
    return act


@pytest.fixture
def article() -> Article:
    made: Article = ArticleFactory(body="海风很大\n\n山路很长", order=1)
    CreditFactory(article=made)
    search.refresh([made.pk])
    return made


def test_an_act_is_taken_back_as_one(article, admin_user) -> None:
    act = split(article)
    assert [a.body for a in article.page.articles.order_by("order")] == ["山路很长", "海风很大"]
    back = acts.undo(act, by=admin_user, via=Via.ADMIN).act
    assert [(a.pk, a.order, a.body) for a in article.page.articles.all()] == [
        (article.pk, 1, "海风很大\n\n山路很长")
    ]
    assert [credit.article_id for credit in Credit.objects.all()] == [article.pk]
    assert (back.undoes, back.by, back.page) == (act, admin_user, article.page)
    assert list(search.find("山路", Article.objects.all())) == [article]
    row = article.history.latest()
    assert (row.history_user, row.via) == (admin_user, "admin")


def test_versions_and_histories_only_grow(article) -> None:
    before = article.history.count()
    act = split(article)
    version = Article.objects.get(pk=article.pk).version
    acts.undo(act, **BY_HAND)
    now = Article.objects.get(pk=article.pk)
    assert now.version == version + 1
    assert now.history.count() > before + 1
    gone = Article.history.filter(title="山路很长")
    assert {row.history_type for row in gone} == {"+", "~", "-"}


def test_what_is_taken_back_is_done_again_by_taking_that_back(article) -> None:
    back = acts.undo(split(article), **BY_HAND).act
    acts.undo(back, **BY_HAND)
    assert [a.body for a in article.page.articles.order_by("order")] == ["山路很长", "海风很大"]


def test_an_act_is_taken_back_once(article) -> None:
    act = split(article)
    acts.undo(act, **BY_HAND)
    with pytest.raises(acts.Overtaken, match="分稿"):
        acts.undo(act, **BY_HAND)


def test_what_has_changed_since_is_not_overwritten(article) -> None:
    act = split(article)
    editing.revise(article, why="", title="同事所改", **BY_HAND)
    with pytest.raises(acts.Overtaken, match="职工技能竞赛"):
        acts.undo(act, **BY_HAND)
    assert Article.objects.get(pk=article.pk).title == "同事所改"
    assert Article.objects.count() == 2
    assert not Act.objects.filter(kind="undo").exists()


def test_of_places_on_their_own_the_rest_is_taken_back() -> None:
    one, two = ArticleFactory(body="甲"), ArticleFactory(body="甲")
    with acts.acting("batch", "甲→乙", **BY_HAND) as act:
        for article in (one, two):
            editing.revise(article, why="", body="乙", **BY_HAND)
    editing.revise(two, why="", body="丙", **BY_HAND)
    undone = acts.undo(act, partly=True, **BY_HAND)
    assert [Article.objects.get(pk=a.pk).body for a in (one, two)] == ["甲", "丙"]
    assert len(undone.left) == 1


def test_a_deleted_row_comes_back_with_its_id() -> None:
    finding = FindingFactory(status=FindingStatus.OPEN)
    tag = TagFactory()
    ids = (finding.pk, tag.pk)
    with acts.acting("clear", "清理", **BY_HAND) as act:
        finding.delete()
        tag.delete()
    acts.undo(act, **BY_HAND)
    assert (Finding.objects.get().pk, Tag.objects.get().pk) == ids


def test_a_name_that_was_given_away_is_not_taken_back() -> None:
    tag = TagFactory(name="海港")
    with acts.acting("clear", "清理", **BY_HAND) as act:
        tag.delete()
    TagFactory(name="海港", kind=tag.kind)
    with pytest.raises(acts.Overtaken, match="清理"):
        acts.undo(act, **BY_HAND)
    assert Tag.objects.count() == 1


def test_an_act_inside_of_an_act_is_part_of_it(article) -> None:
    with acts.acting("accept", "采纳", **BY_HAND) as outer:
        inner = split(article)
    assert inner is outer
    assert Act.objects.get() == outer
    assert len(outer.rows) >= 5


def test_an_act_that_wrote_nothing_is_none() -> None:
    with acts.acting("nothing", "无事", page=PageFactory(), **BY_HAND) as act:
        pass
    assert act.pk is None
    assert not Act.objects.exists()


def test_a_proxy_is_recorded_as_its_model() -> None:
    reporter = Reporter(name="欧阳清")
    with acts.acting("add", "加人", **BY_HAND) as act:
        reporter.save()
    assert {label for label, _number in act.rows} == {"people.person"}
    acts.undo(act, **BY_HAND)
    assert not Person.objects.exists()


def half_of_an_act(article: Article) -> None:
    with acts.acting("split", "分稿", **BY_HAND):
        editing.revise(article, why="", title="半途", **BY_HAND)
        raise RuntimeError


def test_an_act_that_fails_leaves_nothing(article) -> None:
    with pytest.raises(RuntimeError):
        half_of_an_act(article)
    assert Article.objects.get(pk=article.pk).title == article.title
    assert not Act.objects.exists()
