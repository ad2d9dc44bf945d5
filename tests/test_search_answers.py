"""A reader's search: its order, its counts and facets, and what it offers instead."""

import datetime
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import search
from articles.models import Article, Credit, Status, Tag, TagAlias
from articles.search import answers
from articles.search.answers import Answer, Order, Question, answer
from articles.search.codes import Facet, code, token
from articles.text.query import parse
from people.models import Role
from tests.factories import (
    ArticleFactory,
    CreditFactory,
    IssueFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    SectionFactory,
    TagFactory,
    TaggingFactory,
)

pytestmark = pytest.mark.django_db


def article(**fields: object) -> Article:
    made: Article = ArticleFactory(**fields)
    search.refresh([made.pk])
    return made


def asked(query: str, start: int = 0, size: int = 20, **options: object) -> Answer:
    return answer(Question(parse(query), **options), start, size)  # type: ignore[arg-type]


def found(query: str, **options: object) -> list[Article]:
    by_id = Article.objects.in_bulk(asked(query, **options).ids)
    return [by_id[pk] for pk in asked(query, **options).ids]


# Order ------------------------------------------------------------------------------------------


def test_words_come_before_accidental_substrings_in_text_and_title() -> None:
    word_in_text = article(title="甲", body="他在大学读书。")
    word_in_title = article(title="大学今天开学")
    inside_in_title = article(title="北京大学生毕业")
    inside_in_text = article(title="乙", body="北京大学生来了。")
    assert found("大学") == [word_in_title, inside_in_title, word_in_text, inside_in_text]


def test_who_bears_a_name_comes_before_accidental_substrings_in_text_and_title() -> None:
    """No dictionary has 李红: what the archive has as a name is a word where it is one."""
    credited, tagged = article(title="甲", body="李红来。"), article(title="乙", body="李红获奖。")
    in_title = article(title="访李红", body="他说。")
    accident_in_title = article(title="桃李红遍山", body="昨天。")
    accident = article(title="丙", body="桃李红遍山。")
    unknown = found("李红")
    assert unknown[:2] == [accident_in_title, in_title]
    assert unknown[2:] == [accident, tagged, credited]
    CreditFactory(article=credited, person=PersonFactory(name="李红"), role=Role.REPORTER)
    tag = TagFactory(kind="person", name="李红")
    for one in (tagged, in_title):
        TaggingFactory(article=one, tag=tag)
    search.refresh([credited.pk, tagged.pk, in_title.pk])
    assert found("李红") == [in_title, accident_in_title, tagged, credited, accident]
    assert found('"李红"') == found("李红")


def test_a_name_is_known_by_its_other_spellings() -> None:
    tagged = article(title="甲", body="赵孟俯展。")
    accident = article(title="乙", body="赵孟俯展。")
    tag = TagFactory(kind="person", name="赵孟頫")
    TagAlias.objects.create(name="赵孟俯", tag=tag)
    TaggingFactory(article=tagged, tag=tag)
    search.refresh([tagged.pk])
    assert found("赵孟俯") == [tagged, accident]


def test_title_before_heading_before_text_then_the_newest() -> None:
    in_title = article(title="劳模")
    in_kicker = article(title="甲", kicker="劳模")
    in_text, newer = article(title="乙", body="劳模"), article(title="丙", body="劳模")
    assert found("劳模") == [in_title, in_kicker, newer, in_text]


def test_near_words_come_before_scattered_ones() -> None:
    near = article(title="甲", body="劳模在校园讲课。" + "其他。" * 100)
    far = article(title="乙", body="劳模来了。" + "其他。" * 100 + "校园里。")
    assert found("劳模 校园") == [near, far]
    assert found("劳模 校园", order=Order.NEWEST) == [far, near]
    assert found("劳模 校园", order=Order.OLDEST) == [near, far]


def test_every_page_has_its_own_hits_and_all_of_them_together_are_all() -> None:
    made = [article(title=f"劳模{n}" if n % 3 else "甲", body="劳模") for n in range(11)]
    pages = [asked("劳模", start, 4).ids for start in range(0, 12, 4)]
    assert [len(page) for page in pages] == [4, 4, 3]
    assert sorted(pk for page in pages for pk in page) == sorted(one.pk for one in made)


# Counts -----------------------------------------------------------------------------------------


def test_a_count_is_exact_up_to_the_limit_and_says_when_it_ends(monkeypatch) -> None:
    monkeypatch.setattr(answers, "COUNTED", 5)
    made = [article(title="劳模") for _number in range(5)]
    assert (asked("劳模").total, asked("劳模").more) == (5, False)
    made.append(article(title="劳模"))
    assert (asked("劳模").total, asked("劳模").more) == (5, True)
    assert asked("劳模", order=Order.NEWEST).ids == [one.pk for one in reversed(made[1:])]
    assert asked("劳模", order=Order.OLDEST).ids == [one.pk for one in made[:5]]


def test_facets_count_what_articles_are_filed_under() -> None:
    may, unsure = IssueFactory(date="2023-05-04"), IssueFactory(date="2022-01-01", precision="year")
    union = SectionFactory(name="工会")
    one = article(title="劳模", page=PageFactory(issue=may, section=union))
    two = article(title="劳模", page=PageFactory(issue=unsure, section=None), kind="photo")
    reporter, topic = PersonFactory(name="马超"), TagFactory(name="竞赛")
    CreditFactory(article=one, person=reporter)
    CreditFactory(article=two, person=reporter, role=Role.INTERN)
    photo = PhotoFactory(article=two)
    CreditFactory(article=two, person=reporter, role=Role.PHOTOGRAPHER, photo=photo)
    TaggingFactory(article=one, tag=topic)
    TaggingFactory(article=two, tag=topic, removed=True)
    search.refresh([one.pk, two.pk])
    facets = asked("劳模").facets
    assert facets[Facet.YEAR] == {2023: 1, 2022: 1}
    assert facets[Facet.MONTH] == {202305: 1}
    assert facets[Facet.SECTION] == {union.pk: 1, 0: 1}
    assert facets[Facet.KIND] == {1: 1, 2: 1}
    assert facets[Facet.REPORTER] == {reporter.pk: 2}
    assert facets[Facet.PHOTOGRAPHER] == {reporter.pk: 1}
    assert facets[Facet.TAG] == {topic.pk: 1}


def test_facets_against_a_count_of_the_rows() -> None:
    tags = [TagFactory(name=f"题{n}") for n in range(4)]
    made = [article(title="劳模", body="甲" * (n % 2)) for n in range(12)]
    for number, one in enumerate(made):
        for tag in tags[: number % 5]:
            TaggingFactory(article=one, tag=tag)
    search.refresh(one.pk for one in made)
    counts = Counter(Article.objects.filter(body="甲").values_list("taggings__tag", flat=True))
    del counts[None]
    assert asked("劳模 甲").facets[Facet.TAG] == counts


def test_a_facet_narrows() -> None:
    one, other = article(title="劳模"), article(title="劳模", kind="photo")
    photo = token(code(Facet.KIND, 2))
    assert found("劳模", codes=(photo,)) == [other]
    assert asked("劳模", codes=(photo,)).facets[Facet.KIND] == {2: 1}
    assert set(found("劳模")) == {one, other}


# Fields -----------------------------------------------------------------------------------------


def test_fields_narrow_and_exclude() -> None:
    one, other = article(title="劳模"), article(title="劳模")
    CreditFactory(article=one, person=PersonFactory(name="马超"))
    TaggingFactory(article=other, tag=TagFactory(name="竞赛"))
    search.refresh([one.pk, other.pk])
    assert found("劳模 记者:马超") == found("记者:马超") == found("劳模 -标签:竞赛") == [one]
    assert found("标签:竞赛") == [other]
    assert [a.field for a in asked("劳模 摄影:马超").unknown] == ["photographer"]  # he wrote only


def test_a_field_that_names_nothing_public_is_looked_for_as_a_word() -> None:
    shown = article(title="劳模马超")
    draft = article(title="劳模", status=Status.DRAFT)
    Credit.objects.create(article=draft, person=PersonFactory(name="马超"), role=Role.REPORTER)
    search.refresh([draft.pk])
    told = asked("劳模 记者:马超")
    assert told.ids == [shown.pk]
    assert [one.value for one in told.unknown] == ["马超"]


@pytest.mark.parametrize(
    ("period", "months"),
    [
        ("2023-05..2023-06", {5, 6, 0}),
        ("2023", {4, 5, 6, 0}),
        ("..2023-05-10", {4, 5, 0}),
        ("2023-05-20..", {6, 0, 5}),
        ("2021", set()),
    ],
)
def test_dates_find_what_may_have_been_printed_then(period: str, months: set[int]) -> None:
    made = {
        4: IssueFactory(date="2023-04-30"),
        5: IssueFactory(date="2023-05-01", precision="month"),
        6: IssueFactory(date="2023-06-01"),
        0: IssueFactory(date="2023-01-01", precision="year"),
    }
    titles = {month: article(title="劳模", page__issue=issue) for month, issue in made.items()}
    article(title="劳模", page__issue=IssueFactory(date=None, precision="unknown"))
    assert set(found(f"劳模 日期:{period}")) == {titles[month] for month in months}


# Instead ----------------------------------------------------------------------------------------


def test_where_nothing_has_all_the_words_what_has_most_is_offered() -> None:
    two, one = article(title="劳模进校园"), article(title="劳模讲课")
    told = asked("劳模 校园 飞船")
    assert (told.total, told.ids) == (0, [])
    assert (list(told.offered), told.lacking) == ([two.pk], 1)
    told = asked("讲课 飞船 火箭")
    assert (list(told.offered), told.lacking) == ([one.pk], 2)
    assert asked("飞船 火箭").offered == ()


# What the public may see ------------------------------------------------------------------------


def test_drafts_are_in_no_count_facet_or_offer() -> None:
    shown = article(title="劳模")
    tag = TagFactory(name="火箭队")
    later = timezone.now() + datetime.timedelta(hours=1)
    hidden = [article(title="劳模 飞船", status=s) for s in Status if s != Status.PUBLISHED]
    hidden.append(article(title="劳模 飞船", published_at=later))
    for one in hidden:
        TaggingFactory(article=one, tag=tag)
    search.refresh(one.pk for one in hidden)
    told = asked("劳模")
    assert (told.ids, told.total) == ([shown.pk], 1)
    assert told.facets[Facet.TAG] == {}
    assert asked("飞船").total == 0
    assert asked("飞船 火箭").offered == ()
    assert asked("标签:火箭队").total == 0
    assert asked("劳模", moment=later).total == 2


def test_what_the_index_shows_is_what_is_published() -> None:
    moments = [None, timezone.now(), timezone.now() + datetime.timedelta(days=1)]
    for status in Status:
        for when in moments if status != Status.PUBLISHED else moments[1:]:
            article(title="劳模", status=status, published_at=when)
    published = Article.objects.published().values_list("pk", flat=True)
    assert set(asked("劳模").ids) == set(published)


def test_a_search_takes_a_constant_number_of_queries() -> None:
    made = [article(title="劳模进校园", body="讲课。") for _number in range(3)]
    with CaptureQueriesContext(connection) as few:
        asked("劳模 讲课")
    for one in made:
        TaggingFactory(article=one, tag=Tag.objects.create(kind="topic", name=f"题{one.pk}"))
    search.refresh(article(title="劳模进校园", body="讲课。").pk for _number in range(9))
    with CaptureQueriesContext(connection) as many:
        asked("劳模 讲课")
    assert len(many) == len(few)
