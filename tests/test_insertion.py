"""Rows inserted many at a time: each value as Django would save it, each fault as it tells it."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from articles.insertion import check, insert
from articles.models import Article, Kind, Status
from tests.factories import PageFactory

pytestmark = pytest.mark.django_db
DAY = datetime.datetime(2023, 8, 15, 6, 30, tzinfo=datetime.UTC)


def row(page, order: int = 1, **fields: object) -> Article:
    usual = {"title": "竞赛举行", "body": "甲。", "spans": [[1, 2], [5, 9]]}
    return Article(page=page, order=order, **{**usual, **fields})


def test_what_is_inserted_is_what_django_would_have_saved() -> None:
    page = PageFactory()
    fields = {
        "status": Status.PUBLISHED, "published_at": DAY, "kind": Kind.PHOTO, "column": "栏%s'",
    }  # fmt: skip
    ours, theirs = row(page, **fields), row(page, 2, **fields)
    insert([ours])
    theirs.save()
    own = {"id", "order", "created_at", "updated_at"}
    stored = Article.objects.in_bulk([ours.pk, theirs.pk])
    for field in Article._meta.concrete_fields:
        if field.attname not in own:
            one, other = (getattr(stored[each.pk], field.attname) for each in (ours, theirs))
            assert one == other, field.name
    assert stored[ours.pk].created_at <= stored[theirs.pk].created_at
    assert (ours._state.adding, ours._state.db) == (False, "default")


def test_more_rows_than_a_statement_takes_keep_their_order() -> None:
    page = PageFactory()
    rows = [row(page, order) for order in range(1, 201)]
    insert(rows)
    stored = Article.objects.order_by("pk").values_list("pk", "order")
    assert list(stored) == [(one.pk, one.order) for one in rows]


def test_no_rows_are_no_statement(django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        insert([])


@pytest.mark.parametrize(
    "fields",
    [{"title": ""}, {"title": "长" * 301}, {"kind": "poem"}, {"order": "many"}, {"order": None}],
    ids=str,
)
def test_a_fault_is_told_as_django_tells_it(fields) -> None:
    page = PageFactory()
    wrong = row(page, **fields)
    relations = {field.name for field in Article._meta.fields if field.is_relation}
    with pytest.raises(ValidationError) as theirs:
        row(page, **fields).clean_fields(exclude=relations)
    for _ in range(2):  # what was refused once is not remembered as good
        with pytest.raises(ValidationError) as ours:
            check([row(page), wrong])
        assert ours.value.message_dict == theirs.value.message_dict
