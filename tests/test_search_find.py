"""Search against a plain scan of the text, on whichever database the tests run."""

import random
import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import search
from articles.editing import revise
from articles.models import Article, Status, Tag
from articles.revision import Via
from articles.search import building
from articles.tagging import tag, untag
from articles.text.terms import fold
from people.models import Person, Reporter
from tests.factories import (
    ArticleFactory,
    CreditFactory,
    PageFactory,
    PersonFactory,
    PhotoFactory,
    TagFactory,
)

PAGES = sorted((Path(__file__).parent.parent / "seeds" / "pages").glob("*.txt"))
pytestmark = pytest.mark.django_db


def article(**fields: object) -> Article:
    made: Article = ArticleFactory(**fields)
    search.refresh([made.pk])
    return made


def found(query: str) -> list[Article]:
    return list(search.find(query, Article.objects.published()))


def blocks(path: Path) -> list[list[str]]:
    """The page's lines in tens, as if each ten were an article."""
    lines = [line.strip("# \n") for line in path.read_text(encoding="utf-8").splitlines()]
    lines = [line for line in lines if line]
    return [lines[start : start + 10] for start in range(0, len(lines), 10)]


@pytest.fixture
def archive() -> dict[int, list[str]]:
    """The five pages as articles; by id, their folded fields."""
    for path in PAGES:
        page = PageFactory()
        for order, (title, *rest) in enumerate(blocks(path), 1):
            body = "\n\n".join(rest)
            ArticleFactory(page=page, order=order, title=title[:300], body=body)
    for number, made in enumerate(Article.objects.order_by("pk")):
        CreditFactory(article=made, person=PersonFactory(name=f"欧阳{chr(0x4E00 + number)}明"))
    search.refresh(Article.objects.values_list("pk", flat=True))
    return {
        made.pk: [fold(made.title), fold(made.body)]
        + [fold(credit.person.name) for credit in made.credits.all()]
        for made in Article.objects.all()
    }


def test_recall_and_precision_against_a_scan(archive: dict[int, list[str]]) -> None:
    chance = random.Random(20230801)  # noqa: S311 - the same substrings every time
    fields = [field for texts in archive.values() for field in texts if len(field) > 1]
    asked = []
    while len(asked) < 400:
        field, long = chance.choice(fields), chance.randint(2, 9)
        start = chance.randrange(max(1, len(field) - long))
        asked.append(field[start : start + long])
    asked += [name for texts in archive.values() for name in texts[2:]]
    hits = 0
    for part in asked:
        wanted = {pk for pk, texts in archive.items() if any(fold(part) in t for t in texts)}
        assert {hit.pk for hit in found(f'"{part}"')} == wanted, part
        hits += len(wanted)
    assert hits > len(asked)


def test_bare_chinese_words_against_a_scan(archive: dict[int, list[str]]) -> None:
    runs = {run for texts in archive.values() for t in texts for run in re.findall(r"[一-龥]+", t)}
    for run in random.Random(7).sample(sorted(r for r in runs if len(r) > 3), 200):  # noqa: S311
        for part in (run[:2], run[1:4], run[-2:], run):
            wanted = {pk for pk, texts in archive.items() if any(part in t for t in texts)}
            assert {hit.pk for hit in found(part)} == wanted, part


def test_single_characters_against_a_scan(archive: dict[int, list[str]]) -> None:
    for sign in "劳工的会马七鑫龘，1":
        wanted = {pk for pk, texts in archive.items() if any(fold(sign) in t for t in texts)}
        assert {hit.pk for hit in found(f'"{sign}"')} == wanted, sign


def test_every_indexed_field_is_found() -> None:
    made = article(title="甲乙", kicker="丙丁", subtitle="戊己", column="庚辛", body="壬癸")
    CreditFactory(article=made, person__name="子丑")
    PhotoFactory(article=made, caption="寅卯")
    tag([made], TagFactory(name="辰巳"), by=None, via=Via.SYSTEM)
    article(title="别的", body="别的")
    for word in ["甲乙", "丙丁", "戊己", "庚辛", "壬癸", "子丑", "寅卯", "辰巳"]:
        assert found(word) == [made], word
    untag([made], Tag.objects.get(name="辰巳"), by=None, via=Via.SYSTEM)
    assert found("辰巳") == []


def test_fields_do_not_run_into_each_other() -> None:
    made = article(title="劳动", kicker="模范", body="工会\n\n大会")
    assert found("劳动模范") == []
    assert found("模范劳动") == []
    assert found("工会大会") == []
    assert found('"工会 大会"') == [made]


def test_width_case_and_names_are_folded() -> None:
    made = article(body="ＡＩ时代，记者 马 超，二〇二三年")
    for query in ("ai时代", "ＡＩ", "马超", "二○二三年", "Ai时代,"):
        assert found(query) == [made], query


def test_bare_letters_and_digits_are_whole_words_quoted_ones_are_not() -> None:
    made = article(body="Paid 2023年")
    assert found("ai") == found("20") == []
    assert found('"ai"') == found('"20"') == found("paid") == found("2023") == [made]
    assert found("2023年") == found("23年") == [made]


def test_very_long_words_are_told_apart_as_far_as_the_index_reaches() -> None:
    made = article(body="x" * 5000)
    assert found("x" * 5000) == found('"' + "x" * 3000 + '"') == [made]
    assert found("x" * 20) == []


def test_all_words_must_be_present_and_excluded_ones_absent() -> None:
    both = article(title="劳动工会")
    one = article(title="劳动竞赛")
    assert found("劳动 工会") == [both]
    assert found("劳动 -工会") == [one]
    assert found('劳动 -"工会"') == [one]
    assert found("-工会") == [one]
    assert found("劳动 -劳动") == []


def test_title_before_heading_before_text_then_newest() -> None:
    issues = [PageFactory().issue for _number in range(3)]  # each a day newer than the one before
    old, new, newest = (PageFactory(issue=issue) for issue in issues)
    in_text = article(page=newest, title="甲", body="劳模")
    in_heading = article(page=new, title="乙", subtitle="劳模")
    in_title = article(page=old, title="劳模")
    newer_in_title = article(page=new, title="劳模二")
    assert found("劳模") == [newer_in_title, in_title, in_heading, in_text]


def test_two_words_in_the_title_before_one() -> None:
    newest_last = [PageFactory() for _number in range(2)]
    both = article(page=newest_last[0], title="劳模进校园", body="讲课")
    one = article(page=newest_last[1], title="劳模讲课", body="校园")
    assert found("劳模 校园") == [both, one]
    assert found("劳模 讲课") == [one, both]


@pytest.mark.parametrize(
    "query",
    [
        '"', "'", "''", '"劳动', 'a" OR "b', "NEAR(劳动)", "title:劳动", "{title}:劳动", "劳动*",
        "^劳", "劳动 AND", "(", ")", "-", "--", "%", "_", "\\", "劳\x00动", "\ud800", "😀",
        "\ue000", "\x1f", "'; DROP TABLE articles_article; --", "劳" * 2400, "劳动 " * 1200,
        "-劳动 " * 1200,
        '"' * 7000, "a" * 7000, " ".join(chr(0x4E00 + n) for n in range(3000)),
    ],
)  # fmt: skip
def test_no_syntax_is_an_error(query: str) -> None:
    article(title="劳动节")
    hits = search.find(query, Article.objects.published())
    assert hits.count() == len(hits)


def test_only_what_the_queryset_holds_is_found() -> None:
    for status in (Status.DRAFT, Status.IN_REVIEW, Status.WITHDRAWN):
        article(title="独一无二", status=status)
    later = timezone.now() + timezone.timedelta(days=1)
    article(title="独一无二", published_at=later)
    assert found("独一无二") == []
    assert search.find("独一无二", Article.objects.all()).count() == 4


def test_hits_can_be_narrowed_ordered_counted_and_sliced() -> None:
    made = [article(title=f"劳模{n}", kind="photo" if n % 2 else "article") for n in range(6)]
    hits = search.find("劳模", Article.objects.published())
    assert hits.filter(kind="photo").count() == 3
    assert hits.exists()
    assert len(hits[2:4]) == 2
    assert list(hits.order_by("pk")) == made
    assert set(hits.distinct()) == set(made)
    assert Article.objects.filter(pk__in=hits.order_by().values("pk")).count() == 6


def test_nothing_asked_finds_nothing() -> None:
    article()
    assert found("") == found("  ") == found('""') == []


# The index follows ------------------------------------------------------------------------------


def test_a_correction_is_found_at_once_and_the_old_text_no_more() -> None:
    made = article(title="劳动节")
    revise(made, by=None, why="", via=Via.SYSTEM, title="儿童节")
    assert found("儿童节") == [made]
    assert found("劳动节") == []


def test_index_is_part_of_the_transaction() -> None:
    made = article(title="劳动节")
    with transaction.atomic():
        revise(made, by=None, why="", via=Via.SYSTEM, title="儿童节")
        transaction.set_rollback(True)
    assert found("劳动节") == [made]
    assert found("儿童节") == []


@pytest.mark.parametrize("model", [Person, Reporter])
def test_a_renamed_person_is_found_by_the_new_name(model: type[Person]) -> None:
    credit = CreditFactory(person__name="张晶")
    search.refresh([credit.article_id])
    person = model.objects.get()
    person.name = "张品"
    person.save()
    assert found("张品") == [credit.article]
    assert found("张晶") == []


def test_a_save_that_renames_nobody_leaves_the_index_alone(django_assert_max_num_queries) -> None:
    person = CreditFactory().person
    person.note = "常驻城南"
    with django_assert_max_num_queries(4):  # the old name, the row, its history
        person.save()


def test_a_renamed_tag_is_found_by_the_new_name_a_deleted_one_no_more() -> None:
    made, topic = article(), TagFactory(name="劳模")
    tag([made], topic, by=None, via=Via.SYSTEM)
    topic.name = "工匠"
    topic.save()
    assert found("工匠") == [made]
    assert found("劳模") == []
    topic.delete()
    assert found("工匠") == []


def entries() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM articles_search_docs")
        return int(cursor.fetchone()[0])


def test_a_deleted_article_leaves_no_entry() -> None:
    made, other = article(), article()
    made.delete()
    assert entries() == 1
    Article.objects.filter(pk=other.pk).delete()
    assert entries() == 0


def test_refresh_takes_a_constant_number_of_queries() -> None:
    credits = [CreditFactory() for _number in range(5)]
    with CaptureQueriesContext(connection) as one:
        search.refresh([credits[0].article_id])
    with CaptureQueriesContext(connection) as five:
        search.refresh(credit.article_id for credit in credits)
    # executemany is one statement a row, whatever the rows hold
    assert len(five) <= len(one) + 2 * 4


def test_reindex_writes_everything_anew(capsys: pytest.CaptureFixture[str], monkeypatch) -> None:
    monkeypatch.setattr(building, "BATCH", 2)
    made = [ArticleFactory(title="劳模") for _number in range(5)]
    search.refresh([999_999])
    assert found("劳模") == []
    call_command("reindex")
    assert "5" in capsys.readouterr().out
    assert set(found("劳模")) == set(made)
    assert entries() == 5
    call_command("reindex", check=True)
