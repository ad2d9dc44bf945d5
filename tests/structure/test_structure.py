"""The verbs of a page's structure: nothing is lost, everything goes along, all is taken back."""

import pytest
from django.test import Client

from articles import acts, search, structure
from articles.editing import Conflict, revise
from articles.models import Act, Article
from articles.revision import Via
from articles.structure import Unfit
from articles.text.paragraphs import Misplaced
from tests.factories import (
    ArticleFactory,
    CreditFactory,
    FindingFactory,
    PersonFactory,
    PhotoFactory,
    TagFactory,
    TaggingFactory,
)
from tests.readings import OPERA, PUMP, RAIN, SCHOOL, TREE
from tests.structure.conftest import BY_HAND, other, printed

pytestmark = pytest.mark.django_db


def test_a_split_takes_along_what_belongs_to_it(rain) -> None:
    new = structure.split(rain, at=2, **BY_HAND)
    rain.refresh_from_db()
    assert (rain.paragraphs, new.title, new.paragraphs) == (
        [RAIN, PUMP],
        "孩子与树",
        [SCHOOL, TREE],
    )
    assert (rain.spans, new.spans) == ([[2, 5]], [[6, 9]])
    assert (rain.continued_on, new.continued_on) == (None, 4)
    assert [str(c.person) for c in rain.credits.all()] == ["张晶"]
    assert [str(c.person) for c in new.credits.all()] == ["李明"]
    assert set(rain.tags.values_list("name", flat=True)) == {"泵站", "综合"}
    assert set(new.tags.values_list("name", flat=True)) == {"校长", "综合"}
    assert [f.quote for f in rain.findings.all()] == ["大雨"]
    assert [f.quote for f in new.findings.all()] == ["小树苗"]
    assert [a.title for a in Article.objects.order_by("order")] == ["雨夜排水", "孩子与树", "新戏"]
    assert [a.order for a in Article.objects.order_by("order")] == [1, 2, 3]
    assert list(search.find("小树苗", Article.objects.all())) == [new]
    assert (new.status, new.history.first().via) == ("published", "admin")


def test_a_photo_goes_with_the_lines_that_name_it(rain) -> None:
    photo = PhotoFactory(article=rain, caption="")
    CreditFactory(
        article=rain, photo=photo, role="photographer",
        person=PersonFactory(name="李明"), printed="（记者 李明）",
    )  # fmt: skip
    stays = PhotoFactory(article=rain, caption="泵站夜景")
    new = structure.split(rain, at=2, **BY_HAND)
    assert list(rain.photos.all()) == [stays]
    assert list(new.photos.all()) == [photo]
    assert {c.role for c in new.credits.all()} == {"photographer", "reporter"}


def test_running_text_stays_in_the_text_and_a_given_title_is_taken(rain) -> None:
    assert structure.split(rain, at=1, **BY_HAND).title == PUMP[:20]
    acts.undo(Act.objects.get(kind="split"), **BY_HAND)
    new = structure.split(rain, at=1, title="排水", **BY_HAND)
    assert (new.title, new.paragraphs[0]) == ("排水", PUMP)
    rain.refresh_from_db()
    assert rain.paragraphs == [RAIN]


@pytest.mark.parametrize("at", [0, 5, -1])
def test_no_split_leaves_an_article_empty(rain, at) -> None:
    with pytest.raises(Misplaced):
        structure.split(rain, at=at, **BY_HAND)
    assert Article.objects.count() == 2
    assert not Act.objects.exists()


def test_a_stale_view_splits_nothing(rain) -> None:
    seen = {rain.pk: rain.version}
    revise(rain, by=None, why="", via=Via.ADMIN, kicker="别人")
    with pytest.raises(Conflict):
        structure.split(rain, at=2, seen=seen, **BY_HAND)
    assert Article.objects.count() == 2


def test_a_merge_hands_everything_over(rain) -> None:
    gone = other(rain)
    CreditFactory(article=gone, person=PersonFactory(name="张晶"), printed="（记者 张晶）")
    CreditFactory(article=gone, person=PersonFactory(name="赵六"), printed="（记者 赵六）")
    PhotoFactory(article=gone, caption="戏台")
    TaggingFactory(article=gone, tag=TagFactory(name="综合"))
    TaggingFactory(article=gone, tag=TagFactory(name="县剧团"))
    FindingFactory(article=gone, quote="渡口")
    merged = structure.merge(rain, gone, **BY_HAND)
    assert merged.paragraphs[-2:] == ["新戏", "本报讯" + OPERA]
    assert merged.spans == [[2, 10]]
    assert sorted(str(c.person) for c in merged.credits.all()) == ["张晶", "李明", "赵六"]
    assert [p.caption for p in merged.photos.all()] == ["戏台"]
    assert merged.findings.count() == 3
    assert set(merged.tags.values_list("name", flat=True)) == {"泵站", "校长", "综合", "县剧团"}
    gone.refresh_from_db()
    assert (gone.status, gone.merged_into, gone.body) == ("trashed", merged, OPERA)
    assert list(search.find("渡口船工", Article.objects.published())) == [merged]


def test_the_address_of_a_merged_article_leads_on(rain, client: Client) -> None:
    gone = other(rain)
    structure.merge(rain, gone, headings="drop", **BY_HAND)
    answer = client.get(gone.get_absolute_url())
    assert (answer.status_code, answer["location"]) == (302, rain.get_absolute_url())
    assert Article.objects.get(pk=rain.pk).paragraphs[-1] == "本报讯" + OPERA
    acts.undo(Act.objects.latest("pk"), **BY_HAND)
    assert client.get(gone.get_absolute_url()).status_code == 200
    revise(other(rain), by=None, why="", via=Via.ADMIN, status="trashed")
    assert client.get(gone.get_absolute_url()).status_code == 404


def test_what_readers_see_and_what_they_do_not_are_not_merged(rain) -> None:
    draft = ArticleFactory(page=rain.page, order=3, status="draft")
    for one, two in ((rain, draft), (draft, rain), (rain, rain)):
        with pytest.raises(Unfit):
            structure.merge(one, two, **BY_HAND)
    with pytest.raises(Unfit):
        structure.merge(rain, ArticleFactory(), **BY_HAND)


def test_a_paragraph_goes_to_another_article_with_its_lines_and_doubts(rain) -> None:
    target = structure.pass_on(rain, other(rain), at=3, to=0, **BY_HAND)
    rain.refresh_from_db()
    assert (target.paragraphs, rain.paragraphs) == ([SCHOOL, OPERA], [RAIN, PUMP, "孩子与树", TREE])
    assert (target.spans, rain.spans) == ([[7, 7], [10, 10]], [[2, 6], [8, 9]])
    assert [f.quote for f in target.findings.all()] == ["小树苗"]


@pytest.mark.parametrize("into", ["kicker", "title", "subtitle", "column", "lead"])
def test_a_line_becomes_a_heading_and_a_line_again(rain, into) -> None:
    revise(rain, by=None, why="", via=Via.ADMIN, **{into: "原先的"})
    before = printed()
    turned = structure.turn(rain, at=2, into=into, **BY_HAND)
    assert getattr(turned, into) == "孩子与树"
    assert turned.paragraphs[2] == "原先的"
    assert printed() == before
    back = structure.give_back(turned, field=into, to=2, **BY_HAND)
    assert back.paragraphs[2] == "孩子与树"


def test_a_name_from_the_beginning_gives_way_to_a_title(rain) -> None:
    revise(rain, by=None, why="", via=Via.ADMIN, title=RAIN[:20])
    turned = structure.turn(rain, at=2, into="title", **BY_HAND)
    assert (turned.title, turned.paragraphs) == ("孩子与树", [RAIN, PUMP, SCHOOL, TREE])
    back = structure.give_back(turned, field="title", to=0, **BY_HAND)
    assert (back.title, back.paragraphs[:2]) == (("孩子与树" + RAIN)[:20], ["孩子与树", RAIN])
    with pytest.raises(Unfit):
        structure.give_back(back, field="title", **BY_HAND)


def test_a_byline_becomes_credits_and_a_line_again(rain) -> None:
    revise(rain, by=None, why="", via=Via.ADMIN, body=f"{RAIN}\n\n（记者 王芳 通讯员 张晶）")
    turned = structure.turn(rain, at=1, into="credit", **BY_HAND)
    assert turned.paragraphs == [RAIN]
    roles = {(str(c.person), c.role) for c in turned.credits.all()}
    assert {("王芳", "reporter"), ("张晶", "correspondent"), ("张晶", "reporter")} <= roles
    row = turned.credits.get(person__name="王芳")
    back = structure.give_back(turned, field="credit", row=row.pk, to=1, **BY_HAND)
    assert back.paragraphs == [RAIN, "（记者 王芳 通讯员 张晶）"]
    assert sorted(str(c.person) for c in back.credits.all()) == ["张晶", "李明"]
    with pytest.raises(Unfit):
        structure.turn(rain, at=0, into="credit", **BY_HAND)


def test_a_line_becomes_a_caption_and_a_line_again(rain) -> None:
    turned = structure.turn(rain, at=2, into="caption", **BY_HAND)
    photo = turned.photos.get()
    assert (photo.caption, "孩子与树" in turned.body) == ("孩子与树", False)
    back = structure.give_back(turned, field="caption", row=photo.pk, to=2, **BY_HAND)
    assert back.paragraphs[2] == "孩子与树"
    with pytest.raises(Unfit):
        structure.give_back(back, field="caption", row=photo.pk, **BY_HAND)


def test_a_gap_is_seen_by_readers_and_found_by_no_search(rain, client: Client) -> None:
    quoted = FindingFactory(article=rain, kind="missing_text", quote=PUMP[:4], suggestion=None)
    elsewhere = FindingFactory(article=rain, kind="missing_text", quote="校长", suggestion=None)
    marked = structure.mark_gap(rain, at=1, offset=4, extent=12, **BY_HAND)
    assert marked.paragraphs[1] == f"{PUMP[:4]}［缺文：约12字］{PUMP[4:]}"
    assert {f.pk: f.status for f in marked.findings.filter(kind="missing_text")} == {
        quoted.pk: "accepted",
        elsewhere.pk: "open",
    }
    assert not search.find("缺文", Article.objects.all())
    assert not search.find(f"“{PUMP[2:6]}”", Article.objects.all())
    answer = client.get(rain.get_absolute_url()).content.decode()
    assert '<span class="gap">缺文，约12字</span>' in answer
    assert "［缺文" not in answer
