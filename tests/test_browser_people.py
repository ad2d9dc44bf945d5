"""Who is who, in a real browser: no breach of the CSP, no rule of axe broken, and undone again."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from articles.models import Credit
from people.evidence import renew
from people.models import Person
from tests.desk import form_url, list_url, user
from tests.factories import CreditFactory, PersonFactory
from tests.test_browser_admin import enter

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LIKELY = reverse("admin:people_person_likely")


@pytest.fixture
def pair() -> tuple[Person, Person]:
    one, other = PersonFactory(name="陈志明"), PersonFactory(name="陈智明")
    for person, times in ((one, 3), (other, 1)):
        for _ in range(times):
            article = CreditFactory(person=person, printed=f"（记者 {person.name}）").article
            CreditFactory(article=article, person=PersonFactory(name="张晶"))
    CreditFactory(person=one, role="photographer", printed="陈志明/摄")
    renew()
    return one, other


def addresses(one: Person, other: Person) -> list[str]:
    merge = reverse("admin:people_person_merge")
    return [
        LIKELY,
        f"{merge}?which={one.pk},{other.pk}",
        merge,
        reverse("admin:people_person_credits", args=[one.pk]),
        form_url(one),
        list_url("people_person"),
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_accessible(page, live_server, pair, assert_accessible, scheme) -> None:
    page.emulate_media(color_scheme=scheme)
    enter(page, live_server, user("小李", "编辑"))
    for url in addresses(*pair):
        page.goto(live_server.url + url)
        page.wait_for_load_state("networkidle")
        assert_accessible(page)
    page.goto(live_server.url + LIKELY)
    page.get_by_role("button", name=re.compile("陈志明$")).click()
    expect(page.locator(".messagelist button")).to_be_visible()
    assert_accessible(page)


def test_no_page_breaks_the_policy(watched_page, live_server, pair) -> None:
    enter(watched_page, live_server, user("小李", "编辑"))
    for url in addresses(*pair):
        watched_page.goto(live_server.url + url)
        watched_page.wait_for_load_state("networkidle")


def test_a_pair_is_merged_and_taken_apart_again(watched_page, live_server, pair) -> None:
    page, (one, other) = watched_page, pair
    enter(page, live_server, user("小李", "编辑"))
    page.goto(live_server.url + LIKELY)
    expect(page.locator(".pair .evidence")).to_contain_text("张晶")
    page.get_by_role("button", name=re.compile(f"{one.name}$")).click()
    expect(page.locator(".messagelist")).to_contain_text("陈智明")
    assert Credit.objects.filter(person=one).count() == 5
    page.locator(".messagelist button").click()
    expect(page.locator(".messagelist button")).to_have_count(0)
    assert Credit.objects.filter(person=other).count() == 1


def test_a_namesake_is_parted(watched_page, live_server, pair) -> None:
    page, (one, _other) = watched_page, pair
    enter(page, live_server, user("小李", "编辑"))
    page.goto(live_server.url + form_url(one))
    page.get_by_role("link", name="陈志明/摄").click()
    expect(page.locator("input[name=credit]")).to_have_count(1)
    page.locator("#all").check()
    page.locator("input[name=qualifier]").fill("摄影部")
    page.locator("button[name=split]").click()
    expect(page.locator(".messagelist")).to_contain_text("摄影部")
    assert Person.objects.get(qualifier="摄影部").credits.get().printed == "陈志明/摄"


def test_a_credit_goes_to_somebody_found_by_pinyin(watched_page, live_server, pair) -> None:
    page, (one, other) = watched_page, pair
    enter(page, live_server, user("小李", "编辑"))
    page.goto(live_server.url + reverse("admin:people_person_credits", args=[other.pk]))
    page.locator("input[name=credit]").check()
    page.locator(".select2-selection").last.click()
    page.locator(".select2-search__field").fill("chenzhiming")
    page.locator(".select2-results__option", has_text=one.name).click()
    page.locator("button[name=move]").click()
    expect(page.locator(".messagelist")).to_contain_text(one.name)
    assert not other.credits.exists()
