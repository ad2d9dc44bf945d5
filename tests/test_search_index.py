"""The search index beside its articles: built anew, compared, and kept through every change."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import search
from articles.editing import revise
from articles.models import Article, IndexBuild, Status
from articles.revision import Via
from articles.search import building, store
from articles.text.terms import FORM
from articles.workflow import move
from seeds.models import ImportedArticle, ImportRun, SourceDocument
from tests.factories import ArticleFactory, IssueFactory, PageFactory, SectionFactory

pytestmark = pytest.mark.django_db


def article(**fields: object) -> Article:
    made: Article = ArticleFactory(**fields)
    search.refresh([made.pk])
    return made


def found(query: str) -> list[Article]:
    return list(search.find(query, Article.objects.published()))


def test_check_tells_every_difference(capsys: pytest.CaptureFixture[str]) -> None:
    missing, stale, hidden, older = (ArticleFactory(title=f"劳模{n}") for n in range(4))
    search.refresh([stale.pk, hidden.pk, older.pk])
    Article.objects.filter(pk=stale.pk).update(title="工匠")
    Article.objects.filter(pk=hidden.pk).update(status=Status.WITHDRAWN)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_search_docs SET form = 0 WHERE article_id = %s", [older.pk])
    told = {(one.kind, one.article_id) for one in building.differences()}
    assert told == {
        ("missing", missing.pk), ("stale", stale.pk), ("stale", hidden.pk), ("form", older.pk),
    }  # fmt: skip
    with pytest.raises(CommandError):
        call_command("reindex", check=True)
    call_command("reindex")
    assert list(building.differences()) == []


def test_a_build_goes_on_where_it_stopped_and_misses_no_change(monkeypatch) -> None:
    monkeypatch.setattr(building, "BATCH", 2)
    made = [article(title=f"劳模{n}") for n in range(5)]
    begun = building.rebuild()
    assert next(begun) == 2
    begun.close()
    revise(made[0], by=None, why="", via=Via.SYSTEM, title="工匠")
    revise(made[4], by=None, why="", via=Via.SYSTEM, title="工匠二")
    late = article(title="劳模十")
    made[1].delete()
    assert found("劳模十") == [late]
    assert sum(building.rebuild()) == 4  # three of the five, and the late one
    assert list(building.differences()) == []
    assert set(found("工匠")) == {made[0], made[4]}
    assert not IndexBuild.objects.exists()


def test_a_build_by_older_rules_begins_anew(monkeypatch) -> None:
    monkeypatch.setattr(building, "BATCH", 2)
    made = [article(title=f"劳模{n}") for n in range(4)]
    next(building.rebuild())
    monkeypatch.setattr(building, "FORM", FORM + 1)
    assert sum(building.rebuild()) == len(made)


def test_an_entry_of_an_older_form_is_given_up_unharmed(monkeypatch) -> None:
    made = article(title="劳动节")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE articles_search_docs SET form = 0")
    revise(made, by=None, why="", via=Via.SYSTEM, title="儿童节")
    assert (found("劳动节"), found("儿童节")) == ([], [made])
    assert list(building.differences()) == []


def test_to_publish_is_to_write_one_number() -> None:
    made = article(title="劳动节", status=Status.IN_REVIEW)
    with CaptureQueriesContext(connection) as queries:
        move(made, "publish", by=None, via=Via.SYSTEM)
    written = [q["sql"] for q in queries if "articles_search" in q["sql"]]
    assert [sql.split()[2] for sql in written if "SELECT" not in sql] == ["UPDATE"]
    assert found("劳动节") == [made]


def test_a_newly_dated_issue_and_a_moved_page_are_found_by_date_and_section() -> None:
    made = article(title="劳动节", page__section__name="工会", page__issue__precision="day")
    made.page.issue.date = datetime.date(2023, 5, 1)
    made.page.issue.save()
    assert found("日期:2023-05") == [made]
    made.page.section = SectionFactory(name="要闻")
    made.page.save()
    assert (found("版面:工会"), found("版面:要闻")) == ([], [made])


def test_days_that_overflow_lose_nothing(monkeypatch) -> None:
    monkeypatch.setattr(store, "room", lambda _tables: 2)
    made = [article(title="劳模", page=PageFactory.create(issue=IssueFactory())) for _n in range(3)]
    page = made[1].page
    made += [article(title="劳模", page=page) for _number in range(7)]
    made += [article(title="劳模", page=made[0].page)]
    assert set(found("劳模")) == set(made)
    assert list(building.differences()) == []


def test_printed_and_corrected_text_are_both_found() -> None:
    made = article(title="劳动节", body="记者张晶报道。\n\n工人在加斑。")
    document = SourceDocument.objects.create(
        page=made.page, run=ImportRun.objects.create(), name="一版.txt", content=b"", sha256="1"
    )
    record = {"title": made.title, "paragraphs": made.paragraphs}
    ImportedArticle.objects.create(document=document, article=made, order=1, record=record)
    revise(made, by=None, why="", via=Via.SYSTEM, body="记者张晶报道。\n\n工人在加班。")
    assert found("加斑") == found("加班") == found('"工人在加斑"') == [made]
    articles = Article.objects.all()
    assert list(search.find("加斑", articles, printed=False)) == []
    assert list(search.find('"加斑"', articles, printed=False)) == []
    assert list(search.find('"人在加斑"', articles, printed=False)) == []
    assert list(search.find("加班", articles, printed=False)) == [made]
