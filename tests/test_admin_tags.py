"""Tags at the desk: renaming, merging, deleting, tables out and in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import acts
from articles.models import Act, Article, FormerTag, Tag, TagAlias
from articles.revision import Via
from people.models import Person
from tests.desk import add_row, desk, form_url, list_url, messages, opened, user
from tests.factories import PersonFactory, TagFactory, TaggingFactory

pytestmark = pytest.mark.django_db
LIST = list_url("articles_tag")
MERGE = reverse("admin:articles_tag_merge")


@pytest.fixture
def client():
    return desk(user("老王", "主编"))


def listed(client, **query) -> list[str]:
    return [tag.name for tag in client.get(LIST, query).context["cl"].result_list]


def test_the_list_counts_uses_and_finds_what_is_unused(client) -> None:
    often, once, never = (TagFactory(name=name) for name in ("常用", "一次", "无人"))
    for tag in (often, often, once):
        TaggingFactory(tag=tag)
    TaggingFactory(tag=never, removed=True)
    assert listed(client, o="-3") == ["常用", "一次", "无人"]
    assert listed(client, use="unused") == ["无人"]
    assert set(listed(client, use="used")) == {"常用", "一次"}
    assert listed(client, q="wuren") == ["无人"]
    assert listed(client, q="cy") == ["常用"]


def test_a_tag_renamed_on_its_form_leads_on_and_can_be_taken_back(client) -> None:
    tag = TagFactory(name="技能比赛")
    data = opened(client, form_url(tag)) | {"name": "技能竞赛", "why": "统一", "keep_name": "on"}
    after = client.post(form_url(tag), data, follow=True)
    assert any("技能竞赛" in text for text in messages(after))
    tag.refresh_from_db()
    assert (tag.slug, tag.aliases.get().name) == ("技能竞赛", "技能比赛")
    assert FormerTag.objects.get().slug == "技能比赛"
    act = Act.objects.get()
    assert (act.by.username, act.why) == ("老王", "统一")
    client.post(reverse("admin:articles_act_undo", args=[act.pk]))
    tag.refresh_from_db()
    assert (tag.name, tag.slug) == ("技能比赛", "技能比赛")
    assert not TagAlias.objects.exists()


def test_a_slip_leaves_no_alias_and_an_alias_is_not_made_twice(client) -> None:
    tag = TagFactory(name="技能竟赛")
    data = opened(client, form_url(tag)) | {"name": "技能竞赛"}
    del data["keep_name"]
    client.post(form_url(tag), data)
    assert not TagAlias.objects.exists()
    data = opened(client, form_url(tag)) | {"name": "岗位练兵"}
    add_row(data, "aliases", name="技能竞赛")
    client.post(form_url(tag), data)
    assert TagAlias.objects.get().name == "技能竞赛"


def test_a_form_without_a_change_is_no_act(client) -> None:
    tag = TagFactory()
    client.post(form_url(tag), opened(client, form_url(tag)))
    assert not Act.objects.exists()


def test_a_new_tag_is_made_on_a_form(client) -> None:
    url = reverse("admin:articles_tag_add")
    assert 'name="keep_name"' not in client.get(url).content.decode()
    client.post(url, opened(client, url) | {"kind": "topic", "name": "防汛"})
    assert Tag.objects.get().slug == "防汛"


def test_tags_are_merged_from_the_list(client) -> None:
    kept = TaggingFactory(tag=TagFactory(name="技能竞赛")).tag
    gone = [TagFactory(name="技能比赛"), TagFactory(name="比武")]
    data = {"action": "merge", "_selected_action": [kept.pk, *(tag.pk for tag in gone)]}
    page = client.post(LIST, data, follow=True)
    assert page.context["most"] == kept
    client.post(MERGE, {"which": page.context["ids"], "keep": kept.pk})
    assert Tag.objects.get() == kept
    assert {alias.name for alias in kept.aliases.all()} == {"技能比赛", "比武"}
    assert Act.objects.count() == 1


def test_deleting_is_an_act_from_form_and_list_alike(client) -> None:
    one, two = TaggingFactory(tag=TagFactory(name="甲")).tag, TagFactory(name="乙")
    client.post(reverse("admin:articles_tag_delete", args=[one.pk]), {"post": "yes"})
    data = {"action": "delete_selected", "_selected_action": [two.pk], "post": "yes"}
    client.post(LIST, data)
    assert not Tag.objects.exists()
    assert list(Act.objects.values_list("kind", flat=True)) == ["delete_tags", "delete_tags"]
    for act in Act.objects.filter(undoes=None):
        client.post(reverse("admin:articles_act_undo", args=[act.pk]))
    assert set(Tag.objects.values_list("name", flat=True)) == {"甲", "乙"}
    assert Article.objects.get().taggings.get().tag == one


def test_unused_tags_go_at_once_but_not_what_an_editor_remembers(client) -> None:
    TaggingFactory(tag=TagFactory(name="用着"))
    TaggingFactory(tag=TagFactory(name="撤下"), removed=True)
    TagFactory(name="无人")
    url = reverse("admin:articles_tag_unused")
    assert url in client.get(LIST).content.decode()
    client.post(url)
    assert set(Tag.objects.values_list("name", flat=True)) == {"用着", "撤下"}
    assert client.get(url).status_code == 405
    assert desk(user("小李", "编辑")).post(url).status_code == 403


def sent(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("标签.csv", text.encode(), "text/csv")


def test_a_table_goes_out_as_the_list_is_narrowed(client) -> None:
    TagFactory(name="=甲"), TagFactory(kind="place", name="城南")
    url = reverse("admin:articles_tag_export")
    whole = b"".join(client.get(url)).decode("utf-8-sig").splitlines()
    assert len(whole) == 3
    narrowed = b"".join(client.get(url, {"kind__exact": "topic"})).decode()
    assert "'=甲" in narrowed
    assert "城南" not in narrowed
    assert client.get(url, {"nonsense": "1"}).status_code == 302


@pytest.mark.parametrize("model", ["articles_tag", "people_person"])
def test_a_table_is_shown_and_then_written(client, model) -> None:
    url = reverse(f"admin:{model}_import")
    text = "kind,name\ntopic,防汛\n" if model == "articles_tag" else "name\n防汛\n"
    shown = client.post(url, {"file": sent(text)})
    assert [change.name for change in shown.context["outcome"].changes] == ["防汛"]
    assert not Tag.objects.exists()
    assert not Person.objects.exists()
    client.post(url, {"tried": shown.context["tried"], "apply": "1"})
    assert (Tag if model == "articles_tag" else Person).objects.get().name == "防汛"
    assert Act.objects.get().by.username == "老王"


def test_a_table_with_a_fault_writes_nothing_even_when_asked_to(client) -> None:
    url = reverse("admin:articles_tag_import")
    text = "kind,name\ntopic,防汛\n生物,鱼\n"
    shown = client.post(url, {"file": sent(text), "apply": "1"})
    assert [(fault.line, fault.column) for fault in shown.context["outcome"].faults] == [
        (3, "类型")
    ]
    assert 'name="apply"' not in shown.content.decode()
    assert not Tag.objects.exists()


@pytest.mark.parametrize("form", [{}, {"tried": "x"}, {"tried": ""}])
def test_without_a_file_nothing_happens(client, form) -> None:
    response = client.post(reverse("admin:articles_tag_import"), form)
    assert response.context["form"].non_field_errors()
    assert not Act.objects.exists()


def test_no_table_at_all_is_told(client) -> None:
    for text in ("", "name\n", "颜色\n红\n", "\0"):
        response = client.post(reverse("admin:articles_tag_import"), {"file": sent(text + " ")})
        assert response.status_code == 200
        assert response.context["outcome"].faults


def test_who_may_only_read_brings_no_table_and_merges_nothing() -> None:
    client = desk(user("读者"))
    for name in ("import", "export", "merge"):
        assert client.get(reverse(f"admin:articles_tag_{name}")).status_code == 403


def test_queries_of_tables_do_not_grow(client) -> None:
    def queries(number: int, name: str) -> int:
        for n in range(number):
            TagAlias.objects.create(tag=TagFactory(name=f"{name}{n}"), name=f"别{n}")
        with CaptureQueriesContext(connection) as captured:
            b"".join(client.get(reverse("admin:articles_tag_export")))
        return len(captured)

    few = queries(2, "甲")
    assert queries(20, "乙") <= few


def test_people_go_out_as_a_table_too(client) -> None:
    PersonFactory(name="张晶")
    rows = b"".join(client.get(reverse("admin:people_person_export"))).decode("utf-8-sig")
    assert "张晶" in rows.splitlines()[1]


def test_of_tags_of_different_kinds_the_editor_says_which_kind_stays(client) -> None:
    kept, gone = TagFactory(name="城南", kind="place"), TagFactory(name="南城", kind="topic")
    TaggingFactory(tag=gone)
    url = f"{MERGE}?which={kept.pk},{gone.pk}"
    page = client.get(url).content.decode()
    assert page.count('name="kind"') == 2
    assert "checked" not in page[page.index('name="kind"') :]
    data = {"which": f"{kept.pk},{gone.pk}", "keep": kept.pk}
    assert client.post(MERGE, data).status_code == 302
    assert Tag.objects.count() == 2  # nothing is done before it is said
    client.post(MERGE, data | {"kind": "organisation"})
    assert Tag.objects.count() == 2  # it is the kind of none of them
    client.post(MERGE, data | {"kind": "topic"})
    stays = Tag.objects.get()
    assert (stays.pk, stays.name, stays.kind) == (kept.pk, "城南", "topic")
    assert FormerTag.objects.filter(kind="place", slug=kept.slug, tag=stays).exists()
    acts.undo(Act.objects.get(), by=None, via=Via.ADMIN)
    assert {(tag.name, tag.kind) for tag in Tag.objects.all()} == {
        ("城南", "place"), ("南城", "topic"),
    }  # fmt: skip


def test_of_tags_of_one_kind_nothing_is_asked(client) -> None:
    kept, gone = TagFactory(name="城南", kind="place"), TagFactory(name="南城", kind="place")
    assert 'name="kind"' not in client.get(f"{MERGE}?which={kept.pk},{gone.pk}").content.decode()
    client.post(MERGE, {"which": f"{kept.pk},{gone.pk}", "keep": kept.pk})
    assert Tag.objects.get().kind == "place"


def test_a_kind_that_has_the_name_already_takes_the_merging_back(client) -> None:
    kept, gone = TagFactory(name="城南", kind="place"), TagFactory(name="南城", kind="topic")
    TagFactory(name="城南", kind="topic")
    data = {"which": f"{kept.pk},{gone.pk}", "keep": kept.pk, "kind": "topic"}
    assert messages(client.post(MERGE, data, follow=True))
    assert Tag.objects.count() == 3
    assert not Act.objects.exists()
