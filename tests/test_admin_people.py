"""Who is who at the desk: likely duplicates, merging, moving credits, parting namesakes."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Act, Credit
from articles.revision import Via
from people import merging
from people.evidence import renew
from people.models import Distinct, Person, PersonAlias, Resemblance
from tests.desk import desk, form_url, list_url, messages, user
from tests.factories import CreditFactory, PersonFactory

pytestmark = pytest.mark.django_db
LIKELY = reverse("admin:people_person_likely")
MERGE = reverse("admin:people_person_merge")


@pytest.fixture
def client():
    return desk(user("小李", "编辑"))


@pytest.fixture
def pair() -> tuple[Person, Person]:
    one = CreditFactory(person=PersonFactory(name="陈志明"), printed="（记者 陈志明）").person
    CreditFactory(person=one, printed="（记者 陈志明）")
    CreditFactory(person=one, role="photographer", printed="陈志明/摄")
    other = CreditFactory(person=PersonFactory(name="陈智明")).person
    renew()
    return one, other


def credits_url(person: Person) -> str:
    return reverse("admin:people_person_credits", args=[person.pk])


def test_a_likely_pair_is_merged_by_one_click_and_parted_again(client, pair) -> None:
    one, other = pair
    text = client.get(LIKELY).content.decode()
    assert "陈志明" in text
    assert "陈智明" in text
    after = client.post(LIKELY, {"keep": f"{one.pk},{other.pk}"}, follow=True)
    assert "陈智明" in messages(after)[0]
    assert not Person.objects.filter(pk=other.pk).exists()
    assert Credit.objects.filter(person=one).count() == 4
    act = Act.objects.get()
    assert (act.by.username, act.via) == ("小李", "admin")
    assert reverse("admin:articles_act_undo", args=[act.pk]) in after.content.decode()
    client.post(reverse("admin:articles_act_undo", args=[act.pk]), {"next": LIKELY})
    assert Credit.objects.filter(person=other).count() == 1


def test_either_of_the_two_may_stay(client, pair) -> None:
    one, other = pair
    client.post(LIKELY, {"keep": f"{other.pk},{one.pk}"})
    assert list(other.aliases.values_list("name", flat=True)) == ["陈志明"]


def test_different_people_do_not_come_again(client, pair) -> None:
    one, other = pair
    client.post(LIKELY, {"different": f"{one.pk},{other.pk}"})
    assert Distinct.objects.of(one, other).exists()
    client.post(LIKELY, {"renew": "1"})
    assert not Resemblance.objects.exists()


@pytest.mark.parametrize("sent", ["", "3", "9,9", "x,y", "1,2,3", f"{'9' * 30},1"])
def test_a_pair_that_is_none_any_more_is_left_alone(client, pair, sent) -> None:
    for button in ("keep", "different"):
        response = client.post(LIKELY, {button: sent}, follow=True)
        assert response.status_code == 200
    assert Person.objects.count() == 2
    assert not Act.objects.exists()


def test_the_kinds_narrow_the_list(client, pair) -> None:
    assert len(client.get(LIKELY, {"kind": "sound"}).context["page_obj"]) == 1
    assert len(client.get(LIKELY, {"kind": "shape"}).context["page_obj"]) == 0
    assert len(client.get(LIKELY, {"kind": "nonsense"}).context["page_obj"]) == 1


def test_several_are_merged_from_the_list(client, pair) -> None:
    one, other = pair
    third = PersonFactory(name="陈至明")
    data = {"action": "merge", "_selected_action": [one.pk, other.pk, third.pk]}
    response = client.post(list_url("people_person"), data, follow=True)
    assert {person.pk for person in response.context["compared"]} == {one.pk, other.pk, third.pk}
    assert response.context["most"] == one
    form = {"which": f"{one.pk},{other.pk},{third.pk}", "keep": one.pk, "why": "同一人"}
    response = client.post(MERGE, form)
    assert response["Location"] == form_url(one)
    assert Person.objects.get() == one
    assert Act.objects.get().why == "同一人"


def test_a_merge_asks_for_two_and_one_of_them_to_stay(client, pair) -> None:
    one, other = pair
    for form in ({"which": one.pk, "keep": one.pk}, {"which": f"{one.pk},{other.pk}"}):
        assert messages(client.post(MERGE, form, follow=True))
    data = {"action": "merge", "_selected_action": [one.pk]}
    assert messages(client.post(list_url("people_person"), data, follow=True))
    assert Person.objects.count() == 2


def test_somebody_is_added_to_those_compared(client, pair) -> None:
    one, other = pair
    response = client.get(MERGE, {"which": one.pk, "also": other.pk})
    assert {person.pk for person in response.context["compared"]} == {one.pk, other.pk}
    assert client.get(MERGE).status_code == 200


def test_a_person_tells_printed_forms_and_likely_duplicates(client, pair) -> None:
    one, other = pair
    response = client.get(form_url(one))
    assert [(f.printed, f.role, f.number) for f in response.context["forms"]] == [
        ("（记者 陈志明）", "reporter", 2),
        ("陈志明/摄", "photographer", 1),
    ]
    assert response.context["likely"] == [other]
    assert credits_url(one) in response.content.decode()


def test_credits_are_narrowed_and_moved(client, pair) -> None:
    one, other = pair
    shown = client.get(credits_url(one), {"printed": "陈志明/摄", "role": "photographer"})
    (credit,) = shown.context["page_obj"]
    client.post(credits_url(one), {"move": "1", "credit": credit.pk, "to": other.pk})
    credit.refresh_from_db()
    assert credit.person == other


def test_all_that_is_listed_is_moved_whatever_its_page(client, pair, monkeypatch) -> None:
    monkeypatch.setattr("people.admin.parting.PAGE", 1)
    one, other = pair
    url = f"{credits_url(one)}?role=reporter"
    assert client.get(url).context["page_obj"].paginator.num_pages == 2
    client.post(url, {"move": "1", "all": "1", "to": other.pk})
    assert list(one.credits.values_list("role", flat=True)) == ["photographer"]


def test_namesakes_are_parted_by_their_printed_form(client, pair) -> None:
    one, _other = pair
    url = f"{credits_url(one)}?role=photographer"
    chosen = [credit.pk for credit in client.get(url).context["page_obj"]]
    client.post(url, {"split": "1", "credit": chosen, "qualifier": "摄影部"})
    second = Person.objects.get(name="陈志明", qualifier="摄影部")
    assert list(second.credits.values_list("role", flat=True)) == ["photographer"]
    assert Distinct.objects.of(one, second).exists()


@pytest.mark.parametrize(
    "sent",
    [
        {"move": "1"},
        {"move": "1", "to": "", "all": "1"},
        {"move": "1", "to": "77777", "all": "1"},
        {"split": "1", "qualifier": "", "all": "1"},
        {"split": "1", "qualifier": "甲" * 61, "all": "1"},
        {"split": "1", "qualifier": "体育部", "all": "1"},
        {"split": "1", "qualifier": "体育部", "credit": "987654"},
    ],
)
def test_a_move_that_says_too_little_changes_nothing(client, pair, sent) -> None:
    one, _other = pair
    assert messages(client.post(credits_url(one), sent, follow=True))
    assert one.credits.count() == 3
    assert Person.objects.count() == 2


def test_who_may_not_change_people_settles_nothing(pair) -> None:
    one, other = pair
    reader = user("读者")
    reader.user_permissions.set(Permission.objects.filter(codename="view_person"))
    client = desk(reader)
    assert client.get(LIKELY).status_code == 403
    assert client.post(LIKELY, {"keep": f"{one.pk},{other.pk}"}).status_code == 403
    assert client.get(MERGE).status_code == 403
    assert client.get(credits_url(one)).status_code == 200
    sent = {"move": "1", "all": "1", "to": other.pk}
    assert client.post(credits_url(one), sent).status_code == 403
    assert Person.objects.count() == 2


@pytest.mark.parametrize("page", ["likely", "merge", "credits", "form"])
def test_queries_do_not_grow(client, page) -> None:
    person = PersonFactory(name="陈志明")

    def more(number: int) -> None:
        for n in range(number):
            other = CreditFactory(person=PersonFactory(name=f"陈{'智至治致制置志质'[n]}明")).person
            PersonAlias.objects.create(person=other, name=f"别名{n}")
            CreditFactory(person=person, printed=f"（记者 陈志明{n}）")
        renew()

    def queries() -> int:
        everyone = [p.pk for p in Person.objects.all()]
        urls = {
            "likely": LIKELY,
            "merge": f"{MERGE}?which={','.join(map(str, everyone))}",
            "credits": credits_url(person),
            "form": form_url(person),
        }
        with CaptureQueriesContext(connection) as captured:
            assert client.get(urls[page]).status_code == 200
        return len(captured)

    more(2)
    few = queries()
    PersonAlias.objects.all().delete()
    more(7)
    assert queries() <= few


def test_people_without_credits_are_listed(client, pair) -> None:
    idle = PersonFactory(name="白莹")
    for answer, expected in (("no", {idle}), ("yes", set(pair))):
        response = client.get(list_url("people_person"), {"credited": answer})
        assert set(response.context["cl"].result_list) == expected


def test_a_merge_by_another_editor_is_noticed(client, pair) -> None:
    one, other = pair
    merging.merge(other, one, by=None, via=Via.ADMIN)
    response = client.post(MERGE, {"which": f"{one.pk},{other.pk}", "keep": one.pk}, follow=True)
    assert messages(response)
    assert Act.objects.count() == 1
