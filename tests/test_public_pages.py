"""What the front page, issues and articles show of what was printed."""

import datetime
import html
import json
import re

import pytest
from django.test import Client

from articles import search
from articles.models import Article, Tagging
from people.models import Role
from tests.factories import (
    ArticleFactory,
    CreditFactory,
    FindingFactory,
    IssueFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    PublicationFactory,
    SectionFactory,
    TagFactory,
    TaggingFactory,
)

pytestmark = pytest.mark.django_db
ATTACK = '</script><script>alert("1")</script><img src=x onerror=alert(1)>'


def shown(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def plain(text: str) -> str:
    """The text of a page as it is read: no tags, no entities, single spaces."""
    return " ".join(html.unescape(re.sub("<wbr>|<[^>]+>", "", text)).split())


def test_empty_archive_has_all_its_pages(client: Client) -> None:
    lists = ["/", "/issues/", "/sections/", "/articles/", "/reporters/", "/photographers/",
             "/tags/", "/search/", "/search/?q=竞赛", "/feed/", "/sitemap.xml"]  # fmt: skip
    assert [client.get(address).status_code for address in lists] == [200] * len(lists)


def test_front_page_has_the_newest_issue_and_what_is_new_elsewhere(client: Client) -> None:
    earlier = ArticleFactory(page__issue__date=datetime.date(2020, 1, 1))
    page = PageFactory(issue__date=datetime.date(2023, 1, 1), number=1, banner="奋力开拓")
    leading, second = (ArticleFactory(page=page, order=n) for n in (1, 2))
    inside = ArticleFactory(page=PageFactory(issue=page.issue, number=2))
    ArticleFactory(page__issue=IssueFactory(date=None, precision="unknown"))
    context = client.get("/").context
    assert context["issue"] == page.issue
    assert context["front"].leading == leading
    assert context["front"].runs == [("", [second])]
    assert [sheet.page for sheet in context["inside"]] == [inside.page]
    assert earlier in context["latest"]
    assert not {leading, second, inside} & set(context["latest"])


def test_issue_keeps_the_order_of_the_print(client: Client) -> None:
    issue = IssueFactory()
    unnumbered = PageFactory(issue=issue, number=None, section=None)
    fourth = PageFactory(issue=issue, number=4)
    first = PageFactory(issue=issue, number=1)
    for page in (unnumbered, fourth, first):
        ArticleFactory(page=page)
    sheets = client.get(issue.get_absolute_url()).context["sheets"]
    assert [sheet.page for sheet in sheets] == [first, fourth, unnumbered]


def test_column_gathers_its_articles_under_one_heading(client: Client) -> None:
    page = PageFactory()
    columns = ["", "寒冬送暖", "寒冬送暖", "", ""]
    stories = [ArticleFactory(page=page, order=n, column=c) for n, c in enumerate(columns, 1)]
    response = client.get(page.issue.get_absolute_url())
    (sheet,) = response.context["sheets"]
    assert sheet.leading == stories[0]
    assert sheet.runs == [("寒冬送暖", stories[1:3]), ("", stories[3:])]
    assert response.content.decode().count('class="column-name"') == 1


@pytest.mark.parametrize("first", [{"kind": "photo"}, {"column": "寒冬送暖"}])
def test_picture_or_column_does_not_lead(client: Client, first: dict) -> None:
    article = ArticleFactory(**first)
    (sheet,) = client.get(article.page.issue.get_absolute_url()).context["sheets"]
    assert sheet.leading is None
    assert sheet.runs == [(article.column, [article])]


def test_article_shows_all_that_was_printed(client: Client) -> None:
    article = ArticleFactory(
        kicker="守望相助 紧急驰援", title="总工会(机关)捐助", subtitle="惠及职工,共渡难关",
        column="寒冬送暖", body="近日,竞赛举行。\n\n据悉:六队参加。", page__number=4,
    )  # fmt: skip
    photo = PhotoFactory(article=article, caption="会场")
    CreditFactory(article=article)
    CreditFactory(article=article, person=PersonFactory(name="刘晓翠"), role=Role.CORRESPONDENT)
    camera = PersonFactory(name="孙妍")
    CreditFactory(article=article, photo=photo, person=camera, role=Role.PHOTOGRAPHER)
    TaggingFactory(article=article)
    page = shown(client, article.get_absolute_url())
    read = plain(page[page.index("<main") :])
    expected = [
        "样报", "第4版 · 工会", "寒冬送暖", "守望相助 紧急驰援", "总工会（机关）捐助",
        "惠及职工，共渡难关", "记者 张晶", "通讯员 刘晓翠", "图片未入藏", "会场", "摄影 孙妍",
        "本报讯近日，竞赛举行。", "据悉：六队参加。", "技能竞赛", "《样报》",
    ]  # fmt: skip
    places = [read.find(text) for text in expected]
    assert -1 not in places
    assert places == sorted(places)
    assert '<p><b class="lead">本报讯</b>近日，' in page
    assert camera.get_absolute_url() in page


def test_stored_text_is_not_changed_by_reading_it(client: Client) -> None:
    article = ArticleFactory(body="近日,(机关)举行:“竞赛”.")
    shown(client, article.get_absolute_url())
    assert Article.objects.get(pk=article.pk).body == "近日,(机关)举行:“竞赛”."


def test_missing_text_is_said_unless_an_editor_saw_no_fault(client: Client) -> None:
    finding = FindingFactory(kind="missing_text")
    address, note = finding.article.get_absolute_url(), "本文在版面上有缺文"
    assert note in shown(client, address)
    type(finding).objects.update(status="dismissed", resolved_at="2026-01-01T00:00Z")
    assert note not in shown(client, address)


def test_machine_tags_are_marked_as_such(client: Client) -> None:
    tagging = TaggingFactory(source="automatic", confidence=0.4)
    assert "tag-automatic" in shown(client, tagging.article.get_absolute_url())
    by_hand = TaggingFactory()
    assert "tag-automatic" not in shown(client, by_hand.article.get_absolute_url())


def test_what_very_many_share_relates_nothing_where_something_rare_does(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.related.MOST", 3)
    common, rare = TagFactory(name="工会"), TagFactory(name="剪纸")
    article, alike, others = ArticleFactory(), ArticleFactory(), ArticleFactory.create_batch(3)
    for one in (article, alike, *others):
        TaggingFactory(article=one, tag=common)
    for one in (article, alike):
        TaggingFactory(article=one, tag=rare)
    assert client.get(article.get_absolute_url()).context["related"] == [alike]
    Tagging.objects.filter(tag=rare).delete()
    assert len(client.get(article.get_absolute_url()).context["related"]) == 4


def test_related_prefers_what_is_rarely_shared(client: Client) -> None:
    article = ArticleFactory()
    common, rare = TagFactory(name="工会"), TagFactory(name="羽毛球")
    alike = [ArticleFactory() for _ in range(3)]
    for other in [article, *alike]:
        TaggingFactory(article=other, tag=common)
    TaggingFactory(article=article, tag=rare)
    TaggingFactory(article=alike[1], tag=rare)
    TaggingFactory(article=ArticleFactory(), tag=rare, removed=True)
    related = client.get(article.get_absolute_url()).context["related"]
    assert related[0] == alike[1]
    assert set(related) == set(alike)


@pytest.mark.parametrize(
    ("date", "precision", "label", "said", "json_date"),
    [
        ((2023, 8, 15), "day", "2023年8月15日", None, "2023-08-15"),
        ((2023, 8, 1), "month", "约2023年8月", "具体日期不详", "2023-08"),
        ((2023, 1, 1), "year", "约2023年", "月、日不详", "2023"),
        (None, "unknown", "日期不详", "从文中也推不出来", None),
    ],
)
def test_date_is_never_more_exact_than_known(
    client: Client, date: tuple | None, precision: str, label: str, said: str | None, json_date
) -> None:
    evidence = [{"quote": "职工亲子暑期活动", "implies": "暑期"}]
    issue = IssueFactory(
        date=date and datetime.date(*date), precision=precision, evidence=evidence if said else []
    )
    article = ArticleFactory(page__issue=issue)
    for address in (issue.get_absolute_url(), article.get_absolute_url()):
        page = shown(client, address)
        assert label in page
        assert (said is None) == ('<details class="dating">' not in page)
        if said:
            assert said in page
            assert "职工亲子暑期活动" in page
    assert json_ld(page).get("datePublished") == json_date


def json_ld(page: str) -> dict:
    (block,) = re.findall('<script type="application/ld\\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(block)


def test_structured_data_names_what_the_page_names(client: Client) -> None:
    article = ArticleFactory(title="总工会(机关)捐助")
    CreditFactory(article=article)
    TaggingFactory(article=article)
    data = json_ld(shown(client, article.get_absolute_url()))
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == "总工会（机关）捐助"
    assert [author["name"] for author in data["author"]] == ["张晶"]
    assert data["keywords"] == ["技能竞赛"]
    assert data["articleSection"] == "工会"
    assert data["publisher"]["name"] == "样报"


def test_script_in_every_field_is_inert(client: Client) -> None:
    article = ArticleFactory(
        title=ATTACK, kicker=ATTACK, subtitle=ATTACK, column=ATTACK, lead=ATTACK, body=ATTACK,
        page__banner=ATTACK, page__section=SectionFactory(name="<b>版</b>"),
        page__issue=IssueFactory(
            publication=PublicationFactory(name=ATTACK[:60], slug="attack"), edition="<i>",
            date=datetime.date(2023, 8, 1), precision="month",
            evidence=[{"quote": ATTACK, "implies": ATTACK}],
        ),
    )  # fmt: skip
    person = PersonFactory(name=ATTACK[:60])
    CreditFactory(article=article, person=person)
    PhotoFactory(article=article, caption=ATTACK)
    tag = TagFactory(name=ATTACK[:60])
    TaggingFactory(article=article, tag=tag)
    search.refresh([article.pk])
    for address in (
        "/", "/issues/", article.page.issue.get_absolute_url(), "/sections/", "/articles/",
        article.get_absolute_url(), "/reporters/", person.get_absolute_url(), "/tags/",
        tag.get_absolute_url(), "/search/?q=alert", "/issues/calendar/2023/",
        "/search/?q=" + ATTACK.replace("&", "%26"),
    ):  # fmt: skip
        page = shown(client, address)
        own = '<script type="application/ld+json">' in page
        scripts = 1 + own  # the search box has its own
        assert page.count("<script") == page.count("</script") == scripts, address
        assert "<img" not in page
        assert "<b>版" not in page
    assert json_ld(shown(client, article.get_absolute_url()))["headline"].startswith("</script>")
