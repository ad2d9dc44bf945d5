"""Rows created many at a time stand as if each had been saved: history, index, tags, validation."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from simple_history.utils import bulk_create_with_history

from articles import search
from articles.models import Article, Source, Tag, TagAlias, Tagging
from articles.revision import Via, create_all, recording
from articles.search.entries import entries, new_entries
from articles.tagging import Proposal, TagFinder, propose
from tests.factories import (
    ArticleFactory,
    CreditFactory,
    PageFactory,
    PhotoFactory,
    TagFactory,
    TaggingFactory,
)

pytestmark = pytest.mark.django_db
NEVER_ALIKE = {"id", "history_id", "history_date", "created_at", "updated_at", "order"}


def new_article(order: int, page=None) -> Article:
    return Article(
        page=page or PageFactory(),
        order=order,
        title="竞赛举行",
        body="甲。\n\n乙。",
        spans=[[1, 2], [5, 9]],
    )


def past(row: Article) -> dict[str, object]:
    (values,) = row.history.values()
    return {name: value for name, value in values.items() if name not in NEVER_ALIKE}


def test_the_history_is_the_one_that_the_library_writes(admin_user) -> None:
    page = PageFactory()
    with recording(by=admin_user, why="页.txt", via=Via.IMPORT):
        (ours,) = create_all([new_article(1, page)])
    (theirs,) = bulk_create_with_history(
        [new_article(2, page)],
        Article,
        default_user=admin_user,
        default_change_reason="页.txt",
        custom_historical_attrs={"via": Via.IMPORT, "who": admin_user.username},
    )
    assert past(ours) == past(theirs)
    first = ours.history.get()
    assert (first.id, first.history_date >= ours.created_at) == (ours.pk, True)
    assert first.instance.spans == [[1, 2], [5, 9]]


def test_each_of_many_rows_has_its_own_history(monkeypatch) -> None:
    monkeypatch.setattr("articles.revision.BATCH", 3)
    page = PageFactory()
    rows = create_all([new_article(order, page) for order in range(1, 9)])
    assert [row.order for row in rows] == list(range(1, 9))
    assert [row.history.get().order for row in rows] == list(range(1, 9))


def test_a_row_that_breaks_a_rule_is_refused_and_none_of_its_fellows_is_made() -> None:
    page = PageFactory()
    with pytest.raises(ValidationError) as caught:
        create_all([new_article(1, page), Article(page=page, order=2, title="长" * 301)])
    assert set(caught.value.message_dict) == {"title"}
    assert not Article.objects.exists()
    assert not Article.history.exists()


def test_new_entries_are_those_that_a_refresh_would_write() -> None:
    articles = [ArticleFactory(kicker="引", column="栏"), ArticleFactory()]
    photos = [PhotoFactory(article=articles[0], caption="图片说明")]
    credits = [CreditFactory(article=article) for article in articles]
    credits.append(CreditFactory(article=articles[0], person=credits[0].person, photo=photos[0]))
    taggings = [TaggingFactory(article=article) for article in articles]
    new = list(new_entries(articles, photos, credits, taggings))
    written = entries(article.pk for article in articles)
    assert new == sorted(written, key=lambda entry: entry.article_id)


def test_what_is_added_to_the_index_is_found() -> None:
    article = ArticleFactory(title="劳动节")
    assert not search.find("劳动", Article.objects.all())
    search.add([article])
    assert search.find("劳动", Article.objects.all()).get() == article


def test_many_tags_cost_as_many_queries_as_few() -> None:
    def queries(count: int, find: TagFinder) -> int:
        proposals = [Proposal("place", f"第{n}区", 0.5) for n in range(count)]
        proposals += [Proposal("topic", f"第{n}题", 0.5) for n in range(count)]
        with CaptureQueriesContext(connection) as asked:
            assert len(propose([(article, proposals)], find)) == 2 * count
        Tagging.objects.all().delete()
        return len(asked)

    article = ArticleFactory()
    assert queries(2, TagFinder()) == queries(40, TagFinder())
    assert Tag.objects.count() == Tag.history.count() == 80


def test_a_tag_is_found_by_kind_and_name_before_alias() -> None:
    by_alias, by_name = TagFactory(kind="topic", name="甲"), TagFactory(kind="topic", name="乙")
    other_kind = TagFactory(kind="place", name="乙")
    TagAlias.objects.create(tag=by_alias, name="乙")
    TagAlias.objects.create(tag=by_alias, name="丙")
    find = TagFinder()
    assert find("topic", "乙") == by_name
    assert find("topic", "丙") == by_alias
    assert find("place", "乙") == other_kind
    assert find("place", "丙") not in (by_alias, by_name, other_kind)


def test_new_tags_have_addresses_of_their_own() -> None:
    TagFactory(kind="topic", name="工会", slug="工会")
    find = TagFinder()
    find.learn([("topic", "《工会》"), ("topic", "C 919"), ("topic", "C-919"), ("place", "工会")])
    assert find("topic", "《工会》").slug == "工会-2"
    assert {find("topic", "C 919").slug, find("topic", "C-919").slug} == {"c-919", "c-919-2"}
    assert find("place", "工会").slug == "工会"


def test_the_memory_of_tags_is_bounded(monkeypatch) -> None:
    monkeypatch.setattr("articles.tagging.MOST_REMEMBERED", 10)
    find = TagFinder()
    for start in range(0, 40, 4):
        keys = [("topic", f"第{n}题") for n in range(start, start + 4)]
        find.learn(keys)
        assert [find(*key).name for key in keys] == [name for _kind, name in keys]
        assert len(find._found) <= 10
    assert Tag.objects.count() == 40


def test_no_rows_need_no_statement() -> None:
    with CaptureQueriesContext(connection) as asked:
        assert create_all([]) == []
    assert len(asked) == 0


def test_the_machine_tags_are_its_own() -> None:
    (tagging,) = propose([(ArticleFactory(), [Proposal("topic", "竞赛", 0.7)])], TagFinder())
    assert (tagging.source, tagging.confidence) == (Source.AUTOMATIC, 0.7)
    assert tagging.history.get().confidence == 0.7
