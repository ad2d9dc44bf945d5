"""The search page, its suggestions, feed and table, and the API's search."""

import csv
import io
from collections import Counter
from typing import Any

import pytest
from django.test import Client
from django.utils.http import urlencode

from articles import search
from articles.models import Article, MissedSearch, Status
from articles.search.meant import meant
from articles.search.suggestions import suggestions
from articles.search.timeline import timeline
from articles.text.query import parse
from articles.views.search import harmless
from tests.factories import (
    ArticleFactory,
    CreditFactory,
    IssueFactory,
    PageFactory,
    PersonFactory,
    SectionFactory,
    TagFactory,
    TaggingFactory,
)

pytestmark = pytest.mark.django_db


def article(**fields: object) -> Article:
    made: Article = ArticleFactory(**fields)
    search.refresh([made.pk])
    return made


def shown(client: Client, address: str = "/search/", **asked: object) -> str:
    client.cookies["django_language"] = "en"
    response = client.get(f"{address}?{urlencode(asked)}")
    assert response.status_code == 200
    return b"".join(response).decode()  # type: ignore[arg-type]


def told(client: Client, **asked: object) -> Any:
    response = client.get("/api/v1/search/", asked)
    assert response.status_code == 200, response.content
    return response.json()


@pytest.fixture
def archive() -> list[Article]:
    """Two articles about 劳模 of two sections and months, and a draft."""
    may, june = IssueFactory(date="2023-05-04"), IssueFactory(date="2023-06-01")
    union, news = SectionFactory(name="工会"), SectionFactory(name="要闻")
    made = [
        ArticleFactory(title="劳模进校园", page=PageFactory(issue=may, section=union)),
        ArticleFactory(title="劳模讲课", page=PageFactory(issue=june, section=news), kind="photo"),
        ArticleFactory(title="劳模密谈", status=Status.DRAFT),
    ]
    CreditFactory(article=made[0], person=PersonFactory(name="马超"))
    CreditFactory(article=made[2], person=PersonFactory(name="马潮"))
    TaggingFactory(article=made[0], tag=TagFactory(name="竞赛"))
    TaggingFactory(article=made[2], tag=TagFactory(name="竞技"))
    search.refresh(one.pk for one in made)
    return made


# The page ---------------------------------------------------------------------------------------


def test_facets_narrow_and_chips_take_off(client: Client, archive: list[Article]) -> None:
    section = archive[0].page.section
    assert section
    page = shown(client, q="劳模")
    assert f"section={section.pk}" in page
    narrowed = shown(client, q="劳模", section=section.pk)
    assert "进校园" in narrowed
    assert "讲课" not in narrowed
    assert 'class="chips"' in narrowed
    assert 'class="chips"' not in page
    for name, value in {"month": 202305, "year": 2023, "kind": "article"}.items():
        assert "进校园" in shown(client, q="劳模", **{name: value})
    assert "进校园" not in shown(client, q="劳模", date_from="2023-05-05")


def test_hints_and_offers(client: Client, archive: list[Article]) -> None:
    assert "is no time" in shown(client, q="劳模 日期:昨天")
    assert "no reporter" in shown(client, q="劳模 记者:马潮")
    offered = shown(client, q="校园 飞船")
    assert "lack one of them" in offered
    assert "<mark>校园</mark>" in offered
    assert "Nothing was found" in shown(client, q="飞船")


def test_what_is_not_there_is_said_and_noted(client: Client, archive: list[Article]) -> None:
    for _time in range(2):
        shown(client, q="飞船")
    shown(client, q="劳模")
    assert list(MissedSearch.objects.values_list("query", "times")) == [("飞船", 2)]


def test_a_filter_in_error_finds_nothing_and_says_so(client: Client, archive: list) -> None:
    assert 'role="alert"' in shown(client, q="劳模", tag="x")
    assert 'role="alert"' in shown(client, q="劳" * 101)


@pytest.mark.parametrize("page", ["0", "x", "2", "501", "9" * 30])
def test_no_such_page(client: Client, archive: list[Article], page: str) -> None:
    assert client.get("/search/", {"q": "劳模", "page": page}).status_code == 404


def test_timeline_has_every_month_between() -> None:
    bars = timeline(Counter({202211: 2, 202302: 4}), Counter({2022: 2, 2023: 4}))
    assert [(bar.label, bar.count) for bar in bars] == [
        ("2022-11", 2), ("2022-12", 0), ("2023-01", 0), ("2023-02", 4),
    ]  # fmt: skip
    assert [bar.height for bar in bars] == [20, 0, 0, 40]


def test_a_long_timeline_is_by_year() -> None:
    bars = timeline(Counter({195001: 1, 202302: 4}), Counter({1950: 1, 2023: 4}))
    assert (len(bars), bars[0].name, bars[-1].label) == (74, "year", "2023")


# Suggestions ------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["mc", "machao", "ma ch", "马", "超"])
def test_people_are_suggested_by_characters_and_pinyin(typed: str, archive: list[Article]) -> None:
    assert [one.text for one in suggestions(typed) if one.kind == "person"] == ["马超"]


def test_tags_and_titles_are_suggested_and_no_draft(archive: list[Article]) -> None:
    assert [one.text for one in suggestions("jing")] == ["竞赛"]
    titles = [one.text for one in suggestions("劳模") if one.kind == "title"]
    assert titles == ["劳模讲课", "劳模进校园"]
    assert suggestions("密谈") == suggestions("") == suggestions("%") == []


def test_suggestions_as_json(client: Client, archive: list[Article]) -> None:
    answer = client.get("/search/suggest/", {"q": "mc"}).json()
    person = archive[0].credits.get().person
    assert answer == {
        "suggestions": [{"kind": "person", "text": "马超", "url": person.get_absolute_url()}]
    }


def test_did_you_mean_what_sounds_alike_and_is_there(archive: list[Article]) -> None:
    assert meant(parse("马朝")) == ["马超"]
    assert meant(parse("machao")) == ["马超"]
    assert meant(parse("劳模 竟赛")) == ["劳模 竞赛"]
    assert meant(parse("密坛")) == []  # only a draft has it


# Feed and table ---------------------------------------------------------------------------------


def test_feed_of_a_search(client: Client, archive: list[Article]) -> None:
    feed = shown(client, "/search/feed/", q="劳模")
    assert feed.index("劳模讲课") < feed.index("劳模进校园")
    assert "密谈" not in feed
    assert "<entry>" in feed
    assert "<entry>" not in shown(client, "/search/feed/")


def test_table_of_a_search(client: Client, archive: list[Article]) -> None:
    rows = list(csv.reader(io.StringIO(shown(client, "/search/table.csv", q="劳模"))))
    assert len(rows) == 3
    assert {row[0] for row in rows[1:]} == {"劳模讲课", "劳模进校园"}


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "＝1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert harmless("1-1") == "1-1"


def test_no_title_is_a_formula(client: Client) -> None:
    article(title="=HYPERLINK(1) 劳模")
    rows = list(csv.reader(io.StringIO(shown(client, "/search/table.csv", q="劳模"))))
    assert rows[1][0].startswith("'=")


# API --------------------------------------------------------------------------------------------


def test_api_finds_counts_and_marks(client: Client, archive: list[Article]) -> None:
    answer = told(client, q="劳模 校园")
    assert (answer["count"], answer["more"], answer["lacking"]) == (1, False, 0)
    [hit] = answer["results"]
    assert hit["title"] == "劳模进校园"
    assert answer["facets"]["tag"][0]["label"] == "竞赛"
    answer = told(client, q="竞赛举行 城南")
    assert (answer["count"], answer["lacking"]) == (0, 1)
    answer = told(client, q="城南", order="newest", page_size=1)
    snippet = answer["results"][0]["snippet"]
    assert [snippet[start:end] for start, end in answer["results"][0]["marks"]] == ["城南"]
    assert answer["count"] == 2


def test_api_tells_what_it_did_not_understand(client: Client, archive: list[Article]) -> None:
    answer = told(client, q="劳模 日期:昨天 记者:马潮")
    assert {(hint["kind"], hint["typed"]) for hint in answer["hints"]} == {
        ("date", "日期:昨天"), ("reporter", "马潮"),
    }  # fmt: skip
    assert told(client, q="马朝")["did_you_mean"] == ["马超"]


@pytest.mark.parametrize(
    "asked", [{}, {"q": "劳模", "tag": "x"}, {"q": "劳模", "x": 1}, {"q": "，"}, {"q": "劳" * 101}]
)
def test_api_refuses(client: Client, asked: dict[str, object]) -> None:
    assert client.get("/api/v1/search/", asked).status_code == 400


def test_api_has_no_page_beyond_the_last(client: Client, archive: list[Article]) -> None:
    assert client.get("/api/v1/search/", {"q": "劳模", "page": 2}).status_code == 404
    assert client.get("/api/v1/search/", {"q": "劳模", "page": 600}).status_code == 404
