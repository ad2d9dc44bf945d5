"""Lists of the desk: columns, filters, search, and a constant number of queries."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.editing import revise
from articles.models import FindingStatus, Status
from articles.revision import Via
from tests.desk import desk, list_url, user
from tests.factories import (
    ArticleFactory,
    CreditFactory,
    FindingFactory,
    IssueFactory,
    PageFactory,
    PersonFactory,
    SectionFactory,
    TagFactory,
    TaggingFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def client():
    return desk(user("老王", "主编"))


def listed(client, model: str = "articles_article", **query):
    response = client.get(list_url(model), query)
    assert response.status_code == 200
    return list(response.context["cl"].result_list)


def indexed(**fields):
    """An article that the search index knows."""
    return revise(ArticleFactory(**fields), by=None, why="", via=Via.SYSTEM, touched=True)


def a_page_full() -> None:
    page = PageFactory(issue=IssueFactory(), section=SectionFactory(name="要闻"))
    article = ArticleFactory(page=page)
    CreditFactory(article=article, person=PersonFactory(name=f"记者{article.pk}"))
    TaggingFactory(article=article, tag=TagFactory(name=f"主题{article.pk}"))
    FindingFactory(article=article)


@pytest.mark.parametrize(
    "model",
    [
        "articles_article", "articles_finding", "articles_issue", "articles_page", "articles_tag",
        "articles_section", "articles_publication", "people_person", "people_reporter",
        "people_photographer", "seeds_sourcedocument", "seeds_importedarticle", "seeds_importrun",
    ],
)  # fmt: skip
def test_queries_do_not_grow_with_the_rows(client, model) -> None:
    a_page_full()
    client.get(list_url(model))

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(list_url(model)).status_code == 200
        return len(captured)

    few = queries()
    for _ in range(12):
        a_page_full()
    assert queries() <= few


def test_the_line_tells_what_one_works_by(client) -> None:
    page = PageFactory(
        issue=IssueFactory(date=datetime.date(2023, 8, 1), precision="month"), number=4
    )
    article = ArticleFactory(page=page, kicker="一场及时雨", title="雨后", column="一线")
    CreditFactory(article=article, person=PersonFactory(name="张晶"))
    FindingFactory(article=article)
    FindingFactory(article=article, status=FindingStatus.DISMISSED, resolved_at="2023-08-02T00:00Z")
    text = client.get(list_url("articles_article")).content.decode()
    for part in (
        "一场及时雨",
        "雨后",
        "约2023年8月",
        "第4版 · 工会",
        "一线",
        "文章",
        "张晶",
        "已发布",
    ):
        assert part in text
    assert f'article__id__exact={article.pk}">1</a>' in text


def test_newest_issue_first_then_as_printed(client) -> None:
    old = PageFactory(issue=IssueFactory(date=datetime.date(2023, 1, 1)))
    new = PageFactory(issue=IssueFactory(date=datetime.date(2023, 2, 1)))
    undated = PageFactory(issue=IssueFactory(date=None, precision="unknown"))
    second, first = ArticleFactory(page=new, order=2), ArticleFactory(page=new, order=1)
    last, earlier = ArticleFactory(page=undated), ArticleFactory(page=old)
    assert listed(client) == [first, second, earlier, last]


def test_filters(client) -> None:
    plain = ArticleFactory(status=Status.DRAFT, page=PageFactory(section=None))
    photo = ArticleFactory(kind="photo", page=PageFactory(section=SectionFactory(name="副刊")))
    doubtful = FindingFactory().article
    tagged = TaggingFactory().article
    credited = CreditFactory().article
    taken_off = TaggingFactory(removed=True, tag=tagged.tags.get()).article
    everything = {plain, photo, doubtful, tagged, credited, taken_off}
    assert set(listed(client)) == everything
    assert listed(client, status__exact="draft") == [plain]
    assert listed(client, kind__exact="photo") == [photo]
    assert listed(client, findings="yes") == [doubtful]
    assert set(listed(client, findings="no")) == everything - {doubtful}
    assert listed(client, page__section__id__exact=photo.page.section.pk) == [photo]
    assert listed(client, tag=tagged.tags.get().pk) == [tagged]
    assert listed(client, person=credited.credits.get().person.pk) == [credited]
    assert listed(client, issue=plain.page.issue.pk) == [plain]
    assert listed(client, tag="drop table") == []
    assert listed(client, tag="9" * 30) == []


def test_articles_of_a_year(client) -> None:
    old, new = (
        ArticleFactory(page=PageFactory(issue=IssueFactory(date=datetime.date(year, 12, 31))))
        for year in (2021, 2023)
    )
    ArticleFactory(page=PageFactory(issue=IssueFactory(date=None, precision="unknown")))
    assert listed(client, year="2021") == [old]
    assert listed(client, year="2023") == [new]
    assert listed(client, year="2022") == []
    for nonsense in ("0", "10000", "二〇二三", "-1"):
        assert listed(client, year=nonsense) == []
    text = client.get(list_url("articles_article"), {"year": "2021"}).content.decode()
    assert '<option value="2021" selected>2021</option>' in text
    assert '<option value="2022">2022</option>' in text


def test_completing_filters_keep_the_other_questions(client) -> None:
    article = TaggingFactory().article
    response = client.get(
        list_url("articles_article"), {"status__exact": "published", "tag": article.tags.get().pk}
    )
    text = response.content.decode()
    assert '<input type="hidden" name="status__exact" value="published">' in text
    assert f"selected>{article.tags.get()}</option>" in text


@pytest.mark.parametrize(
    ("model", "app", "field", "term"),
    [
        ("page", "articles", "issue", "2023-08"),
        ("article", "articles", "page", "要闻"),
        ("credit", "articles", "person", "zhangj"),
        ("credit", "articles", "person", "zj"),
        ("tagging", "articles", "tag", "竞赛"),
    ],
)
def test_what_is_typed_is_completed(client, model, app, field, term) -> None:
    issue = IssueFactory(date=datetime.date(2023, 8, 1))
    PageFactory(issue=issue, section=SectionFactory(name="要闻"))
    PersonFactory(name="张晶")
    TagFactory(name="技能竞赛")
    query = {"app_label": app, "model_name": model, "field_name": field}
    url = reverse("admin:autocomplete")
    assert len(client.get(url, query | {"term": term}).json()["results"]) == 1
    assert client.get(url, query | {"term": "没有这样的"}).json()["results"] == []


def test_search_finds_chinese_words_in_all_parts(client) -> None:
    inside = indexed(title="甲", body="人们在长江边上劳动。")
    headed = indexed(title="长江今日", body="乙。")
    assert listed(client, q="长江") == [headed, inside]
    assert listed(client, q="长江 -今日") == [inside]
    assert listed(client, q="。") == []
    assert set(listed(client, q="  ")) == {headed, inside}


def test_a_chosen_order_holds_in_a_search(client) -> None:
    first = indexed(title="长江甲", page=PageFactory(number=9))
    second = indexed(title="长江乙", page=PageFactory(number=3))
    assert listed(client, q="长江", o="3") == [second, first]
    assert listed(client, q="长江", o="-3") == [first, second]


def test_issues_by_whether_they_are_dated(client) -> None:
    dated = IssueFactory()
    month = IssueFactory(date=datetime.date(2023, 8, 1), precision="month")
    unknown = IssueFactory(date=None, precision="unknown")
    assert listed(client, "articles_issue", dated="yes") == [dated]
    assert set(listed(client, "articles_issue", dated="no")) == {month, unknown}


def test_number_and_section_of_pages_are_edited_in_the_list(client) -> None:
    page, section = PageFactory(number=None, section=None), SectionFactory(name="副刊")
    data = {
        "form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": page.pk,
        "form-0-number": 7, "form-0-section": section.pk, "_save": "1",
    }  # fmt: skip
    assert client.post(list_url("articles_page"), data).status_code == 302
    page.refresh_from_db()
    assert (page.number, page.section) == (7, section)
    row = page.history.first()
    assert (row.history_user.username, row.via) == ("老王", "admin")
