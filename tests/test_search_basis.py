"""What an index is built on, and the ways in which each database keeps it small."""

import datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import search
from articles.models import Article
from articles.search import basis, building, copies, postgres, store
from articles.search.codes import tokens
from articles.search.entries import PLACE_END
from articles.search.functions import CODEC
from articles.search.tables import LIVE
from articles.search.wanted import ANYWHERE, IN_TITLE
from articles.text.indexed import indexed, texts_of
from tests.factories import ArticleFactory, IssueFactory, PageFactory

pytestmark = pytest.mark.django_db
DICTIONARY = copies.trained(f"工会{number}号" * 1_000 for number in range(500))
PLAIN = "".join(chr(0x4E00 + 37 * number % 5_000) for number in range(600))
on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite alone")
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL alone")


def rebuilt() -> basis.Basis:
    for _done in building.rebuild():
        pass
    assert list(building.differences()) == []
    return basis.Basis(basis.room(LIVE), basis.dictionary(LIVE))


def test_a_new_archive_has_room_for_anything() -> None:
    assert basis.room(LIVE) == basis.FREE_ROOM
    assert rebuilt() == basis.Basis(basis.FREE_ROOM, b"")


def test_an_archive_built_anew_has_as_much_room_as_its_days_need() -> None:
    for day, articles in ((1, 20), (2, 3)):
        issue = IssueFactory(date=datetime.date(2023, 5, day), precision="day")
        page = PageFactory(issue=issue)
        for _number in range(articles):
            ArticleFactory(page=page, title="劳模")
    assert rebuilt().room == 64
    assert set(search.find("劳模", Article.objects.all())) == set(Article.objects.all())
    assert basis.room_for(1) == basis.LEAST_ROOM


def test_room_is_always_for_twice_the_articles_of_a_usual_day() -> None:
    assert all(2 * usual <= basis.room_for(usual) for usual in range(500))


@on_sqlite
def test_copies_are_packed_by_what_the_archive_has_said_before() -> None:
    articles = [
        ArticleFactory(title=f"之{n}", body=f"报告会昨日在市第{n}工人文化宫举行。" + PLAIN[n:] * 9)
        for n in range(120)
    ]
    search.refresh(article.pk for article in articles)
    before = _copies()
    assert rebuilt().dictionary
    assert _copies() < before * 0.9
    assert list(search.find("市第7工人文化宫举行", Article.objects.all())) == [articles[7]]


@on_sqlite
def test_a_new_dictionary_is_used_by_connections_that_knew_the_old_one() -> None:
    """While one looks, another builds anew: each copy is opened by its own dictionary."""
    for number in range(120):
        ArticleFactory(title=f"劳模{number}", body=f"报告会昨日在市工人文化宫{number}举行。" * 300)
    for _time in range(2):
        rebuilt()
        assert len(list(search.find("市工人文化宫77举行", Article.objects.all()))) == 1


def test_too_few_texts_make_no_dictionary() -> None:
    assert copies.trained([]) == b""
    assert copies.trained(["劳模" * copies.LEAST]) == b""
    assert copies.trained(["劳模"] * copies.FEWEST) == b""
    assert copies.key(b"") == 0


@given(st.text(), st.booleans())
def test_a_copy_is_opened_as_it_was_packed(text: str, trained: bool) -> None:
    dictionary = DICTIONARY if trained else b""
    assert copies.opening(dictionary)(copies.packing(dictionary)(text)) == text


@on_sqlite
@pytest.mark.parametrize(
    ("places", "needle", "holds"),
    [(ANYWHERE, "竞赛", 1), (IN_TITLE, "劳模", 1), (IN_TITLE, "竞赛", 0)],
)
def test_a_copy_is_looked_into_place_by_place(places: int, needle: str, holds: int) -> None:
    copy = copies.packing(b"")(PLACE_END.join(("劳模", "工会\n竞赛", "正文")))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {copies.HOLDS}(%s, 0, %s, %s)", [copy, places, needle])
        assert cursor.fetchone() == (holds,)


def _copies() -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT sum(length(copy)) FROM {LIVE.copies}")  # noqa: S608
        size: int = cursor.fetchone()[0]
    return size


@on_postgresql
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.text(alphabet="劳动模范大学𠀀aⅠ2々〆 ，。、-\"'\x7f"), st.text(alphabet="劳模ai ，"))
def test_the_numbers_of_all_tokens_are_those_that_the_database_makes(body: str, title: str) -> None:
    texts = texts_of(title=title, headings=[body], body=body, names=["马超"])
    made = indexed(texts)
    marks = f"{made.marks} {' '.join(tokens([17]))}"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT articles_search_numbers(%s) <@ "
            "articles_search_tokens(convert_to(%s, 'GB18030'), convert_to(%s, 'GB18030'))",
            [f"{marks} {made.pairs}".split(), PLACE_END.join(texts), marks],
        )
        assert cursor.fetchone() == (True,)


@on_postgresql
def test_a_copy_takes_two_bytes_a_character_and_says_what_it_said() -> None:
    text = "全国劳动模范先进事迹报告会昨日在市工人文化宫举行。" * 3
    made = ArticleFactory(title="劳模𠀀", body=text)
    search.refresh([made.pk])
    (row,) = store.back_end().kept(LIVE, [made.pk])
    assert text in row.copy
    assert "劳模𠀀" in row.copy
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT octet_length(copy) FROM {LIVE.docs}")  # noqa: S608
        assert cursor.fetchone()[0] <= 2 * len(row.copy) + 2  # 𠀀 takes four


@on_postgresql
def test_bytes_of_two_characters_are_no_character() -> None:
    assert "头断然".encode(CODEC) in "劳范先会".encode(CODEC)
    search.refresh([ArticleFactory(title="劳范先会", body="头断，断然").pk])
    articles = Article.objects.all()
    assert len(search.find('"劳范先会"', articles)) == 1
    assert len(search.find("头断 断然", articles)) == 1
    assert len(search.find('"头断然"', articles)) == 0
    assert len(search.find('头断 -"头断然"', articles)) == 1


@on_postgresql
def test_long_tokens_have_negative_numbers_short_ones_their_own() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT articles_search_numbers(%s)", [["劳", "劳动", "\x04劳动", "\x01劳动者"]]
        )
        one, two, three, four = cursor.fetchone()[0]
    assert one == ord("劳")
    assert two == ord("劳") << 21 | ord("动")
    assert three == 4 << 42 | two
    assert four < 0


@on_postgresql
def test_what_a_build_broken_off_has_left_is_taken_away() -> None:
    search.refresh([ArticleFactory(title="劳模").pk])
    for _time in range(2):
        building.settle(LIVE)
    with connection.cursor() as cursor:
        cursor.execute(postgres._WITH_TOKENS, [LIVE.docs])
        assert len(cursor.fetchall()) == 1
    assert len(list(search.find("劳模", Article.objects.all()))) == 1


def test_settling_again_changes_nothing() -> None:
    search.refresh([ArticleFactory(title="劳模").pk])
    for _time in range(2):
        building.settle(LIVE)
    assert store.back_end().unwalked(LIVE) == []
    assert list(building.differences()) == []


def test_an_index_that_an_update_emptied_is_told_and_quickstart_fills_it() -> None:
    article = ArticleFactory(title="全国劳模报告会")
    building.create(LIVE)
    told = StringIO()
    call_command("migrate", stdout=told)
    assert "reindex" in told.getvalue()
    assert list(search.find("劳模", Article.objects.all())) == []
    call_command("quickstart", "--no-serve", stdout=StringIO())
    assert article in search.find("全国劳模报告会", Article.objects.all())
    assert list(building.differences()) == []
