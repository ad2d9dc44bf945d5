"""People: names, pinyin and roles."""

import pytest
from django.db import IntegrityError

from articles.text.pinyin import initial, sort_key, spellings
from people.models import Person, PersonAlias, Photographer, Reporter
from tests.factories import CreditFactory, PersonFactory


@pytest.mark.parametrize(
    ("name", "key", "letter"),
    [
        ("马超", "ma chao", "M"),
        ("曾国华", "zeng guo hua", "Z"),
        ("单晓明", "shan xiao ming", "S"),
        ("仇英", "qiu ying", "Q"),
        ("尉迟恭", "yu chi gong", "Y"),
        ("阿依古丽·买买提", "a yi gu li · mai mai ti", "A"),
        ("John", "john", "J"),
        ("·", "·", "#"),
    ],
)
def test_pinyin_of_names(name, key, letter) -> None:
    assert (sort_key(name), initial(name)) == (key, letter)


def test_a_name_is_found_as_it_is_typed() -> None:
    assert spellings("欧阳清") == "ou yang qing ouyangqing oyq"


@pytest.mark.django_db
def test_lists_go_by_pinyin() -> None:
    for name in ("张晶", "白莹", "单晓明", "马超"):
        PersonFactory(name=name)
    assert [p.name for p in Person.objects.all()] == ["白莹", "马超", "单晓明", "张晶"]


@pytest.mark.django_db
def test_roles_come_from_credits() -> None:
    writer = CreditFactory(person__name="甲", role="reporter").person
    trainee = CreditFactory(person__name="乙", role="intern").person
    camera = CreditFactory(person__name="丙", role="photographer").person
    CreditFactory(person__name="丁", role="correspondent")
    assert {p.pk for p in Reporter.objects.all()} == {writer.pk, trainee.pk}
    assert {p.pk for p in Photographer.objects.all()} == {camera.pk}


@pytest.mark.django_db
def test_a_reporter_may_be_there_before_a_first_credit() -> None:
    new = Reporter.objects.create(name="新人")
    assert list(Reporter.objects.all()) == [new]
    assert not Photographer.objects.exists()


@pytest.mark.django_db
def test_people_are_found_by_alias() -> None:
    person = PersonFactory(name="张晶")
    PersonAlias.objects.create(person=person, name="晶晶")
    assert list(Person.objects.named("晶晶")) == [person]
    assert list(Person.objects.named("张晶")) == [person]


@pytest.mark.django_db
def test_same_names_must_be_told_apart() -> None:
    Person.objects.create(name="张晶")
    Person.objects.create(name="张晶", qualifier="体育部")
    with pytest.raises(IntegrityError):
        Person.objects.create(name="张晶")
