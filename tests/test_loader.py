"""Pages into the database: whole or not at all, once, and never over an editor's work."""

import hashlib
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from django.db.models import Count

from articles.models import (
    Article,
    Credit,
    Finding,
    Issue,
    Page,
    Photo,
    Publication,
    Source,
    Status,
    Tag,
    Tagging,
)
from articles.models.finding import KIND_LABELS
from articles.revision import Via
from articles.tagging import untag
from people.models import Person, PersonAlias
from seeds.files import SEED_PAGES
from seeds.loader import Loader
from seeds.models import ImportedArticle, ImportRun, SourceDocument
from seeds.pipeline import parse_page
from seeds.placing import PageRefused
from seeds.records import (
    DateEstimate,
    ParsedArticle,
    ParsedCredit,
    ParsedFinding,
    ParsedPage,
    ParsedTag,
)

pytestmark = pytest.mark.django_db


def parsed(*articles: ParsedArticle, data: bytes = b"x", **fields: object) -> ParsedPage:
    sha256 = hashlib.sha256(data).hexdigest()
    page = ParsedPage("页.txt", sha256, "utf-8", data.decode(), articles=articles)
    return replace(page, **fields)


def article(order: int = 1, title: str = "竞赛举行", **fields: object) -> ParsedArticle:
    return ParsedArticle(order, title, **{"paragraphs": ("甲。", "乙。"), **fields})


PHOTO_STORY = article(
    credits=(
        ParsedCredit("马超", "reporter", "马超 摄影报道"),
        ParsedCredit("马超", "photographer", "马超 摄影报道"),
    ),
    photo_gaps=2,
    findings=(ParsedFinding("foreign_text", "and", "high", "和", "拉丁词"),),
    tags=(ParsedTag("topic", "技能竞赛", 0.7),),
)


def test_the_five_pages_come_in_whole() -> None:
    loader = Loader("样报")
    for path in sorted(SEED_PAGES.glob("*.txt")):
        data = path.read_bytes()
        loader.load(parse_page(path.name, data), data)
    loader.finish()
    assert Article.objects.published().count() == 33
    assert Credit.objects.count() == 44
    assert Person.objects.annotate(n=Count("credits")).filter(n=0).count() == 0
    assert Issue.objects.count() == Page.objects.count() == SourceDocument.objects.count() == 5
    assert ImportedArticle.objects.count() == 33
    assert ImportRun.objects.get().imported == 5
    for document in SourceDocument.objects.all():
        assert bytes(document.content) == (SEED_PAGES / document.name).read_bytes()


def test_every_field_finds_its_row() -> None:
    estimate = DateEstimate("2023-08", "month", ())
    story = replace(
        PHOTO_STORY, kicker="引", subtitle="副", column="栏", lead="本报讯", spans=((3, 5),)
    )
    loaded = Loader("样报").load(
        parsed(
            story, banner="口号", number=4, section="工会", issue_date=estimate, leftovers=("余",)
        ),
        b"x",
    )
    row = Article.objects.get()
    assert (row.kicker, row.title, row.subtitle, row.column) == ("引", "竞赛举行", "副", "栏")
    assert (row.lead, row.paragraphs, row.spans) == ("本报讯", ["甲。", "乙。"], [[3, 5]])
    assert (row.page.number, row.page.section.name, row.page.banner) == (4, "工会", "口号")
    assert row.page.issue.date_label == "约2023年8月"
    assert [p.credits.count() for p in row.photos.all()] == [1, 0]
    assert Tagging.objects.get().source == Source.AUTOMATIC
    assert Counter(Finding.objects.values_list("kind", flat=True)) == {
        "foreign_text": 1,
        "leftover": 1,
    }
    assert (loaded.articles, loaded.credits, loaded.findings) == (1, 2, 2)
    assert (Article.objects.count(), Credit.objects.count(), Finding.objects.count()) == (1, 2, 2)


def test_everything_that_came_in_has_history() -> None:
    Loader("样报").load(parsed(PHOTO_STORY), b"x")
    for model in (Publication, Issue, Page, Article, Credit, Photo, Person, Tag, Tagging, Finding):
        rows = model.history.all()
        assert rows.count() == model.objects.count(), model
        assert {(r.via, r.history_change_reason) for r in rows} == {("import", "页.txt")}, model


def test_the_same_bytes_are_unchanged_under_any_name() -> None:
    first = Loader("样报").load(parsed(article()), b"x")
    again = Loader("样报").load(parsed(article(), source="另名.txt"), b"x")
    assert (first.changed, again.changed) == (True, False)
    assert again.page == first.page
    assert SourceDocument.objects.count() == ImportRun.objects.count() == 1


def test_the_same_text_in_another_encoding_is_unchanged() -> None:
    data = sorted(SEED_PAGES.glob("*.txt"))[0].read_bytes()
    text = data.decode()
    for other in (text.replace("\n", "\r\n").encode("utf-8-sig"), text.encode("gb18030")):
        Loader("样报").load(parse_page("页.txt", data), data)
        assert not Loader("样报").load(parse_page("另.txt", other), other).changed
    assert SourceDocument.objects.count() == 1


def test_a_page_that_fails_leaves_nothing(monkeypatch) -> None:
    loader = Loader("样报")
    bad = article(2, credits=(ParsedCredit("名" * 61, "reporter", ""),))
    with pytest.raises(PageRefused):
        loader.load(parsed(PHOTO_STORY, bad), b"x")
    for model in (Publication, Issue, Page, Article, Person, Tag, SourceDocument, ImportRun):
        assert not model.objects.exists(), model
    # What the loader met in the page that failed must not leak into the next.
    assert loader.load(parsed(PHOTO_STORY), b"x").changed


def test_pages_of_one_printed_day_share_an_issue() -> None:
    day = DateEstimate("2023-08-15", "day", ())
    loader = Loader("样报")
    loader.load(parsed(article(title="一"), number=1, issue_date=day), b"x")
    loader.load(parsed(article(title="二"), number=2, issue_date=day, data=b"y"), b"y")
    assert Issue.objects.get().pages.count() == 2
    with pytest.raises(PageRefused, match="2"):
        loader.load(parsed(article(title="三"), number=2, issue_date=day, data=b"z"), b"z")


def test_pages_of_one_month_do_not() -> None:
    month = DateEstimate("2023-08", "month", ())
    loader = Loader("样报")
    loader.load(parsed(article(title="一"), issue_date=month), b"x")
    loader.load(parsed(article(title="二"), issue_date=month, data=b"y"), b"y")
    assert Issue.objects.count() == 2


def test_a_credit_finds_its_person_by_alias() -> None:
    person = Person.objects.create(name="马超")
    PersonAlias.objects.create(person=person, name="马起")
    story = article(credits=(ParsedCredit("马起", "reporter", "（记者 马起）"),))
    Loader("样报").load(parsed(story), b"x")
    assert Credit.objects.get().person == person


def test_drafts_are_not_published() -> None:
    Loader("样报", status=Status.DRAFT).load(parsed(article()), b"x")
    assert not Article.objects.published().exists()


def test_a_removed_tag_stays_removed_in_the_next_proposal() -> None:
    Loader("样报").load(parsed(PHOTO_STORY), b"x")
    untag([Article.objects.get()], Tag.objects.get(), by=None, via=Via.ADMIN)
    Loader("样报").load(parsed(PHOTO_STORY), b"x")
    assert Tagging.objects.get().removed


def test_a_page_takes_a_bounded_number_of_queries(django_assert_max_num_queries) -> None:
    people = [ParsedCredit(f"记者{n}", "reporter", f"（记者{n}）") for n in range(12)]
    stories = [article(n, f"第{n}题", credits=(people[n - 1],)) for n in range(1, 13)]
    # One new person costs three statements (look, row, history); an article beside it none.
    with django_assert_max_num_queries(45 + 3 * len(people) + 2 * len(stories)):
        Loader("样报").load(parsed(*stories), b"x")


def test_every_doubt_has_a_label_for_editors() -> None:
    pages = [*SEED_PAGES.glob("*.txt"), *(Path(__file__).parent / "pages").glob("*.txt")]
    assert len(pages) > 5
    kinds = {
        finding.kind
        for path in pages
        for read in parse_page(path.name, path.read_bytes()).articles
        for finding in read.findings
    }
    assert kinds <= set(KIND_LABELS)


def test_text_without_a_headline_comes_in_under_its_beginning() -> None:
    text = "近日，城南的三座泵站连夜开机排水，工人师傅们直到天亮才回到宿舍休息。\n\n无人受伤。\n"
    page = parse_page("无题.txt", text.encode())
    assert [article.title for article in page.articles] == [""]
    Loader("样报").load(page, text.encode())
    stored = Article.objects.get()
    assert stored.title == text[:20]
    assert stored.paragraphs == text.split()
    assert [(f.kind, f.severity, f.quote) for f in stored.findings.all()] == [
        ("structure", "high", text[:20])
    ]
