"""What belongs to an article of a page that comes again: credits, tags, photos, doubts."""

from dataclasses import replace

import pytest

from articles.crediting import Named, PersonFinder, set_credits
from articles.findings import accept, dismiss
from articles.models import Article, Finding, Photo, Source, Tagging
from articles.revision import Via, recording
from articles.tagging import tag, untag
from people.models import Person, PersonAlias
from seeds.records import (
    Alternative,
    ParsedCredit,
    ParsedFinding,
    ParsedTag,
)
from tests.desk import user
from tests.factories import TagFactory
from tests.readings import PUMP, RAIN, RAINY, SCHOOLS, conflicts, doubt, edit, load_articles

pytestmark = pytest.mark.django_db


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
