"""Terms of a text and the reading of a query."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text.given_names import everyday_surnames, surnames
from articles.text.periods import Period
from articles.text.query import MOST_TERMS, Asked, Hint, SearchQuery, parse
from articles.text.segment import lexicon
from articles.text.terms import (
    FORM,
    INNER_MARK,
    LONG_MARK,
    LONGEST_WORD,
    WORD_MARK,
    Term,
    fold,
    grams,
    is_long_word,
    marked_words,
)
from seeds.files import SEED_PAGES


def asked(query: str) -> tuple[list[str], list[str]]:
    read = parse(query)
    return [term.text for term in read.wanted], [term.text for term in read.unwanted]


def test_text_is_pairs_single_signs_and_whole_words() -> None:
    assert grams("ai时代，好") == {*"ai时代，好", "ai", "i时", "时代"}
    assert marked_words("ai时代") == {f"{WORD_MARK}ai"}


def test_the_number_of_the_rules_is_raised_with_them() -> None:
    """All that tokens are made by: the folding, the lexicon, jieba's dictionary, the surnames."""
    pages = [path.read_text() for path in sorted(SEED_PAGES.glob("*.txt"))]
    names = [f"{surname}永红" for surname in sorted(surnames() - everyday_surnames())]
    folded = fold("\n".join([*pages, *names, *(word.text for word in lexicon())]))
    made = "\n".join(sorted(grams(folded) | marked_words(folded)))
    digest = sha256(made.encode()).hexdigest()[:16]
    assert (FORM, digest) == (4, "1998291af3c55713"), "raise FORM, and write the new pair here"


def test_lines_and_signs_part_pairs() -> None:
    assert grams("工会\n劳动") == {*"工会劳动", "工会", "劳动"}
    assert grams("工会,劳动") == {*"工会,劳动", "工会", "劳动"}


def test_words_inside_of_others_are_noted() -> None:
    assert f"{INNER_MARK}大学" in marked_words("北京大学生")
    assert f"{INNER_MARK}大学" not in marked_words("大学生上大学")


@given(st.text(alphabet="北京大学生劳动模范总工会王李红霞的，a", min_size=3))
def test_a_long_word_has_a_token_just_where_it_stands(text: str) -> None:
    found = {token for token in marked_words(fold(text)) if token.startswith(LONG_MARK)}
    parts = {text[at : at + long] for long in range(3, 9) for at in range(len(text) - long + 1)}
    assert {LONG_MARK + part for part in parts if is_long_word(part)} == found


def test_a_pair_is_its_own_proof_and_a_longer_term_is_not() -> None:
    assert Term("劳动模范").proved
    assert Term("劳动").proved
    assert Term("劳").proved
    assert Term("ai", whole=True).proved
    assert not Term("动节快").proved
    assert not Term("节,").proved
    assert not Term("劳 动").proved
    assert Term("劳 动").tokens == ["劳", "动"]


def test_what_looks_like_a_name_has_a_token_wherever_it_stands() -> None:
    assert Term("李红霞").proved
    assert f"{LONG_MARK}李红霞" in marked_words("桃李红霞满天")
    assert not Term("王府的").proved


def test_a_phrase_asks_for_the_long_words_in_it_and_for_the_pairs_beside_them() -> None:
    assert Term("听劳动模范说").tokens == [f"{LONG_MARK}劳动模范", "听劳", "范说"]
    assert Term("见了李红霞说").tokens == [f"{LONG_MARK}李红霞", "见了", "了李", "霞说"]


@given(st.text(alphabet="北京大学生劳动模范总工会王李红霞的，a", min_size=3), st.data())
def test_all_that_a_part_asks_for_stands_in_the_whole(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start : data.draw(st.integers(start + 1, len(text)))].strip("，")
    assert set(Term(part).tokens) <= marked_words(text) | grams(text)


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


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("日期:2023", "2023-01-01", "2023-12-31"),
        ("日期：2023年2月", "2023-02-01", "2023-02-28"),
        ("date:2024-02", "2024-02-01", "2024-02-29"),
        ("日期:2023-05..2023-12", "2023-05-01", "2023-12-31"),
        ("日期:2023.5.1", "2023-05-01", "2023-05-01"),
        ("日期:2023-05..", "2023-05-01", None),
        ("日期:..2023-05-09", None, "2023-05-09"),
        ("日期:2023 日期:2022-06..2023-04", "2023-01-01", "2023-04-30"),
    ],
)
def test_dates(typed: str, first: str | None, last: str | None) -> None:
    period = parse(typed).period
    assert period is not None
    assert [day and day.isoformat() for day in (period.first, period.last)] == [first, last]


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("日期:昨天", Hint("date", "日期:昨天")),
        ("日期:2023-13", Hint("date", "日期:2023-13")),
        ("日期:2023-02-30", Hint("date", "日期:2023-02-30")),
        ("日期:..", Hint("date", "日期:..")),
        ("记者:", Hint("unfilled", "记者")),
        ("-日期:2023", Hint("date", "-日期:2023")),
    ],
)
def test_what_cannot_be_read_is_a_hint(typed: str, hint: Hint) -> None:
    read = parse(f"劳动 {typed}")
    assert read.hints == (hint,)
    assert read.wanted == (Term("劳动"),)
    assert read.period is None


def test_fields() -> None:
    read = parse('劳动 记者：马超 -标签:劳模 摄影:"约翰 史密斯" 版面:工会')
    assert read.wanted == (Term("劳动"),)
    assert read.fields == (
        Asked("reporter", "马超"),
        Asked("tag", "劳模", excluded=True),
        Asked("photographer", "约翰 史密斯"),
        Asked("section", "工会"),
    )


def test_other_colons_are_text() -> None:
    assert parse("时间:今天").wanted == (Term("时间:今天"),)


def test_an_open_period_joins_another() -> None:
    assert Period() & Period() == Period()


def test_nothing_asked_is_false() -> None:
    assert not parse("")
    assert SearchQuery(unwanted=(Term("劳动"),))


@given(st.text())
def test_any_text_can_be_read_and_folded(text: str) -> None:
    parse(text)
    assert fold(fold(text)) == fold(text)
    assert all(token.strip() for token in grams(fold(text)) | marked_words(fold(text)))


@given(st.text(alphabet="劳动节ai2 ，“"), st.integers(0, 20), st.integers(1, 6))
def test_tokens_of_a_substring_are_tokens_of_the_text(text: str, at: int, long: int) -> None:
    folded = fold(text)
    term, found = Term(folded[at : at + long]), grams(folded)
    assert set(term.tokens) <= found
