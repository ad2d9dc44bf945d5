"""A page that comes again: taken over where no editor has been, put before one where both have."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from io import StringIO
from threading import Thread

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection, transaction

from articles.crediting import Named, PersonFinder, set_credits
from articles.editing import delete, revise
from articles.findings import accept, dismiss
from articles.models import Article, Finding, FindingStatus, Page, Photo, Source, Tagging
from articles.revision import Via, recording
from articles.search import find
from articles.tagging import tag, untag
from people.models import Person, PersonAlias
from seeds.files import SEED_PAGES
from seeds.loader import Loaded, Loader
from seeds.merge.plan import plan_merge
from seeds.models import ImportedArticle, SourceDocument
from seeds.pipeline import parse_page
from seeds.records import (
    Alternative,
    DateEstimate,
    ParsedArticle,
    ParsedCredit,
    ParsedFinding,
    ParsedPage,
    ParsedTag,
)
from tests.desk import user
from tests.factories import TagFactory

pytestmark = pytest.mark.django_db

RAIN = "昨夜的一场大雨过后，城南三座泵站连夜开机排水，工人师傅们直到天亮才回到宿舍休息。"
PUMP = "据介绍，今年入汛以来泵站已经安全运行一千二百小时，没有发生一起设备停机的事故。"
SCHOOL = "新学期开学第一天，实验小学的孩子们收到一份特别的礼物：一棵由自己照看的小树苗。"
TREE = "校长说，六年以后孩子们毕业的时候，这些树苗就会长成一片能够乘凉的小树林。"
OPERA = "县剧团的新戏本周五晚上首演，讲的是百年前一位渡口船工和他的三个徒弟的故事。"


def art(order: int, title: str, *paragraphs: str, **fields: object) -> ParsedArticle:
    return ParsedArticle(order, title, paragraphs=paragraphs, **fields)


def page(*articles: ParsedArticle, name: str = "页.txt", **fields: object) -> ParsedPage:
    """A page whose text is its articles', with a mark of all else that is said of them."""
    mark = hashlib.sha256(repr((articles, fields)).encode()).hexdigest()
    text = "\n".join(["\n".join((a.title, *a.paragraphs)) for a in articles] + [mark[:8]])
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return replace(ParsedPage(name, sha256, "utf-8", text, articles=articles), **fields)


def load(parsed: ParsedPage, *, reparse: bool = False) -> Loaded:
    return Loader("样报", reparse=reparse).load(parsed, parsed.text.encode())


def load_articles(*articles: ParsedArticle, **fields: object) -> Loaded:
    return load(page(*articles, **fields))


def edit(headline: str, **changes: object) -> Article:
    return revise(Article.objects.get(title=headline), by=None, why="核", via=Via.ADMIN, **changes)


def titles() -> list[str]:
    return list(Article.objects.order_by("order").values_list("title", flat=True))


def conflicts() -> list[Finding]:
    return list(Finding.objects.filter(kind="conflict", status=FindingStatus.OPEN))


RAINY = art(1, "雨夜排水", RAIN, PUMP)
SCHOOLS = art(2, "孩子与树", SCHOOL, TREE)


def test_what_nobody_has_touched_is_updated() -> None:
    load_articles(RAINY, SCHOOLS)
    ids = dict(Article.objects.values_list("order", "pk"))
    better = replace(RAINY, title="雨夜排涝", kicker="城南泵站", paragraphs=(RAIN, PUMP + "完。"))
    again = load_articles(better, SCHOOLS)
    assert (again.state, Page.objects.count(), SourceDocument.objects.count()) == ("updated", 1, 2)
    assert dict(Article.objects.values_list("order", "pk")) == ids
    first = Article.objects.get(order=1)
    assert (first.title, first.kicker, first.body) == (
        "雨夜排涝",
        "城南泵站",
        f"{RAIN}\n\n{PUMP}完。",
    )
    assert first.version == 2
    assert first.history.first().via == Via.IMPORT
    assert list(find("雨夜排涝", Article.objects.all())) == [first]
    assert Article.objects.get(order=2).version == 1
    assert conflicts() == []


def test_a_correction_stays_to_the_byte_where_the_source_is_as_before() -> None:
    load_articles(RAINY, SCHOOLS)
    edit("雨夜排水", body="编者改定的正文。\n\n第二段。", title="雨夜里的泵站")
    load_articles(replace(RAINY, kicker="城南"), SCHOOLS)
    first = Article.objects.get(order=1)
    assert (first.title, first.body) == ("雨夜里的泵站", "编者改定的正文。\n\n第二段。")
    assert first.kicker == "城南"
    assert conflicts() == []


def test_what_changed_on_both_sides_is_a_conflict_with_all_three_texts() -> None:
    load_articles(RAINY, SCHOOLS)
    edit("雨夜排水", title="编者的题")
    load_articles(replace(RAINY, title="新识别的题"), SCHOOLS)
    first = Article.objects.get(order=1)
    assert first.title == "编者的题"
    (conflict,) = conflicts()
    assert (conflict.article, conflict.severity, conflict.quote) == (first, "high", "编者的题")
    assert conflict.alternative["fields"] == {"title": "新识别的题"}
    assert conflict.alternative["base"] == {"title": "雨夜排水"}
    accept(conflict, by=None, via=Via.ADMIN)
    first.refresh_from_db()
    assert first.title == "新识别的题"
    assert conflicts() == []


def test_a_conflict_is_kept_up_to_date_and_settled_by_agreement() -> None:
    load_articles(RAINY, SCHOOLS)
    edit("雨夜排水", title="编者的题")
    load_articles(replace(RAINY, title="第二版的题"), SCHOOLS)
    load_articles(replace(RAINY, title="第三版的题"), SCHOOLS)
    (conflict,) = conflicts()
    assert conflict.alternative["fields"] == {"title": "第三版的题"}
    assert conflict.alternative["base"] == {"title": "雨夜排水"}
    load_articles(replace(RAINY, title="编者的题"), SCHOOLS)
    assert conflicts() == []


def test_a_conflict_that_was_dismissed_does_not_come_back() -> None:
    load_articles(RAINY, SCHOOLS)
    edit("雨夜排水", title="编者的题")
    second = replace(RAINY, title="新识别的题")
    load_articles(second, SCHOOLS)
    dismiss(conflicts()[0], by=None, via=Via.ADMIN)
    load_articles(replace(second, kicker="另改一处"), SCHOOLS)
    assert conflicts() == []
    assert Article.objects.get(order=1).title == "编者的题"


def test_the_same_reading_again_changes_nothing() -> None:
    load_articles(RAINY, SCHOOLS)
    again = load(page(RAINY, SCHOOLS), reparse=True)
    assert (again.state, again.changed) == ("unchanged", False)
    assert ImportedArticle.objects.count() == 2


def test_a_better_parser_reads_the_same_file_again() -> None:
    load_articles(RAINY, SCHOOLS)
    edit("孩子与树", subtitle="编者的副题")
    improved = replace(page(RAINY, SCHOOLS), articles=(replace(RAINY, subtitle="泵站"), SCHOOLS))
    assert load(improved).state == "unchanged"
    assert load(improved, reparse=True).state == "updated"
    assert Article.objects.get(order=1).subtitle == "泵站"
    assert Article.objects.get(order=2).subtitle == "编者的副题"
    readings = ImportedArticle.objects.filter(order=1).order_by("reading")
    assert [(r.reading, r.record["subtitle"]) for r in readings] == [(1, None), (2, "泵站")]
    assert SourceDocument.objects.count() == 1


def test_an_article_that_is_new_in_the_text_comes_in_its_place() -> None:
    load_articles(RAINY, art(2, "新戏首演", OPERA))
    load_articles(RAINY, replace(SCHOOLS, order=2), art(3, "新戏首演", OPERA))
    assert titles() == ["雨夜排水", "孩子与树", "新戏首演"]
    assert list(Article.objects.order_by("order").values_list("order", flat=True)) == [1, 2, 3]
    assert Article.objects.get(title="雨夜排水").version == 1


def test_a_vanished_article_is_asked_about_and_stays() -> None:
    load_articles(RAINY, SCHOOLS, art(3, "新戏首演", OPERA))
    load_articles(RAINY, art(2, "新戏首演", OPERA))
    assert titles() == ["雨夜排水", "孩子与树", "新戏首演"]
    (question,) = Finding.objects.filter(kind="structure")
    assert question.article.title == "孩子与树"


def test_a_split_is_proposed_and_nothing_moves() -> None:
    load_articles(art(1, "雨夜与开学", RAIN, PUMP, SCHOOL), art(2, "新戏首演", OPERA))
    load_articles(
        art(1, "雨夜与开学", RAIN, PUMP), art(2, "开学", SCHOOL), art(3, "新戏首演", OPERA)
    )
    assert titles() == ["雨夜与开学", "新戏首演"]
    whole = Article.objects.get(order=1)
    assert whole.paragraphs == [RAIN, PUMP, SCHOOL]
    (question,) = Finding.objects.filter(kind="structure")
    assert question.quote == SCHOOL
    assert question.alternative["act"] == "split"
    assert question.alternative["paragraph"] == 2
    assert question.alternative["fields"]["title"] == "开学"
    assert [r.article for r in ImportedArticle.objects.filter(record__title="开学")] == [whole]


def test_a_merge_is_proposed_and_nothing_is_deleted() -> None:
    load_articles(art(1, "雨夜排水", RAIN, PUMP), art(2, "开学", SCHOOL), art(3, "新戏", OPERA))
    load_articles(art(1, "雨夜排水", RAIN, PUMP, SCHOOL), art(2, "新戏", OPERA))
    assert titles() == ["雨夜排水", "开学", "新戏"]
    assert Article.objects.get(order=1).paragraphs == [RAIN, PUMP]
    (question,) = Finding.objects.filter(kind="structure")
    assert (question.article.title, question.alternative["act"]) == ("开学", "merge")


def test_a_paragraph_that_moves_between_two_articles_is_never_lost() -> None:
    load_articles(art(1, "雨夜排水", RAIN, PUMP, SCHOOL), art(2, "孩子与树", TREE))
    ids = set(Article.objects.values_list("pk", flat=True))
    load_articles(art(1, "雨夜排水", RAIN, PUMP), art(2, "孩子与树", SCHOOL, TREE))
    assert set(Article.objects.values_list("pk", flat=True)) == ids
    assert [a.paragraphs for a in Article.objects.order_by("order")] == [
        [RAIN, PUMP],
        [SCHOOL, TREE],
    ]


def test_a_paragraph_that_moves_into_an_edited_article_stays_where_it_is() -> None:
    load_articles(art(1, "雨夜排水", RAIN, PUMP, SCHOOL), art(2, "孩子与树", TREE))
    edit("孩子与树", body=TREE + "（编者补）")
    load_articles(art(1, "雨夜排水", RAIN, PUMP), art(2, "孩子与树", SCHOOL, TREE))
    assert Article.objects.get(order=1).paragraphs == [RAIN, PUMP, SCHOOL]
    assert Article.objects.get(order=2).paragraphs == [TREE + "（编者补）"]
    assert len(conflicts()) == 2


def test_an_article_that_an_editor_deleted_does_not_come_back() -> None:
    load_articles(RAINY, SCHOOLS)
    delete(Article.objects.get(title="孩子与树"), by=None, why="广告", via=Via.ADMIN)
    load_articles(replace(RAINY, kicker="城南"), SCHOOLS)
    load_articles(replace(RAINY, kicker="城北"), replace(SCHOOLS, kicker="开学"))
    assert titles() == ["雨夜排水"]
    assert Article.objects.get().kicker == "城北"


def test_credits_follow_the_same_rule() -> None:
    mine = ParsedCredit("马起", "reporter", "（记者 马起）")
    load_articles(replace(RAINY, credits=(mine,)), replace(SCHOOLS, credits=(mine,)))
    with recording(by=None, why="", via=Via.ADMIN):
        second = Article.objects.get(order=2)
        set_credits(second, [Named("马超", "reporter", "（记者 马起）")], PersonFinder())
    theirs = ParsedCredit("马趣", "reporter", "（记者 马趣）")
    load_articles(replace(RAINY, credits=(theirs,)), replace(SCHOOLS, credits=(theirs,)))
    names = [[str(c.person) for c in a.credits.all()] for a in Article.objects.order_by("order")]
    assert names == [["马趣"], ["马超"]]
    (conflict,) = conflicts()
    assert (conflict.quote, conflict.alternative["fields"]["credits"][0]["name"]) == (
        "马超",
        "马趣",
    )
    accept(conflict, by=None, via=Via.ADMIN)
    assert [str(c.person) for c in second.credits.all()] == ["马趣"]


def test_an_alias_is_no_other_person() -> None:
    mine = ParsedCredit("马起", "reporter", "（记者 马起）")
    load_articles(replace(RAINY, credits=(mine,)), SCHOOLS)
    person = Person.objects.get(name="马起")
    person.name = "马超"
    person.save()
    PersonAlias.objects.create(person=person, name="马起")
    load_articles(
        replace(RAINY, credits=(mine, ParsedCredit("白莹", "reporter", "（白莹）"))), SCHOOLS
    )
    assert [str(c.person) for c in Article.objects.get(order=1).credits.all()] == ["马超", "白莹"]
    assert conflicts() == []


def test_tags_that_the_machine_no_longer_proposes_go_and_an_editors_stay() -> None:
    tags = tuple(ParsedTag("topic", name, 0.6) for name in ("防汛", "排水", "泵站", "雨"))
    load_articles(replace(RAINY, tags=tags), SCHOOLS)
    first, chief = Article.objects.get(order=1), user("老王", is_superuser=True)
    names = {t.tag.name: t.tag for t in first.taggings.all()}
    tag([first], names["排水"], by=chief, via=Via.ADMIN)
    untag([first], names["泵站"], by=chief, via=Via.ADMIN)
    tag([first], TagFactory(name="城南"), by=chief, via=Via.ADMIN)
    new = (
        ParsedTag("topic", "泵站", 0.9),
        ParsedTag("topic", "雨", 0.6),
        ParsedTag("topic", "夜", 0.5),
    )
    load_articles(replace(RAINY, kicker="城南", tags=new), SCHOOLS)
    standing = Tagging.objects.filter(article=first)
    assert {t.tag.name: (t.source, t.removed) for t in standing} == {
        "排水": (Source.EDITOR, False),
        "泵站": (Source.EDITOR, True) if standing.get(tag=names["泵站"]).source == Source.EDITOR
        else (Source.AUTOMATIC, True),
        "城南": (Source.EDITOR, False),
        "雨": (Source.AUTOMATIC, False),
        "夜": (Source.AUTOMATIC, False),
    }  # fmt: skip


def test_rooms_for_pictures_follow_the_print_and_pictures_stay() -> None:
    load_articles(replace(RAINY, photo_gaps=2), replace(SCHOOLS, photo_gaps=2))
    kept = Photo.objects.filter(article__order=2).last()
    kept.caption = "编者的说明"
    kept.save()
    load_articles(replace(RAINY, photo_gaps=1), replace(SCHOOLS, photo_gaps=1))
    assert [a.photos.count() for a in Article.objects.order_by("order")] == [1, 2]
    load_articles(replace(RAINY, photo_gaps=3, kicker="三"), SCHOOLS)
    assert [a.photos.count() for a in Article.objects.order_by("order")] == [3, 2]


def doubt(quote: str, kind: str = "misreading") -> ParsedFinding:
    return ParsedFinding(kind, quote, "medium")


def test_settled_doubts_do_not_come_back_and_old_ones_go() -> None:
    doubts = tuple(map(doubt, ("泵站", "连夜", "天亮")))
    load_articles(replace(RAINY, findings=doubts), SCHOOLS)
    dismiss(Finding.objects.get(quote="泵站"), by=None, via=Via.ADMIN)
    accept(Finding.objects.get(quote="连夜"), by=None, via=Via.ADMIN)
    new = tuple(map(doubt, ("泵站", "连夜", "宿舍")))
    load_articles(replace(RAINY, kicker="城南", findings=new), SCHOOLS)
    states = dict(Finding.objects.values_list("quote", "status"))
    assert states == {"泵站": "dismissed", "连夜": "accepted", "宿舍": "open"}


def test_doubts_about_a_text_that_is_not_taken_over_are_not_brought() -> None:
    load_articles(replace(RAINY, findings=(doubt("连夜"),)), SCHOOLS)
    edit("雨夜排水", body=f"{RAIN}\n\n编者的第二段。")
    theirs = replace(RAINY, paragraphs=(RAIN, PUMP + "误识的句字。"), findings=(doubt("句字"),))
    load_articles(theirs, SCHOOLS)
    assert set(Finding.objects.exclude(kind="conflict").values_list("quote", flat=True)) == {"连夜"}


def test_the_alternative_of_a_doubt_is_stored_and_taken() -> None:
    other = Alternative("set", (("kicker", None), ("subtitle", "城南泵站")))
    found = ParsedFinding("structure", "城南泵站", "low", alternative=other)
    load_articles(replace(RAINY, kicker="城南泵站", findings=(found,)), SCHOOLS)
    accept(Finding.objects.get(), by=None, via=Via.ADMIN)
    first = Article.objects.get(order=1)
    assert (first.kicker, first.subtitle) == ("", "城南泵站")


def test_a_page_of_another_name_is_known_by_its_text() -> None:
    load_articles(RAINY, SCHOOLS)
    better = replace(RAINY, title="雨夜排涝")
    assert load_articles(better, SCHOOLS, name="另名.txt").state == "updated"
    assert load_articles(art(1, "新戏首演", OPERA), name="页.txt").state == "imported"
    assert Page.objects.count() == 2


def test_two_files_of_one_run_are_two_pages_however_alike() -> None:
    loader = Loader("样报")
    for number in ("一", "二", "三"):
        one = page(replace(RAINY, title=f"雨夜排水之{number}"), SCHOOLS, name=f"{number}.txt")
        assert loader.load(one, one.text.encode()).state == "imported"
    assert Page.objects.count() == 3


def test_pages_of_other_numbers_are_other_pages() -> None:
    load_articles(RAINY, SCHOOLS, number=3)
    assert load_articles(replace(RAINY, kicker="又"), SCHOOLS, number=4).state == "imported"


def test_the_pages_own_fields_follow_the_same_rule() -> None:
    load_articles(RAINY, SCHOOLS, banner="通栏", issue_date=DateEstimate("2023", "year"),
                  leftovers=("第四版", "责编 甲"))  # fmt: skip
    load_articles(
        RAINY, replace(SCHOOLS, kicker="开学"), banner="新通栏", number=4, section="综合",
        issue_date=DateEstimate("2023-09", "month"), leftovers=("责编 甲", "校对 乙"),
    )  # fmt: skip
    it = Page.objects.get()
    assert (it.banner, it.number, it.section.name, it.issue.precision) == (
        "新通栏",
        4,
        "综合",
        "month",
    )
    assert set(Finding.objects.filter(kind="leftover").values_list("quote", flat=True)) == {
        "责编 甲",
        "校对 乙",
    }
    it.banner = "编者的通栏"
    it.save()
    load_articles(RAINY, replace(SCHOOLS, kicker="又开学"), banner="第三", number=4, section="综合",
                  issue_date=DateEstimate("2023-09", "month"))  # fmt: skip
    it.refresh_from_db()
    assert it.banner == "编者的通栏"
    (conflict,) = conflicts()
    accept(conflict, by=None, via=Via.ADMIN)
    it.refresh_from_db()
    assert it.banner == "第三"


def test_a_plan_tells_and_writes_nothing() -> None:
    load_articles(RAINY, SCHOOLS)
    before = counts()
    plan = Loader("样报").plan(page(replace(RAINY, title="雨夜排涝"), SCHOOLS))
    assert [f.name for m in plan.articles for f in m.fields if f.ours != f.theirs] == ["title"]
    assert counts() == before
    assert Loader("样报").plan(page(art(1, "新戏首演", OPERA))) is None


def counts() -> Sequence[int]:
    models = (Article, Finding, SourceDocument, ImportedArticle, Article.history.model)
    return [model.objects.count() for model in models]


@pytest.mark.parametrize("path", sorted(SEED_PAGES.glob("*.txt")), ids=lambda p: p.name[:3])
def test_printed_pages_come_again_with_a_better_text(path) -> None:
    data = path.read_bytes()
    parsed = parse_page(path.name, data)
    load(replace(parsed))
    ids = list(Article.objects.order_by("order").values_list("pk", "title"))
    corrected = Article.objects.order_by("order").last()
    body = corrected.body[:-1] + "（校）"
    revise(corrected, by=None, why="校", via=Via.ADMIN, body=body)
    text = data.decode()
    for article in parsed.articles[:-1]:
        longest = max(article.paragraphs, key=len)
        text = text.replace(longest[-12:-2], longest[-12:-2].replace("的", "之") + "重")
    again = parse_page(path.name, text.encode())
    assert Loader("样报").load(again, text.encode()).state in {"updated"}
    assert list(Article.objects.order_by("order").values_list("pk", "title")) == ids
    corrected.refresh_from_db()
    assert corrected.body == body
    assert Page.objects.count() == 1


def test_a_dry_run_prints_the_plan_as_a_diff(tmp_path) -> None:
    path = tmp_path / "页.txt"
    text = f"# 雨夜排水\n\n本报讯 {RAIN}\n\n# 孩子与树\n\n本报讯 {SCHOOL}\n\n{TREE}\n"
    path.write_text(text, encoding="utf-8")
    call_command("import_seeds", str(path), stdout=StringIO())
    edit("孩子与树", title="编者的题")
    better = text.replace("大雨", "暴雨").replace("孩子与树", "新的题")
    path.write_text(f"{better}\n# 新戏首演\n\n本报讯 {OPERA}\n", encoding="utf-8")
    before, out = counts(), StringIO()
    call_command("import_seeds", str(path), dry_run=True, stdout=out)
    told = out.getvalue()
    assert counts() == before
    assert "would update" in told
    assert "[-大-]{+暴+}" in told
    assert "title was corrected here and changed in the source" in told
    assert "[-编者的题-]{+新的题+}" in told
    assert "+ new article “新戏首演”" in told
    report = StringIO()
    call_command("import_seeds", str(path), dry_run=True, format="json", stdout=report)
    assert json.loads(report.getvalue())[0]["articles"][0]["title"] == "雨夜排水"
    call_command("import_seeds", str(path), stdout=out)
    assert "updated" in out.getvalue()
    assert titles() == ["雨夜排水", "编者的题", "新戏首演"]


def test_pages_that_share_articles_are_other_pages() -> None:
    load_articles(RAINY, SCHOOLS, name="一.txt")
    other = load_articles(RAINY, art(2, "新戏首演", OPERA), name="二.txt")
    turned = load_articles(replace(SCHOOLS, order=1), replace(RAINY, order=2), name="三.txt")
    assert (other.state, turned.state) == ("imported", "imported")


@pytest.mark.skipif(
    not connection.features.has_select_for_update, reason="SQLite lets one writer in at a time"
)
@pytest.mark.django_db(transaction=True)
def test_nobody_corrects_an_article_while_its_page_is_merged(monkeypatch) -> None:
    load_articles(RAINY, SCHOOLS)
    refused = []

    def correct() -> None:
        try:
            with transaction.atomic():
                Article.objects.select_for_update(nowait=True).get(order=2)
        except OperationalError as error:
            refused.append(error)
        finally:
            connection.close()

    def plan_and_let_an_editor_in(*args, **kwargs):
        plan = plan_merge(*args, **kwargs)
        editor = Thread(target=correct)
        editor.start()
        editor.join()
        return plan

    monkeypatch.setattr("seeds.loader.plan_merge", plan_and_let_an_editor_in)
    load_articles(replace(RAINY, kicker="城南"), SCHOOLS)
    assert len(refused) == 1
