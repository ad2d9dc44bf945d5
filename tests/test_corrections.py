"""Fix once, propose everywhere: what editors correct is found elsewhere, and on the next page."""

import pytest
from django.urls import reverse

from articles import acts, corrections, editing, findings, search
from articles.models import Act, Article, Confusion, FindingStatus, Status
from articles.revision import Via
from seeds import learned
from seeds.pipeline import parse_page
from seeds.repair.taught import Taught
from tests.desk import desk, messages, opened, user
from tests.factories import ArticleFactory, FindingFactory

pytestmark = pytest.mark.django_db
WRONG, RIGHT = "他来自城坻区人民政府。", "他来自城厢区人民政府。"


@pytest.fixture
def editor():
    return user("小李", "编辑", is_superuser=True)


def indexed(**fields) -> Article:
    article: Article = ArticleFactory(**fields)
    search.refresh([article.pk])
    return article


def taught(editor) -> Confusion:
    (confusion,) = corrections.learn(WRONG, RIGHT, by=editor, via=Via.ADMIN)
    return confusion


def spots(confusion: Confusion) -> list[corrections.Spot]:
    return [place.spot for place in corrections.elsewhere(confusion).places]


def test_places_are_found_in_every_field_and_state_but_the_trash(editor) -> None:
    inside = indexed(title="城坻区开会", body="在城坻区，城坻区。", status=Status.DRAFT)
    indexed(body="在城坻区。", status=Status.TRASHED)
    indexed(body="在城厢区。")
    found = corrections.elsewhere(taught(editor))
    assert {(p.article, p.spot.field, p.spot.at) for p in found.places} == {
        (inside, "title", 0),
        (inside, "body", 1),
        (inside, "body", 5),
    }
    assert not found.more


def test_more_places_than_one_looks_through_are_said_to_be_more(editor) -> None:
    indexed(body="在城坻区。" * 5)
    found = corrections.elsewhere(taught(editor), most=3)
    assert (len(found.places), found.more) == (3, True)


def test_the_ticked_places_are_corrected_and_taken_back_together(editor) -> None:
    one, two = indexed(body="在城坻区。又到城坻区。"), indexed(title="城坻区开会")
    confusion = taught(editor)
    chosen = [spot for spot in spots(confusion) if spot != (one.pk, 1, "body", 1)]
    applied = corrections.apply(confusion, chosen, by=editor, via=Via.BULK, why="区名")
    one.refresh_from_db()
    two.refresh_from_db()
    assert (one.body, two.title, applied.count) == ("在城坻区。又到城厢区。", "城厢区开会", 2)
    row = one.history.latest()
    assert (row.history_user, row.via, row.history_change_reason) == (editor, "bulk", "区名")
    assert Confusion.objects.get().accepted == 3
    assert list(search.find("城厢区", Article.objects.all())) == [two, one]
    acts.undo(applied.act, by=editor, via=Via.ADMIN, partly=True)
    assert Article.objects.get(pk=one.pk).body == "在城坻区。又到城坻区。"
    assert Confusion.objects.get().accepted == 1


def test_an_article_that_changed_meanwhile_is_left_and_named(editor) -> None:
    one, two = indexed(body="在城坻区。"), indexed(body="到城坻区。")
    confusion = taught(editor)
    seen = spots(confusion)
    editing.revise(one, by=None, why="", via=Via.ADMIN, body="同事在城坻区。")
    applied = corrections.apply(confusion, seen, by=editor, via=Via.BULK)
    assert (applied.left, applied.count) == ([one], 1)
    assert Article.objects.get(pk=one.pk).body == "同事在城坻区。"
    assert Article.objects.get(pk=two.pk).body == "到城厢区。"


def test_a_place_that_is_none_changes_nothing(editor) -> None:
    article = indexed(body="在城坻区。")
    confusion = taught(editor)
    forged = [corrections.Spot(article.pk, 1, "body", 0), corrections.Spot(article.pk, 1, "x", 1)]
    applied = corrections.apply(confusion, forged, by=editor, via=Via.BULK)
    assert applied.count == 0
    assert not Act.objects.exists()
    assert Article.objects.get(pk=article.pk).version == 1


def test_a_correction_taken_back_by_hand_is_unlearned(editor) -> None:
    taught(editor)
    assert corrections.learn(RIGHT, WRONG, by=editor, via=Via.ADMIN) == []
    assert Confusion.objects.get().accepted == 0
    assert not Confusion.objects.teaching()


PAGE = "## 城坻区召开会议\n\n本报讯（记者 张晶）日前，城坻区人民政府召开安全生产工作会议。\n"


def misreadings(archive) -> list[tuple[str, str | None]]:
    (article,) = parse_page("a.txt", PAGE.encode(), archive).articles
    return [(f.quote, f.suggestion) for f in article.findings if "编辑曾把" in f.why]


def test_the_next_page_is_doubted_by_what_editors_corrected(editor) -> None:
    assert misreadings(learned.known()) == []
    taught(editor)
    assert misreadings(learned.known()) == [
        ("城坻区召开会议", "城厢区召开会议"),
        ("城坻区人民政府", "城厢区人民政府"),
    ]


def test_what_editors_keep_dismissing_goes_quiet(editor) -> None:
    taught(editor)
    for _ in range(4):
        finding = FindingFactory(quote="在城坻区开", suggestion="在城厢区开")
        findings.dismiss(finding, by=editor, via=Via.ADMIN, why="地名无误")
    assert Confusion.objects.get().is_quiet
    assert misreadings(learned.known()) == []


def test_a_dismissed_suggestion_of_a_built_in_rule_goes_quiet_too() -> None:
    page = "## 一则消息\n\n记者己经到达现场，会议部暑了工作。\n"

    def quoted(archive):
        (article,) = parse_page("a.txt", page.encode(), archive).articles
        return {f.quote for f in article.findings if f.suggestion}

    before = quoted(learned.known())
    assert any("己经" in quote for quote in before)
    for _ in range(3):
        finding = FindingFactory(quote="记者己经到达", suggestion="记者已经到达")
        findings.dismiss(finding, by=None, via=Via.ADMIN)
    assert before - quoted(learned.known()) == {q for q in before if "己经" in q}


def test_a_kind_that_is_always_dismissed_asks_for_nobody(editor) -> None:
    for n in range(20):
        finding = FindingFactory(kind="de_particle", quote=f"第{n}处", suggestion=None)
        findings.dismiss(finding, by=editor, via=Via.ADMIN)
    assert learned.quiet_kinds() == ["de_particle"]
    findings.accept(
        FindingFactory(kind="de_particle", quote="", suggestion=None), by=editor, via=Via.ADMIN
    )
    findings.accept(
        FindingFactory(kind="de_particle", quote="", suggestion=None), by=editor, via=Via.ADMIN
    )
    assert learned.quiet_kinds() == []
    doubt = parse_page("a.txt", PAGE.encode()).articles[0].findings
    assert all(
        f.severity == "low" for f in Taught(quiet=frozenset({f.kind for f in doubt})).heard(doubt)
    )


def test_a_save_offers_the_other_places(editor) -> None:
    article = indexed(body=WRONG)
    indexed(body="又到城坻区。")
    client = desk(editor)
    url = reverse("admin:articles_article_change", args=[article.pk])
    response = client.post(url, opened(client, url) | {"body": RIGHT}, follow=True)
    confusion = Confusion.objects.get()
    said = " ".join(messages(response))
    assert reverse("admin:articles_confusion_places", args=[confusion.pk]) in said
    assert "城坻区" in said


def test_an_editor_ticks_applies_and_takes_back(editor, django_assert_max_num_queries) -> None:
    articles = [indexed(body="又到城坻区。") for _ in range(12)]
    confusion = taught(editor)
    client = desk(editor)
    url = reverse("admin:articles_confusion_places", args=[confusion.pk])
    with django_assert_max_num_queries(12):
        page = client.get(url)
    ticks = [spot for _place, spot in page.context["places"]]
    done = client.post(url, {"spot": [*ticks[1:], "1:1:body:x", ""], "why": "区名"}, follow=True)
    assert Article.objects.filter(body="又到城厢区。").count() == 11
    act = done.context["done"]
    client.post(reverse("admin:articles_act_undo", args=[act.pk]), {"next": url})
    assert Article.objects.filter(body="又到城坻区。").count() == len(articles)
    assert act.undone_by.by == editor


def test_acts_are_listed_and_lead_nowhere_else(editor) -> None:
    article = indexed(body=WRONG)
    confusion = taught(editor)
    act = corrections.apply(confusion, spots(confusion), by=editor, via=Via.BULK).act
    client = desk(editor)
    assert "城坻区" in client.get("/admin/articles/act/").content.decode()
    undo = reverse("admin:articles_act_undo", args=[act.pk])
    assert client.get(undo).status_code == 405
    response = client.post(undo, {"next": "//evil.example/"})
    assert response.headers["Location"] == "/admin/articles/act/"
    assert Article.objects.get(pk=article.pk).body == WRONG
    assert desk(user("外人")).post(undo).status_code == 403


def test_accepting_a_finding_teaches(editor) -> None:
    article = indexed(body=WRONG)
    finding = FindingFactory(article=article, quote="自城坻区人", suggestion="自城厢区人")
    settled = findings.accept(finding, by=editor, via=Via.ADMIN)
    assert settled.status == FindingStatus.ACCEPTED
    assert [str(one) for one in Confusion.objects.teaching()] == ["城坻区 → 城厢区"]
