"""Which page comes again, what is said of it before, and who waits meanwhile."""

import json
from dataclasses import replace
from io import StringIO
from threading import Thread

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection, transaction

from articles.editing import revise
from articles.findings import accept
from articles.models import Article, Finding, Page
from articles.revision import Via
from seeds.files import SEED_PAGES
from seeds.loader import Loader
from seeds.merge.plan import plan_merge
from seeds.pipeline import parse_page
from seeds.records import (
    DateEstimate,
)
from tests.readings import (
    OPERA,
    RAIN,
    RAINY,
    SCHOOL,
    SCHOOLS,
    TREE,
    art,
    conflicts,
    counts,
    edit,
    load,
    load_articles,
    page,
    titles,
)

pytestmark = pytest.mark.django_db


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
