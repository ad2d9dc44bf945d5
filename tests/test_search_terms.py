"""Terms of a text and the reading of a query."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.query import MOST_TERMS, SearchQuery, parse
from articles.text.terms import LONGEST_WORD, WORD_MARK, Term, fold, tokens


def asked(query: str) -> tuple[list[str], list[str]]:
    read = parse(query)
    return [term.text for term in read.wanted], [term.text for term in read.unwanted]


def test_text_is_pairs_and_whole_words() -> None:
    assert tokens("ai时代") == ["ai", "i时", "时代", "代", f"{WORD_MARK}ai"]


def test_lines_do_not_touch() -> None:
    assert tokens("工会\n劳动") == ["工会", "会", "劳动", "动"]


@pytest.mark.parametrize(
    ("query", "wanted", "unwanted"),
    [
        ("劳动 工会", ["劳动", "工会"], []),
        ("劳动\u3000工会", ["劳动", "工会"], []),
        ("劳动 劳动", ["劳动"], []),
        ('"张三 李四" 工会', ["张三 李四", "工会"], []),
        ("“劳动精神”", ["劳动精神"], []),
        ("劳动 -工会", ["劳动"], ["工会"]),
        ('-"劳动 精神" 工会', ["工会"], ["劳动 精神"]),
        ("ＡＩ", ["ai"], []),
        ("张　晶", ["张晶"], []),
        ("二〇二三", ["二零二三"], []),
        # no syntax: characters of the text
        ("学习“劳动”讲话", ['学习"劳动"讲话'], []),
        ("中-美", ["中-美"], []),
        ("——劳动", ["--劳动"], []),
        ("劳动 OR 工会*", ["劳动", "or", "工会*"], []),
        # unfinished or empty: never an error
        ('"劳动', ["劳动"], []),
        ('劳动"', ["劳动"], []),
        ('""', [], []),
        ('"', [], []),
        ("-", [], []),
        ("- 劳动", ["劳动"], []),
        ("……！", [], []),
        ("   ", [], []),
        ("劳模\x00竞赛", ["劳模", "竞赛"], []),
        ("\ud800劳动", ["劳动"], []),
        ("\ue000劳动\ue001", ["劳动"], []),
    ],
)
def test_reading_of_a_query(query: str, wanted: list[str], unwanted: list[str]) -> None:
    assert asked(query) == (wanted, unwanted)


def test_letters_and_digits_are_words_only_by_themselves() -> None:
    assert parse('AI AI时代 "AI" 2023').wanted == (
        Term("ai", whole=True),
        Term("ai时代"),
        Term("ai"),
        Term("2023", whole=True),
    )


def test_terms_are_bounded() -> None:
    assert len(parse(" ".join(chr(0x4E00 + n) * 2 for n in range(3000))).wanted) == MOST_TERMS


def test_long_words_are_cut() -> None:
    assert Term("a" * 5000, whole=True).tokens == [WORD_MARK + "a" * LONGEST_WORD]


def test_nothing_asked_is_false() -> None:
    assert not parse("")
    assert SearchQuery(unwanted=(Term("劳动"),))


@given(st.text())
def test_any_text_can_be_read_and_folded(text: str) -> None:
    parse(text)
    assert fold(fold(text)) == fold(text)
    assert all((token and not token.isspace()) or token == "\x1f" for token in tokens(fold(text)))


@given(st.text(alphabet="劳动节ai2 ，“"), st.integers(0, 20), st.integers(2, 6))
def test_tokens_of_a_substring_follow_each_other_in_the_text(text: str, at: int, long: int) -> None:
    folded = fold(text)
    part = folded[at : at + long]
    if len(part) > 1:
        stream = "\x00".join(tokens(folded))
        assert "\x00".join(Term(part).tokens) in stream
