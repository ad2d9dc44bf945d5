"""Names that no surname opens, where a byline's place proves them; and what is none there."""

import pytest

from seeds.parser.bylines import Person, read_byline
from seeds.parser.lines import read_line
from seeds.parser.names import read_names
from seeds.parser.signatures import read_signature


@pytest.mark.parametrize("name", ["阿合买提江", "吐尔逊江", "斯日古楞", "艾合买提"])
def test_a_role_in_brackets_proves_a_name_by_its_sound(name):
    assert read_byline(f"（记者　{name}）") == (Person(name, "reporter"),)
    assert read_names(name) is None


@pytest.mark.parametrize("text", ["（记者 走访调查）", "（记者 综合整理）", "（记者 夜市见闻录）"])
def test_words_of_the_language_are_none(text):
    found = read_byline(text) or ()
    assert not any(len(person.name) > 3 for person in found)


def test_a_bracket_behind_the_last_sentence_names_its_author_by_sound():
    assert read_byline("（热依汗）", bare=True) == (Person("热依汗", "correspondent"),)
    assert read_byline("（鼓掌声）", bare=True) is None


def test_a_body_may_stand_between_role_and_name():
    assert read_byline("（通讯员 机械学院 梅若华）") == (Person("梅若华", "correspondent"),)
    assert read_byline("（通讯员 某市医院）") is None


@pytest.mark.parametrize("who", ["文学院2019级", "实验小学五年级（3）班", "机械2021级1班"])
def test_pupils_and_students_sign_with_their_class(who):
    assert read_signature(f"{who} 虞小舟") == ("虞小舟",)


@pytest.mark.parametrize("who", ["里氏3级", "八级", "五一夜"])
def test_degrees_are_no_classes(who):
    assert read_signature(f"{who} 虞小舟") == ()


def test_bold_type_ends_the_byline_that_it_sets():
    assert read_line("**本报记者 秦艽**一把冬不拉", 1).text == "本报记者 秦艽 一把冬不拉"
    assert read_line("**近日**，江州放晴", 1).text == "近日，江州放晴"
