"""Two editors of one page, issue or person, in its form or in a list: nothing is lost unseen."""

import re
import threading

import pytest
from django.db import connections

from articles.models import Page
from tests.desk import desk, form_url, list_url, opened, posted, user
from tests.factories import IssueFactory, PageFactory, PersonFactory, SectionFactory

pytestmark = pytest.mark.django_db
PAGES = list_url("articles_page")


@pytest.fixture
def client():
    return desk(user("老王", "主编"))


def listed(client) -> dict[str, str]:
    """What a browser would post from the list of pages, as it stands."""
    html = client.get(PAGES).content.decode()
    formset = client.get(PAGES).context["cl"].formset
    data = {
        "_save": "1",
        "form-TOTAL_FORMS": len(formset.forms),
        "form-INITIAL_FORMS": len(formset.forms),
    }
    for form in formset.forms:
        data[f"{form.prefix}-id"] = form.instance.pk
        for field in form.visible_fields():
            data[field.html_name] = data[field.html_initial_name] = field.value() or ""
            assert re.search(f'type="hidden" name="{field.html_initial_name}"', html)
    return data


def test_a_list_writes_only_what_the_editor_has_changed(client) -> None:
    hers, theirs = PageFactory(number=1), PageFactory(number=2)
    data = listed(client)
    Page.objects.filter(pk=theirs.pk).update(number=22)
    Page.objects.filter(pk=hers.pk).update(section=SectionFactory(name="要闻"))
    names = {data[name]: name.removesuffix("-id") for name in data if name.endswith("-id")}
    data[f"{names[hers.pk]}-number"] = 11
    assert client.post(PAGES, data).status_code == 302
    hers.refresh_from_db()
    theirs.refresh_from_db()
    assert (hers.number, hers.section.name, theirs.number) == (11, "要闻", 22)
    assert hers.history.count() == 2


def test_a_field_that_both_changed_is_refused_in_the_list_and_settled_by_saving_again(
    client,
) -> None:
    page = PageFactory(number=1)
    data = listed(client)
    Page.objects.filter(pk=page.pk).update(number=7)
    refused = client.post(PAGES, data | {"form-0-number": 5})
    assert refused.status_code == 200
    form = refused.context["cl"].formset.forms[0]
    assert "7" in form.errors["number"][0]
    page.refresh_from_db()
    assert page.number == 7
    again = {
        field.html_initial_name: form.data[field.html_initial_name]
        for field in form.visible_fields()
    }
    assert again["initial-form-0-number"] == "7"
    assert client.post(PAGES, data | {"form-0-number": 5} | again).status_code == 302
    page.refresh_from_db()
    assert page.number == 5


def test_the_same_change_by_both_is_no_clash(client) -> None:
    page = PageFactory(number=1)
    data = listed(client)
    Page.objects.filter(pk=page.pk).update(number=5)
    assert client.post(PAGES, data | {"form-0-number": 5}).status_code == 302


@pytest.mark.parametrize("in_form", ["page", "issue", "person"])
def test_a_form_is_guarded_field_by_field(client, in_form) -> None:
    page = PageFactory(banner="旧口号", number=3)
    thing, mine, theirs = {
        "page": (page, {"banner": "我的"}, {"banner": "对方的"}),
        "issue": (page.issue, {"number": 12}, {"number": 34}),
        "person": (PersonFactory(name="张晶", note="旧"), {"note": "我的"}, {"note": "对方的"}),
    }[in_form]
    [(name, value)] = theirs.items()
    data = opened(client, form_url(thing)) | mine
    type(thing).objects.filter(pk=thing.pk).update(**theirs)
    refused = client.post(form_url(thing), data)
    assert refused.status_code == 200
    assert str(value) in refused.context["adminform"].form.errors[name][0]
    thing.refresh_from_db()
    assert getattr(thing, name) == value
    assert client.post(form_url(thing), posted(refused.context)).status_code == 302
    thing.refresh_from_db()
    assert getattr(thing, name) == mine[name]


def test_another_field_of_a_colleague_stays(client) -> None:
    page = PageFactory(banner="旧口号", number=3)
    data = opened(client, form_url(page)) | {"number": 4}
    Page.objects.filter(pk=page.pk).update(banner="对方的")
    assert client.post(form_url(page), data).status_code == 302
    page.refresh_from_db()
    assert (page.number, page.banner) == (4, "对方的")


def test_rows_beside_an_issue_are_guarded_too(client) -> None:
    page = PageFactory(issue=IssueFactory(), banner="旧口号", number=3)
    data = opened(client, form_url(page.issue)) | {"pages-0-number": 4}
    Page.objects.filter(pk=page.pk).update(banner="对方的")
    assert client.post(form_url(page.issue), data).status_code == 302
    page.refresh_from_db()
    assert (page.number, page.banner) == (4, "对方的")


@pytest.mark.django_db(transaction=True)
def test_of_two_lists_saved_at_the_same_moment_one_is_refused() -> None:
    page = PageFactory(number=1)
    clients = [desk(user(name, "主编")) for name in ("老王", "老赵")]
    data = [listed(client) | {"form-0-number": n} for n, client in enumerate(clients, start=5)]
    barrier = threading.Barrier(2, timeout=30)
    codes = []

    def save(n: int) -> None:
        barrier.wait()
        try:
            codes.append(clients[n].post(PAGES, data[n]).status_code)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=save, args=(n,)) for n in (0, 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == [200, 302]
    assert page.history.count() == 2
