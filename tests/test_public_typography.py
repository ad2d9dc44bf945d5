"""How text is set for readers: lines of headlines, excerpts, bylines, marked hits."""

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Article, Credit
from articles.templatetags.newspaper import byline, excerpt, headline, marked, prose, snippet
from articles.text.hits import hits
from articles.text.phrases import phrases
from articles.text.query import parse
from people.models import Person, Role

CHINESE = st.text(alphabet="北京市总工会第12届“劳模”（扩大）会，。、：—… aA·%", max_size=60)


def test_headline_breaks_between_words_only() -> None:
    assert phrases("密云区总工会慰问百余名公共文明引导员")[:2] == ("密云区", "总工会")
    assert "捐助" in phrases("北京市总工会向甘肃、青海两省总工会捐助抗震救灾资金")


@given(CHINESE)
def test_phrases_lose_nothing(text: str) -> None:
    assert "".join(phrases(text)) == text


@given(CHINESE)
def test_no_line_begins_or_ends_with_a_mark_that_must_not(text: str) -> None:
    pieces = phrases(text)
    assert not [piece for piece in pieces[1:] if piece[0] in "，。、：）”…%"]
    assert not [piece for piece in pieces[:-1] if piece[-1] in "（“"]


@pytest.mark.parametrize("number", ["2000", "54", "6.2"])
def test_number_stays_with_what_it_counts(number: str) -> None:
    pieces = phrases(f"北汽集团近{number}个职工家庭")
    assert [piece for piece in pieces if number in piece and piece.strip(number)]


def test_headline_is_escaped_and_read_in_full_width() -> None:
    assert headline("工会&(机关)<b>").replace("<wbr>", "") == "工会&amp;（机关）&lt;b&gt;"
    assert headline("劳模座谈会") == "劳模<wbr>座谈会"


def test_long_number_may_break_and_short_ones_may_not() -> None:
    assert prose("备案号:531100005003093113A23002。") == (
        "备案号：5311<wbr>0000<wbr>5003<wbr>0931<wbr>13A2<wbr>3002。"
    )
    assert prose("共2184人<i>") == "共2184人&lt;i&gt;"


@pytest.mark.parametrize(
    ("body", "length", "cut"),
    [
        ("一二三。", 10, "一二三。"),
        ("一二三四五六。七八九十一二三四五六七八九十", 10, "一二三四五六。"),
        ("他说：“一二三四五。”七八九十一二三四五六七八九十", 12, "他说：“一二三四五。”"),
        ("一二三四五六七八，九十一二三四五六七八九十一二", 9, "一二三四五六七八……"),
        ("“一二”三四五六七八九十一二三四五六七八九十一二", 6, "“一二”三四……"),
        ("一二,三四。\n\n五六", 20, "一二，三四。五六"),
        ("", 10, ""),
    ],
)
def test_excerpt_ends_where_a_sentence_does(body: str, length: int, cut: str) -> None:
    assert excerpt(Article(body=body), length) == cut


@given(st.text(alphabet="北京，。”“…a \n", max_size=200), st.integers(5, 60))
def test_excerpt_is_never_much_longer_than_asked(body: str, length: int) -> None:
    assert len(excerpt(Article(body=body), length)) <= length + 14


def credit(name: str, role: Role, *, agency: bool = False) -> Credit:
    return Credit(person=Person(name=name, is_agency=agency), role=role)


def test_byline_gathers_people_under_their_role() -> None:
    credits = [
        credit("马超", Role.REPORTER),
        credit("边磊", Role.REPORTER),
        credit("魏桑", Role.CORRESPONDENT),
        credit("新华社", Role.AGENCY, agency=True),
    ]
    shown = [(role, [person.name for person in people]) for role, people in byline(credits)]
    assert shown == [("记者", ["马超", "边磊"]), ("通讯员", ["魏桑"]), ("", ["新华社"])]


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("劳模与劳模精神", "劳模", [(0, 2), (3, 5)]),
        ("劳模精神", "劳模 精神", [(0, 4)]),
        ("劳模精神", "劳模精 模精神", [(0, 4)]),
        ("共１００万元", "100", [(1, 4)]),
        ("记者 张 晶", "张晶", [(3, 6)]),
        ("AI与paid", "ai", [(0, 2)]),
        ("劳模", "-劳模", []),
        ("劳模", "工会", []),
        ("劳模", "", []),
    ],
)
def test_hits_are_where_a_reader_sees_them(text: str, query: str, found: list) -> None:
    assert hits(text, parse(query).wanted) == found


@given(CHINESE, CHINESE)
def test_hits_are_in_order_and_apart(text: str, query: str) -> None:
    found = hits(text, parse(query).wanted)
    ends = [0, *(place for hit in found for place in hit)]
    assert ends == sorted(ends)
    assert all(start < end <= len(text) for start, end in found)


@given(CHINESE, CHINESE)
def test_marking_adds_nothing_but_marks(text: str, query: str) -> None:
    shown = marked(text, parse(query).wanted)
    assert shown.replace("<mark>", "").replace("</mark>", "") == text


def test_marked_text_is_escaped_inside_and_out() -> None:
    assert marked("<b>劳模&</b>", parse("劳模&").wanted) == (
        "&lt;b&gt;<mark>劳模&amp;</mark>&lt;/b&gt;"
    )


def test_snippet_shows_the_surroundings_of_the_hit() -> None:
    article = Article(body="甲" * 100 + "羽毛球" + "乙" * 100)
    shown = snippet(article, parse("羽毛球").wanted)
    assert shown == "……" + "甲" * 23 + "<mark>羽毛球</mark>" + "乙" * 66 + "……"
    assert snippet(Article(body="甲乙"), parse("羽毛球").wanted) == "甲乙"


def test_filters_are_there_for_the_templates() -> None:
    template = Template("{% load newspaper %}{{ text|reading }}")
    assert template.render(Context({"text": "近日,举行"})) == "近日，举行"


def test_quotations_inside_quotation_marks_have_single_ones() -> None:
    shown = Template("{% load newspaper %}“{{ text|inner_quotes }}”").render(
        Context({"text": "“家”<年>"})
    )
    assert shown == "“‘家’&lt;年&gt;”"
